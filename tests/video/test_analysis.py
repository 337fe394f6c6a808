"""A video analysed on all cores, in parts, gives what one pass over its frames gives."""

import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.video.videos import Making, Scene, write_video
from web_service.config import Settings
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.catalogue import Catalogue
from web_service.video.analysis import Analysed, Observe, analyse_frames, samples_of, state_from_json, state_to_json
from web_service.video.opening import Limits
from web_service.video.reading import VideoReader
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.detector import YuNetDetector
from web_service.vision.pipeline import follow, observe
from web_service.vision.types import Image, StreamState, Track

LIMITS = Limits(max_pixels=10**7, max_ms=60_000)
UNCLEAR_BELOW = 0.5


@pytest.fixture(scope="module")
def look(detector: YuNetDetector) -> Observe:
    settings = Settings()
    catalogue = Catalogue(settings.models_dir, default=settings.model, runtime="onnx")
    classify = ExpressionClassifier(catalogue.spec(None), catalogue.runtime(catalogue.default))
    return partial(observe, detect=detector, align=classify.align, classify=classify)


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory, pair: Image) -> Path:
    """Two faces for three seconds, a key frame each second, irregular times."""
    scene = Scene(pair, size=(400, 200), point=(512.0, 256.0))
    times = [n * 40 + (7 if n % 3 else 0) for n in range(75)]
    path = tmp_path_factory.mktemp("analysis") / "pair.mp4"
    return write_video(path, scene.pictures(len(times)), Making(times=times, key_every=25))


@pytest.fixture(scope="module")
def one_by_one(video: Path, look: Observe) -> list[Analysed]:
    """Each frame observed and followed before the next is looked at."""
    state: StreamState | None = None
    analysed = []
    with VideoReader(video, LIMITS) as reader:
        for frame in reader.frames(None):
            faces, state = follow(look(frame.image()), state, frame.at, UNCLEAR_BELOW)
            analysed.append(Analysed(frame.at, faces, state))
    return analysed


def test_many_at_once_are_what_one_by_one_are(video: Path, look: Observe, one_by_one: list[Analysed]) -> None:
    with VideoReader(video, LIMITS) as reader:
        assert list(analyse_frames(reader.frames(None), look, None, UNCLEAR_BELOW)) == one_by_one
    assert len(one_by_one) == 75
    assert max(len(each.faces) for each in one_by_one) == 2


@pytest.mark.parametrize("place", [0, 24, 25, 50, 73])
def test_taken_up_anywhere_it_goes_on_the_same(
    place: int, video: Path, look: Observe, one_by_one: list[Analysed]
) -> None:
    last = one_by_one[place]
    stored = json.loads(json.dumps(state_to_json(last.state)))
    with VideoReader(video, LIMITS) as reader:
        rest = analyse_frames(reader.frames(None, last.at), look, state_from_json(stored), UNCLEAR_BELOW)
        assert list(rest) == one_by_one[place + 1 :]


def test_samples_are_in_the_order_of_time_and_ids(one_by_one: list[Analysed]) -> None:
    samples = samples_of(one_by_one)
    assert len(samples) == sum(len(each.faces) for each in one_by_one)
    assert sorted(zip(samples.at, samples.face, strict=True)) == list(zip(samples.at, samples.face, strict=True))
    assert samples.scores.shape == (len(samples), len(EXPRESSIONS))
    assert samples.confidence == pytest.approx(samples.scores.max(axis=1))


def test_frames_without_a_face_make_no_samples() -> None:
    samples = samples_of([Analysed(0.0, (), StreamState(0.0, 0, ()))])
    assert len(samples) == 0
    assert samples.box.shape == (0, 4)


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
TRACKS = st.builds(
    Track,
    id=st.integers(0, 2**40),
    x=NUMBERS,
    y=NUMBERS,
    size=NUMBERS,
    seen_at=NUMBERS,
    probabilities=st.tuples(*[NUMBERS] * 7),
)


@given(st.builds(StreamState, at=NUMBERS, next_id=st.integers(0, 2**40), tracks=st.lists(TRACKS).map(tuple)))
def test_a_stored_state_comes_back_to_the_last_bit(state: StreamState) -> None:
    assert state_from_json(json.loads(json.dumps(state_to_json(state)))) == state
