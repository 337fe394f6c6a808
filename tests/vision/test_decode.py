import base64
import io
import struct
import zlib

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as PillowImage

from web_service.vision.decode import ImageError, ImageTooLargeError, decode_base64, decode_image
from web_service.vision.types import Image

MEGA = 1_000_000


def file_of(image: Image, extension: str, *parameters: int) -> bytes:
    return bytes(cv2.imencode(extension, image, parameters)[1])


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("prefix", ["", "data:image/jpeg;base64,", "DATA:image/webp;BASE64,"])
def test_base64_is_read_bare_and_as_data_url(prefix: str) -> None:
    assert decode_base64(prefix + base64.b64encode(b"picture").decode(), max_bytes=100) == b"picture"


@given(st.binary(min_size=1, max_size=300))
def test_every_base64_gives_its_bytes_back(content: bytes) -> None:
    assert decode_base64(base64.b64encode(content).decode(), max_bytes=300) == content


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("%%%", "not valid Base64"),
        ("abc", "not valid Base64"),
        ("aGVsbG8", "not valid Base64"),
        ("ümlaut", "not valid Base64"),
        ("data:image/jpeg;base64,", "empty"),
        ("data:text/html,<p>", "data URL"),
    ],
)
def test_broken_base64_is_refused(text: str, message: str) -> None:
    with pytest.raises(ImageError, match=message):
        decode_base64(text, max_bytes=100)


def test_the_limit_of_bytes_is_exact() -> None:
    assert len(decode_base64(base64.b64encode(bytes(99)).decode(), max_bytes=99)) == 99
    with pytest.raises(ImageTooLargeError, match="99 bytes"):
        decode_base64(base64.b64encode(bytes(100)).decode(), max_bytes=99)


@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp"])
def test_the_three_formats_are_decoded(portrait: Image, extension: str) -> None:
    image = decode_image(file_of(portrait, extension), max_pixels=MEGA)
    assert image.shape == portrait.shape
    assert np.abs(image.astype(int) - portrait).mean() < 4


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((20, 30), np.uint8),
        np.zeros((20, 30, 4), np.uint8),
        np.zeros((20, 30, 3), np.uint16),
        np.zeros((1, 1, 3), np.uint8),
    ],
    ids=["grey", "with alpha", "16 bits", "one pixel"],
)
def test_unusual_pictures_become_bgr(image: np.ndarray) -> None:
    decoded = decode_image(file_of(image, ".png"), max_pixels=MEGA)
    assert decoded.shape == (*image.shape[:2], 3)
    assert decoded.dtype == np.uint8


def test_cmyk_jpeg_is_decoded(portrait: Image) -> None:
    buffer = io.BytesIO()
    PillowImage.fromarray(portrait).convert("CMYK").save(buffer, "JPEG")
    assert decode_image(buffer.getvalue(), max_pixels=MEGA).shape == portrait.shape


def test_a_picture_taken_sideways_is_turned_upright(portrait: Image) -> None:
    exif = PillowImage.Exif()
    orientation, quarter_turn = 0x0112, 6
    exif[orientation] = quarter_turn
    buffer = io.BytesIO()
    PillowImage.fromarray(portrait[:100]).save(buffer, "JPEG", exif=exif)
    assert decode_image(buffer.getvalue(), max_pixels=MEGA).shape == (512, 100, 3)


@pytest.mark.parametrize("data", [b"", b"hello", b"GIF89a" + bytes(50), b"<svg></svg>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ImageError):
        decode_image(data, max_pixels=MEGA)


@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.98])
def test_a_file_cut_off_is_refused(portrait: Image, extension: str, part: float) -> None:
    data = file_of(portrait, extension)
    with pytest.raises(ImageError):
        decode_image(data[: int(len(data) * part)], max_pixels=MEGA)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8 "]),
)
def test_any_bytes_give_a_picture_or_a_clear_refusal(data: bytes, magic: bytes) -> None:
    try:
        image = decode_image(magic + data, max_pixels=MEGA)
    except ImageError:
        return
    assert image.ndim == 3


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (2**31 - 1, 1), (1001, 1000)])
def test_too_many_pixels_are_refused_from_the_header(width: int, height: int) -> None:
    with pytest.raises(ImageTooLargeError, match=f"{width} x {height}"):
        decode_image(png_header(width, height), max_pixels=MEGA)
