"""Makes the annotated copy of a video, from its kept file and its session."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from web_service.core.samples import Samples
from web_service.database.job_claims import Progress
from web_service.database.session_queries import SessionQueries
from web_service.render.annotated_copy import Drawing, annotate
from web_service.vision.face_search import FaceSearch
from web_service.worker.job import ClaimedJob

# A read transaction holds a snapshot of the database, so samples are read in short pieces instead of one long query.
_PIECE_MS: Final = 60_000.0
_UNSEARCHED: Final = "{} frames could not be searched for faces, so they are blurred completely."


def annotate_video(job: ClaimedJob, queries: SessionQueries, search: FaceSearch | None) -> None:
    """Annotate the job's video from its beginning; never resumed. With `search`, all faces are blurred."""
    session_id = job.key.session_id
    faces = queries.exported(session_id, {}).faces
    drawing = Drawing(rate=job.claimed.video.rate, faces=faces)
    if search:
        drawing = replace(drawing, detect=search, glance=search.glance)
    with job.open() as reader:
        length = reader.info.duration_ms
        total = round(length * reader.info.frame_rate / 1000) if length and reader.info.frame_rate else None

        def tell(at: float, frames: int) -> None:
            job.report(Progress(frames, None if total is None else max(total, frames), at, length))

        part = job.files.path(session_id, "part")
        unsearched = annotate(reader, _pieces(queries, job), part, drawing, tell)
        part.replace(job.files.path(session_id, "annotated"))
    job.finish(_UNSEARCHED.format(unsearched) if unsearched else None)


def _pieces(queries: SessionQueries, job: ClaimedJob) -> Iterator[Samples]:
    """Yield the session's recorded samples, a minute at a time."""
    first, last = job.claimed.session.first_at or 0.0, job.claimed.session.last_at or 0.0
    start = first
    while start <= last:
        yield queries.recorded(job.key.session_id, start, start + _PIECE_MS)
        start += _PIECE_MS
