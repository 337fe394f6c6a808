"""`flask --app web_service analyse`: turns video files into sessions, tables and annotated videos."""

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
_HELP: Final = """Analyse video files: which faces are visible when, and with which expressions.

Each FILE is read in place and never changed, moved or copied. Without an output option, the result is stored as a
session, as if the file had been uploaded on the page, and its id is printed. With output options, only these files are
written and nothing is stored.

OUT is a file. For several FILEs it is a folder, created if it ends with /. One table can be written to standard output,
with - as OUT.

\b
  flask --app web_service analyse talk.mp4
  flask --app web_service analyse talk.mp4 --csv - | head
  flask --app web_service analyse *.mp4 --parquet results/ --annotate drawn/ --blur

\b
Exit codes
    0  all files were analysed
    1  some files failed; the reasons are on standard error
    2  usage error
  130  interrupted; nothing is left of the file in progress
  141  the reader of standard output closed the pipe
"""

OpenAnalysis = Callable[..., AbstractContextManager[LocalAnalysis]]


class _Rate(click.ParamType[float | None]):
    """Frames per second; None means all."""

    name = "rate"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float | None:
        if value == "all":
            return None
        try:
            rate = float(value)
        except ValueError:
            rate = 0.0
        if not _LEAST <= rate <= _MOST:
            self.fail(f"{value} is neither 'all' nor a number from {_LEAST} to {_MOST:g}.", param, ctx)
        return rate


def analyse_command(catalogue: Catalogue, open_analysis: OpenAnalysis) -> click.Command:
    """The command. `open_analysis(temporary=…)` opens a local analysis, in a temporary or in the usual database."""
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
            help="How many frames to analyse per second.",
        ),
        click.Option(["--csv"], metavar="OUT", help="Write a table with one row per sample and face."),
        click.Option(["--json"], metavar="OUT", help="Write the same as JSON, with a description of the columns."),
        click.Option(["--parquet"], metavar="OUT", help="Write the same as Parquet, for pandas, R and others."),
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
        raise click.UsageError("--blur needs --annotate: it blurs the annotated video.")
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
