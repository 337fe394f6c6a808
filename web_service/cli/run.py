"""Processes input files one by one and writes the requested results."""

import shutil
from functools import partial
from os import fsencode
from pathlib import Path
from typing import Final
from uuid import uuid4

from web_service.cli.outputs import Targets, say, whole, write
from web_service.cli.progress import ProgressLine
from web_service.core.errors import MienError
from web_service.services.intake import AnalysisRequest
from web_service.services.job_progress import JobProgress
from web_service.services.local_analysis import LocalAnalysis, OnProgress

_COMPLETE: Final = "complete"


class FileError(MienError):
    """A file could not be analysed; the message says why."""


class Run:
    """One run of the command. A file that fails is reported and does not stop the others."""

    def __init__(self, analysis: LocalAnalysis, request: AnalysisRequest, line: ProgressLine, *, blur: bool) -> None:
        self._analysis = analysis
        self._request = request
        self._line = line
        self._blur = blur

    def process(self, file: Path, targets: Targets) -> bool:
        """Analyse a file and write its results; False if that failed."""
        session_id = str(uuid4())
        try:
            self._process(session_id, file, targets)
        except BrokenPipeError:
            raise
        except MienError as error:
            return self._tell(file, str(error))
        except OSError as error:
            return self._tell(file, _system(error))
        finally:
            self._line.clear()
        return True

    def _tell(self, file: Path, why: str) -> bool:
        self._line.tell(f"{file}: {why}")
        return False

    def _process(self, session_id: str, file: Path, targets: Targets) -> None:
        if not file.is_file():
            raise FileError("The file does not exist.")
        file.open("rb").close()
        kept = False
        try:
            progress = self._analysis.analyse(session_id, file, self._request, self._show("Analysing", file))
            self._check(progress, file)
            self._write(session_id, file, targets)
            kept = not targets
        finally:
            if not kept:
                self._analysis.forget(session_id)
        if kept:
            say(session_id.encode() + b"\t" + fsencode(file))

    def _write(self, session_id: str, file: Path, targets: Targets) -> None:
        for kind, target in targets.items():
            if kind == "annotate":
                self._annotate(session_id, file, target)
            else:
                write(self._analysis.export(session_id, kind), target)

    def _annotate(self, session_id: str, file: Path, target: Path) -> None:
        progress = self._analysis.annotate(session_id, blur=self._blur, on_progress=self._show("Drawing", file))
        self._check(progress, file)
        with whole(target) as part:
            shutil.copyfile(self._analysis.annotated_copy(session_id), part)

    def _show(self, doing: str, file: Path) -> OnProgress:
        return partial(self._line.show, f"{doing} {file.name}")

    def _check(self, progress: JobProgress, file: Path) -> None:
        if progress.status != _COMPLETE:
            raise FileError(progress.detail or "The analysis was cancelled.")
        if progress.remark:
            self._tell(file, progress.remark)


def _system(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}."
