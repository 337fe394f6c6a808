"""The stages of a training run: read the data, train, measure, write the model folder."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from tqdm import tqdm

from training.arrays import Floats
from training.calibration import Calibration, prior_of
from training.checkpoint import Checkpoint, Epoch
from training.data import Fer2013, Rows, Split
from training.evaluation import accuracy, flipped_logits
from training.export import staged, write_network, write_record
from training.loop import Examples, Plan, fit
from training.metrics import evaluated, measured
from training.networks import build
from training.options import Options
from training.reading import read_fer2013
from training.recipes import TEACHERS, Recipe
from training.record import command, model_spec
from training.report import write_report
from training.robustness import robustness
from training.targets import TEACHER_TEMPERATURE, described, faces_only, prior_shift, training_targets, with_teachers
from training.teachers import FOLDER, TeacherPredictions, read_predictions, write_predictions
from web_service.runtimes.evaluation import Evaluation

RUNS: Final = Path("runs")
MODELS: Final = Path("models")
SAMPLES: Final = 256


def read(options: Options) -> Fer2013:
    """The data, with votes where they are there; DataError now, not after training, where a split is missing."""
    data = read_fer2013(options.data)
    for split in ("Training", *_measured_splits(options, data)):
        data[split]
    return data.first(options.rows) if options.rows else data


def train(options: Options, data: Fer2013) -> Checkpoint:
    """Train the run of this name, or resume it."""
    recipe = options.recipe
    plan = Plan(
        epochs=options.epochs,
        batch_size=options.batch_size,
        seed=options.seed,
        peak_learning_rate=recipe.peak_learning_rate,
        weight_decay=recipe.weight_decay,
        augmentation=recipe.augmentation,
    )
    rows = faces_only(data["Training"])
    teachers = read_predictions(MODELS / FOLDER) if options.taught else None
    facts: dict[str, Any] = {"model": recipe.architecture.name, **asdict(plan), "rows": len(rows)}
    facts |= {"data_sha256": data.sha256, "targets": described(rows, taught=options.taught)}
    facts |= {"teachers": teachers.facts} if teachers else {}
    checkpoint = Checkpoint.open(RUNS / options.name, facts)
    if len(checkpoint.history) < plan.epochs:
        after_epoch = _tensorboard_log(checkpoint.path.parent) if options.tensorboard else None
        learnt, validation = examples(rows, teachers), data[data.validation]
        fit(partial(build, recipe.architecture), plan, learnt, validation, checkpoint, after_epoch=after_epoch)
    return checkpoint


def examples(rows: Rows, teachers: TeacherPredictions | None) -> Examples:
    """The training images with their targets, the teachers' part in them."""
    targets = training_targets(rows)
    if teachers:
        targets = with_teachers(targets, teachers.probabilities(rows.images, TEACHER_TEMPERATURE))
    return Examples(rows.images, targets, prior_shift(targets, rows.labels))


def finish(options: Options, data: Fer2013, checkpoint: Checkpoint) -> None:
    """Measure the best epoch's network; of a student, write the model folder."""
    if options.recipe in TEACHERS.values():
        model = _best_model(options.recipe, checkpoint)
        _print_accuracy(options.name, flipped_logits(model, data[data.validation].images), data)
    else:
        _export(options, data, checkpoint)


def store_predictions(data: Fer2013) -> None:
    """Write what the finished teachers' mean predicts for the Training rows, and print what each reaches."""
    training, validation = data["Training"], data[data.validation]
    checkpoints = {name: Checkpoint.finished(RUNS / name) for name in TEACHERS}
    models = {name: _best_model(TEACHERS[name], checkpoint) for name, checkpoint in checkpoints.items()}
    answers = {name: flipped_logits(model, validation.images) for name, model in models.items()}
    for name, logits in answers.items():
        _print_accuracy(name, logits, data)
    ensemble = np.mean(list(answers.values()), axis=0)
    _print_accuracy("ensemble", ensemble, data)
    facts = {
        "accuracy": round(accuracy(ensemble, validation.labels), 6),
        "teachers": {
            name: checkpoint.plan | {"accuracy": round(accuracy(answers[name], validation.labels), 6)}
            for name, checkpoint in checkpoints.items()
        },
    }
    predicted = [flipped_logits(model, training.images) for model in tqdm(models.values(), unit="teacher")]
    logits = np.asarray(np.mean(predicted, axis=0), np.float32)
    write_predictions(MODELS / FOLDER, TeacherPredictions.of(training.images, logits, facts))


def _print_accuracy(name: str, logits: Floats, data: Fer2013) -> None:
    rows = data[data.validation]
    reached = f"{accuracy(logits, rows.labels):.2%} of {data.validation}'s {len(rows)} rows"
    sys.stdout.write(f"{name}: {reached}, by the mean over each image and its mirror\n")


def _export(options: Options, data: Fer2013, checkpoint: Checkpoint) -> None:
    model = _best_model(options.recipe, checkpoint)
    validation = data[data.validation]
    logits = {split: flipped_logits(model, data[split].images) for split in _measured_splits(options, data)}
    calibration = Calibration.on(logits[data.validation], validation, prior_of(data["Training"].labels))
    spec = model_spec(
        options.name,
        options.recipe.title,
        model=model,
        mirror=True,
        checkpoint=checkpoint,
        calibration=calibration,
        metrics=[metric for split in logits for metric in measured(logits[split], data, split, calibration)],
        command=command(options.arguments),
    )
    with staged(MODELS / options.name) as folder:
        write_network(folder, model, validation.images[:SAMPLES])
        write_record(folder, spec)
        evaluation = Evaluation(
            splits={split: evaluated(logits[split], data[split], split, calibration) for split in logits},
            robustness=robustness(folder, validation, data.validation, options.frames),
        )
        write_report(folder, spec, evaluation, checkpoint.history)
    for metric in spec.metrics:
        sys.stdout.write(f"{metric.split} {metric.name}: {metric.value:.4f} ({metric.rows} rows)\n")


def _best_model(recipe: Recipe, checkpoint: Checkpoint) -> keras.Model:
    """The network with the averaged weights of the run's best epoch."""
    model = build(recipe.architecture)
    model.set_weights(checkpoint.best_weights)
    return model


def _measured_splits(options: Options, data: Fer2013) -> list[Split]:
    return [data.validation, data.test] if options.final else [data.validation]


def _tensorboard_log(run: Path) -> Callable[[Epoch], object]:
    """Writes each epoch to the run's logs; imported here so that training without it needs no TensorBoard."""
    log: Callable[[Epoch], object] = import_module("training.tensorboard").TensorBoardLog(run / "tensorboard")
    return log
