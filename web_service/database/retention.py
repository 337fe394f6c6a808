"""What has to happen though nobody asks: sessions that are kept for some days only are erased when these are over."""

import logging
import threading
from typing import Final

from web_service.database.base import DatabaseError
from web_service.database.storage import StorageStore

_EVERY_SECONDS: Final = 60.0
_log = logging.getLogger(__name__)


def enforce_retention(store: StorageStore, stopped: threading.Event, every: float = _EVERY_SECONDS) -> None:
    """Erase what is too old, now and every minute until `stopped`."""
    while True:
        try:
            if erased := store.erase_expired():
                _log.info("Erased %d sessions that were kept for their time.", erased)
            store.erase_orphans()
            # Readers may have been in the way when something was erased before.
            store.database.forget_erased()
        except DatabaseError as error:
            _log.warning("Old sessions could not be erased; trying again later. %s", error)
        if stopped.wait(every):
            return
