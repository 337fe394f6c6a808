"""Maps stream states and analysed frames between schemas and domain types."""

from dataclasses import asdict

from web_service.api.frames.schemas import (
    BoxSchema,
    FaceSchema,
    FrameResponse,
    QualitySchema,
    StreamStateSchema,
    StreamTrackSchema,
    TimingSchema,
)
from web_service.api.schemas import scores_schema
from web_service.core.expressions import EXPRESSIONS
from web_service.services.frame_analysis import AnalysedImage
from web_service.vision.types import Face, StreamState, Track


def stream_state(sent: StreamStateSchema) -> StreamState:
    """The stream state of a request."""
    tracks = (
        Track(track.id, track.x, track.y, track.size, track.seen_at, tuple(track.probabilities))
        for track in sent.tracks
    )
    return StreamState(sent.at, sent.next_id, tuple(tracks))


def frame_response(analysed: AnalysedImage) -> FrameResponse:
    """The response to a frame, not validated again."""
    return FrameResponse.model_construct(
        faces=[_face(face) for face in analysed.faces],
        state=_state(analysed.state),
        untracked=max(0, len(analysed.faces) - len(analysed.state.tracks)),
        model=analysed.model,
        timing_ms=TimingSchema(**analysed.timing_ms),
    )


def _state(state: StreamState) -> StreamStateSchema:
    tracks = [
        StreamTrackSchema.model_construct(
            id=track.id,
            x=track.x,
            y=track.y,
            size=track.size,
            seen_at=track.seen_at,
            probabilities=list(track.probabilities),
        )
        for track in state.tracks
    ]
    return StreamStateSchema.model_construct(at=state.at, next_id=state.next_id, tracks=tracks)


def _face(face: Face) -> FaceSchema:
    box = face.box
    confidence, expression = max(zip(face.probabilities, EXPRESSIONS, strict=True), key=lambda pair: pair[0])
    return FaceSchema.model_construct(
        id=face.id,
        box=BoxSchema.model_construct(x=box.x, y=box.y, width=box.width, height=box.height),
        scores=scores_schema(face.probabilities),
        expression=expression,
        confidence=confidence,
        quality=QualitySchema.model_construct(None, **asdict(face.quality)),
        unclear=face.unclear,
    )
