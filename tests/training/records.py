"""Records of a finished run, made up, for tests of what is written from them."""

import numpy as np

from training.answers import Answers
from training.checkpoint import Epoch
from training.data import INPUT, TEMPLATE
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.evaluation import Condition, Robustness
from web_service.runtimes.model_folder import Metric, ModelSpec

HISTORY = [
    Epoch(number=number, learning_rate=1e-3 / number, loss=2.0, validation_loss=1.5, accuracy=accuracy, seconds=60.0)
    for number, accuracy in enumerate([0.3, 0.5, 0.4], start=1)
]
TRAINING = {
    "command": "KERAS_BACKEND=torch python train_fer2013.py --epochs 3",
    "rows": 28_559,
    "targets": "FER label",
    "epochs": 3,
    "epochs_trained": 3,
    "minutes": 3,
    "best_epoch": 2,
    "data_sha256": "0123456789abcdef",
}
ROBUSTNESS = Robustness(
    protocol="By a made-up protocol",
    direct=0.7,
    conditions=(
        Condition(name="plain", description="as usual", rows=100, found=0.9, accuracy=0.69, unclear=0.3, direct=0.7),
        Condition(name="dark", description="in the dark", rows=100, found=0.8, accuracy=0.2, unclear=0.9, direct=0.7),
        Condition(name="small", description="of few pixels", rows=100, found=0.0, accuracy=None, unclear=0.0),
    ),
)


def spec_of(name: str, *, metrics: tuple[Metric, ...] = (), unclear_below: float = 0.5) -> ModelSpec:
    return ModelSpec(
        name=name,
        title="A network for tests",
        labels=EXPRESSIONS,
        input=INPUT,
        template=TEMPLATE,
        temperature=1.0,
        unclear_below=unclear_below,
        parameters=58_423,
        sha256={},
        metrics=metrics,
        training=dict(TRAINING),
        licence="MIT",
    )


def answers_of(*rows: tuple[str, str, float]) -> Answers:
    """From (label, answer, confidence) of each row."""
    labels, called = ([EXPRESSIONS.index(row[at]) for row in rows] for at in (0, 1))
    return Answers(np.array(called), np.array([confidence for _, _, confidence in rows]), np.array(labels))
