"""Faces in frames: where they are said to be, and changed as the scene says."""

import numpy as np
import pytest

from training.arrays import Images
from training.frames import HEIGHT, WIDTH, Framed, Scene, framed
from training.robustness import SCENES

WHITE = np.full((48, 48), 255, np.uint8)


def in_scene(image: Images, scene: Scene, seed: int = 0) -> Framed:
    return framed(image, scene, np.random.default_rng(seed))


@pytest.mark.parametrize("name", SCENES)
def test_every_scene_gives_a_frame_with_the_whole_image_in_it(name: str) -> None:
    _, scene = SCENES[name]
    for seed in range(20):
        frame = in_scene(WHITE, scene, seed)
        assert frame.grey.shape == (HEIGHT, WIDTH)
        assert frame.grey.dtype == np.uint8
        assert scene.side[0] <= frame.side <= scene.side[1]
        x, y = frame.centre
        assert frame.side / 2 <= x <= WIDTH - frame.side / 2
        assert frame.side / 2 <= y <= HEIGHT - frame.side / 2


@pytest.mark.parametrize("seed", range(5))
def test_the_image_is_where_it_is_said_to_be(seed: int) -> None:
    bright, dark = (in_scene(image, Scene(), seed).grey.astype(int) for image in (WHITE, WHITE - WHITE))
    rows, columns = np.nonzero(bright - dark)
    frame = in_scene(WHITE, Scene(), seed)
    assert (columns.mean(), rows.mean()) == pytest.approx(frame.centre, abs=0.5)
    assert len(rows) == pytest.approx(frame.side**2, rel=0.03)


def test_the_roll_is_that_of_the_scene() -> None:
    bar = np.zeros((48, 48), np.uint8)
    bar[22:26] = 255
    angles = []
    for seed in range(20):
        black, white = (in_scene(image, Scene(turn=(25, 35)), seed).grey.astype(int) for image in (bar - bar, bar))
        rows, columns = np.nonzero(white - black > 100)
        angles.append(np.rad2deg(np.arctan(np.polyfit(columns, rows, 1)[0])))
    assert np.abs(angles).min() > 24
    assert np.abs(angles).max() < 36
    assert min(angles) < 0 < max(angles)


def test_a_face_keeps_its_place_in_every_scene() -> None:
    plain = in_scene(WHITE, Scene(), 3)
    for scene in (Scene(light=0.25), Scene(blur=2), Scene(cover="below"), Scene(cover="beside")):
        assert in_scene(WHITE, scene, 3).centre == plain.centre


def test_less_light_is_darker_everywhere() -> None:
    plain, dark = (in_scene(WHITE, Scene(light=light)).grey.astype(float) for light in (1, 0.25))
    np.testing.assert_allclose(dark, plain / 4, atol=1)


def test_blur_takes_the_detail() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (48, 48), np.uint8)
    spread = [np.diff(in_scene(noise, Scene(blur=blur)).grey.astype(float), axis=1).std() for blur in (0, 1, 2)]
    assert spread[0] > 1.5 * spread[1] > 2 * spread[2]


def test_covers_hide_the_half_they_name() -> None:
    seen: dict[str, set[tuple[bool, ...]]] = {"below": set(), "beside": set()}
    scenes = {"below": Scene(turn=(0, 0), cover="below"), "beside": Scene(turn=(0, 0), cover="beside")}
    corners = np.zeros((48, 48), np.uint8)
    corners[:6, :6], corners[:6, -6:], corners[-6:, :6], corners[-6:, -6:] = 60, 120, 180, 240
    for seed in range(12):
        for cover, scene in scenes.items():
            changed = in_scene(corners, scene, seed)
            half = changed.side / 2 - changed.side / 24
            x, y = changed.centre
            places = [(x - half, y - half), (x + half, y - half), (x - half, y + half), (x + half, y + half)]
            greys = [int(changed.grey[round(b), round(a)]) for a, b in places]
            seen[cover].add(tuple(abs(grey - full) < 12 for grey, full in zip(greys, (60, 120, 180, 240), strict=True)))
    assert seen["below"] == {(True, True, False, False)}
    assert seen["beside"] == {(True, False, True, False), (False, True, False, True)}


def test_the_jpeg_is_the_frame() -> None:
    frame = in_scene(WHITE, Scene())
    assert frame.jpeg().startswith(b"\xff\xd8")
