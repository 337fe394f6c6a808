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
@blueprint.doc(operation_id="analyseFrame", responses={422: "Does not fit"})
def post_frame(frame: FrameRequest) -> FrameResponse:
    """Analyse one picture

    Finds the faces, gives each the id it had in the stream's earlier pictures, and the probability of
    each expression; where a face is `unclear`, says why. Send the `state` of each answer with the next picture.
    """
    state = stream_state(frame.state) if frame.state else None
    return frame_response(context().frames.analyse(frame.image, state, frame.captured_at, frame.model))
