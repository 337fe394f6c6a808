"""What is exported: a session, and its samples as they are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from web_service.core.samples import Samples


@dataclass(frozen=True, slots=True)
class ExportedFace:
    """What a person made of a recorded id: the face it counts as, that face's name, and whether it is hidden."""

    face: int
    name: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """A session as JSON has it, when its clock was 0 (ms since 1970), its faces by recorded id, and its samples.

    An id that is missing in `faces` counts as itself. `pieces` can be read once.
    """

    about: dict[str, Any]
    started_at: float
    faces: Mapping[int, ExportedFace]
    pieces: Iterator[Samples]

    def face_of(self, track: int) -> ExportedFace:
        """What a recorded id counts as."""
        return self.faces.get(track) or ExportedFace(track, None, hidden=False)
