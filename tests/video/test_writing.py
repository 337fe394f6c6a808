"""MP4 files, read back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web_service.video.writing import Mp4Writer
from web_service.vision.types import Image

BLUE = (200, 60, 20)


def plain(width: int, height: int, colour: tuple[int, int, int] = BLUE) -> Image:
    return np.full((height, width, 3), colour, np.uint8)


def write(path: Path, times: Iterable[float], *, width: int = 64, height: int = 48, rate: float | None = None) -> None:
    with Mp4Writer(path, width=width, height=height, frame_rate=rate) as writer:
        for at in times:
            writer.write(plain(width, height), at)


def read_times(path: Path) -> list[float]:
    with av.open(path) as container:
        return [frame.time * 1000 for frame in container.decode(video=0)]


@settings(max_examples=15)
@given(st.lists(st.floats(1, 3000), min_size=1, max_size=30), st.sampled_from([None, 15.0, 24000 / 1001, 1000.0]))
def test_each_frame_keeps_its_own_time(
    tmp_path_factory: pytest.TempPathFactory, steps: list[float], rate: float | None
) -> None:
    path = tmp_path_factory.mktemp("written") / "a.mp4"
    times = np.cumsum(steps).tolist()
    write(path, times, rate=rate)
    np.testing.assert_allclose(read_times(path), times, atol=0.01)
    with av.open(path) as container:
        # Players stop where the file says that it ends.
        assert container.duration is not None
        assert container.duration / 1000 > times[-1] - times[0]


def test_frames_that_stand_still_in_time_follow_each_other(tmp_path: Path) -> None:
    write(tmp_path / "a.mp4", [0, 0, 0, 40])
    times = read_times(tmp_path / "a.mp4")
    assert len(times) == 4
    assert times == sorted(set(times))


@pytest.mark.parametrize(("width", "height"), [(101, 75), (102, 75), (101, 76), (16, 16)])
def test_sizes_are_made_even(tmp_path: Path, width: int, height: int) -> None:
    write(tmp_path / "a.mp4", [0, 40], width=width, height=height)
    with av.open(tmp_path / "a.mp4") as container:
        frame = next(container.decode(video=0))
    assert (frame.width, frame.height) == (width + width % 2, height + height % 2)


def test_browsers_play_it_at_once_and_in_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    write(path, [0, 40, 80])
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(path) as container:
        assert not container.streams.audio
        context = container.streams.video[0].codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert (context.colorspace, context.color_primaries, context.color_trc) == (1, 1, 1)
        pixel = next(container.decode(video=0)).to_ndarray(format="bgr24")[20, 20]
    np.testing.assert_allclose(pixel, BLUE, atol=6)


def test_nothing_is_left_where_the_block_raises(tmp_path: Path) -> None:
    def times() -> Iterator[float]:
        yield 0
        yield 40
        raise KeyError

    with pytest.raises(KeyError):
        write(tmp_path / "a.mp4", times())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["absent/a.mp4", "."])
def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, place: str) -> None:
    with pytest.raises(OSError, match=r"directory"):
        write(tmp_path / place, [0, 40])
    assert not list(tmp_path.iterdir())
