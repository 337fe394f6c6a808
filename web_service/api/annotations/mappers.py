"""Maps annotation jobs to schemas."""

from dataclasses import asdict

from web_service.api.annotations.schemas import AnnotationSchema
from web_service.database.models import JobRow
from web_service.services.job_progress import progress_of
from web_service.video.files import VideoFiles


def annotation_schema(job: JobRow, files: VideoFiles) -> AnnotationSchema:
    """The state of an annotated copy."""
    size = files.size(job.session_id, "annotated") if job.status == "complete" else None
    return AnnotationSchema(**asdict(progress_of(job)), blur=bool(job.options.get("blur")), bytes=size)
