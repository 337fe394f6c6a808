"""Analyses a video: from its file to its session."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from web_service.database.errors import SessionFullError
from web_service.database.job_claims import Batch, Progress
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.video.analysis import (
    BATCH_FRAMES,
    Analysed,
    Observe,
    analyse_frames,
    samples_of,
    state_from_json,
    state_to_json,
)
from web_service.video.frames import VideoInfo
from web_service.video.opening import VideoError
from web_service.video.reading import VideoReader
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.pipeline import Detect, observe
from web_service.vision.types import StreamState
from web_service.worker.job import ClaimedJob

# A file that ends this much before its stated end was cut off.
_MISSING_MS: Final = 2_000.0
_MISSING_PART: Final = 0.02


@dataclass(frozen=True, slots=True)
class _Position:
    """Where the last stored batch ended: its number, the frames so far, the last frame's time, the stream's state."""

    batch: int = -1
    frames: int = 0
    at: float | None = None
    stream: StreamState | None = None

    @staticmethod
    def of(stored: dict[str, Any] | None) -> "_Position":
        return _Position(**{**stored, "stream": state_from_json(stored["stream"])}) if stored else _Position()

    def after(self, part: list[Analysed]) -> "_Position":
        return _Position(self.batch + 1, self.frames + len(part), part[-1].at, part[-1].state)

    def to_json(self) -> dict[str, Any]:
        stream = state_to_json(self.stream) if self.stream else None
        return {"batch": self.batch, "frames": self.frames, "at": self.at, "stream": stream}


def analyse_video(job: ClaimedJob, catalogue: Catalogue, detect: Detect) -> None:
    """Analyse from the end of the last stored batch. Resuming any number of times gives the same samples."""
    look, unclear_below = _observing(catalogue, detect, job.claimed.session.model)
    rate, position = job.claimed.video.rate, _Position.of(job.claimed.job.state)
    with job.open() as reader:
        remark = None
        try:
            analysed = analyse_frames(reader.frames(rate, position.at), look, position.stream, unclear_below)
            part: list[Analysed] = []
            for each in analysed:
                part.append(each)
                job.report(_progress(reader.info, rate, position.frames + len(part), each.at))
                if len(part) == BATCH_FRAMES:
                    position, part = _store(job, reader.info, position, part), []
            if part:
                position = _store(job, reader.info, position, part)
        except SessionFullError as error:
            remark = str(error)
        job.finish(remark or _remark(reader))


def _observing(catalogue: Catalogue, detect: Detect, model: str) -> tuple[Observe, float]:
    """The function that observes a frame, and the confidence below which a face is unclear."""
    try:
        spec = catalogue.spec(model)
    except UnknownModelError as error:
        raise VideoError(f"The model {model} no longer exists. Send the video again with another model.") from error
    classify = ExpressionClassifier(spec, catalogue.runtime(spec.name))
    return partial(observe, detect=detect, align=classify.align, classify=classify), spec.unclear_below


def _store(job: ClaimedJob, info: VideoInfo, before: _Position, part: list[Analysed]) -> _Position:
    """Store a part of the analysis as the next batch, and return where it ended."""
    position = before.after(part)
    span = part[0].at, part[-1].at
    progress = _progress(info, job.claimed.video.rate, position.frames, part[-1].at)
    job.store(progress, Batch(position.batch, samples_of(part), span, position.to_json()))
    return position


def _progress(info: VideoInfo, rate: float | None, frames: int, at: float) -> Progress:
    per_second = min((each for each in (rate, info.frame_rate) if each), default=None)
    total = round(info.duration_ms * per_second / 1000) if info.duration_ms and per_second else None
    return Progress(frames, None if total is None else max(total, frames), at, info.duration_ms)


def _remark(reader: VideoReader) -> str | None:
    """A remark on a file that could not be read completely."""
    told, read = reader.info.duration_ms or 0.0, reader.ended_at
    if told - read > max(_MISSING_MS, told * _MISSING_PART):
        return f"The file ends early: it should last {_clock(told)}, but only {_clock(read)} could be read."
    if reader.damaged:
        return f"{reader.damaged} damaged parts of the file were skipped."
    return None


def _clock(ms: float) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02}"
