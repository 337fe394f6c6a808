"""The input of an export: a session and its samples, read as they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from web_service.analytics.identities import Identity
from web_service.core.samples import Samples


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A session as JSON, the start of its clock (ms since 1970), its faces by track, and its samples.

    A track that is missing in `faces` counts as itself. `pieces` can be read once.
    """

    about: dict[str, Any]
    started_at: float
    faces: Mapping[int, Identity]
    pieces: Iterator[Samples]

    def face_of(self, track: int) -> Identity:
        """The face that a track counts as."""
        return self.faces.get(track) or Identity(track, None, hidden=False)
