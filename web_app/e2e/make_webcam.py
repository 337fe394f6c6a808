"""Turns real footage into Y4M, the format Chromium's fake webcam plays.

    make_webcam.py SOURCE TARGET.y4m [--start S] [--seconds S] [--rate N] [--brightness B] [--scale S]

A video is cut to the picture's shape (640x480); a photograph becomes a film in which the view wanders a little.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from math import sin, tau
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 640, 480
Image = NDArray[np.uint8]


def video_frames(source: Path, start: float, rate: float) -> Iterator[Image]:
    """The film's pictures from `start` seconds on, `rate` a second."""
    film = cv2.VideoCapture(str(source))
    own_rate = film.get(cv2.CAP_PROP_FPS)
    film.set(cv2.CAP_PROP_POS_FRAMES, round(start * own_rate))
    due = 0.0
    for number in range(int(film.get(cv2.CAP_PROP_FRAME_COUNT))):
        read, picture = film.read()
        if not read:
            return
        while due <= number / own_rate:
            yield cover(picture, 0.5)
            due += 1 / rate


def photo_frames(source: Path, seconds: float, rate: float) -> Iterator[Image]:
    """A photograph as a view that sways by a hundredth of its width, as a hand-held camera does."""
    photo = cv2.imread(str(source))
    for number in range(round(seconds * rate)):
        yield cover(photo, 0.5 + 0.01 * sin(tau * number / (2 * rate)))


def cover(picture: Image, across: float) -> Image:
    """The largest part of the picture in the webcam's shape: the top, and `across` of the way from the left."""
    height, width = picture.shape[:2]
    scale = min(width / WIDTH, height / HEIGHT) * 0.97
    cut_width, cut_height = round(WIDTH * scale), round(HEIGHT * scale)
    left = round((width - cut_width) * across)
    top = round((height - cut_height) * 0.3)
    cut = picture[top : top + cut_height, left : left + cut_width]
    return np.asarray(cv2.resize(cut, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)


def changed(picture: Image, brightness: float, scale: float) -> Image:
    """The picture as bright, and in the middle of grey as large, as these parts of it."""
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    above, left = (HEIGHT - len(small)) // 2, (WIDTH - small.shape[1]) // 2
    whole = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    whole[above : above + len(small), left : left + small.shape[1]] = small
    return np.asarray(whole * brightness, np.uint8)


def write_y4m(target: Path, frames: Iterator[Image], rate: int) -> None:
    """Write the pictures as uncompressed Y4M, as I420."""
    with target.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{rate}:1 Ip A1:1 C420jpeg\n".encode())
        for frame in frames:
            file.write(b"FRAME\n")
            file.write(cv2.cvtColor(frame, cv2.COLOR_BGR2YUV_I420).tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--start", type=float, default=0, help="where to begin in a video, seconds")
    parser.add_argument("--seconds", type=float, default=15, help="how long the film is")
    parser.add_argument("--rate", type=int, default=20, help="pictures a second")
    parser.add_argument("--brightness", type=float, default=1, help="of the picture, a part of its own")
    parser.add_argument("--scale", type=float, default=1, help="of the picture, a part of the webcam's")
    options = parser.parse_args()
    if options.source.suffix in {".jpg", ".png"}:
        frames = photo_frames(options.source, options.seconds, options.rate)
    else:
        frames = video_frames(options.source, options.start, options.rate)
    frames = (changed(picture, options.brightness, options.scale) for picture in frames)
    write_y4m(options.target, islice(frames, round(options.seconds * options.rate)), options.rate)


if __name__ == "__main__":
    main()
