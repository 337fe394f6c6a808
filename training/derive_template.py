"""Measures where landmarks fall in FER-2013's training images, and how large to draw the template from it.

    python -m training.derive_template                             with the model in models/mini_xception
    python -m training.derive_template --model mini_xception_wide --images 4000

The images are enlarged and put into frames (training/frames.py), as serving finds them. The medians of their landmarks,
drawn apart a little, are TEMPLATE in training/data.py. By how much the table shows, in accuracy and in how probable the
labels are against the bare images; docs/decisions/0015-face-crop-and-roll-correction.md says why. Nothing is written.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from tqdm import tqdm

from training.arrays import Images, Labels
from training.crop import Sighting, landmarks_in_images, served_crops, sightings, spread_of, template_of
from training.evaluation import accuracy
from training.frames import Scene
from training.markdown import percent, table
from training.reading import read_fer2013
from training.robustness import classifier
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.types import Probabilities

FACTORS: Final = (0.95, 1.0, 1.05, 1.1, 1.15, 1.2, 1.25)
_NAMES: Final = ("right eye", "left eye", "nose", "right mouth corner", "left mouth corner")
_SEED: Final = 1


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    rows = read_fer2013(options.data)["Training"]
    chosen = np.random.default_rng(_SEED).permutation(len(rows))[: options.images]
    images, labels = rows.images[chosen], rows.labels[chosen]
    detector = YuNetDetector(verified_weights(None))
    found = list(sightings(tqdm(images), Scene(), detector))
    if not found:
        sys.exit("No face was found in these images.")
    for part in _report(images, labels, found, classifier(options.models / options.model)):
        sys.stdout.write(f"{part}\n\n")


def _report(images: Images, labels: Labels, found: Sequence[Sighting], read: ExpressionClassifier) -> Iterator[str]:
    landmarks = landmarks_in_images(found)
    yield f"{len(found)} of {len(images)} images found in frames."
    rows = zip(_NAMES, template_of(landmarks), spread_of(landmarks), strict=True)
    cells = [(name, *(f"{value:.1f}" for value in (*place, *spread))) for name, place, spread in rows]
    yield table(("landmark", "x", "y", "spread of x", "of y"), cells)
    seen = [each.row for each in found]
    bare, true = read(images[seen]), labels[seen]
    served = {factor: read(served_crops(found, template_of(landmarks, factor))) for factor in FACTORS}
    gains = {factor: likelihood(answers, true) - likelihood(bare, true) for factor, answers in served.items()}
    lines = [
        (f"{factor:g}", percent(accuracy(answers, true)), f"{gains[factor]:+.4f}") for factor, answers in served.items()
    ]
    yield f"Of the bare images {percent(accuracy(bare, true))} are right."
    yield table(("drawn apart by", "right", "log-likelihood against bare images"), lines)
    best = max(gains, key=lambda factor: gains[factor])
    places = ", ".join(f"({x:.1f}, {y:.1f})" for x, y in template_of(landmarks, best))
    yield f"Drawn apart by {best:g}: {places}"


def likelihood(probabilities: Probabilities, labels: Labels) -> float:
    """The mean logarithm of the probabilities (n, 7) of the labels (n,)."""
    return float(np.log(probabilities[np.arange(len(labels)), labels]).mean())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--data", type=Path, default=Path("dataset/fer2013.csv"), help="the csv (default: %(default)s)")
    add("--models", type=Path, default=Path("models"), help="where the models are (default: %(default)s)")
    add("--model", default="mini_xception", help="whose answers are compared (default: %(default)s)")
    add("--images", type=int, default=2000, help="how many training images (default: %(default)s)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
