"""What an export is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from web_service.review.samples import Samples


@dataclass(frozen=True, slots=True)
class ExportedFace:
    """What a recorded track counts as."""

    face: int
    name: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Exported:
    """A session to be written: what is known of it (JSON-ready), its faces by recorded id, its samples in pieces."""

    about: dict[str, Any]
    started_at: float
    faces: Mapping[int, ExportedFace]
    pieces: Iterator[Samples]
