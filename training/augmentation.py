"""Random changes to training images, made with OpenCV on the CPU."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from training.data import Images


@dataclass(frozen=True)
class Augmentation:
    """How strongly images are changed: flipped with a probability, the rest uniformly by up to plus or minus a value.

    Shift is in pixels, rotation in degrees, zoom and contrast in shares of 1, brightness in grey levels. `erasing` is
    the probability of covering a rectangle (Zhong et al., arXiv:1708.04896) with sides up to `erased` of the image's.
    """

    flip: float = 0.5
    shift: float = 4.0
    rotation: float = 12.0
    zoom: float = 0.12
    contrast: float = 0.25
    brightness: float = 25.0
    erasing: float = 0.3
    erased: float = 0.45


def augment(images: Images, how: Augmentation, random: np.random.Generator) -> Images:
    """Flip, warp, relight and cover each of (n, 48, 48) uint8 images by its own draw; same generator, same result."""
    matrices = _warps(len(images), images.shape[-1], how, random)
    gains = 1 + random.uniform(-how.contrast, how.contrast, len(images))
    offsets = random.uniform(-how.brightness, how.brightness, len(images))
    changed = np.empty_like(images)
    for index, (image, matrix) in enumerate(zip(images, matrices, strict=True)):
        warped = cv2.warpAffine(image, matrix, image.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        changed[index] = _relit(warped, gains[index], offsets[index])
    for place in np.flatnonzero(random.random(len(images)) < how.erasing):
        _erase(changed[place], how.erased, random)
    return changed


def _warps(count: int, size: int, how: Augmentation, random: np.random.Generator) -> npt.NDArray[np.float64]:
    """(count, 2, 3) affine matrices about the image's centre: flip, rotation, zoom, then shift."""
    angles = np.deg2rad(random.uniform(-how.rotation, how.rotation, count))
    scales = 1 + random.uniform(-how.zoom, how.zoom, count)
    mirrors = np.where(random.random(count) < how.flip, -1.0, 1.0)
    cosines, sines = scales * np.cos(angles), scales * np.sin(angles)
    linear = np.stack([np.stack([cosines * mirrors, -sines], -1), np.stack([sines * mirrors, cosines], -1)], 1)
    centre = np.full(2, (size - 1) / 2)
    shifts = centre - linear @ centre + random.uniform(-how.shift, how.shift, (count, 2))
    return np.concatenate([linear, shifts[:, :, None]], axis=2)


def _relit(image: Images, gain: float, offset: float) -> Images:
    """Contrast about the image's own mean, then brightness, clipped to 0 to 255."""
    mean = float(image.mean())
    relit: Images = np.clip((image - mean) * gain + mean + offset, 0, 255).astype(np.uint8)
    return relit


def _erase(image: Images, largest: float, random: np.random.Generator) -> None:
    """Cover a rectangle of (height, width) `image`, in place, with one random grey."""
    size = np.array(image.shape)
    sides = (size * random.uniform(0.15, largest, 2)).astype(int)
    top, left = (random.random(2) * (size - sides + 1)).astype(int)
    image[top : top + sides[0], left : left + sides[1]] = random.integers(0, 256)
