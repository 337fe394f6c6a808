"""`kill -9` in the middle of a recording loses nothing that was acknowledged."""

import itertools
import random
import sqlite3
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from tests.failures.processes import Broken, Service
from tests.samples import all_happy
from tests.test_service_process import free_port
from web_service.core.samples import unpack

A_BATCH = 5


def batch(n: int) -> dict[str, Any]:
    """What was seen in the n-th half second; each differs from all others."""
    return {"samples": all_happy(A_BATCH, first_at=500.0 * n), "from": 500.0 * n, "to": 500.0 * (n + 1)}


class Client:
    """Sends batch after batch as a page does: each until it is acknowledged, and never again after that."""

    def __init__(self, session_id: str) -> None:
        self._path = f"/api/sessions/{session_id}/batches"
        self._changed = threading.Condition()
        self._service: Service | None = None
        self._stopped = False
        self.acknowledged: list[int] = []
        self.failed = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def use(self, service: Service | None, *, stop: bool = False) -> None:
        """Send to this service from now on; wait where it is None."""
        with self._changed:
            self._service, self._stopped = service, stop
            self._changed.notify_all()

    def wait_for(self, more: int) -> None:
        with self._changed:
            wanted = len(self.acknowledged) + more
            assert self._changed.wait_for(lambda: len(self.acknowledged) >= wanted, timeout=60)

    def end(self) -> None:
        self.use(None, stop=True)
        self._thread.join()

    def _run(self) -> None:
        for n in itertools.count():
            while not self._sent(n):
                if self._stopped:
                    return

    def _sent(self, n: int) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._service or self._stopped)
            service = self._service
        if service is None:
            return False
        try:
            service.call("PUT", f"{self._path}/{n}", batch(n))
        except HTTPError as refused:
            # Busy is no answer yet; anything else is wrong, and ends this thread.
            if refused.code != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            return False
        except Broken:
            self.failed += 1
            return False
        with self._changed:
            self.acknowledged.append(n)
            self._changed.notify_all()
        return True


def test_nothing_acknowledged_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "sessions.db"
    port = free_port()
    moments = random.Random(4)  # noqa: S311
    with Service(port, file) as service:
        session_id = service.call("POST", "/api/sessions", {"title": "Killed"})["id"]
        client = Client(session_id)
        client.use(service)
        for _ in range(2):
            client.wait_for(moments.randint(1, 20))
            service.kill_worker()
        client.wait_for(moments.randint(1, 20))
        # In the middle of a call: the client does not stop for it.
        service.kill()
        client.use(None)
    before = list(client.acknowledged)
    check(file, session_id, before)
    with Service(port, file) as service:
        client.use(service)
        client.wait_for(20)
        client.end()
        detail = service.call("GET", f"/api/sessions/{session_id}")
    after = client.acknowledged
    assert after[: len(before)] == before
    stored = check(file, session_id, after)
    # What was stored without anybody hearing of it was sent again, and counts once.
    assert after == list(range(len(after)))
    assert stored - set(after) <= {len(after)}
    assert detail["samples"] == A_BATCH * len(stored)
    assert client.failed > 0


def check(file: Path, session_id: str, acknowledged: list[int]) -> set[int]:
    """The file is sound and holds what was acknowledged, as it was sent; all batches that it holds."""
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        stored = dict(connection.execute("SELECT n, samples FROM batches WHERE session_id = ?", [session_id]))
    connection.close()
    assert set(acknowledged) <= set(stored)
    for n, blob in stored.items():
        assert unpack([blob]).at.tolist() == [sample["at"] for sample in batch(n)["samples"]]
    return set(stored)
