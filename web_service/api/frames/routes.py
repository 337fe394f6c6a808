"""POST /api/frames: analyses one frame. The server keeps no stream state."""

from apiflask import APIBlueprint

from web_service.api.context import context
from web_service.api.frames.mappers import frame_response, stream_state
from web_service.api.frames.schemas import FrameRequest, FrameResponse
from web_service.api.requests import require_json

blueprint = APIBlueprint("frames", __name__, tag="Frames")
blueprint.before_request(require_json)


@blueprint.post("/api/frames")
@blueprint.input(FrameRequest, arg_name="frame")
@blueprint.output(FrameResponse)
@blueprint.doc(operation_id="analyseFrame", responses={422: "Invalid"})
def post_frame(frame: FrameRequest) -> FrameResponse:
    """Analyse a frame

    Detects faces and returns for each its id in the stream, the probability of each expression, and the reason if it
    is `unclear`. Send the `state` of each response with the next frame.
    """
    state = stream_state(frame.state) if frame.state else None
    return frame_response(context().frames.analyse(frame.image, state, frame.captured_at, frame.model))
