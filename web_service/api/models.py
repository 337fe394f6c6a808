"""What frames can be analysed with: /api/models, each model's card, and how quick it is here."""

import threading
from dataclasses import asdict

from apiflask import APIBlueprint, HTTPError

from web_service.api.schemas import Model, ModelCard, Models, Speed
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.runtimes.model_folder import ModelSpec
from web_service.runtimes.speed import measure


def models_blueprint(catalogue: Catalogue) -> APIBlueprint:
    """The endpoints, bound to the models."""
    blueprint = APIBlueprint("models", __name__, tag="Models")
    # Two measurements at once would measure each other.
    measuring = threading.Lock()

    def known(name: str) -> ModelSpec:
        try:
            return catalogue.spec(name)
        except UnknownModelError as error:
            offered = ", ".join(catalogue.specs)
            raise HTTPError(404, f"There is no model of that name; there are: {offered}.") from error

    def about(spec: ModelSpec) -> Model:
        return Model(**spec.model_dump(include=set(Model.model_fields)), default=spec.name == catalogue.default)

    @blueprint.get("/api/models")
    @blueprint.output(Models)
    @blueprint.doc(operation_id="listModels")
    def get_models() -> Models:
        """List the models

        Each with its measured figures and the protocol they were measured by.
        """
        return Models(models=[about(spec) for spec in catalogue.specs.values()])

    @blueprint.get("/api/models/<name>")
    @blueprint.output(ModelCard)
    @blueprint.doc(operation_id="getModel", responses={404: "No such model"})
    def get_model(name: str) -> ModelCard:
        """Get one model's card

        How it was trained and all that was measured on it, beside what the list says.
        """
        spec = known(name)
        return ModelCard(
            **dict(about(spec)),
            input=spec.input,
            temperature=spec.temperature,
            training=spec.training,
            evaluation=catalogue.evaluation(name),
        )

    @blueprint.post("/api/models/<name>/speed")
    @blueprint.output(Speed)
    @blueprint.doc(
        operation_id="measureModel", responses={404: "No such model", 429: "Another measurement is under way"}
    )
    def post_speed(name: str) -> Speed:
        """Measure how quick a model is

        One face a call, on this machine and beside whatever else it does just now; takes about half a second.
        """
        spec = known(name)
        if not measuring.acquire(blocking=False):
            raise HTTPError(
                429, "Another measurement is under way; try again in a second.", headers={"Retry-After": "1"}
            )
        try:
            runtime = catalogue.runtime(name)
            speed = measure(runtime, spec.input.size)
        finally:
            measuring.release()
        return Speed(runtime=catalogue.runtime_name, threads=runtime.threads, **asdict(speed))

    return blueprint
