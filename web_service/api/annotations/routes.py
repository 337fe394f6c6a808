"""Annotated videos: request, follow, get and erase them."""

from http import HTTPStatus
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, send_file, url_for

from web_service.api.annotations.mappers import annotation_schema
from web_service.api.annotations.schemas import AnnotationRequest, AnnotationSchema
from web_service.api.context import context
from web_service.api.requests import require_json

blueprint = APIBlueprint("annotations", __name__, tag="Videos")
blueprint.before_request(require_json)


@blueprint.post("/api/videos/<uuid:session_id>/annotation")
@blueprint.input(AnnotationRequest, arg_name="asked")
@blueprint.output(AnnotationSchema, status_code=202)
@blueprint.doc(
    operation_id="annotateVideo",
    responses={404: "No such video", 409: "Not kept, not analysed, or already being annotated", 422: "Invalid"},
)
def post_annotation(session_id: UUID, asked: AnnotationRequest) -> tuple[AnnotationSchema, int, dict[str, str]]:
    """Annotate a video

    Draws boxes and expressions over every frame, as MP4 without sound. Needs the kept video; replaces an earlier copy.
    """
    context().annotations.request(str(session_id), blur=asked.blur)
    where = {"Location": url_for(".get_annotation", session_id=session_id)}
    return _current(session_id), HTTPStatus.ACCEPTED, where


@blueprint.get("/api/videos/<uuid:session_id>/annotation")
@blueprint.output(AnnotationSchema)
@blueprint.doc(operation_id="getAnnotation", responses={404: "None was requested"})
def get_annotation(session_id: UUID) -> AnnotationSchema:
    """Get the progress of the annotation"""
    return _current(session_id)


@blueprint.delete("/api/videos/<uuid:session_id>/annotation")
@blueprint.doc(operation_id="eraseAnnotation", responses={204: "Cancelled or erased", 404: "None was requested"})
def delete_annotation(session_id: UUID) -> Response:
    """Cancel the annotation or erase the annotated video"""
    context().annotations.discard(str(session_id))
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.get("/api/videos/<uuid:session_id>/annotation/file")
@blueprint.doc(
    operation_id="getAnnotationFile",
    responses={200: "The file", 206: "A part of it", 404: "Does not exist (yet)", 416: "No such part"},
)
def get_file(session_id: UUID) -> Response:
    """Get the annotated video"""
    path, name = context().annotations.file(str(session_id))
    return send_file(path, mimetype="video/mp4", as_attachment=True, download_name=name, conditional=True)


def _current(session_id: UUID) -> AnnotationSchema:
    return annotation_schema(context().annotations.job(str(session_id)), context().files)
