"""The process that runs one job: python -m web_service.worker.run_job SESSION KIND CLAIM PARENT.

It opens untrusted files, so it is sandboxed and supervised from outside (supervisor.py). It exits with 0 once the
result is in the database, and with 75 after releasing a job whose video it cannot read.
"""

import sys
from contextlib import suppress
from typing import cast

from web_service.container import Container
from web_service.database.errors import DamagedSessionError, DatabaseFullError, JobLostError
from web_service.database.jobs import JobKey, JobKind
from web_service.runtimes.selection import choose_runtime
from web_service.video.opening import Limits, VideoError
from web_service.worker.analyse_video import analyse_video
from web_service.worker.annotate_video import annotate_video
from web_service.worker.job import ClaimedJob, VideoAwayError
from web_service.worker.sandbox import die_with_parent, restrict
from web_service.worker.supervisor import VIDEO_AWAY

_NO_MEMORY = "This video needs more memory than is available. Scale it down or cut it, and send it again."


def main(session_id: str, kind: str, claim: str) -> None:
    """Run a claimed job and store its result; do nothing if the job was cancelled or taken over."""
    container = Container()
    restrict(choose_runtime(container.settings.runtime))
    with suppress(JobLostError):
        job = _claimed(container, JobKey(session_id, cast("JobKind", kind)), claim)
        try:
            _run(job, container)
        except VideoAwayError:
            job.release()
            sys.exit(VIDEO_AWAY)


def _claimed(container: Container, key: JobKey, claim: str) -> ClaimedJob:
    limits = Limits(container.settings.max_video_pixels, container.settings.max_video_ms)
    return ClaimedJob(
        key,
        claim,
        claims=container.claims,
        files=container.files,
        limits=limits,
        live_priority=container.live_priority,
    )


def _run(job: ClaimedJob, container: Container) -> None:
    try:
        if job.key.kind == "analysis":
            analyse_video(job, container.catalogue, container.detector)
        else:
            annotate_video(job, container.queries, container.face_search if job.claimed.job.options["blur"] else None)
    except (VideoError, DamagedSessionError, DatabaseFullError) as error:
        job.fail(str(error))
    except MemoryError:
        job.fail(_NO_MEMORY)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[4]))
    main(*sys.argv[1:4])
