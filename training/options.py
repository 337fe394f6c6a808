"""The options of `train_fer2013.py`, checked before hours of training and without importing a framework."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.recipes import RECIPES, Recipe

ENSEMBLE: Final = "teachers"
DEFAULT: Final = "mini_xception"


@dataclass(frozen=True)
class Options:
    """What the command line asks for, with the recipe's values where it says nothing; `arguments` are its words."""

    data: Path
    model: str
    recipe: Recipe
    name: str
    epochs: int
    batch_size: int
    seed: int
    taught: bool
    rows: int | None
    frames: int
    tensorboard: bool
    final: bool
    arguments: tuple[str, ...]


def parse(description: str, arguments: Sequence[str]) -> Options:
    """The options in the words of a command line; argparse explains wrong ones and exits with 2."""
    words = _parser(description).parse_args(arguments)
    # The ensemble is no network of its own; its recipe is never asked for.
    recipe = RECIPES.get(words.model, RECIPES[DEFAULT])
    return Options(
        data=words.data,
        model=words.model,
        recipe=recipe,
        name=words.name or words.model,
        epochs=words.epochs or recipe.epochs,
        batch_size=words.batch_size or recipe.batch_size,
        seed=words.seed,
        taught=recipe.taught and not words.no_teachers,
        rows=words.rows,
        frames=words.frames,
        tensorboard=words.tensorboard,
        final=words.final,
        arguments=tuple(arguments),
    )


def _parser(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--data", type=Path, default=Path("dataset/fer2013.csv"), help="the images (default: %(default)s)")
    add(
        "--model",
        choices=[*RECIPES, ENSEMBLE],
        default=DEFAULT,
        help="the network and its recipe (default: %(default)s)",
    )
    add("--name", type=_model_name, help="of run and model folder (default: the model's)")
    add("--epochs", type=_positive, help="passes over the training rows (default: the recipe's)")
    add("--batch-size", type=_positive, help="images a step (default: the recipe's)")
    add("--no-teachers", action="store_true", help="learn from the data alone")
    add("--seed", type=int, default=1, help="of weights, order and augmentation (default: %(default)s)")
    add("--rows", type=_positive, help="use only the first ROWS rows of each split, for a tiny run")
    add("--frames", type=_positive, default=1000, help="faces to send through the whole service (default: %(default)s)")
    add("--tensorboard", action="store_true", help="write logs that `tensorboard --logdir runs` shows")
    add("--final", action="store_true", help="measure PrivateTest too; never choose anything by it")
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def _model_name(text: str) -> str:
    """A name that `model.json` may hold."""
    if not re.fullmatch("[a-z0-9][a-z0-9_-]{0,63}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a name of lower-case letters, digits, '_' and '-'")
    return text
