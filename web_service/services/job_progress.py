"""The progress of a job, as shown to people."""

from dataclasses import dataclass
from typing import Final

from web_service.database.models import JobRow

# A file may be longer than it says.
_MAX_UNFINISHED: Final = 0.999


@dataclass(frozen=True, slots=True)
class JobProgress:
    """`progress` is the part of the video's time done so far, `speed` times real time, `detail` why the job failed."""

    status: str
    progress: float
    frames_done: int
    frames_total: int | None
    speed: float | None
    eta_ms: float | None
    detail: str | None
    remark: str | None


def progress_of(job: JobRow) -> JobProgress:
    """The progress of a job."""
    speed = job.done_ms / job.busy_ms if job.done_ms > 0 and job.busy_ms > 0 else None
    left = max(0.0, job.length_ms - job.done_ms) if job.length_ms else None
    running = job.status == "running"
    return JobProgress(
        status=job.status,
        progress=_part(job),
        frames_done=job.frames_done,
        frames_total=job.frames_total,
        speed=speed,
        eta_ms=left / speed if running and speed and left is not None else None,
        detail=job.detail,
        remark=job.remark,
    )


def _part(job: JobRow) -> float:
    if job.status == "complete":
        return 1.0
    return min(_MAX_UNFINISHED, job.done_ms / job.length_ms) if job.length_ms else 0.0
