"""PUT /api/sessions/{id}/batches/{n}: stores batches of samples, each exactly once."""

from typing import Final
from uuid import UUID

from apiflask import APIBlueprint

from web_service.api.batches.mappers import batch_samples
from web_service.api.batches.schemas import BatchReceiptSchema, BatchSchema
from web_service.api.context import context
from web_service.api.requests import require_json
from web_service.core.errors import ConflictError

_MAX_BATCHES: Final = 10_000_000

blueprint = APIBlueprint("batches", __name__, tag="Sessions")
blueprint.before_request(require_json)


@blueprint.put("/api/sessions/<uuid:session_id>/batches/<int:n>")
@blueprint.input(BatchSchema, arg_name="batch")
@blueprint.output(BatchReceiptSchema)
@blueprint.doc(
    operation_id="putBatch",
    responses={404: "No such session", 409: "The session is full, or made from a video", 422: "Invalid"},
)
def put_batch(session_id: UUID, n: int, batch: BatchSchema) -> BatchReceiptSchema:
    """Store a batch of samples

    Batch n is stored exactly once, however often and in whatever order batches are sent. After a 200 it is on disk.
    """
    if n > _MAX_BATCHES:
        raise ConflictError(f"A session has {_MAX_BATCHES:,} batches at most; begin another one.")
    samples, span = batch_samples(batch)
    added = context().recording.add_batch(str(session_id), n, samples, span)
    return BatchReceiptSchema(batch=n, samples=len(samples), repeated=not added)
