"""Faces through the whole service: the replies, their figures, and the promise that frames cost 2 points at most."""

from pathlib import Path

import numpy as np
import pytest

from tests.training.files import random_images
from tests.training.networks import WARNINGS
from training.data import VOTE_NAMES, Images, Rows, read_fer2013
from training.frames import Framed, Scene, framed
from training.robustness import PLAIN, Reply, Service, condition, robustness, sample
from web_service.config import ROOT, Settings
from web_service.runtimes.evaluation import read_evaluation

pytestmark = WARNINGS

MODELS = sorted(path.parent for path in Settings().models_dir.glob("*/model.json"))
CSV = ROOT / "dataset" / "fer2013.csv"
MOST_LOST = 0.02


def test_the_service_replies_about_the_pasted_face(face_crop: Images) -> None:
    service = Service(MODELS[0])
    frame = framed(face_crop, Scene(side=(160, 240)), np.random.default_rng(1))
    assert service(frame) is not None
    elsewhere = Framed(frame.grey, frame.matrix - [[0, 0, 300], [0, 0, 300]])
    assert service(elsewhere) is None
    blank = Framed(np.full_like(frame.grey, 128), frame.matrix)
    assert service(blank) is None


def test_figures_by_hand() -> None:
    replies = [Reply(3, unclear=False), Reply(4, unclear=True), Reply(3, unclear=False), None]
    direct = np.array([True, True, False, True])
    figures = condition("plain", "as usual", replies, np.array([3, 4, 5, 6]), direct)
    assert (figures.rows, figures.found) == (4, 0.75)
    assert (figures.accuracy, figures.direct) == (0.666667, 0.666667)
    assert (figures.unclear, figures.clear_accuracy) == (0.333333, 0.5)


def test_figures_where_nothing_is_found() -> None:
    figures = condition("plain", "as usual", [None], np.array([3]), np.array([True]))
    assert (figures.found, figures.accuracy, figures.direct, figures.unclear) == (0.0, None, None, 0.0)


def test_the_sample_is_of_faces_and_the_same_each_time() -> None:
    votes = np.zeros((40, len(VOTE_NAMES)), np.int64)
    votes[:, 0] = 10
    votes[::4] = [0] * 9 + [10]
    rows = Rows(random_images(40), np.arange(40), votes)
    chosen = sample(rows, 20)
    assert len(chosen) == 20
    assert not (chosen.labels % 4 == 0).any()
    assert chosen.labels.tolist() == sample(rows, 20).labels.tolist() == sorted(chosen.labels)
    assert len(sample(rows, 1000)) == 30


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_what_was_measured_keeps_the_promise(folder: Path) -> None:
    evaluation = read_evaluation(folder)
    assert evaluation is not None
    assert evaluation.robustness is not None
    plain = next(each for each in evaluation.robustness.conditions if each.name == PLAIN)
    assert plain.rows >= 500
    assert plain.accuracy is not None
    assert plain.direct is not None
    assert plain.direct - plain.accuracy <= MOST_LOST


@pytest.mark.thorough
@pytest.mark.skipif(not CSV.exists(), reason="FER-2013 is not in the repository; put it at dataset/fer2013.csv")
def test_what_was_measured_can_be_measured_again() -> None:
    votes = CSV.with_name("fer2013new.csv")
    rows = read_fer2013(CSV, votes if votes.exists() else None)["PublicTest"]
    again = robustness(MODELS[0], rows, 40)
    plain = again.conditions[0]
    assert plain.found > 0.5
    assert plain.accuracy is not None
    assert plain.accuracy > 1 / 3
