"""The drawing of a video, from its kept file and its session to an MP4."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from web_service.database.jobs import Progress
from web_service.database.reviewing import Reviewing
from web_service.jobs.annotation import Drawing, annotate
from web_service.jobs.work import Work
from web_service.review.samples import Samples
from web_service.vision.detector import verified_weights
from web_service.vision.face_search import FaceSearch

# A reader holds on to a state of the database, so none reads for as long as drawing takes.
_PIECE_MS: Final = 60_000.0
_UNSEARCHED: Final = "{} frames could not be searched for faces, so these are blurred as a whole."


def annotate_video(work: Work) -> None:
    """Draw the job's video anew from its beginning; a drawing is taken up again by nobody."""
    session_id, settings = work.key.session_id, work.settings
    reviewing = Reviewing(work.database)
    drawing = Drawing(rate=work.claimed.video.rate, faces=reviewing.exported(session_id, {}).faces)
    if work.claimed.job.options["blur"]:
        search = FaceSearch(verified_weights(settings.detector_weights))
        drawing = replace(drawing, detect=search, glance=search.glance)
    with work.open() as reader:
        length = reader.facts.duration_ms
        total = round(length * reader.facts.frame_rate / 1000) if length and reader.facts.frame_rate else None

        def tell(at: float, frames: int) -> None:
            work.tell(Progress(frames, None if total is None else max(total, frames), at, length))

        part = work.files.path(session_id, "part")
        unsearched = annotate(reader, _pieces(reviewing, work), part, drawing, tell)
        part.replace(work.files.path(session_id, "annotated"))
    work.finish(_UNSEARCHED.format(unsearched) if unsearched else None)


def _pieces(reviewing: Reviewing, work: Work) -> Iterator[Samples]:
    """The session's samples as they were recorded, a minute at a time."""
    first, last = work.claimed.session.first_at or 0.0, work.claimed.session.last_at or 0.0
    start = first
    while start <= last:
        yield reviewing.recorded(work.key.session_id, start, start + _PIECE_MS)
        start += _PIECE_MS
