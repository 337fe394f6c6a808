"""Train MiniXception on FER-2013 and write `models/<name>/`: model.keras, model.onnx and model.json.

Put the data in `dataset/` first (dataset/README.md says how), then, on a CPU, where torch is the fastest backend:

    KERAS_BACKEND=torch python train_fer2013.py

It takes about two hours on two cores. Stop it whenever you like: the same command goes on after the last whole epoch.
A tiny run to see all parts work, about a minute, its model of no use:

    python train_fer2013.py --name tiny --rows 1024 --epochs 2

Where `fer2013new.csv` (FERPlus) lies beside the csv, its votes are half of each target. The official split is kept:
Training trains, PublicTest chooses the epoch and the temperature, PrivateTest is measured with --final, and only then.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

from training.architectures import PORTABLE, mini_xception, training_layout
from training.checkpoint import Checkpoint, RunError
from training.data import DataError, Fer2013, Split, read_fer2013
from training.evaluation import fitted_temperature, logits_of
from training.export import ExportError, write_model_folder
from training.loop import Plan, fit
from training.metrics import measured
from training.record import model_spec
from training.targets import described, faces_only

RUNS: Final = Path("runs")
MODELS: Final = Path("models")
VOTES: Final = "fer2013new.csv"
SAMPLES: Final = 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, train, measure, export; 0 where all went well, 1 after a line that says what to do."""
    options = parse(arguments)
    try:
        data = read(options)
        checkpoint = train(options, data)
        export(options, data, checkpoint)
    except (DataError, RunError, ExportError) as error:
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
    add("--name", type=model_name, default="mini_xception", help="of run and model folder (default: %(default)s)")
    add("--epochs", type=positive, default=50, help="passes over the training rows (default: %(default)s)")
    add("--batch-size", type=positive, default=64, help="images a step (default: %(default)s)")
    add("--seed", type=int, default=1, help="of weights, order and augmentation (default: %(default)s)")
    add("--rows", type=positive, help="use only the first ROWS rows of each split, for a tiny run")
    add("--final", action="store_true", help="measure PrivateTest too; never choose anything by it")
    return parser.parse_args(arguments)


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
    plan = Plan(options.epochs, options.batch_size, options.seed)
    rows = faces_only(data["Training"])
    facts = asdict(plan) | {"data_sha256": data.sha256, "rows": len(rows), "targets": described(rows)}
    checkpoint = Checkpoint.open(RUNS / options.name, facts)
    fit(partial(mini_xception, layout=training_layout()), plan, rows, data["PublicTest"], checkpoint)
    return checkpoint


def measured_splits(options: argparse.Namespace) -> list[Split]:
    """The splits to measure the finished model on."""
    return ["PublicTest", "PrivateTest"] if options.final else ["PublicTest"]


def export(options: argparse.Namespace, data: Fer2013, checkpoint: Checkpoint) -> None:
    """Measure the best epoch's network and write its folder."""
    model = mini_xception(layout=PORTABLE)
    model.set_weights(checkpoint.best_weights)
    logits = {split: logits_of(model, data[split].images) for split in measured_splits(options)}
    temperature = fitted_temperature(logits["PublicTest"], data["PublicTest"].labels)
    metrics = [metric for split in logits for metric in measured(logits[split], data, split, temperature)]
    spec = model_spec(options.name, model, checkpoint, temperature, metrics)
    write_model_folder(MODELS / options.name, model, spec, data["PublicTest"].images[:SAMPLES])
    for metric in metrics:
        sys.stdout.write(f"{metric.split} {metric.name}: {metric.value:.4f} ({metric.rows} rows)\n")


if __name__ == "__main__":
    sys.exit(main())
