"""Annotated videos: the same frames at the same times, with boxes where the faces are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from tests.video.videos import Making, Scene, write_video
from tests.vision.gallery import gallery
from web_service.analytics.identities import Identity
from web_service.config import ROOT
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import Samples
from web_service.render.annotated_copy import Drawing, annotate
from web_service.render.score_bars import COLOURS
from web_service.video.analysis import samples_of
from web_service.video.opening import Limits
from web_service.video.reading import VideoReader
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.face_search import FaceSearch
from web_service.vision.types import Detection, Image

LIMITS = Limits(max_pixels=10**7, max_ms=60_000)
SIZE = (480, 360)
FRAMES = 40
# Never twice the same step: a variable frame rate.
TIMES = [n * 40 + (n * 7) % 19 for n in range(FRAMES)]
RATE = 10.0
DRAWN = Drawing(rate=RATE, faces={})
CASE = ROOT.parent / "shared" / "cases" / "v08_zoom49.mp4"


@pytest.fixture(scope="module")
def scene(portrait: Image) -> Scene:
    return Scene(portrait, size=SIZE)


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory, scene: Scene) -> Path:
    path = tmp_path_factory.mktemp("annotation") / "face.mp4"
    return write_video(path, scene.pictures(FRAMES), Making(times=TIMES))


def happy_face(scene: Scene, *, hidden_until: int = 0) -> Samples:
    """A sample of every third frame, where the face is then."""
    frames = range(hidden_until, FRAMES, 3)
    boxes = [(x - 28, y - 34, 56, 68) for x, y in map(scene.place, frames)]
    count = len(boxes)
    scores = np.tile([0.88 if name == "happy" else 0.02 for name in EXPRESSIONS], (count, 1))
    unknown = np.full(count, np.nan)
    return Samples(
        at=np.array([float(TIMES[n]) for n in frames]),
        face=np.zeros(count, np.int64),
        box=np.array(boxes, float),
        scores=scores,
        confidence=scores.max(axis=1),
        sharpness=unknown,
        brightness=unknown,
        yaw=unknown,
        unclear=np.zeros(count, np.int64),
    )


@pytest.fixture
def annotated(video: Path, tmp_path: Path) -> Callable[..., list[tuple[float, Image]]]:
    """Draws the video, and reads what was written: times in ms, and pictures."""

    def run(samples: Samples, drawing: Drawing = DRAWN) -> list[tuple[float, Image]]:
        target = tmp_path / "annotated"
        with VideoReader(video, LIMITS) as reader:
            annotate(reader, [samples], target, drawing, lambda _at, _frames: None)
        return read(target)

    return run


def read(path: Path) -> list[tuple[float, Image]]:
    with av.open(path) as container:
        return [
            (frame.time * 1000, np.asarray(frame.to_ndarray(format="bgr24"), np.uint8))
            for frame in container.decode(video=0)
        ]


def changed(image: Image, plain: Image) -> float:
    """The part of the pixels that differ by more than encoding anew makes them."""
    return float((np.abs(image.astype(int) - plain).max(axis=-1) > 50).mean())


def test_frames_and_times_are_the_video_s(annotated: Callable[..., list[tuple[float, Image]]], scene: Scene) -> None:
    times = [at for at, _ in annotated(happy_face(scene))]
    np.testing.assert_allclose(times, TIMES, atol=1)


def test_the_box_is_where_the_face_is_in_every_frame(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene
) -> None:
    happy, samples = np.array(COLOURS["happy"]), happy_face(scene)
    for n, (at, image) in enumerate(annotated(samples)):
        x, y = (round(np.interp(at, samples.at, samples.box[:, axis]) + half) for axis, half in ((0, 28), (1, 34)))
        middle = image[y - 10 : y + 10, x - 40 : x + 40].astype(int)
        # Across its two sides, the colour lies in the middle of the dark line.
        away = np.abs(middle - happy).sum(axis=-1).mean(axis=0)
        left, right = int(away[:25].argmin()) - 40, int(away[55:].argmin()) + 15
        assert (abs(left + 26) <= 2, abs(right - 25) <= 2) == (True, True), (n, left, right)


def test_nothing_is_drawn_long_before_and_after_a_face_is_seen(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene, video: Path
) -> None:
    samples = happy_face(scene, hidden_until=15)
    samples = samples.chosen(samples.at < 1000)
    first, last = samples.at[0], samples.at[-1]
    for (at, image), (_, plain) in zip(annotated(samples), read(video), strict=True):
        assert (changed(image, plain) > 0.02) == (first - 50 <= at <= last + 50), at


def test_hidden_faces_are_not_drawn_but_blurred(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene, video: Path
) -> None:
    hidden = {0: Identity(0, None, hidden=True)}
    plain = [image for _, image in read(video)]
    drawn = [image for _, image in annotated(happy_face(scene), replace(DRAWN, faces=hidden))]
    assert max(map(changed, drawn, plain)) < 0.005

    def nobody(_image: Image) -> tuple[Detection, ...]:
        return ()

    for n, (_, image) in enumerate(annotated(happy_face(scene), Drawing(RATE, hidden, nobody))):
        assert_blurred(image, plain[n], *scene.place(n))


def test_a_face_without_a_sample_is_blurred_where_it_is_detected(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene, video: Path, detector: YuNetDetector
) -> None:
    nobody = happy_face(scene, hidden_until=FRAMES)
    plain = [image for _, image in read(video)]
    for n, (_, image) in enumerate(annotated(nobody, replace(DRAWN, detect=detector))):
        assert_blurred(image, plain[n], *scene.place(n))


def test_a_face_that_is_found_late_is_blurred_before(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene, video: Path, detector: YuNetDetector
) -> None:
    """A person may be recognisable before the detector finds the face, as when turning to the camera."""
    plain = [image for _, image in read(video)]
    from_x = scene.place(10)[0]

    def beyond(image: Image) -> tuple[Detection, ...]:
        return tuple(face for face in detector(image) if face.box.centre[0] > from_x)

    seen = [n for n in range(FRAMES // 2) if scene.place(n)[0] > from_x + 5]
    hidden = [n for n in range(seen[0]) if TIMES[seen[0]] - TIMES[n] < 200]
    drawn = annotated(happy_face(scene, hidden_until=FRAMES), replace(DRAWN, detect=beyond))
    assert len(hidden) >= 3
    for n in hidden + seen:
        assert_blurred(drawn[n][1], plain[n], *scene.place(n))


def test_a_frame_that_cannot_be_searched_is_blurred_as_a_whole(
    video: Path, tmp_path: Path, scene: Scene, detector: YuNetDetector
) -> None:
    wrong = scene.place(20)[0]

    def fails(image: Image) -> tuple[Detection, ...]:
        found = detector(image)
        if any(abs(face.box.centre[0] - wrong) < 3 for face in found):
            raise cv2.error
        return found

    plain = [image for _, image in read(video)]
    with VideoReader(video, LIMITS) as reader:
        nobody = happy_face(scene, hidden_until=FRAMES)
        count = annotate(reader, [nobody], tmp_path / "a", replace(DRAWN, detect=fails), lambda _at, _frames: None)
    drawn = [image for _, image in read(tmp_path / "a")]
    edges = [np.abs(np.diff(image.astype(int), axis=1)).mean() for image in drawn]
    blurred = [n for n in range(FRAMES) if edges[n] < 0.3 * np.median(edges)]
    assert 1 <= count == len(blurred) <= 8
    for n in range(FRAMES):
        assert_blurred(drawn[n], plain[n], *scene.place(n))


@pytest.mark.parametrize(("side", "tile"), [(7, (272, 154)), (10, (190, 106))])
def test_however_many_people_there_are_all_are_blurred(
    tmp_path: Path, portrait: Image, detector: YuNetDetector, side: int, tile: tuple[int, int]
) -> None:
    picture, boxes = gallery(portrait, side, side, tile=tile)
    film = write_video(tmp_path / "gallery.mp4", [picture] * 2, Making(times=[0, 40]))
    hide_all(film, tmp_path / "hidden.mp4")
    (_, plain), *_ = read(film)
    assert len(detector(plain)) == side * side
    for _, image in read(tmp_path / "hidden.mp4"):
        for box in boxes:
            x, y = box.centre
            face = (
                slice(round(y - box.height / 3), round(y + box.height / 3)),
                slice(round(x - box.width / 3), round(x + box.width / 3)),
            )
            assert fineness(image[face]) < 0.3 * fineness(plain[face])
        assert not detector(image)


def test_small_faces_that_move_are_blurred_in_every_frame(
    tmp_path: Path, portrait: Image, detector: YuNetDetector
) -> None:
    """Also in those frames that are not searched thoroughly."""
    head = cv2.resize(portrait[20:260, 110:330], (37, 40), interpolation=cv2.INTER_AREA)
    lefts = [round(40 + 5 * n) for n in range(FRAMES)]
    pictures = [np.full((720, 1280, 3), 128, np.uint8) for _ in lefts]
    for picture, left in zip(pictures, lefts, strict=True):
        picture[300:340, left : left + 37] = head
    film = write_video(tmp_path / "small.mp4", pictures, Making(times=[n * 40 for n in range(FRAMES)]))
    hide_all(film, tmp_path / "hidden.mp4")
    plain = [image for _, image in read(film)]
    assert not any(detector(image) for image in plain)
    for n, (_, image) in enumerate(read(tmp_path / "hidden.mp4")):
        face = slice(309, 327), slice(lefts[n] + 12, lefts[n] + 26)
        assert fineness(image[face]) < 0.4 * fineness(plain[n][face]), n


@pytest.mark.skipif(not CASE.exists(), reason="The recorded case lies outside of the repository.")
def test_nobody_of_a_recorded_gallery_is_recognisable(tmp_path: Path, detector: YuNetDetector) -> None:
    hide_all(CASE, tmp_path / "hidden.mp4")
    assert {len(detector(image)) for _, image in read(CASE)} == {49}
    assert {len(detector(image)) for _, image in read(tmp_path / "hidden.mp4")} == {0}


def hide_all(film: Path, target: Path) -> None:
    """Blur every face of a film that has no samples."""
    nobody = samples_of([])
    search = FaceSearch(verified_weights(None))
    with VideoReader(film, LIMITS) as reader:
        drawing = Drawing(RATE, {}, search, search.glance)
        annotate(reader, [nobody], target, drawing, lambda _at, _frames: None)


def fineness(image: Image) -> float:
    """The contrast of what is much finer than the part of a face in a picture: eyes, nose and mouth."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return float((grey - cv2.GaussianBlur(grey, (0, 0), image.shape[1] / 8)).std())


def assert_blurred(image: Image, plain: Image, x: float, y: float) -> None:
    """Around the face's middle the edges are gone that it has."""
    rows, columns = slice(round(y) - 22, round(y) + 22), slice(round(x) - 18, round(x) + 18)
    steps = [np.abs(np.diff(each[rows, columns].astype(int), axis=1)).mean() for each in (image, plain)]
    assert steps[0] < 0.35 * steps[1]


def test_names_are_drawn_and_merged_faces_have_one(
    annotated: Callable[..., list[tuple[float, Image]]], scene: Scene
) -> None:
    def first(face: Identity) -> Image:
        return annotated(happy_face(scene), replace(DRAWN, faces={0: face}))[0][1]

    plain = first(Identity(0, None, hidden=False))
    merged, named = first(Identity(7, None, hidden=False)), first(Identity(7, "Maria", hidden=False))
    for one, other in ((plain, merged), (merged, named)):
        assert np.abs(one.astype(int) - other).max() > 60


def test_samples_are_read_as_the_video_goes_on(video: Path, tmp_path: Path, scene: Scene) -> None:
    taken: list[int] = []
    samples = happy_face(scene)

    def pieces() -> Iterator[Samples]:
        yield samples
        taken.append(1)
        yield replace(samples, at=samples.at + 10_000)
        taken.append(2)

    with VideoReader(video, LIMITS) as reader:
        annotate(reader, pieces(), tmp_path / "a", DRAWN, lambda _at, _frames: None)
    assert taken == [1]


def test_it_ends_at_once_where_it_is_no_longer_wanted_and_leaves_nothing(
    video: Path, tmp_path: Path, scene: Scene
) -> None:
    told: list[int] = []

    def stop(_at: float, frames: int) -> None:
        told.append(frames)
        if frames == 3:
            raise KeyError

    with VideoReader(video, LIMITS) as reader, pytest.raises(KeyError):
        annotate(reader, [happy_face(scene)], tmp_path / "a.mp4", DRAWN, stop)
    assert told == [1, 2, 3]
    assert not list(tmp_path.iterdir())


def test_what_fails_in_another_thread_is_raised_here(video: Path, tmp_path: Path, scene: Scene) -> None:
    def broken(_image: Image) -> tuple[Detection, ...]:
        raise KeyError

    with VideoReader(video, LIMITS) as reader, pytest.raises(KeyError):
        annotate(
            reader, [happy_face(scene)], tmp_path / "a.mp4", replace(DRAWN, detect=broken), lambda _at, _frames: None
        )
    assert not list(tmp_path.iterdir())
