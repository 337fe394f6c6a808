"""Maps upload forms to domain types, and stored videos to schemas."""

from dataclasses import asdict
from typing import Final, TypeVar

from pydantic import ValidationError

from web_service.api.annotations.mappers import annotation_schema
from web_service.api.schemas import Schema
from web_service.api.videos.schemas import VideoMediaSchema, VideoSchema, VideoUpload
from web_service.core.errors import InvalidError
from web_service.database.videos import StoredVideo
from web_service.services.intake import AnalysisRequest
from web_service.services.job_progress import progress_of
from web_service.video.files import VideoFiles

_DAMAGED: Final = "The stored data of this video is damaged and cannot be read. Delete its session and send it again."
_Form = TypeVar("_Form", bound=Schema)


def parse_form(form: type[_Form], fields: dict[str, str]) -> _Form:
    """Validate the fields of a form. Raises InvalidError."""
    try:
        return form.model_validate(fields)
    except ValidationError as error:
        listed = "; ".join(
            f"{'.'.join(map(str, item['loc']))[:100]}: {item['msg'][:200]}" for item in error.errors()[:10]
        )
        raise InvalidError(f"The form is invalid. {listed}. /api/docs shows what to send.") from error


def analysis_request(asked: VideoUpload) -> AnalysisRequest:
    """How to analyse an upload."""
    consent = None
    if asked.consent_at is not None and asked.consent_version is not None:
        consent = asked.consent_at, asked.consent_version
    return AnalysisRequest(
        title=asked.title,
        model=asked.model,
        rate=None if asked.rate == "all" else asked.rate,
        keep=asked.keep,
        consent=consent,
    )


def video_schema(stored: StoredVideo, files: VideoFiles) -> VideoSchema:
    """A video, its analysis and its annotated copy; a video with invalid stored data counts as failed."""
    try:
        return _video(stored, files)
    except (TypeError, ValidationError):
        return _damaged_schema(stored.session.id)


def _video(stored: StoredVideo, files: VideoFiles) -> VideoSchema:
    session, video = stored.session, stored.video
    return VideoSchema(
        **asdict(progress_of(stored.analysis)),
        id=session.id,
        title=session.title,
        name=video.name,
        bytes=video.bytes,
        received_at=video.received_at,
        model=session.model,
        rate=video.rate,
        media=VideoMediaSchema.model_validate(video.media) if video.media else None,
        keep=video.keep,
        kept=video.keep and files.has(session.id, "video"),
        fingerprint=video.fingerprint,
        annotation=annotation_schema(stored.annotation, files) if stored.annotation else None,
    )


def _damaged_schema(session_id: str) -> VideoSchema:
    return VideoSchema(
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
