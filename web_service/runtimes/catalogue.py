"""The available models: every usable model folder in `models`."""

import logging
import threading
from functools import cached_property
from pathlib import Path

from web_service.core.errors import InvalidError
from web_service.runtimes.base import Runtime
from web_service.runtimes.evaluation import Evaluation, read_evaluation
from web_service.runtimes.flip_tta import FlipTTARuntime
from web_service.runtimes.model_folder import SPEC_FILE, ModelFolderError, ModelSpec, read_model_folder
from web_service.runtimes.selection import RuntimeChoice, RuntimeName, choose_runtime, load_runtime

_log = logging.getLogger(__name__)


class UnknownModelError(InvalidError):
    """There is no model with this name."""


class Catalogue:
    """Reads the folders once. A network is loaded on first use and kept."""

    def __init__(self, folder: Path, *, default: str, runtime: RuntimeChoice) -> None:
        self._folder = folder
        self._choice = runtime
        self._lock = threading.Lock()
        self._loaded: dict[str, Runtime] = {}
        self.default = default
        models = _read_models(folder, default)
        self.specs = {name: spec for name, (spec, _) in models.items()}
        self._evaluations = {name: evaluation for name, (_, evaluation) in models.items()}

    @cached_property
    def runtime_name(self) -> RuntimeName:
        return choose_runtime(self._choice)

    def spec(self, name: str | None) -> ModelSpec:
        """The spec of a model, by default of the default model. Raises UnknownModelError."""
        try:
            return self.specs[name or self.default]
        except KeyError as error:
            offered = ", ".join(self.specs)
            raise UnknownModelError(f"There is no model of that name; there are: {offered}.") from error

    def evaluation(self, name: str) -> Evaluation | None:
        """The evaluation of a model in the catalogue, if it has one."""
        return self._evaluations[name]

    def runtime(self, name: str) -> Runtime:
        """The loaded network of a model in the catalogue."""
        with self._lock:
            if name not in self._loaded:
                runtime = load_runtime(self._folder / name, self.runtime_name)
                self._loaded[name] = FlipTTARuntime(runtime) if self.specs[name].mirror else runtime
            return self._loaded[name]


def _read_models(folder: Path, default: str) -> dict[str, tuple[ModelSpec, Evaluation | None]]:
    """All usable models by name. A damaged model is logged and left out, unless it is the default."""
    models: dict[str, tuple[ModelSpec, Evaluation | None]] = {}
    for path in sorted(folder.glob(f"*/{SPEC_FILE}")):
        try:
            models[path.parent.name] = read_model_folder(path.parent), read_evaluation(path.parent)
        except ModelFolderError as error:
            if path.parent.name == default:
                raise
            _log.warning("Skipping a model that cannot be used: %s", error)
    if default not in models:
        found = ", ".join(models) or "none"
        raise ModelFolderError(f"The default model {default!r} is not in {folder}; found: {found}.")
    return models
