"""What a session is made with, as it is kept with it."""

from collections.abc import Mapping

from apiflask import HTTPError

from web_service.api.session_schemas import MadeWith, Setting
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import INDEX_WEIGHTS
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.version import VERSION


def provenance(catalogue: Catalogue, model: str | None, settings: Mapping[str, Setting]) -> MadeWith:
    """The facts of a model of the catalogue, the default one without a name; 422 where there is none of that name."""
    try:
        spec = catalogue.spec(model)
    except UnknownModelError as error:
        offered = ", ".join(catalogue.specs)
        raise HTTPError(422, f"There is no model of that name; send one of: {offered}.") from error
    return MadeWith(
        version=VERSION,
        model=spec.name,
        model_sha256=spec.sha256,
        runtime=catalogue.runtime_name,
        temperature=spec.temperature,
        unclear_below=spec.unclear_below,
        index_weights=dict(zip(EXPRESSIONS, INDEX_WEIGHTS.tolist(), strict=True)),
        settings=dict(settings),
    )
