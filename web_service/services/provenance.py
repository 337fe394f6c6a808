"""What a session was recorded with: enough to interpret its figures years later."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import INDEX_WEIGHTS
from web_service.runtimes.catalogue import Catalogue
from web_service.version import VERSION

Setting = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The software, the model and the settings behind a session's samples."""

    version: str
    model: str
    model_sha256: dict[str, str]
    runtime: str
    temperature: float
    unclear_below: float
    index_weights: dict[str, float]
    settings: dict[str, Setting]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def provenance(catalogue: Catalogue, model: str | None, settings: Mapping[str, Setting]) -> Provenance:
    """The provenance of a session that starts now, by default with the default model. Raises UnknownModelError."""
    spec = catalogue.spec(model)
    return Provenance(
        version=VERSION,
        model=spec.name,
        model_sha256=spec.sha256,
        runtime=catalogue.runtime_name,
        temperature=spec.temperature,
        unclear_below=spec.unclear_below,
        index_weights=dict(zip(EXPRESSIONS, INDEX_WEIGHTS.tolist(), strict=True)),
        settings=dict(settings),
    )
