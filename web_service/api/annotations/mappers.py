"""From the job that draws a video to what travels."""

from dataclasses import asdict

from web_service.api.annotations.schemas import AnnotationSchema
from web_service.database.models import JobRow
from web_service.services.job_progress import progress_of
from web_service.video.files import VideoFiles


def annotation_schema(job: JobRow, files: VideoFiles) -> AnnotationSchema:
    """How the drawing of a video stands."""
    size = files.size(job.session_id, "annotated") if job.status == "complete" else None
    return AnnotationSchema(**asdict(progress_of(job)), blur=bool(job.options.get("blur")), bytes=size)
