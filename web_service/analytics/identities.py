"""Which face each track of a session counts as, after a person has merged and hidden faces."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np

from web_service.core.samples import Ints, Samples


@dataclass(frozen=True, slots=True)
class Identity:
    """The face that a track counts as, that face's name, and whether it is hidden."""

    face: int
    name: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Identities:
    """`resolved` maps each merged track to the face it counts as; any other track counts as itself."""

    resolved: Mapping[int, int]
    hidden: Set[int]

    def of(self, tracks: Ints) -> Ints:
        """The face that each sample's track counts as."""
        known, inverse = np.unique(tracks, return_inverse=True)
        ids = np.array([self.resolved.get(int(track), int(track)) for track in known], dtype=np.int64)
        return ids[inverse] if len(ids) else tracks

    def visible(self, samples: Samples) -> Samples:
        """The samples of faces that are not hidden, with the ids they count as."""
        if not self.resolved and not self.hidden:
            return samples
        faces = self.of(samples.face)
        kept = ~np.isin(faces, list(self.hidden))
        return samples.chosen(kept, face=faces[kept])
