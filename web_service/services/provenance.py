"""Records what a session is made with."""

from collections.abc import Mapping

from web_service.core.expressions import EXPRESSIONS
from web_service.core.provenance import Provenance, Setting
from web_service.core.samples import INDEX_WEIGHTS
from web_service.runtimes.catalogue import Catalogue
from web_service.version import VERSION


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
