"""From what is stored to what travels."""

from dataclasses import asdict

from web_service.api.storage.schemas import StorageSchema
from web_service.database.storage import StorageStore


def storage_schema(store: StorageStore) -> StorageSchema:
    """What is stored just now."""
    return StorageSchema(**asdict(store.usage()), database="sqlite" if store.database.is_sqlite else "postgresql")
