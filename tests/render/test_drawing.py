"""What is drawn over pictures: where, in which colours, and never over eyes and mouth."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from web_service.config import ROOT
from web_service.core.expressions import EXPRESSIONS, Unclear
from web_service.core.geometry import Box
from web_service.render.drawing import REASONS, DrawnFace, draw
from web_service.render.layout import features
from web_service.render.score_bars import COLOURS, UNCLEAR
from web_service.render.text import displayable, render_text
from web_service.vision.types import Image

WEB_APP = ROOT / "web_app" / "src"
GUARD = 40
wild = st.floats(-1e7, 1e7) | st.floats(-50, 700)
scores = st.integers(0, 2**32 - 1).map(lambda seed: tuple(np.random.default_rng(seed).dirichlet(np.ones(7)).tolist()))
reasons = st.sampled_from([None, *REASONS])
names = st.sampled_from(["0", "63", "Maria", "A name of some length…"])


@st.composite
def faces(draw: st.DrawFn) -> list[DrawnFace]:
    box = st.builds(Box, wild, wild, wild.map(abs), wild.map(abs))
    count = draw(st.integers(0, 6))
    return [DrawnFace(id, draw(names), draw(box), draw(scores), draw(reasons)) for id in range(count)]  # noqa: A001


def face(box: tuple[float, float, float, float], **changes: Any) -> DrawnFace:
    """A happy face, nine parts in ten."""
    happy = tuple(0.9 if name == "happy" else 0.1 / 6 for name in EXPRESSIONS)
    return replace(DrawnFace(0, "0", Box(*box), happy, None), **changes)


def canvas(width: int, height: int) -> Image:
    """Noise: whatever is drawn differs from it nearly everywhere."""
    return np.random.default_rng(1).integers(0, 256, (height, width, 3)).astype(np.uint8)


def changed(before: Image, after: Image) -> Any:
    return (before != after).any(axis=-1)


def has(part: Image, colour: tuple[int, int, int], tolerance: int = 3) -> int:
    """How many pixels have a colour."""
    return int((np.abs(part.astype(int) - colour) <= tolerance).all(axis=-1).sum())


@settings(max_examples=60)
@given(faces(), faces(), st.sampled_from([(426, 240), (64, 48), (17, 300), (2, 2), (1280, 720)]))
def test_wild_boxes_stay_inside_the_picture(
    first: list[DrawnFace], then: list[DrawnFace], size: tuple[int, int]
) -> None:
    around = canvas(size[0] + 2 * GUARD, size[1] + 2 * GUARD)
    before = around.copy()
    picture = around[GUARD:-GUARD, GUARD:-GUARD]
    draw(picture, then, draw(picture, first, {}))
    outside = changed(before, around)
    outside[GUARD:-GUARD, GUARD:-GUARD] = False
    assert not outside.any()


@st.composite
def near_faces(draw: st.DrawFn) -> DrawnFace:
    """A face anywhere in a picture of 640 x 360, up to two thirds as high."""
    height = draw(st.floats(40, 240))
    x, y = draw(st.floats(0, 640 - 0.75 * height)), draw(st.floats(0, 360 - height))
    return DrawnFace(0, draw(names), Box(x, y, 0.75 * height, height), draw(scores), draw(reasons))


@settings(max_examples=60)
@given(near_faces())
def test_a_face_keeps_its_eyes_and_mouth(near: DrawnFace) -> None:
    picture = canvas(640, 360)
    before = picture.copy()
    draw(picture, [near], {})
    x, y, width, height = (round(each) for each in features(near.box))
    assert not changed(before, picture)[y + 4 : y + height - 4, x + 4 : x + width - 4].any()


@pytest.mark.parametrize(("width", "height"), [(426, 240), (640, 480), (1920, 1080), (1080, 1920), (3840, 2160)])
def test_box_label_and_bars_are_there_at_every_size(width: int, height: int) -> None:
    picture = np.full((height, width, 3), 255, np.uint8)
    side = min(width, height)
    box = (width * 0.4, height * 0.3, side * 0.25, side * 0.3)
    draw(picture, [face(box)], {})
    edge = picture[int(box[1] + box[3] / 2) - 2 : int(box[1] + box[3] / 2) + 2, int(box[0]) : int(box[0] + side / 40)]
    assert has(edge, COLOURS["happy"])
    above, beside = picture[: int(box[1])], picture[:, int(box[0] + box[2] + side / 40) :]
    assert has(above, (255, 255, 255)) < above.shape[0] * above.shape[1]
    assert all(has(beside, COLOURS[name]) for name in ("happy", "neutral", "angry"))
    assert has(beside, COLOURS["happy"]) > 10 * has(beside, COLOURS["sad"])


@pytest.mark.parametrize("why", REASONS)
def test_an_unclear_face_has_no_expression_s_colour(why: Unclear) -> None:
    picture = np.full((480, 640, 3), 255, np.uint8)
    clear = picture.copy()
    draw(picture, [face((200, 100, 150, 200), unclear=why)], {})
    draw(clear, [face((200, 100, 150, 200))], {})
    assert not any(has(picture, colour, 0) for colour in COLOURS.values())
    assert has(clear, COLOURS["happy"], 0)
    edge = picture[120:280, 202:203]
    # Its line is broken: some of it is in the dark of what lies beneath.
    assert 0 < has(edge, UNCLEAR, 40) < 0.9 * len(edge)


def test_words_say_more_than_colour() -> None:
    pictures = []
    for name in EXPRESSIONS:
        picture = np.full((480, 640, 3), 255, np.uint8)
        values = tuple(0.88 if each == name else 0.02 for each in EXPRESSIONS)
        draw(picture, [face((200, 150, 150, 200), scores=values)], {})
        pictures.append(picture[:145].mean(axis=-1) > 200)
    for place, words in enumerate(pictures):
        assert not any(np.array_equal(words, other) for other in pictures[place + 1 :])


@given(st.lists(st.tuples(st.floats(0, 1200), st.floats(0, 650), st.floats(30, 200)), min_size=1, max_size=8))
@settings(max_examples=20)
def test_places_stay_while_faces_stay(many: list[tuple[float, float, float]]) -> None:
    people = [face((x, y, size, size * 1.2), id=place) for place, (x, y, size) in enumerate(many)]
    assume(len({each.box for each in people}) == len(people))
    places = draw(canvas(1280, 720), people, {})
    assert draw(canvas(1280, 720), people, places) == places
    assert set(places) == {each.id for each in people}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maria", "Maria"),
        ("José", "Jose"),
        ("Jürgen Groß", "Jurgen Gross"),
        ("Łukasz", "Lukasz"),
        ("Жанна", None),
        ("日本", None),
        ("a\u202eb", None),
        ("  ", None),
        ("", None),
    ],
)
def test_names_in_letters_that_the_font_has(name: str, shown: str | None) -> None:
    assert displayable(name) == shown


@given(st.text(max_size=40), st.integers(9, 60))
def test_whatever_is_writable_is_written(text: str, size: int) -> None:
    if (shown := displayable(text)) is not None:
        # A grave accent of 9 px is but a shadow.
        assert render_text(shown, size).max() > 60


def test_colours_and_words_are_the_web_app_s() -> None:
    source = (WEB_APP / "lib" / "expressions.ts").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^  (\w+): '#([0-9a-f]{6})',$", source, re.MULTILINE))
    assert {name: int(rgb, 16).to_bytes(3, "little") for name, rgb in listed.items()} == {
        name: bytes(colour) for name, colour in COLOURS.items()
    }
    words = {
        match[1]: match[2]
        for file in WEB_APP.rglob("*.ts")
        for match in re.finditer(r"^  (\w+): '([a-z ]+)',$", file.read_text(encoding="utf-8"), re.MULTILINE)
        if match[1] in REASONS
    }
    assert words == dict(REASONS)
