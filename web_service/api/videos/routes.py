"""Videos: upload one, follow its analysis, get it back, erase it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, send_file, url_for

from web_service.api.context import context
from web_service.api.security import check_origin
from web_service.api.sessions.mappers import session_detail_schema
from web_service.api.sessions.schemas import SessionDetailSchema
from web_service.api.videos.mappers import analysis_request, parse_form, video_schema
from web_service.api.videos.schemas import VideoFile, VideoSchema, VideosQuery, VideosSchema, VideoUpload
from web_service.api.videos.upload import UploadLimits, receive_upload
from web_service.core.errors import NotFoundError

_MEDIA_TYPES: Final[Mapping[str, str]] = {
    "matroska": "video/webm",
    "webm": "video/webm",
    "ogg": "video/ogg",
    "avi": "video/x-msvideo",
}

blueprint = APIBlueprint("videos", __name__, tag="Videos")


@blueprint.post("/api/videos")
@blueprint.output(SessionDetailSchema, status_code=202)
@blueprint.doc(
    operation_id="analyseVideo",
    responses={409: "Exists already", 429: "Too many videos are waiting"},
)
def post_video() -> tuple[SessionDetailSchema, int, dict[str, str]]:
    """Analyse a video file

    Returns the session that the analysis will fill as soon as a worker is free.
    """
    app = context()
    check_origin(app.settings.cors_origins)
    app.videos.check_waiting()
    arriving = app.videos.new_name()
    with receive_upload(app.files, arriving, _limits()) as upload:
        asked = parse_form(VideoUpload, upload.fields)
        session_id = str(asked.id or arriving)
        app.intake.take_upload(arriving, session_id, upload.file, analysis_request(asked))
    where = {"Location": url_for(".get_video", session_id=session_id)}
    return session_detail_schema(app.sessions.get(session_id)), HTTPStatus.ACCEPTED, where


@blueprint.get("/api/videos")
@blueprint.input(VideosQuery, location="query", arg_name="asked")
@blueprint.output(VideosSchema)
@blueprint.doc(operation_id="listVideos", responses={422: "Invalid"})
def get_videos(asked: VideosQuery) -> VideosSchema:
    """List videos

    Returns the newest first, always including those that are queued or running.
    """
    app = context()
    return VideosSchema(
        videos=[video_schema(each, app.files) for each in app.videos.newest(asked.limit)],
        waiting=app.videos.waiting(),
        max_bytes=app.settings.max_video_bytes,
        max_duration_ms=app.settings.max_video_ms,
    )


@blueprint.get("/api/videos/<uuid:session_id>")
@blueprint.output(VideoSchema)
@blueprint.doc(operation_id="getVideo", responses={404: "No such video"})
def get_video(session_id: UUID) -> VideoSchema:
    """Get the progress of an analysis"""
    return video_schema(context().videos.get(str(session_id)), context().files)


@blueprint.delete("/api/videos/<uuid:session_id>")
@blueprint.doc(operation_id="cancelVideo", responses={204: "Cancelled or erased", 404: "No such video"})
def delete_video(session_id: UUID) -> Response:
    """Cancel an analysis or erase the kept file

    The results of a cancelled analysis are erased. A finished analysis keeps its session but loses its files.
    """
    context().intake.give_up(str(session_id))
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.get("/api/videos/<uuid:session_id>/file")
@blueprint.doc(
    operation_id="getVideoFile",
    responses={200: "The file", 206: "A part of it", 404: "It was not kept", 416: "No such part"},
)
def get_file(session_id: UUID) -> Response:
    """Get the kept file

    Supports Range requests, as video players send them.
    """
    stored, files = context().videos.get(str(session_id)), context().files
    if not (stored.video.keep and files.has(str(session_id), "video")):
        raise NotFoundError("This video was not kept. Send the same file again to have it here.")
    media_type = _MEDIA_TYPES.get((stored.video.media or {}).get("container", ""), "video/mp4")
    path = files.path(str(session_id), "video")
    return send_file(path, mimetype=media_type, conditional=True, etag=stored.video.fingerprint)


@blueprint.put("/api/videos/<uuid:session_id>/file")
@blueprint.output(VideoSchema)
@blueprint.doc(
    operation_id="putVideoFile",
    responses={404: "No such video", 409: "Another file, or one that was not analysed"},
)
def put_file(session_id: UUID) -> VideoSchema:
    """Keep a video after all

    Accepts the file that the session was made from, and refuses any other file.
    """
    app = context()
    check_origin(app.settings.cors_origins)
    stored, arriving = app.intake.check_keepable(str(session_id)), app.videos.new_name()
    with receive_upload(app.files, arriving, _limits()) as upload:
        parse_form(VideoFile, upload.fields)
        app.intake.keep(arriving, stored, upload.file)
    return video_schema(app.videos.get(str(session_id)), app.files)


def _limits() -> UploadLimits:
    settings = context().settings
    return UploadLimits(settings.max_video_bytes, settings.upload_silence_seconds)
