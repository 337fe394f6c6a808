"""POST /api/frames: one picture in, its faces out. The server keeps nothing of a stream."""

import os
import threading
import time

from apiflask import APIBlueprint, HTTPError

from web_service.api.requests import require_json
from web_service.api.schemas import Face, FrameRequest, FrameResponse, StreamState, Timing
from web_service.api.stopwatch import Stopwatch
from web_service.config import Settings
from web_service.precedence import LiveSign
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.decode import ImageError, ImageTooLargeError, decode_base64, decode_image
from web_service.vision.pipeline import Detect, analyse
from web_service.vision.types import Image


def frames_blueprint(settings: Settings, detector: Detect, catalogue: Catalogue, sign: LiveSign) -> APIBlueprint:
    """The endpoint, bound to its detector and models; its frames are told of by a sign."""
    blueprint = APIBlueprint("frames", __name__, tag="Frames")
    blueprint.before_request(require_json)
    # More frames at work than there are cores would only all be late, and hold more memory.
    at_work = threading.BoundedSemaphore(os.cpu_count() or 1)

    def decode(text: str) -> Image:
        try:
            data = decode_base64(text, max_bytes=settings.max_image_bytes)
            return decode_image(data, max_pixels=settings.max_image_pixels)
        except ImageError as error:
            raise HTTPError(413 if isinstance(error, ImageTooLargeError) else 422, str(error)) from error

    def classifier(name: str | None) -> ExpressionClassifier:
        try:
            spec = catalogue.spec(name)
        except UnknownModelError as error:
            offered = ", ".join(catalogue.specs)
            raise HTTPError(422, f"There is no model of that name; send one of: {offered}.") from error
        return ExpressionClassifier(spec, catalogue.runtime(spec.name))

    @blueprint.post("/api/frames")
    @blueprint.input(FrameRequest, arg_name="frame")
    @blueprint.output(FrameResponse)
    @blueprint.doc(
        operation_id="analyseFrame",
        responses={422: "Does not fit"},
    )
    def post_frame(frame: FrameRequest) -> FrameResponse:
        """Analyse one picture

        Finds the faces, gives each the id it had in the stream's earlier pictures, and the probability of
        each expression; where a face is `unclear`, says why. Send the `state` of each answer with the next picture.
        """
        watch = Stopwatch()
        classify = classifier(frame.model)
        sign.show()
        with at_work:
            with watch.lap("decode"):
                image = decode(frame.image)
            faces, state = analyse(
                image,
                frame.state.to_core() if frame.state else None,
                time.time() * 1000 if frame.captured_at is None else frame.captured_at,
                detect=watch.timed("detect", detector),
                align=watch.timed("classify", classify.align),
                classify=watch.timed("classify", classify),
                unclear_below=classify.spec.unclear_below,
            )
        return FrameResponse.model_construct(
            faces=[Face.from_core(face) for face in faces],
            state=StreamState.from_core(state),
            untracked=max(0, len(faces) - len(state.tracks)),
            model=classify.spec.name,
            timing_ms=Timing(**watch.read()),
        )

    return blueprint
