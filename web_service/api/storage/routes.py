"""Storage: its usage, how long sessions are kept, and erasing everything."""

from http import HTTPStatus

from apiflask import APIBlueprint
from flask import Response

from web_service.api.context import context
from web_service.api.requests import require_json
from web_service.api.storage.mappers import storage_schema
from web_service.api.storage.schemas import StoragePatch, StorageSchema

blueprint = APIBlueprint("storage", __name__, tag="Storage")
blueprint.before_request(require_json)


@blueprint.get("/api/storage")
@blueprint.output(StorageSchema)
@blueprint.doc(operation_id="getStorage")
def get_storage() -> StorageSchema:
    """Get what is stored and how long it is kept"""
    return storage_schema(context().storage)


@blueprint.patch("/api/storage")
@blueprint.input(StoragePatch, arg_name="asked")
@blueprint.output(StorageSchema)
@blueprint.doc(operation_id="changeStorage", responses={422: "Invalid"})
def patch_storage(asked: StoragePatch) -> StorageSchema:
    """Set after how many days sessions are erased

    Sessions that are already older are erased at once.
    """
    context().retention.keep(asked.keep_days)
    return storage_schema(context().storage)


@blueprint.delete("/api/storage")
@blueprint.doc(operation_id="eraseEverything", responses={204: "Erased"})
def delete_storage() -> Response:
    """Erase everything

    Erases all sessions and files permanently; erased bytes are overwritten.
    """
    context().retention.erase_everything()
    return Response(status=HTTPStatus.NO_CONTENT)
