"""The process that runs one job: python -m web_service.worker.run_job SESSION KIND CLAIM PARENT.

It opens untrusted files, so it is sandboxed and supervised from outside (supervisor.py). It exits with 0 once the
result is in the database.
"""

import sys
from typing import cast

from web_service.container import Container
from web_service.database.errors import DatabaseFullError, JobLostError
from web_service.database.jobs import JobKey, JobKind
from web_service.runtimes.selection import choose_runtime
from web_service.video.reading import Limits, VideoError
from web_service.worker.analyse_video import analyse_video
from web_service.worker.annotate_video import annotate_video
from web_service.worker.job import ClaimedJob
from web_service.worker.sandbox import die_with_parent, restrict

_NO_MEMORY = "This video needs more memory than is available. Scale it down or cut it, and send it again."


def main(session_id: str, kind: str, claim: str) -> None:
    """Run a claimed job and store its result."""
    container = Container()
    settings = container.settings
    restrict(choose_runtime(settings.runtime))
    job = ClaimedJob(
        JobKey(session_id, cast("JobKind", kind)),
        claim,
        claims=container.claims,
        files=container.files,
        limits=Limits(settings.max_video_pixels, settings.max_video_ms),
        live_priority=container.live_priority,
    )
    try:
        _do(job, container)
    except JobLostError:
        return
    except VideoError as error:
        job.fail(str(error))
    except MemoryError:
        job.fail(_NO_MEMORY)
    except DatabaseFullError as error:
        job.fail(str(error))


def _do(job: ClaimedJob, container: Container) -> None:
    if job.key.kind == "analysis":
        analyse_video(job, container.catalogue, container.detector)
    else:
        annotate_video(job, container.queries, container.detector if job.claimed.job.options["blur"] else None)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[4]))
    main(*sys.argv[1:4])
