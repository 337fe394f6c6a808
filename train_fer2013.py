"""Train a MiniXception on FER-2013 and write `models/<name>/`: the network, its figures, pictures and its card.

Put the data in `dataset/` first (dataset/README.md says how). On a CPU torch is the fastest backend (`pip install
torch`; without the variable it is TensorFlow):

    KERAS_BACKEND=torch python train_fer2013.py

That trains `mini_xception`, which learns from the data and from `mini_xception_wide` in `models/`, in an hour or two
on two cores; `--model mini_xception_wide` trains its teacher, from the data alone. Stop whenever you like: the same
command goes on after the last whole epoch. A tiny run to see all parts work, about a minute, its model of no use:

    python train_fer2013.py --name tiny --rows 1024 --epochs 2 --frames 20

Where `fer2013new.csv` (FERPlus) lies beside the csv, its votes are part of each target. The official split is kept:
Training trains, PublicTest chooses the epoch, the temperature and the threshold of "unclear", PrivateTest is measured
with --final, and only then.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from training.architectures import mixed_precision_on_gpu, training_layout
from training.checkpoint import Checkpoint, Epoch, RunError
from training.data import DataError, Fer2013, Rows, Split, read_fer2013
from training.environment import described as described_environment
from training.evaluation import logits_of, mirrored_logits
from training.export import ExportError, staged, write_network, write_record
from training.loop import Examples, Plan, fit
from training.metrics import Calibration, evaluated, measured
from training.recipes import RECIPES
from training.record import command, model_spec
from training.report import write_report
from training.robustness import robustness
from training.targets import described, faces_only, prior_shift, taught, training_targets
from training.teacher import TeacherError, teacher_facts, teacher_targets
from web_service.runtimes.evaluation import Evaluation

RUNS: Final = Path("runs")
MODELS: Final = Path("models")
VOTES: Final = "fer2013new.csv"
SAMPLES: Final = 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, train, measure, export; 0 where all went well, 1 after a line that says what to do."""
    options = parse(arguments)
    try:
        data = read(options)
        sys.stderr.write(f"{described_environment()}\n")
        checkpoint = train(options, data)
        export(options, data, checkpoint)
    except (DataError, TeacherError, RunError, ExportError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The same command goes on after the last whole epoch.\n")
        return 1
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--data", type=Path, default=Path("dataset/fer2013.csv"), help="the csv, .gz or .xz too (default: %(default)s)")
    add("--model", choices=RECIPES, default="mini_xception", help="the network and its recipe (default: %(default)s)")
    add("--name", type=model_name, help="of run and model folder (default: the model's)")
    add("--epochs", type=positive, help="passes over the training rows (default: the recipe's)")
    add("--batch-size", type=positive, help="images a step (default: the recipe's)")
    add("--no-teacher", action="store_true", help="learn from the data alone")
    add("--seed", type=int, default=1, help="of weights, order and augmentation (default: %(default)s)")
    add("--rows", type=positive, help="use only the first ROWS rows of each split, for a tiny run")
    add("--frames", type=positive, default=1000, help="faces to send through the whole service (default: %(default)s)")
    add("--tensorboard", action="store_true", help="write logs that `tensorboard --logdir runs` shows")
    add("--final", action="store_true", help="measure PrivateTest too; never choose anything by it")
    options = parser.parse_args(arguments)
    options.arguments = sys.argv[1:] if arguments is None else arguments
    recipe = RECIPES[options.model]
    options.name = options.name or options.model
    options.epochs = options.epochs or recipe.epochs
    options.batch_size = options.batch_size or recipe.batch_size
    options.teacher = None if options.no_teacher else recipe.teacher
    return options


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def model_name(text: str) -> str:
    """A name that `model.json` may hold; asked for before hours of training, not after."""
    if not re.fullmatch("[a-z0-9][a-z0-9_-]{0,63}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a name of small letters, digits, '_' and '-'")
    return text


def read(options: argparse.Namespace) -> Fer2013:
    """The data, with votes where they are there; DataError now, not after training, where a split is missing."""
    votes = options.data.with_name(VOTES)
    data = read_fer2013(options.data, votes if votes.exists() else None)
    for split in ("Training", *measured_splits(options)):
        data[split]
    return data.first(options.rows) if options.rows else data


def train(options: argparse.Namespace, data: Fer2013) -> Checkpoint:
    """Train, or go on training, the run of this name."""
    recipe = RECIPES[options.model]
    plan = Plan(
        epochs=options.epochs,
        batch_size=options.batch_size,
        seed=options.seed,
        peak_learning_rate=recipe.peak_learning_rate,
        weight_decay=recipe.weight_decay,
        augmentation=recipe.augmentation,
    )
    rows = faces_only(data["Training"])
    facts = {"model": options.model, **asdict(plan), "rows": len(rows), "data_sha256": data.sha256}
    if options.teacher:
        facts |= {"teacher": teacher_facts(MODELS / options.teacher)}
    checkpoint = Checkpoint.open(RUNS / options.name, facts | {"targets": described(rows, options.teacher)})
    if len(checkpoint.history) < plan.epochs:
        with mixed_precision_on_gpu():
            build = partial(recipe.architecture.build, training_layout())
            after_epoch = tensorboard_log(checkpoint.path.parent) if options.tensorboard else None
            fit(build, plan, examples(options, rows), data["PublicTest"], checkpoint, after_epoch=after_epoch)
    return checkpoint


def tensorboard_log(run: Path) -> Callable[[Epoch], object]:
    """What writes each epoch to the run's logs; imported only here, so that who asks for none needs no TensorBoard."""
    log: Callable[[Epoch], object] = import_module("training.tensorboard").TensorBoardLog(run / "tensorboard")
    return log


def examples(options: argparse.Namespace, rows: Rows) -> Examples:
    """The training images with their targets, the teacher's part in them."""
    targets = training_targets(rows)
    if options.teacher:
        targets = taught(targets, teacher_targets(MODELS / options.teacher, rows.images))
    return Examples(rows.images, targets, prior_shift(targets, rows.labels))


def measured_splits(options: argparse.Namespace) -> list[Split]:
    """The splits to measure the finished model on."""
    return ["PublicTest", "PrivateTest"] if options.final else ["PublicTest"]


def export(options: argparse.Namespace, data: Fer2013, checkpoint: Checkpoint) -> None:
    """Measure the best epoch's network and write its folder."""
    recipe = RECIPES[options.model]
    model = recipe.architecture.build()
    model.set_weights(checkpoint.best_weights)
    answer = mirrored_logits if recipe.mirror else logits_of
    logits = {split: answer(model, data[split].images) for split in measured_splits(options)}
    calibration = Calibration.on(logits["PublicTest"], data["PublicTest"])
    spec = model_spec(
        options.name,
        recipe.title,
        model=model,
        mirror=recipe.mirror,
        checkpoint=checkpoint,
        calibration=calibration,
        metrics=[metric for split in logits for metric in measured(logits[split], data, split, calibration)],
        command=command(options.arguments),
    )
    with staged(MODELS / options.name) as folder:
        write_network(folder, model, data["PublicTest"].images[:SAMPLES])
        write_record(folder, spec)
        evaluation = Evaluation(
            splits={split: evaluated(logits[split], data[split], split, calibration) for split in logits},
            robustness=robustness(folder, data["PublicTest"], options.frames),
        )
        write_report(folder, spec, evaluation, checkpoint.history)
    for metric in spec.metrics:
        sys.stdout.write(f"{metric.split} {metric.name}: {metric.value:.4f} ({metric.rows} rows)\n")


if __name__ == "__main__":
    sys.exit(main())
