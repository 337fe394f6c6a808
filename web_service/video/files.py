"""The folder of video files, named by their sessions."""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, Literal

from web_service.core.errors import OutOfSpaceError

FileKind = Literal["part", "video", "annotated"]

# Browsers can only hash a file block by block, so its fingerprint is the hash of its blocks' hashes.
BLOCK: Final = 8 * 1024 * 1024
_SUFFIXES: Final[dict[FileKind, str]] = {"part": ".part", "video": ".video", "annotated": ".annotated.mp4"}
_ABANDONED_SECONDS: Final = 600.0


class DiskFullError(OutOfSpaceError):
    """There is not enough disk space for a file."""

    def __init__(self) -> None:
        super().__init__(
            "There is not enough disk space for this file. Nothing was stored; free some space and send it again."
        )


class VideoFiles:
    """`part` is still arriving, `video` is a whole upload, `annotated` was drawn from one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, session_id: str, kind: FileKind) -> Path:
        return self.folder / f"{session_id}{_SUFFIXES[kind]}"

    def create(self, session_id: str) -> "IncomingFile":
        """Create the file for an upload, as a part under its own name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return IncomingFile(self.path(session_id, "part").open("xb"))

    @contextmanager
    def taking(self, arrived: str, session_id: str) -> Iterator[Callable[[], None]]:
        """Yield a function that makes an upload a session's video; undone if the block raises afterwards."""
        part, video = self.path(arrived, "part"), self.path(session_id, "video")

        def take() -> None:
            part.rename(video)

        try:
            yield take
        except BaseException:
            if not part.exists():
                video.unlink(missing_ok=True)
            raise

    def link(self, session_id: str, path: Path) -> None:
        """Make a local file a session's video, without moving or copying it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path(session_id, "video").symlink_to(path.resolve())

    def has(self, session_id: str, kind: FileKind) -> bool:
        return self.path(session_id, kind).is_file()

    def readable(self, session_id: str) -> bool:
        """Whether a session's video can be read from here right now."""
        try:
            with self.path(session_id, "video").open("rb") as file:
                return bool(file.read(1))
        except OSError:
            return False

    def size(self, session_id: str, kind: FileKind) -> int | None:
        """The size of a file in bytes, if it exists."""
        try:
            return self.path(session_id, kind).stat().st_size
        except FileNotFoundError:
            return None

    def erase(self, session_id: str, *kinds: FileKind) -> None:
        """Erase a session's files of these kinds, by default of all kinds."""
        for kind in kinds or _SUFFIXES:
            self.path(session_id, kind).unlink(missing_ok=True)

    def present(self) -> dict[str, bool]:
        """The sessions that have files, and whether these were abandoned: not written to for a long time."""
        abandoned: dict[str, bool] = {}
        for file in self._all():
            with suppress(FileNotFoundError):
                old = time.time() - file.lstat().st_mtime > _ABANDONED_SECONDS
                session_id = file.name.split(".")[0]
                abandoned[session_id] = old and abandoned.get(session_id, True)
        return abandoned

    def complete(self) -> set[str]:
        """The sessions that have a complete file."""
        return {file.name.split(".")[0] for file in self._all() if not file.name.endswith(_SUFFIXES["part"])}

    def usage(self) -> tuple[int, int]:
        """The number of files and their size in bytes."""
        sizes = [file.lstat().st_size for file in self._all()]
        return len(sizes), sum(sizes)

    def spare_bytes(self) -> int:
        """The free disk space in bytes."""
        folder = next(each for each in (self.folder, *self.folder.parents) if each.exists())
        return shutil.disk_usage(folder).free

    def _all(self) -> list[Path]:
        suffixes = tuple(_SUFFIXES.values())
        return [file for file in self.folder.glob("*") if file.name.endswith(suffixes)]


class IncomingFile:
    """An upload that is being written, and its fingerprint."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._fingerprint = Fingerprint()
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self._fingerprint.add(data)
        self.bytes += len(data)
        return self._file.write(data)

    def seek(self, offset: int) -> int:
        return self._file.seek(offset)

    def close(self) -> None:
        """Flush the file to disk and close it."""
        if self._file.closed:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        finally:
            # If the disk is full, closing tries to flush the buffer again.
            with suppress(OSError):
                self._file.close()

    @property
    def fingerprint(self) -> str:
        return self._fingerprint.hexdigest()


@contextmanager
def translate_full_disk() -> Iterator[None]:
    """Raise DiskFullError for the errors of writing to a full disk."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError from error
        raise


class Fingerprint:
    """SHA-256 over the SHA-256 of each block of a file."""

    def __init__(self) -> None:
        self._blocks = hashlib.sha256()
        self._block = hashlib.sha256()
        self._filled = 0

    def add(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            part = view[: BLOCK - self._filled]
            self._block.update(part)
            self._filled += len(part)
            view = view[len(part) :]
            if self._filled == BLOCK:
                self._blocks.update(self._block.digest())
                self._block, self._filled = hashlib.sha256(), 0

    def hexdigest(self) -> str:
        whole = self._blocks.copy()
        if self._filled:
            whole.update(self._block.digest())
        return whole.hexdigest()


def fingerprint_of(path: Path) -> str:
    """The fingerprint of a file on the disk."""
    fingerprint = Fingerprint()
    with path.open("rb") as file:
        while data := file.read(1024 * 1024):
            fingerprint.add(data)
    return fingerprint.hexdigest()
