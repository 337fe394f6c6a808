"""The models that are offered: every folder below `models` that holds a usable one."""

import logging
import threading
from functools import cached_property
from pathlib import Path

from web_service.runtimes.base import Runtime
from web_service.runtimes.model_folder import SPEC_FILE, ModelFolderError, ModelSpec, read_model_folder
from web_service.runtimes.selection import RuntimeChoice, RuntimeName, choose_runtime, load_runtime

_log = logging.getLogger(__name__)


class UnknownModelError(KeyError):
    """No model of that name is offered."""


class Catalogue:
    """Reads the folders once; a network is loaded when it is first asked for, then kept."""

    def __init__(self, folder: Path, *, default: str, runtime: RuntimeChoice) -> None:
        self._folder = folder
        self._choice = runtime
        self._lock = threading.Lock()
        self._loaded: dict[str, Runtime] = {}
        self.default = default
        self.specs = _read_specs(folder, default)

    @cached_property
    def runtime_name(self) -> RuntimeName:
        return choose_runtime(self._choice)

    def spec(self, name: str | None) -> ModelSpec:
        """The spec of a model, of the default one without a name; UnknownModelError where there is none."""
        try:
            return self.specs[name or self.default]
        except KeyError as error:
            raise UnknownModelError(name) from error

    def runtime(self, name: str) -> Runtime:
        """The loaded network of a model in the catalogue."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = load_runtime(self._folder / name, self.runtime_name)
            return self._loaded[name]


def _read_specs(folder: Path, default: str) -> dict[str, ModelSpec]:
    """All usable models by name; a damaged one is logged and left out, unless it is the default."""
    specs: dict[str, ModelSpec] = {}
    for path in sorted(folder.glob(f"*/{SPEC_FILE}")):
        try:
            specs[path.parent.name] = read_model_folder(path.parent)
        except ModelFolderError as error:
            if path.parent.name == default:
                raise
            _log.warning("A model is left out: %s", error)
    if default not in specs:
        found = ", ".join(specs) or "none"
        raise ModelFolderError(f"The default model {default!r} is not in {folder}; found: {found}.")
    return specs
