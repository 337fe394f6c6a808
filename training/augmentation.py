"""Random changes to training images, made with OpenCV on the CPU."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from training.arrays import Images
from training.recipes import Augmentation

Random = np.random.Generator
Degradation = Callable[[Images, Random], Images]


def augment(images: Images, how: Augmentation, random: Random) -> Images:
    """Flip, warp, relight, cover and degrade each of (n, 48, 48) uint8 images; same generator, same result."""
    matrices = _warps(len(images), images.shape[-1], how, random)
    gains = 1 + random.uniform(-how.contrast, how.contrast, len(images))
    offsets = random.uniform(-how.brightness, how.brightness, len(images))
    changed = np.empty_like(images)
    for index, (image, matrix) in enumerate(zip(images, matrices, strict=True)):
        warped = cv2.warpAffine(image, matrix, image.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        changed[index] = _relit(warped, gains[index], offsets[index])
    for place in np.flatnonzero(random.random(len(images)) < how.erasing):
        _erase(changed[place], how.erased, random)
    for place in np.flatnonzero(random.random(len(images)) < how.degraded):
        changed[place] = DEGRADATIONS[random.integers(len(DEGRADATIONS))](changed[place], random)
    return changed


def defocused(image: Images, random: Random) -> Images:
    """Out of focus: a Gaussian of up to 1.8 pixels."""
    return _bytes(cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 1.8)))


def shaken(image: Images, random: Random) -> Images:
    """Motion blur along a line of up to 7 pixels in any direction."""
    length, angle = random.uniform(2, 7), random.uniform(0, np.pi)
    kernel = np.zeros((9, 9), np.float32)
    reach = length / 2 * np.array([np.cos(angle), np.sin(angle)])
    start, end = (np.rint(16 * (4 + sign * reach)).astype(int).tolist() for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0, 1, cv2.LINE_AA, 4)
    return _bytes(cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE))


def compressed(image: Images, random: Random) -> Images:
    """A JPEG of low quality, whose blocks are as large in the face as they are where faces are small."""
    side = int(random.integers(48, 97))
    large = cv2.resize(image, (side, side), interpolation=cv2.INTER_LINEAR)
    jpeg = cv2.imencode(".jpg", large, (cv2.IMWRITE_JPEG_QUALITY, int(random.integers(8, 40))))[1]
    return _resized(np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE), np.uint8))


def coarse(image: Images, random: Random) -> Images:
    """Few pixels: a face 16 to 32 pixels wide, enlarged."""
    side = int(random.integers(16, 33))
    return _resized(cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA))


def dark(image: Images, random: Random) -> Images:
    """Little light, and the noise that comes with it."""
    light, noise = random.uniform(0.15, 0.6), random.uniform(0, 6)
    return _bytes(np.clip(image * light + random.normal(0, noise, image.shape), 0, 255))


def half_covered(image: Images, random: Random) -> Images:
    """One side or the lower part behind a plain grey."""
    covered, size = image.copy(), len(image)
    part = int(size * random.uniform(0.3, 0.5))
    places = (np.s_[size - part :], np.s_[:, :part], np.s_[:, size - part :])
    covered[places[random.integers(len(places))]] = random.integers(0, 256)
    return covered


DEGRADATIONS: Final[tuple[Degradation, ...]] = (
    defocused,
    defocused,
    shaken,
    compressed,
    coarse,
    dark,
    half_covered,
)
"""What a camera does to faces; one of these is drawn, out of focus twice as often as it is the commonest."""


def _warps(count: int, size: int, how: Augmentation, random: Random) -> npt.NDArray[np.float64]:
    """(count, 2, 3) affine matrices about the image's centre: flip, aspect, rotation, zoom, then shift."""
    angles = np.deg2rad(random.uniform(-how.rotation, how.rotation, count))
    scales = 1 + random.uniform(-how.zoom, how.zoom, count)
    mirrors = np.where(random.random(count) < how.flip, -1.0, 1.0)
    stretches = np.sqrt(1 + random.uniform(-how.aspect, how.aspect, count))
    cosines, sines = scales * np.cos(angles), scales * np.sin(angles)
    columns = np.stack([mirrors * stretches, 1 / stretches], -1)
    linear = np.stack([np.stack([cosines, -sines], -1), np.stack([sines, cosines], -1)], 1) * columns[:, None, :]
    centre = np.full(2, (size - 1) / 2)
    shifts = centre - linear @ centre + random.uniform(-how.shift, how.shift, (count, 2))
    return np.concatenate([linear, shifts[:, :, None]], axis=2)


def _relit(image: Images, gain: float, offset: float) -> Images:
    """Contrast about the image's own mean, then brightness, clipped to 0 to 255."""
    mean = float(image.mean())
    return _bytes(np.clip((image - mean) * gain + mean + offset, 0, 255))


def _erase(image: Images, largest: float, random: Random) -> None:
    """Cover a rectangle of (height, width) `image`, in place, with one random grey."""
    size = np.array(image.shape)
    sides = (size * random.uniform(0.15, largest, 2)).astype(int)
    top, left = (random.random(2) * (size - sides + 1)).astype(int)
    image[top : top + sides[0], left : left + sides[1]] = random.integers(0, 256)


def _resized(image: Images | cv2.typing.MatLike) -> Images:
    return _bytes(cv2.resize(image, (48, 48), interpolation=cv2.INTER_LINEAR))


def _bytes(image: npt.NDArray[np.generic] | cv2.typing.MatLike) -> Images:
    return np.asarray(image, np.uint8)
