"""The sizes and shapes of the networks."""

import numpy as np
import pytest

from tests.training.networks import WARNINGS
from training.architectures import Architecture
from training.networks import build
from training.recipes import RECIPES, STUDENTS, TEACHERS

pytestmark = WARNINGS

ALL = pytest.mark.parametrize("architecture", [recipe.architecture for recipe in RECIPES.values()], ids=list(RECIPES))
LARGEST = {"mini_xception": 60_000, "mini_xception_wide": 1_500_000}


@pytest.mark.parametrize(("name", "largest"), LARGEST.items())
def test_sizes_that_the_names_stand_for(name: str, largest: int) -> None:
    assert build(STUDENTS[name].architecture).count_params() <= largest


def test_teachers_are_larger_than_students_and_of_different_shapes() -> None:
    sizes = [build(recipe.architecture).count_params() for recipe in TEACHERS.values()]
    assert min(sizes) > max(LARGEST.values())
    assert len(set(sizes)) == len(sizes) == 3


@ALL
def test_any_number_of_crops_to_seven_logits(architecture: Architecture) -> None:
    network = build(architecture)
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)
    assert network.name == architecture.name


@ALL
def test_every_pixel_counts(architecture: Architecture) -> None:
    network = build(architecture)
    crops = np.random.default_rng(0).normal(size=(1, 48, 48, 1)).astype(np.float32)
    before = network.predict_on_batch(crops)
    for place in ((0, 0), (0, 47), (47, 0), (47, 47), (24, 24)):
        changed = crops.copy()
        changed[0, place[0], place[1]] += 10
        assert not np.array_equal(network.predict_on_batch(changed), before), place
