"""The process that does one job: python -m web_service.jobs.process SESSION KIND CLAIM PARENT.

It opens files that anybody may have made, so it is confined and watched from outside (supervisor.py). It ends with 0
when the job's row says how it went, and with 75 when it returned the job to the queue because it cannot read the video.
"""

import sys
from contextlib import suppress
from typing import cast

from web_service.config import Settings
from web_service.database.base import Database, DatabaseFullError
from web_service.database.damage import DamagedSessionError
from web_service.database.jobs import JobKey, JobLostError, Kind
from web_service.jobs.analyse_video import analyse_video
from web_service.jobs.annotate_video import annotate_video
from web_service.jobs.confinement import confine, die_with_parent
from web_service.jobs.supervisor import VIDEO_AWAY
from web_service.jobs.work import VideoAwayError, Work
from web_service.media.reading import VideoError
from web_service.runtimes.selection import choose_runtime

_NO_MEMORY = "This video needs more memory than there is for it. Scale it down, or cut it, and send it again."


def main(session_id: str, kind: str, claim: str) -> None:
    """Do a claimed job, and write down how it went."""
    settings = Settings()
    confine(choose_runtime(settings.runtime))
    database = Database(settings.database_url)
    work = Work(settings, database, JobKey(session_id, cast("Kind", kind)), claim)
    with suppress(JobLostError):
        try:
            _do(work)
        except VideoAwayError:
            work.release()
            sys.exit(VIDEO_AWAY)


def _do(work: Work) -> None:
    try:
        (analyse_video if work.key.kind == "analysis" else annotate_video)(work)
    except (VideoError, DamagedSessionError) as error:
        work.fail(str(error))
    except MemoryError:
        work.fail(_NO_MEMORY)
    except DatabaseFullError as error:
        work.fail(str(error))


if __name__ == "__main__":
    die_with_parent(int(sys.argv[4]))
    main(*sys.argv[1:4])
