"""Train a MiniXception on FER-2013 and write `models/<name>/`: the network, its figures, pictures and its card.

Put the data in `dataset/` first (dataset/README.md says how). Then

    python train_fer2013.py

trains `mini_xception` from the data and from what larger networks, its teachers, predict for it; `models/teachers`
holds their predictions. `--model mini_xception_wide` trains the larger student. On a processor, torch is the fastest
backend (`pip install torch`). Stop whenever you like: the same command resumes after the last whole epoch. A tiny run
to see all parts work, about a minute, its model of no use:

    python train_fer2013.py --name tiny --rows 1024 --epochs 2 --frames 20

To train the teachers anew, which takes hours: `--model teacher_a`, then `teacher_b` and `teacher_c`, then
`--model teachers` to store their predictions.

Where `fer2013new.csv` (FERPlus) lies beside the csv, its votes are part of each target. The official split is kept:
Training trains, PublicTest chooses the epoch, the temperature and the threshold of "unclear", PrivateTest is measured
with --final, and only then.
"""

import platform
import sys
from collections.abc import Sequence
from importlib import import_module

from training.errors import TrainingError
from training.options import ENSEMBLE, Options, parse
from training.process import choose_backend, require_packages, restart_tuned


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, train, measure, export; 0 where all went well, 1 after a line that says what to do."""
    options = parse(__doc__, sys.argv[1:] if arguments is None else arguments)
    try:
        require_packages()
        run(options, choose_backend())
    except TrainingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The same command resumes after the last whole epoch.\n")
        return 130
    return 0


def run(options: Options, backend: str) -> None:
    """The stages of a run; those modules import the backend, which takes seconds, so only now."""
    sys.stderr.write(f"Python {platform.python_version()} at {sys.executable}; loading Keras on {backend}…\n")
    stages = import_module("training.run")
    data = stages.read(options)
    if options.model == ENSEMBLE:
        stages.store_predictions(data)
        return
    checkpoint = stages.train(options, data)
    stages.finish(options, data, checkpoint)


if __name__ == "__main__":
    restart_tuned()
    sys.exit(main())
