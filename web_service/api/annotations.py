"""The video with boxes and expressions drawn in."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint, HTTPError
from flask import Response, send_file, url_for

from web_service.api.requests import require_json
from web_service.api.video_schemas import Annotation, AnnotationRequest
from web_service.api.video_views import annotation_view
from web_service.database.jobs import JobConflictError, JobKey, JobStore
from web_service.database.models import JobRow
from web_service.database.videos import VideoStore
from web_service.video.files import VideoFiles
from web_service.worker.queue import JobQueue


def annotations_blueprint(videos: VideoStore, jobs: JobStore, queue: JobQueue, files: VideoFiles) -> APIBlueprint:
    """The endpoints, bound to where videos and their jobs are kept."""
    blueprint = APIBlueprint("annotations", __name__, tag="Videos")
    blueprint.before_request(require_json)

    def asked_for(session_id: str) -> JobRow:
        job = videos.get(session_id).annotation
        if job is None:
            raise HTTPError(404, "No annotated video of this session was asked for.")
        return job

    @blueprint.post("/api/videos/<uuid:session_id>/annotation")
    @blueprint.input(AnnotationRequest, arg_name="asked")
    @blueprint.output(Annotation, status_code=202)
    @blueprint.doc(
        operation_id="annotateVideo",
        responses={404: "No such video", 409: "Not kept, not analysed, or drawn just now", 422: "Does not fit"},
    )
    def post_annotation(session_id: UUID, asked: AnnotationRequest) -> tuple[Annotation, int, dict[str, str]]:
        """Draw the annotated video

        Boxes and expressions over every frame, as MP4 without sound; needs the kept video. Replaces an earlier one.
        """
        identity = str(session_id)
        stored = videos.get(identity)
        if not (stored.video.keep and files.has(identity, "video")):
            raise JobConflictError("This video was not kept. Send the same file again, then it can be drawn.")
        jobs.request_annotation(identity, blur=asked.blur)
        files.erase(identity, "annotated")
        queue.announce(JobKey(identity, "annotation"))
        where = {"Location": url_for(".get_annotation", session_id=identity)}
        return annotation_view(asked_for(identity), files), HTTPStatus.ACCEPTED, where

    @blueprint.get("/api/videos/<uuid:session_id>/annotation")
    @blueprint.output(Annotation)
    @blueprint.doc(operation_id="getAnnotation", responses={404: "None was asked for"})
    def get_annotation(session_id: UUID) -> Annotation:
        """Follow the drawing"""
        return annotation_view(asked_for(str(session_id)), files)

    @blueprint.delete("/api/videos/<uuid:session_id>/annotation")
    @blueprint.doc(operation_id="eraseAnnotation", responses={204: "Cancelled or erased", 404: "None was asked for"})
    def delete_annotation(session_id: UUID) -> Response:
        """Cancel the drawing, or erase what was drawn"""
        identity = str(session_id)
        asked_for(identity)
        jobs.delete_annotation(identity)
        files.erase(identity, "annotated")
        return Response(status=HTTPStatus.NO_CONTENT)

    @blueprint.get("/api/videos/<uuid:session_id>/annotation/file")
    @blueprint.doc(
        operation_id="getAnnotationFile",
        responses={200: "The file", 206: "A part of it", 404: "Not there (yet)", 416: "No such part"},
    )
    def get_file(session_id: UUID) -> Response:
        """Get the annotated video"""
        identity = str(session_id)
        stored = videos.get(identity)
        if stored.annotation is None or stored.annotation.status != "complete" or not files.has(identity, "annotated"):
            raise HTTPError(404, "There is no annotated video of this session, or not yet.")
        name = f"{stored.video.name.rsplit('.', 1)[0]}.annotated.mp4"
        path = files.path(identity, "annotated")
        return send_file(path, mimetype="video/mp4", as_attachment=True, download_name=name, conditional=True)

    return blueprint
