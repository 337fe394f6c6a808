"""Makes a film of a real face that drifts to and fro, each picture with its own number written in black and white.

    make_film.py PORTRAIT TARGET [--seconds S] [--rate N] [--codec C] [--sound]

The number stands in the lowest stripe as ten squares from the left, the lowest bit first: white is one.
"""

import argparse
from collections.abc import Sequence
from fractions import Fraction
from math import sin, tau
from pathlib import Path
from typing import cast

import av
import cv2
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

WIDTH, HEIGHT, BITS, STRIPE = 480, 360, 10, 32
OPTIONS = {
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "crf": "20"},
    "libx264": {"preset": "ultrafast"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
}
Image = NDArray[np.uint8]


def picture(portrait: Image, number: int, rate: int) -> Image:
    """The face at its place of that moment, over the number."""
    scale = HEIGHT / portrait.shape[0]
    shift = (WIDTH - portrait.shape[1] * scale) / 2 + 90 * sin(tau * number / (4 * rate))
    matrix = np.array([[scale, 0, shift], [0, scale, -STRIPE / 2]])
    image = cv2.warpAffine(portrait, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
    for bit in range(BITS):
        left = bit * WIDTH // BITS
        image[HEIGHT - STRIPE :, left : left + WIDTH // BITS] = 255 * (number >> bit & 1)
    return np.asarray(image, np.uint8)


def write_film(target: Path, pictures: Sequence[Image], rate: int, codec: str, hum: NDArray[np.float64]) -> None:
    """Write the pictures, each at its own time, and a sound of 48,000 values a second where there is one."""
    with av.open(target, "w") as container:
        stream = cast("VideoStream", container.add_stream(codec, rate=rate, options=OPTIONS.get(codec, {})))
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = Fraction(1, rate)
        voice = container.add_stream("libopus", rate=48_000) if hum.any() else None
        if voice:
            voice.codec_context.layout = "mono"
        for number, image in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(image, format="bgr24")
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if voice:
            wave = av.AudioFrame.from_ndarray(np.asarray([hum], np.float32), format="flt", layout="mono")
            wave.sample_rate, wave.pts = 48_000, 0
            container.mux(voice.encode(wave))
            container.mux(voice.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("portrait", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seconds", type=float, default=12)
    parser.add_argument("--rate", type=int, default=20, help="pictures a second")
    parser.add_argument("--codec", default="libvpx-vp9")
    parser.add_argument("--sound", action="store_true")
    options = parser.parse_args()
    portrait = np.asarray(cv2.imread(str(options.portrait)), np.uint8)
    pictures = [picture(portrait, number, options.rate) for number in range(round(options.seconds * options.rate))]
    hum = 0.05 * np.sin(tau * 220 * np.arange(round(options.seconds * 48_000)) / 48_000) * options.sound
    write_film(options.target, pictures, options.rate, options.codec, hum)


if __name__ == "__main__":
    main()
