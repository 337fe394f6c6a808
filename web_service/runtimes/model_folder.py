"""The model folder: training writes it and serving reads it, so the two cannot drift apart."""

import hashlib
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, PositiveFloat, PositiveInt, model_validator

from web_service.core.errors import SetupError
from web_service.core.expressions import EXPRESSIONS

SPEC_FILE: Final = "model.json"
KERAS_FILE: Final = "model.keras"
ONNX_FILE: Final = "model.onnx"

Point = tuple[float, float]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ModelFolderError(SetupError):
    """A model folder is missing, incomplete or damaged; the message names the file and what to do."""


class InputSpec(BaseModel):
    """How to normalise a grey crop (0 to 255): a square of `size` pixels, (pixel - mean) / std."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    size: PositiveInt
    mean: float
    std: PositiveFloat


class CropTemplate(BaseModel):
    """Where the five landmarks of a face lie in the crop, in crop pixels; right and left are the subject's."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    right_eye: Point
    left_eye: Point
    nose: Point
    mouth_right: Point
    mouth_left: Point


class Metric(BaseModel):
    """A measured figure with its data and its protocol."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    value: float
    data: str
    split: str
    rows: PositiveInt
    protocol: str


class ModelSpec(BaseModel):
    """The content of `model.json`. Probabilities are softmax(logits / temperature).

    With `mirror`, logits are averaged over a crop and its mirror image. A face is unclear if its highest probability
    is below `unclear_below`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
    title: str
    labels: tuple[str, ...]
    input: InputSpec
    template: CropTemplate
    mirror: bool = False
    temperature: PositiveFloat
    unclear_below: Annotated[float, Field(ge=0, le=1)]
    parameters: PositiveInt
    sha256: dict[str, Sha256]
    metrics: tuple[Metric, ...]
    training: dict[str, JsonValue]
    licence: str

    @model_validator(mode="after")
    def _labels_are_ours(self) -> Self:
        if self.labels != EXPRESSIONS:
            raise ValueError(f"labels must be {', '.join(EXPRESSIONS)}, in this order")
        return self


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as 64 lower-case hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_model_folder(folder: Path) -> ModelSpec:
    """Read `model.json` and verify the hashes of the files it lists. Raises ModelFolderError."""
    path = folder / SPEC_FILE
    try:
        spec = ModelSpec.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelFolderError(f"{path} cannot be used: {error}") from error
    if spec.name != folder.name:
        raise ModelFolderError(f"{path} names the model {spec.name!r}, its folder is {folder.name!r}; rename one.")
    for name, expected in spec.sha256.items():
        file = folder / name
        if not file.is_file():
            raise ModelFolderError(f"{file} is missing; train the model again or restore the file.")
        if sha256_of(file) != expected:
            raise ModelFolderError(f"{file} does not match its hash in {SPEC_FILE}; restore both or train again.")
    return spec


def write_model_spec(folder: Path, spec: ModelSpec) -> None:
    """Write `model.json` to a model folder."""
    (folder / SPEC_FILE).write_text(spec.model_dump_json(indent=2) + "\n", encoding="utf-8")
