"""What is stored, for how long, and how to be rid of all of it."""

from dataclasses import asdict
from http import HTTPStatus

from apiflask import APIBlueprint
from flask import Response

from web_service.api.requests import require_json
from web_service.api.session_schemas import Storage, StoragePatch
from web_service.database.storage import StorageStore


def storage_blueprint(store: StorageStore) -> APIBlueprint:
    """The endpoints, bound to the database."""
    blueprint = APIBlueprint("storage", __name__, tag="Storage")
    blueprint.before_request(require_json)

    @blueprint.get("/api/storage")
    @blueprint.output(Storage)
    @blueprint.doc(operation_id="getStorage")
    def get_storage() -> Storage:
        """Tell what is stored and for how long"""
        return _view(store)

    @blueprint.patch("/api/storage")
    @blueprint.input(StoragePatch, arg_name="asked")
    @blueprint.output(Storage)
    @blueprint.doc(operation_id="changeStorage", responses={422: "Does not fit"})
    def patch_storage(asked: StoragePatch) -> Storage:
        """Set after how many days sessions are erased

        Sessions that are older already are erased at once.
        """
        store.keep(asked.keep_days)
        return _view(store)

    @blueprint.delete("/api/storage")
    @blueprint.doc(operation_id="eraseEverything", responses={204: "Erased"})
    def delete_storage() -> Response:
        """Erase everything

        All sessions with all that belongs to them; the bytes are overwritten. There is no way back.
        """
        store.erase_everything()
        return Response(status=HTTPStatus.NO_CONTENT)

    return blueprint


def _view(store: StorageStore) -> Storage:
    return Storage(**asdict(store.usage()), database="sqlite" if store.database.is_sqlite else "postgresql")
