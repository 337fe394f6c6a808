"""One file after the other, from where it lies to what was asked for."""

import shutil
from os import fsencode
from pathlib import Path
from typing import Final
from uuid import uuid4

from web_service.api.video_schemas import VideoUpload
from web_service.cli.outputs import Targets, say, whole, write
from web_service.cli.progress import ProgressLine
from web_service.cli.workshop import Workshop
from web_service.database.base import DatabaseError
from web_service.database.damage import DamagedSessionError
from web_service.database.jobs import JobKey, Kind
from web_service.database.sessions import SessionError
from web_service.export.files import FORMATS

_COMPLETE: Final = "complete"


class FileError(Exception):
    """A file cannot be analysed; the message says why."""


class Run:
    """What was asked for, file by file; a failure is told and ends none but its own."""

    def __init__(self, workshop: Workshop, asked: VideoUpload, line: ProgressLine, *, blur: bool) -> None:
        self._workshop = workshop
        self._asked = asked
        self._line = line
        self._blur = blur

    def see_through(self, file: Path, targets: Targets) -> bool:
        """Whether a file was analysed and all that was asked for was written."""
        session_id = str(uuid4())
        try:
            self._analyse(session_id, file, targets)
        except BrokenPipeError:
            raise
        except (FileError, SessionError, DamagedSessionError, DatabaseError) as error:
            return self._tell(file, str(error))
        except OSError as error:
            return self._tell(file, _system(error))
        finally:
            self._line.clear()
        return True

    def _tell(self, file: Path, why: str) -> bool:
        self._line.tell(f"{file}: {why}")
        return False

    def _analyse(self, session_id: str, file: Path, targets: Targets) -> None:
        if not file.is_file():
            raise FileError("There is no such file.")
        file.open("rb").close()
        kept = False
        try:
            self._workshop.take(session_id, file, self._asked)
            self._do(JobKey(session_id, "analysis"), file)
            self._write(session_id, file, targets)
            kept = not targets
        finally:
            if not kept:
                self._workshop.forget(session_id)
        if kept:
            say(session_id.encode() + b"\t" + fsencode(file))

    def _do(self, key: JobKey, file: Path) -> None:
        work = self._workshop.see_through(key, lambda work: self._line.show(f"{_DOING[key.kind]} {file.name}", work))
        if work.status != _COMPLETE:
            raise FileError(work.detail or "It was cancelled.")
        if work.remark:
            self._tell(file, work.remark)

    def _write(self, session_id: str, file: Path, targets: Targets) -> None:
        for kind, target in targets.items():
            if kind != "annotate":
                write(FORMATS[kind].write(self._workshop.exported(session_id)), target)
                continue
            self._workshop.ask_annotation(session_id, blur=self._blur)
            self._do(JobKey(session_id, "annotation"), file)
            with whole(target) as part:
                shutil.copyfile(self._workshop.files.path(session_id, "annotated"), part)


_DOING: Final[dict[Kind, str]] = {"analysis": "Analysing", "annotation": "Drawing"}


def _system(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}."
