"""Augmented images stay images, repeat by seed, and change as much as asked and no more."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.files import random_images
from training.arrays import Images
from training.augmentation import DEGRADATIONS, Degradation, augment
from training.recipes import Augmentation

NOTHING = Augmentation(flip=0, shift=0, rotation=0, zoom=0, aspect=0, contrast=0, brightness=0, erasing=0)
STRONG = Augmentation(flip=0.5, shift=12, rotation=45, zoom=0.5, contrast=0.9, brightness=200, erasing=1, erased=1)


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 9), seed=st.integers(0, 2**32))
def test_shape_and_type_stay_and_the_seed_decides(count: int, seed: int) -> None:
    images = random_images(count, seed)
    before = images.copy()
    first = augment(images, STRONG, np.random.default_rng(seed))
    again = augment(images, STRONG, np.random.default_rng(seed))
    assert first.shape == images.shape
    assert first.dtype == np.uint8
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(images, before)


def test_each_image_gets_its_own_draw() -> None:
    same = np.repeat(random_images(1), 8, axis=0)
    assert len({image.tobytes() for image in augment(same, Augmentation(), np.random.default_rng(0))}) == 8


def test_nothing_asked_nothing_changed() -> None:
    images = random_images(4)
    np.testing.assert_array_equal(augment(images, NOTHING, np.random.default_rng(0)), images)


def test_flip_is_an_exact_mirror() -> None:
    images = random_images(4)
    flip = Augmentation(flip=1, shift=0, rotation=0, zoom=0, aspect=0, contrast=0, brightness=0, erasing=0)
    np.testing.assert_array_equal(augment(images, flip, np.random.default_rng(0)), images[:, :, ::-1])


def test_brightness_is_clipped_and_not_wrapped() -> None:
    images = np.repeat(np.array([[[250]], [[5]]], np.uint8), 48 * 48, axis=1).reshape(2, 48, 48)
    brighter = Augmentation(flip=0, shift=0, rotation=0, zoom=0, aspect=0, contrast=0, brightness=60, erasing=0)
    changed = augment(np.tile(images, (50, 1, 1)), brighter, np.random.default_rng(0)).astype(int)
    assert changed[0::2].min() >= 250 - 60
    assert changed[1::2].max() <= 5 + 60
    assert changed.min() == 0
    assert changed.max() == 255


def test_default_moves_the_middle_by_its_shift_at_most() -> None:
    images = np.zeros((100, 48, 48), np.uint8)
    images[:, 23:25, 23:25] = 255
    changed = augment(images, Augmentation(contrast=0, brightness=0, erasing=0), np.random.default_rng(0)).astype(float)
    places = np.arange(48)
    for axis in (1, 2):
        centres = (changed.sum(axis=3 - axis) @ places) / changed.sum(axis=(1, 2))
        assert np.abs(centres - 23.5).max() <= 4.1
        assert np.abs(centres - 23.5).max() > 3


def test_erasing_covers_one_rectangle_of_each_image() -> None:
    images = random_images(30)
    cover = Augmentation(flip=0, shift=0, rotation=0, zoom=0, aspect=0, contrast=0, brightness=0, erasing=1, erased=0.5)
    for image, changed in zip(images, augment(images, cover, np.random.default_rng(0)), strict=True):
        rows, columns = np.nonzero(image != changed)
        covered = changed[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        assert len(np.unique(covered)) == 1
        assert max(covered.shape) <= 24


@pytest.mark.parametrize("degrade", dict.fromkeys(DEGRADATIONS), ids=lambda degrade: degrade.__name__)
def test_each_degradation_changes_a_face_but_leaves_an_image(degrade: Degradation, face_crop: Images) -> None:
    before = face_crop.copy()
    for seed in range(20):
        changed = degrade(face_crop, np.random.default_rng(seed))
        assert changed.shape == face_crop.shape
        assert changed.dtype == np.uint8
        assert not np.array_equal(changed, face_crop)
    np.testing.assert_array_equal(face_crop, before)


def test_every_degradation_is_drawn() -> None:
    images = np.repeat(random_images(1), 400, axis=0)
    how = Augmentation(flip=0, shift=0, rotation=0, zoom=0, aspect=0, contrast=0, brightness=0, erasing=0, degraded=0.5)
    changed = augment(images, how, np.random.default_rng(0))
    same = sum(np.array_equal(image, images[0]) for image in changed)
    assert 150 < same < 250
    assert len({image.tobytes() for image in changed}) > 100


def test_aspect_stretches_one_way_and_squeezes_the_other() -> None:
    disc = np.zeros((48, 48), np.uint8)
    cv2.circle(disc, (24, 24), 14, 255, -1)
    how = Augmentation(flip=0, shift=0, rotation=0, zoom=0, aspect=0.2, contrast=0, brightness=0, erasing=0)
    changed = augment(np.repeat(disc[None], 50, axis=0), how, np.random.default_rng(0)) > 127
    widths, heights = changed.any(axis=1).sum(axis=1), changed.any(axis=2).sum(axis=1)
    assert widths.max() > 30
    assert widths.min() < 28
    assert np.abs(widths * heights - 29 * 29).max() < 29 * 29 * 0.12
