"""What a finished run leaves behind beside its network: figures, curves, pictures and the card."""

from collections.abc import Sequence
from pathlib import Path

from training.card import write_card
from training.checkpoint import Epoch
from training.export import write_record
from training.history import write_history
from training.plots import write_pictures
from web_service.runtimes.evaluation import Evaluation, write_evaluation
from web_service.runtimes.model_folder import ModelSpec


def write_report(folder: Path, spec: ModelSpec, evaluation: Evaluation, history: Sequence[Epoch]) -> None:
    """Write all of it into a model folder that holds the network; pictures show the last split in the evaluation."""
    write_evaluation(folder, evaluation)
    write_history(folder, history)
    write_pictures(folder, history, evaluation, spec.unclear_below)
    write_card(folder, write_record(folder, spec), evaluation)
