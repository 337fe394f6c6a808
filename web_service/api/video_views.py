"""From stored videos and jobs to what travels."""

from typing import Any, Final

from pydantic import ValidationError

from web_service.api.video_schemas import Annotation, Video, VideoMedia
from web_service.database.models import JobRow
from web_service.database.videos import StoredVideo
from web_service.media.files import VideoFiles

_DAMAGED: Final = "The stored data of this video is damaged and cannot be read. Delete its session, and send it again."


def video_view(stored: StoredVideo, files: VideoFiles) -> Video:
    """A video, its analysis and its annotated copy; one whose stored data is invalid has failed."""
    try:
        return _video(stored, files)
    except (TypeError, ValidationError):
        return _damaged(stored.session.id)


def _video(stored: StoredVideo, files: VideoFiles) -> Video:
    session, video = stored.session, stored.video
    return Video(
        **_work(stored.analysis),
        id=session.id,
        title=session.title,
        name=video.name,
        bytes=video.bytes,
        received_at=video.received_at,
        model=session.model,
        rate=video.rate,
        media=VideoMedia.model_validate(video.media) if video.media else None,
        keep=video.keep,
        kept=video.keep and files.has(session.id, "video"),
        fingerprint=video.fingerprint,
        annotation=annotation_view(stored.annotation, files) if stored.annotation else None,
    )


def annotation_view(job: JobRow, files: VideoFiles) -> Annotation:
    """How the drawing of a video stands."""
    complete = job.status == "complete"
    size = files.size(job.session_id, "annotated") if complete else None
    return Annotation(**_work(job), blur=bool(job.options.get("blur")), bytes=size)


def _damaged(session_id: str) -> Video:
    return Video(
        status="failed",
        progress=0,
        frames_done=0,
        frames_total=None,
        speed=None,
        eta_ms=None,
        detail=_DAMAGED,
        remark=None,
        id=session_id,
        title="",
        name="",
        bytes=0,
        received_at=0,
        model="",
        rate=None,
        media=None,
        keep=False,
        kept=False,
        fingerprint="",
        annotation=None,
    )


def _work(job: JobRow) -> dict[str, Any]:
    speed = job.done_ms / job.busy_ms if job.done_ms > 0 and job.busy_ms > 0 else None
    left = max(0.0, job.length_ms - job.done_ms) if job.length_ms else None
    running = job.status == "running"
    return {
        "status": job.status,
        "progress": _progress(job),
        "frames_done": job.frames_done,
        "frames_total": job.frames_total,
        "speed": speed,
        "eta_ms": left / speed if running and speed and left is not None else None,
        "detail": job.detail,
        "remark": job.remark,
    }


def _progress(job: JobRow) -> float:
    if job.status == "complete":
        return 1.0
    # What a file says of its own length may be too little.
    return min(0.999, job.done_ms / job.length_ms) if job.length_ms else 0.0
