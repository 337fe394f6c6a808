from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from tests.vision.test_alignment import TEMPLATE
from web_service.vision import pipeline
from web_service.vision.alignment import align
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Crops, Face, Image, Probabilities, StreamState

Analyse = Callable[..., tuple[tuple[Face, ...], StreamState]]


class Classifier:
    """Says what it is told, and counts how often it is asked."""

    def __init__(self, *answers: int) -> None:
        self.answers = list(answers)
        self.batches: list[int] = []

    def __call__(self, crops: Crops) -> Probabilities:
        self.batches.append(len(crops))
        answer = self.answers[len(self.batches) - 1]
        return np.tile(np.eye(7, dtype=np.float32)[answer], (len(crops), 1))


@pytest.fixture
def analyse(detector: YuNetDetector) -> Analyse:
    """The pipeline with its real parts, all but the classifier."""
    crop = partial(align, template=TEMPLATE, size=48)
    return partial(pipeline.analyse, detect=detector, align=crop, unclear_below=0.5)


def test_all_faces_of_a_frame_are_classified_in_one_batch(pair: Image, analyse: Analyse) -> None:
    classify = Classifier(3)
    faces, state = analyse(pair, None, 0, classify=classify)
    assert classify.batches == [2]
    assert [face.id for face in faces] == [0, 1]
    assert state.next_id == 2


def test_ids_hold_and_probabilities_are_smoothed_from_frame_to_frame(portrait: Image, analyse: Analyse) -> None:
    classify = Classifier(6, 3, 3)
    _, state = analyse(portrait, None, 0, classify=classify)
    (second,), state = analyse(portrait, state, 100, classify=classify)
    (third,), _ = analyse(portrait, state, 1100, classify=classify)
    assert second.id == third.id == 0
    assert second.probabilities[3] == pytest.approx(1 - np.exp(-0.5), abs=1e-6)
    assert third.probabilities[3] > 0.99


def test_the_same_input_gives_the_same_answer_and_the_state_is_not_changed(portrait: Image, analyse: Analyse) -> None:
    classify = Classifier(6, 3, 3)
    _, state = analyse(portrait, None, 0, classify=classify)
    answers = [analyse(portrait, state, 50, classify=classify) for _ in range(2)]
    assert answers[0] == answers[1]


def test_a_frame_without_faces_keeps_the_tracks(portrait: Image, analyse: Analyse) -> None:
    classify = Classifier(6, 6)
    _, before = analyse(portrait, None, 0, classify=classify)
    faces, after = analyse(np.zeros_like(portrait), before, 100, classify=classify)
    assert faces == ()
    assert after.tracks == before.tracks


def test_a_face_is_unclear_while_its_smoothed_answer_is_not_sure(portrait: Image, analyse: Analyse) -> None:
    classify = Classifier(6, 3, 3)
    (first,), state = analyse(portrait, None, 0, classify=classify, unclear_below=0.6)
    (second,), state = analyse(portrait, state, 130, classify=classify, unclear_below=0.6)
    (third,), _ = analyse(portrait, state, 1130, classify=classify, unclear_below=0.6)
    assert max(second.probabilities) == pytest.approx(0.52, abs=0.01)
    assert [face.unclear for face in (first, second, third)] == [None, "low_confidence", None]


def test_a_flaw_explains_more_than_the_low_confidence_that_comes_of_it(portrait: Image, analyse: Analyse) -> None:
    (face,), _ = analyse(portrait, None, 0, classify=Classifier(3), unclear_below=1.1)
    assert face.unclear == "low_confidence"
    (face,), _ = analyse(portrait // 8, None, 0, classify=Classifier(3), unclear_below=1.1)
    assert face.unclear == "too_dark"


def test_each_face_has_its_own_quality(pair: Image, analyse: Analyse) -> None:
    dimmed = pair.copy()
    dimmed[:, 512:] //= 10
    (left, right), _ = analyse(dimmed, None, 0, classify=Classifier(3))
    assert (left.unclear, right.unclear) == (None, "too_dark")
    assert left.quality.size == left.box.size
    assert left.quality.brightness > 5 * right.quality.brightness
