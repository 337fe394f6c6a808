"""The rows of a session that is made from a video file."""

from typing import Final

from web_service.api.made_with import made_with
from web_service.api.uploads import Received
from web_service.api.video_schemas import VideoUpload
from web_service.database.models import SessionRow, VideoRow
from web_service.database.sessions import new_session, now_ms
from web_service.runtimes.catalogue import Catalogue

_MAX_NAME: Final = 200


def video_rows(
    session_id: str, asked: VideoUpload, file: Received, catalogue: Catalogue
) -> tuple[SessionRow, VideoRow]:
    """The session and its video, as a file was received and as its analysis was asked for."""
    # A file on a disk may have a longer name than a setting.
    name = file.name[:_MAX_NAME]
    about = made_with(catalogue, asked.model, {"frames analysed a second": asked.rate, "file": name})
    receipt = None
    if asked.consent_at is not None and asked.consent_version is not None:
        receipt = asked.consent_at, asked.consent_version
    session = new_session(
        session_id,
        title=asked.title or name,
        source="video",
        made_with=about.model_dump(mode="json"),
        consent=receipt,
    )
    video = VideoRow(
        session_id=session_id,
        name=name,
        bytes=file.bytes,
        fingerprint=file.fingerprint,
        received_at=now_ms(),
        rate=None if asked.rate == "all" else float(asked.rate),
        keep=asked.keep,
        media=None,
    )
    return session, video
