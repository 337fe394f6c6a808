"""How a model holds up in frames: faces pasted into larger pictures and sent through the whole service, over HTTP."""

import base64
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from apiflask import APIFlask
from tqdm import tqdm

from training.answers import mean
from training.data import Labels, Rows
from training.frames import HEIGHT, WIDTH, Framed, Scene, framed
from training.targets import faces_only
from web_service import create_app
from web_service.config import Settings
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.catalogue import Catalogue
from web_service.runtimes.evaluation import Condition, Robustness
from web_service.vision.classifier import ExpressionClassifier

SEED: Final = 1
PLAIN: Final = "plain"
# Each description goes on where a sentence says "faces".
SCENES: Final[dict[str, tuple[str, Scene]]] = {
    PLAIN: ("80 to 240 px wide, rolled by up to 15 degrees", Scene()),
    "small": ("40 to 80 px wide", Scene(side=(40, 80))),
    "rolled": ("rolled by 25 to 35 degrees", Scene(turn=(25, 35))),
    "dark": ("in a quarter of the light", Scene(light=0.25)),
    "blurred": ("out of focus, blurred by 1.5 px of their 48", Scene(blur=1.5)),
    "covered_below": ("with the lower half covered", Scene(cover="below")),
    "covered_beside": ("with the right or left half covered", Scene(cover="beside")),
}
PROTOCOL: Final = (
    "PublicTest by FER labels, rows that FERPlus' voters call no face left out; each image was enlarged, pasted at a "
    f"random place of a {WIDTH}x{HEIGHT} JPEG over soft shades and sent to POST /api/frames; the face found nearest to "
    "it counts, within half its width; what a condition does not name is as in the first"
)


@dataclass(frozen=True)
class Reply:
    """What the service said of the pasted face: the expression's index and whether it is called unclear."""

    called: int
    unclear: bool


class Service:
    """The whole service, without a network in between, with the model in `folder` alone."""

    def __init__(self, folder: Path) -> None:
        self._app: APIFlask = create_app(Settings(models_dir=folder.parent, model=folder.name, runtime="onnx"))

    def __call__(self, frame: Framed) -> Reply | None:
        """The reply about the face nearest to the pasted one; None where none is found upon it."""
        body = {"image": base64.b64encode(frame.jpeg()).decode(), "captured_at": 0.0}
        response = self._app.test_client().post("/api/frames", json=body)
        faces = response.get_json()["faces"]
        face = min(faces, key=lambda face: frame.away(_centre(face["box"])), default=None)
        if face is None or frame.away(_centre(face["box"])) >= 1 / 2:
            return None
        return Reply(EXPRESSIONS.index(face["expression"]), face["unclear"] is not None)


def robustness(folder: Path, rows: Rows, count: int) -> Robustness:
    """The model in `folder` in every scene, on `count` of the rows that FERPlus' voters call a face."""
    rows = sample(rows, count)
    direct = classifier(folder)(rows.images).argmax(axis=1) == rows.labels
    service = Service(folder)
    with tqdm(total=len(SCENES) * len(rows), unit="frame") as bar, ThreadPoolExecutor(os.cpu_count()) as pool:

        def ask(scene: Scene, row: int) -> Reply | None:
            # The same generator in every scene: a face keeps its place.
            reply = service(framed(rows.images[row], scene, np.random.default_rng([SEED, row])))
            bar.update()
            return reply

        conditions = [
            condition(name, words, list(pool.map(partial(ask, scene), range(len(rows)))), rows.labels, direct)
            for name, (words, scene) in SCENES.items()
        ]
    return Robustness(protocol=PROTOCOL, direct=mean(direct) or 0.0, conditions=tuple(conditions))


def classifier(folder: Path) -> ExpressionClassifier:
    """What turns bare crops into answers, as the service does, with the model in `folder`."""
    catalogue = Catalogue(folder.parent, default=folder.name, runtime="onnx")
    return ExpressionClassifier(catalogue.spec(folder.name), catalogue.runtime(folder.name))


def sample(rows: Rows, count: int) -> Rows:
    """Up to `count` rows with a face, drawn at random, the same ones each time."""
    faces = faces_only(rows)
    chosen = np.random.default_rng(SEED).permutation(len(faces))[:count]
    return faces.where(np.isin(np.arange(len(faces)), chosen))


def condition(
    name: str, description: str, replies: Sequence[Reply | None], labels: Labels, direct: npt.NDArray[np.bool_]
) -> Condition:
    """What n replies are worth beside the labels (n,), and where (n,) the bare crops were called right."""
    found = np.array([reply is not None for reply in replies])
    right = np.array(
        [reply is not None and reply.called == label for reply, label in zip(replies, labels, strict=True)]
    )
    unclear = np.array([reply is not None and reply.unclear for reply in replies])
    return Condition(
        name=name,
        description=description,
        rows=len(replies),
        found=mean(found) or 0.0,
        accuracy=mean(right[found]),
        direct=mean(direct[found]),
        unclear=mean(unclear[found]) or 0.0,
        clear_accuracy=mean(right[found & ~unclear]),
    )


def _centre(box: dict[str, float]) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
