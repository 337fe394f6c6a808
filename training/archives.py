"""The files in a folder, a zip or a tar, read alike and one at a time."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from training.errors import DataError

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, RuntimeError)
"""What unpacking a damaged, cut off or encrypted file raises."""


class Archive(Protocol):
    """Files by their path inside, with forward slashes."""

    def names(self) -> list[str]:
        """The paths of all files, sorted."""
        ...

    def read(self, name: str) -> bytes:
        """The content of one."""
        ...


def is_archive(path: Path) -> bool:
    """Whether `path` is a folder or a file that holds others."""
    return path.is_dir() or (path.is_file() and (zipfile.is_zipfile(path) or _is_tar(path)))


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`; DataError where it is damaged, while it is opened or read."""
    try:
        if path.is_dir():
            yield _Folder(path)
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as file:
                yield _Zip(file)
        else:
            with tarfile.open(path) as file:
                yield _Tar(file)
    except DAMAGED as error:
        raise DataError(f"{path} is damaged or cut off; it cannot be unpacked ({error}). Fetch it again.") from error


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        return sorted(path.relative_to(self._path).as_posix() for path in self._path.rglob("*") if path.is_file())

    def read(self, name: str) -> bytes:
        return (self._path / name).read_bytes()


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def names(self) -> list[str]:
        return sorted(info.filename for info in self._file.infolist() if not info.is_dir())

    def read(self, name: str) -> bytes:
        return self._file.read(name)


class _Tar:
    """Reads all files at once: going back in a compressed tar unpacks it from its start."""

    def __init__(self, file: tarfile.TarFile) -> None:
        self._content = {member.name: _bytes(file, member) for member in file if member.isfile()}

    def names(self) -> list[str]:
        return sorted(self._content)

    def read(self, name: str) -> bytes:
        return self._content[name]


def _bytes(file: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = file.extractfile(member)
    return content.read() if content else b""


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except DAMAGED:
        return False
