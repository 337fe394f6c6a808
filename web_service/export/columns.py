"""The columns of an export: one row per sample and face."""

from dataclasses import dataclass
from typing import Final, Literal

from web_service.core.expressions import EXPRESSIONS


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its meaning, its unit and the type of its values."""

    name: str
    description: str
    unit: str | None
    type: Literal["time", "number", "integer", "boolean", "text"]


COLUMNS: Final[tuple[Column, ...]] = (
    Column("time", "When the sample was taken, ISO 8601 in UTC", None, "time"),
    Column("at", "When it was taken on the session's clock, which the times of markers are on too", "ms", "number"),
    Column("face", "The face, after ids that were split have been merged", None, "integer"),
    Column("track", "The id that the tracker gave while it was recorded", None, "integer"),
    Column(
        "name",
        "What a person called the face; in CSV after an apostrophe where it begins like a formula (= + - @)",
        None,
        "text",
    ),
    Column("hidden", "Whether a person hid the face; summaries and comparisons leave it out", None, "boolean"),
    Column("x", "The left edge of the face's box", "px of the picture analysed", "number"),
    Column("y", "The top edge of the face's box", "px of the picture analysed", "number"),
    Column("width", "The width of the face's box", "px of the picture analysed", "number"),
    Column("height", "The height of the face's box", "px of the picture analysed", "number"),
    *(
        Column(name, f"The probability of the expression {name}, calibrated and smoothed", "0 to 1", "number")
        for name in EXPRESSIONS
    ),
    Column("expression", "The likeliest expression, also where the face was unclear", None, "text"),
    Column("confidence", "The probability of the likeliest expression", "0 to 1", "number"),
    Column(
        "expression_index",
        "The mean of the probabilities with the weights that made_with.index_weights of the session names",
        "0 to 100",
        "number",
    ),
    Column("size", "The side of the square with the area of the face's box", "px of the picture analysed", "number"),
    Column("sharpness", "How sharp the face was; empty where unknown", "0 to 2", "number"),
    Column("brightness", "The mean grey of the face; empty where unknown", "0 to 255", "number"),
    Column("yaw", "How far the head was turned, 0 when facing the camera; empty where unknown", "-1 to 1", "number"),
    Column(
        "unclear",
        "Why the expression could not be told with certainty; empty where it could. Means leave such samples out",
        None,
        "text",
    ),
)
