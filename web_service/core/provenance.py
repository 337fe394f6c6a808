"""What a session was recorded with: enough to interpret its figures years later."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter

from web_service.core.ranges import Share

Setting = str | Annotated[float, Field(allow_inf_nan=False)] | bool | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The software, the model and the settings behind a session's samples."""

    version: str
    model: str
    model_sha256: dict[str, str]
    runtime: str
    temperature: float
    unclear_below: Share
    index_weights: dict[str, float]
    settings: dict[str, Setting]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(stored: object) -> "Provenance":
        """The inverse of `to_json`. Raises ValueError."""
        return _ADAPTER.validate_python(stored)


_ADAPTER: Final = TypeAdapter(Provenance)
