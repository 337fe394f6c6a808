"""Ties the folder of video files to one database, so that no other one ever erases what lies there."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import select, text

from web_service.database.base import Database, DatabaseError
from web_service.database.models import IdentityRow, VideoRow
from web_service.media.files import VideoFiles

MARKER: Final = ".mien-database"
_ABOUT: Final = "The video files in this folder belong to the Mien database of this id; others do not touch them.\n"
# Another process that has just made the marker writes it within this time.
_WRITTEN_SECONDS: Final = 2.0


class VideoFolderError(DatabaseError):
    """The folder of video files belongs to another database, or cannot be used."""


def claim_folder(database: Database, files: VideoFiles) -> None:
    """Claim the folder for this database; VideoFolderError where it belongs to another one."""
    mine, marker = identity(database), files.folder / MARKER
    try:
        owner = _owner(marker)
        if not owner:
            _check_unclaimed(database, files)
            _write(marker, mine, replaces=owner is not None)
            owner = _owner(marker)
    except OSError as error:
        raise VideoFolderError(
            f"The folder {files.folder} for video files cannot be used ({error.strerror}). Make it writable, or "
            "set MIEN_VIDEOS_DIR."
        ) from error
    if owner != mine:
        raise _foreign(files.folder, f"its file {MARKER} names that one")


def owns_folder(database: Database, files: VideoFiles) -> bool:
    """Whether the folder, as it can be read right now, belongs to this database."""
    with suppress(OSError):
        return _owner(files.folder / MARKER) == identity(database)
    return False


def _check_unclaimed(database: Database, files: VideoFiles) -> None:
    """Refuse a folder without a marker that holds videos, none of which this database knows."""
    present = files.whole()
    with database.read() as orm:
        known = set(orm.scalars(select(VideoRow.session_id)))
    if present and not present & known:
        raise _foreign(files.folder, "this one knows none of them")


def _foreign(folder: Path, why: str) -> VideoFolderError:
    return VideoFolderError(
        f"The folder {folder} holds the video files of another database: {why}. Set MIEN_VIDEOS_DIR to a folder for "
        "this database alone, or DATABASE_URL to the other one. If that one no longer exists, move the folder away."
    )


def _write(marker: Path, owner: str, *, replaces: bool) -> None:
    """Write the marker, unless another process did first; `replaces` one that a crash left empty."""
    marker.parent.mkdir(parents=True, exist_ok=True)
    if replaces:
        marker.unlink(missing_ok=True)
    with suppress(FileExistsError), marker.open("x", encoding="utf-8") as file:
        file.write(f"{owner}\n{_ABOUT}")
        file.flush()
        os.fsync(file.fileno())


def _owner(marker: Path) -> str | None:
    """The id in the marker, empty where the marker is; None where there is no marker."""
    deadline = time.monotonic() + _WRITTEN_SECONDS
    with suppress(FileNotFoundError):
        while not (lines := marker.read_text(encoding="utf-8", errors="replace").splitlines()):
            if time.monotonic() > deadline:
                return ""
            time.sleep(0.01)
        return lines[0].strip()
    return None


def identity(database: Database) -> str:
    """The id of a database; created where there is none, as in tables that were made by hand."""
    asked = select(IdentityRow.database_id)
    with database.read() as orm:
        if (given := orm.scalar(asked)) is not None:
            return given
    with database.write() as orm:
        first = text("INSERT INTO identity (id, database_id) VALUES (1, :id) ON CONFLICT DO NOTHING")
        orm.execute(first, {"id": str(uuid4())})
        return orm.scalars(asked).one()
