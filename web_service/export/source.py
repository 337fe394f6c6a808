"""What is exported: a session, and its samples as they are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from web_service.analytics.identities import Identity
from web_service.core.samples import Samples


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A session as JSON has it, when its clock was 0 (ms since 1970), its faces by recorded id, and its samples.

    An id that is missing in `faces` counts as itself. `pieces` can be read once.
    """

    about: dict[str, Any]
    started_at: float
    faces: Mapping[int, Identity]
    pieces: Iterator[Samples]

    def face_of(self, track: int) -> Identity:
        """What a recorded id counts as."""
        return self.faces.get(track) or Identity(track, None, hidden=False)
