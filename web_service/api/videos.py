"""Video files: send one, follow its analysis, have it back, erase it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeVar
from uuid import UUID

from apiflask import APIBlueprint, HTTPError
from flask import Response, send_file, url_for
from pydantic import BaseModel, ValidationError

from web_service.api.session_schemas import SessionDetail
from web_service.api.session_views import detail_view
from web_service.api.uploads import UploadLimits, check_origin, received
from web_service.api.video_rows import video_rows
from web_service.api.video_schemas import Video, VideoFile, Videos, VideosQuery, VideoUpload
from web_service.api.video_views import video_view
from web_service.config import Settings
from web_service.database.jobs import JobConflictError, JobKey, JobStore
from web_service.database.sessions import SessionStore
from web_service.database.videos import VideoStore, WrongVideoError
from web_service.jobs.queue import JobQueue
from web_service.media.files import VideoFiles
from web_service.runtimes.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class VideoParts:
    """What the endpoints work with."""

    catalogue: Catalogue
    sessions: SessionStore
    videos: VideoStore
    jobs: JobStore
    queue: JobQueue
    files: VideoFiles


def videos_blueprint(settings: Settings, parts: VideoParts) -> APIBlueprint:
    """The endpoints, bound to where videos and their jobs are kept."""
    videos, jobs, files = parts.videos, parts.jobs, parts.files
    limits = UploadLimits(settings.max_video_bytes, settings.upload_silence_seconds)
    blueprint = APIBlueprint("videos", __name__, tag="Videos")

    @blueprint.post("/api/videos")
    @blueprint.output(SessionDetail, status_code=202)
    @blueprint.doc(
        operation_id="analyseVideo",
        responses={409: "There already", 429: "Too many wait"},
    )
    def post_video() -> tuple[SessionDetail, int, dict[str, str]]:
        """Analyse a video file

        Its analysis begins as soon as a worker is free and makes the session that is answered.
        """
        check_origin(settings.cors_origins)
        videos.check_waiting()
        arriving = videos.new_name()
        with received(files, arriving, limits) as file:
            asked = _fields(VideoUpload, file.fields)
            session_id = str(asked.id or arriving)
            session, video = video_rows(session_id, asked, file, parts.catalogue)
            with files.taking(arriving, session_id) as take:
                videos.create(session, video, take)
        parts.queue.announce(JobKey(session_id, "analysis"))
        where = {"Location": url_for(".get_video", session_id=session_id)}
        return detail_view(parts.sessions.get(session_id)), HTTPStatus.ACCEPTED, where

    @blueprint.get("/api/videos")
    @blueprint.input(VideosQuery, location="query", arg_name="asked")
    @blueprint.output(Videos)
    @blueprint.doc(operation_id="listVideos", responses={422: "Does not fit"})
    def get_videos(asked: VideosQuery) -> Videos:
        """List videos

        The newest first, those that wait or are at work always among them.
        """
        return Videos(
            videos=[video_view(each, files) for each in videos.newest(asked.limit)],
            waiting=videos.waiting(),
            max_bytes=settings.max_video_bytes,
            max_duration_ms=settings.max_video_ms,
        )

    @blueprint.get("/api/videos/<uuid:session_id>")
    @blueprint.output(Video)
    @blueprint.doc(operation_id="getVideo", responses={404: "No such video"})
    def get_video(session_id: UUID) -> Video:
        """Follow an analysis"""
        return video_view(videos.get(str(session_id)), files)

    @blueprint.delete("/api/videos/<uuid:session_id>")
    @blueprint.doc(operation_id="cancelVideo", responses={204: "Cancelled or erased", 404: "No such video"})
    def delete_video(session_id: UUID) -> Response:
        """Cancel an analysis, or erase the kept file

        What a cancelled analysis had found is forgotten. A finished one keeps its session and loses its files.
        """
        identity = str(session_id)
        videos.set_keep(identity, keep=False)
        jobs.cancel(JobKey(identity, "analysis"))
        jobs.cancel(JobKey(identity, "annotation"))
        jobs.forget_annotation(identity)
        files.erase(identity)
        return Response(status=HTTPStatus.NO_CONTENT)

    @blueprint.get("/api/videos/<uuid:session_id>/file")
    @blueprint.doc(
        operation_id="getVideoFile",
        responses={200: "The file", 206: "A part of it", 404: "It was not kept", 416: "No such part"},
    )
    def get_file(session_id: UUID) -> Response:
        """Get the kept file

        Parts of it with the header Range, as players ask for.
        """
        stored = videos.get(str(session_id))
        if not (stored.video.keep and files.has(str(session_id), "video")):
            raise HTTPError(404, "This video was not kept. Send the same file again to have it here.")
        path = files.path(str(session_id), "video")
        played_as = _PLAYED_AS.get((stored.video.media or {}).get("container", ""), "video/mp4")
        return send_file(path, mimetype=played_as, conditional=True, etag=stored.video.fingerprint)

    @blueprint.put("/api/videos/<uuid:session_id>/file")
    @blueprint.output(Video)
    @blueprint.doc(
        operation_id="putVideoFile",
        responses={404: "No such video", 409: "Another file, or one that was not analysed"},
    )
    def put_file(session_id: UUID) -> Video:
        """Keep a video after all

        Takes the file that the session was made from once more; any other one is refused.
        """
        check_origin(settings.cors_origins)
        identity = str(session_id)
        stored = videos.get(identity)
        if stored.analysis.status in {"failed", "cancelled"}:
            raise JobConflictError("This video was not analysed, so there is nothing to keep it for; send it anew.")
        with received(files, arriving := videos.new_name(), limits) as file:
            _fields(VideoFile, file.fields)
            if file.fingerprint != stored.video.fingerprint:
                raise WrongVideoError(f"This is another file than the one that was analysed, {stored.video.name!r}.")
            with files.taking(arriving, identity) as take:
                videos.set_keep(identity, keep=True)
                take()
        return video_view(videos.get(identity), files)

    return blueprint


_Form = TypeVar("_Form", bound=BaseModel)
_PLAYED_AS: Final = {"matroska": "video/webm", "webm": "video/webm", "ogg": "video/ogg", "avi": "video/x-msvideo"}


def _fields(form: type[_Form], fields: dict[str, str]) -> _Form:
    """The fields of a form; 422 where they do not fit."""
    try:
        return form.model_validate(fields)
    except ValidationError as error:
        listed = "; ".join(
            f"{'.'.join(map(str, item['loc']))[:100]}: {item['msg'][:200]}" for item in error.errors()[:10]
        )
        raise HTTPError(422, f"The form does not fit. {listed}. /api/docs shows what to send.") from error
