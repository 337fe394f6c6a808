"""Schema of the service's health."""

from typing import Literal

from web_service.api.schemas import Schema
from web_service.runtimes.selection import RuntimeName


class HealthSchema(Schema):
    """The service is ready; what it runs."""

    status: Literal["ok"] = "ok"
    version: str
    runtime: RuntimeName
    model: str
