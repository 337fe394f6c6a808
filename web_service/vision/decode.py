"""Decodes the images that clients send as Base64."""

import binascii
import io
import re
from typing import Final

import cv2
import numpy as np
from PIL import Image as PillowImage

from web_service.core.errors import InvalidError, TooLargeError
from web_service.vision.types import Image

FORMATS: Final = ("JPEG", "PNG", "WEBP")
# decode_image checks the size in the header itself; Pillow's warning about large images would only repeat that.
PillowImage.MAX_IMAGE_PIXELS = None

_DATA_URL: Final = re.compile(r"data:image/[a-z0-9.+-]+;base64,", re.IGNORECASE)
# A JPEG may have a few bytes of padding after its end marker.
_JPEG_END: Final = b"\xff\xd9"
_JPEG_TAIL: Final = 4096


class ImageError(InvalidError):
    """The image cannot be decoded; the message says why and what to send."""


class ImageTooLargeError(TooLargeError, ImageError):
    """The image has more bytes or pixels than allowed."""


def decode_base64(text: str, *, max_bytes: int) -> bytes:
    """The bytes of a data URL or of bare Base64. Raises ImageError if they are missing, invalid or too many."""
    prefix = _DATA_URL.match(text)
    if prefix is None and text.startswith("data:"):
        raise ImageError("The data URL is not a Base64 image; send data:image/jpeg;base64,… or bare Base64.")
    payload = text[prefix.end() :] if prefix else text
    # Four characters encode three bytes, so an oversized image is refused before it is copied.
    if len(payload) // 4 * 3 > max_bytes + 2:
        raise ImageTooLargeError(f"The image has more than {max_bytes:,} bytes; send a smaller one.")
    try:
        data = binascii.a2b_base64(payload, strict_mode=True)
    except (binascii.Error, ValueError) as error:
        raise ImageError(f"The image is not valid Base64 ({error}); send standard Base64.") from error
    if not data:
        raise ImageError("The image is empty; send the Base64 of a JPEG, PNG or WebP file.")
    return data


def decode_image(data: bytes, *, max_pixels: int) -> Image:
    """The upright BGR image (height, width, 3). Raises ImageError; the size is checked before decoding."""
    try:
        with PillowImage.open(io.BytesIO(data), formats=FORMATS) as header:
            width, height = header.size
            kind = header.format
    except (OSError, SyntaxError, ValueError, OverflowError) as error:
        raise ImageError("This is not a JPEG, PNG or WebP image, or its header is damaged.") from error
    if width * height > max_pixels:
        raise ImageTooLargeError(
            f"The image has {width} x {height} pixels, more than {max_pixels:,} in all; scale it down before sending."
        )
    # OpenCV does not refuse a truncated JPEG but fills the missing part with grey.
    if kind == "JPEG" and _JPEG_END not in data[-_JPEG_TAIL:]:
        raise ImageError("The JPEG is truncated; send the whole file.")
    try:
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise ImageError(f"The {kind} image is damaged and cannot be decoded.") from error
    if image is None:
        raise ImageError(f"The {kind} image is damaged and cannot be decoded.")
    return np.asarray(image, np.uint8)
