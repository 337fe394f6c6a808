"""Small files in the format of FER-2013 and FERPlus, and drawn faces that a network can learn to tell apart."""

from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from training.data import HEADER, VOTE_HEADER, VOTE_NAMES, Images, Labels
from web_service.core.expressions import EXPRESSIONS

HAPPY, SAD, SURPRISE = (EXPRESSIONS.index(name) for name in ("happy", "sad", "surprise"))
_MOUTHS = {HAPPY: (30, (8, 5), 0, 180), SAD: (38, (8, 5), 180, 360), SURPRISE: (35, (4, 6), 0, 360)}


def csv_line(label: object, image: Images, usage: str) -> str:
    return f"{label},{' '.join(str(grey) for grey in image.ravel())},{usage}"


def csv_text(lines: Iterable[str]) -> str:
    return "\n".join([",".join(HEADER), *lines]) + "\n"


def votes_line(usage: str, **votes: int) -> str:
    return ",".join([usage, "", *(str(votes.get(name, 0)) for name in VOTE_NAMES)])


def votes_text(lines: Iterable[str]) -> str:
    return "\n".join([",".join(VOTE_HEADER), *lines]) + "\n"


def random_images(count: int, seed: int = 0) -> Images:
    return np.random.default_rng(seed).integers(0, 256, (count, 48, 48), np.uint8)


def drawn_faces(count: int, seed: int = 0) -> tuple[Images, Labels]:
    """Faces in turn happy, sad and surprised, told apart by the mouth alone; size, place, light and noise vary."""
    random = np.random.default_rng(seed)
    labels = np.resize([HAPPY, SAD, SURPRISE], count).astype(np.int64)
    return np.stack([_drawn_face(int(label), random) for label in labels]), labels


def write_drawn_fer2013(path: Path, counts: dict[str, int]) -> None:
    lines: list[str] = []
    for seed, (usage, count) in enumerate(counts.items()):
        images, labels = drawn_faces(count, seed)
        lines += [csv_line(label, image, usage) for label, image in zip(labels, images, strict=True)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(lines), encoding="utf-8")


def _drawn_face(label: int, random: np.random.Generator) -> Images:
    skin, dark = int(random.integers(140, 220)), int(random.integers(10, 70))
    face = np.full((48, 48), random.integers(0, 120), np.uint8)
    cv2.ellipse(face, (24, 25), (19, 23), 0, 0, 360, skin, -1)
    for x in (16, 32):
        cv2.circle(face, (x, 18), 2, dark, -1)
    height, axes, start, end = _MOUTHS[label]
    cv2.ellipse(face, (24, height), axes, 0, start, end, dark, 2)
    return _moved_and_noisy(face, random)


def _moved_and_noisy(face: Images, random: np.random.Generator) -> Images:
    turn = cv2.getRotationMatrix2D((24, 24), random.uniform(-8, 8), random.uniform(0.9, 1.1))
    matrix = np.asarray(turn, np.float64)
    matrix[:, 2] += random.uniform(-2, 2, 2)
    moved = cv2.warpAffine(face, matrix, (48, 48), borderMode=cv2.BORDER_REPLICATE)
    noisy: Images = np.clip(moved + random.normal(0, 8, moved.shape), 0, 255).astype(np.uint8)
    return noisy
