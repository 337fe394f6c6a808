"""`flask --app web_service analyse`: video files to sessions, tables and annotated videos, from a terminal."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, Final, cast, get_args

import click

from web_service.cli.interruption import ended_politely
from web_service.cli.outputs import OutputKind, plan
from web_service.cli.progress import ProgressLine
from web_service.cli.run import Run
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.services.intake import AnalysisRequest
from web_service.services.local_analysis import LocalAnalysis

_DONE: Final = 0
_SOME_FAILED: Final = 1
_LEAST, _MOST = 0.1, 240.0
_HELP: Final = """Analyse video files: who is seen when, and with which expression.

Each FILE is read where it lies, and is never changed, moved or copied. Without an output its results are stored as a
session, as if it had been sent to the page, and a line says the session's id and the file. With outputs only these are
written, and nothing is stored.

OUT is a file; for several FILEs it is a folder, made if it ends with /. One table may go to standard output, which
is called -.

\b
  flask --app web_service analyse talk.mp4
  flask --app web_service analyse talk.mp4 --csv - | head
  flask --app web_service analyse *.mp4 --parquet results/ --annotate drawn/ --blur

\b
It ends with
    0  all files were analysed
    1  some could not be; why is said on standard error, and the others are done
    2  it was not asked in a way that it understands
  130  it was interrupted; nothing is left of the file that it was at
  141  whoever read its output stopped reading
"""

OpenAnalysis = Callable[..., AbstractContextManager[LocalAnalysis]]


class _Rate(click.ParamType[float | None]):
    """Frames a second; None for all of them."""

    name = "rate"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float | None:
        if value == "all":
            return None
        try:
            rate = float(value)
        except ValueError:
            rate = 0.0
        if not _LEAST <= rate <= _MOST:
            self.fail(f"{value} is neither all nor a number from {_LEAST} to {_MOST:g}.", param, ctx)
        return rate


def analyse_command(catalogue: Catalogue, open_analysis: OpenAnalysis) -> click.Command:
    """The command, bound to the models and to what opens a local analysis, a `temporary` one or that of the service."""
    return click.Command(
        "analyse",
        params=_parameters(catalogue.default),
        callback=partial(_analyse, catalogue, open_analysis),
        help=_HELP,
        short_help="Analyse video files.",
    )


def _parameters(default_model: str) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    return [
        click.Argument(["files"], nargs=-1, required=True, metavar="FILE...", type=path),
        click.Option(["--model"], metavar="NAME", default=default_model, show_default=True, help="Which model to use."),
        click.Option(
            ["--rate"],
            metavar="N|all",
            type=_Rate(),
            default="10",
            show_default=True,
            help="How many frames of each second are looked at.",
        ),
        click.Option(["--csv"], metavar="OUT", help="Write a table: one row a sample and face."),
        click.Option(["--json"], metavar="OUT", help="Write the same with what the columns mean."),
        click.Option(["--parquet"], metavar="OUT", help="Write the same for pandas, R and the like."),
        click.Option(["--annotate"], metavar="OUT", help="Write the video with faces and bars drawn in, as MP4."),
        click.Option(["--blur"], is_flag=True, help="Blur every face in the annotated video."),
    ]


def _analyse(
    catalogue: Catalogue,
    open_analysis: OpenAnalysis,
    *,
    files: tuple[Path, ...],
    model: str,
    rate: float | None,
    blur: bool,
    **outputs: str | None,
) -> None:
    asked = {kind: out for kind in get_args(OutputKind) if (out := outputs[kind]) is not None}
    if blur and "annotate" not in asked:
        raise click.UsageError("--blur is about the annotated video; ask for one with --annotate.")
    _check_model(catalogue, model)
    planned = plan(cast("dict[OutputKind, str]", asked), files)
    request = AnalysisRequest(model=model, rate=rate, keep="annotate" in asked)
    with ended_politely(), open_analysis(temporary=bool(asked)) as analysis:
        run = Run(analysis, request, ProgressLine(), blur=blur)
        done = [run.process(file, targets) for file, targets in zip(files, planned, strict=True)]
    sys.exit(_DONE if all(done) else _SOME_FAILED)


def _check_model(catalogue: Catalogue, model: str) -> None:
    try:
        catalogue.spec(model)
    except UnknownModelError as error:
        raise click.BadParameter(str(error), param_hint="--model") from error
