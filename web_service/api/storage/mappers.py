"""Maps the storage usage to its schema."""

from dataclasses import asdict

from web_service.api.storage.schemas import StorageSchema
from web_service.database.storage import StorageStore


def storage_schema(store: StorageStore) -> StorageSchema:
    """What is stored now."""
    return StorageSchema(**asdict(store.usage()), database="sqlite" if store.database.is_sqlite else "postgresql")
