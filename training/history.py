"""`history.csv`: a run's figures by epoch."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

from training.checkpoint import Epoch

HISTORY_FILE: Final = "history.csv"


def write_history(folder: Path, history: Sequence[Epoch]) -> None:
    """One line an epoch, one column a figure."""
    with (folder / HISTORY_FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Epoch)], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: f"{value:.6g}" for name, value in asdict(epoch).items()} for epoch in history)
