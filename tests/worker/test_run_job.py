"""The process that runs one job."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from web_service.config import ROOT
from web_service.database.engine import Database
from web_service.database.migrate import migrate


def test_a_job_that_was_cancelled_meanwhile_is_no_failure(tmp_path: Path) -> None:
    """Its process says nothing: in a terminal it would stand in the output of a command that was interrupted."""
    url = f"sqlite:///{tmp_path / 'sessions.db'}"
    database = Database(url)
    migrate(database)
    database.close()
    ended = subprocess.run(
        [sys.executable, "-m", "web_service.worker.run_job", str(uuid4()), "analysis", str(uuid4()), str(os.getpid())],
        cwd=ROOT,
        env=os.environ | {"MIEN_DATABASE_URL": url, "MIEN_VIDEOS_DIR": str(tmp_path / "videos")},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
