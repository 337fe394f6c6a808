import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.models import copy_unevaluated
from web_service.runtimes.catalogue import Catalogue, UnknownModelError
from web_service.runtimes.evaluation import Evaluation, write_evaluation
from web_service.runtimes.model_folder import ModelFolderError, read_model_folder, write_model_spec


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of models that a test may damage."""
    copy_unevaluated(tmp_path, "mini_xception")
    return tmp_path


def rewrite(models: Path, **changes: Any) -> None:
    path = models / "mini_xception" / "model.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_what_is_written_is_what_is_read(models: Path) -> None:
    spec = read_model_folder(models / "mini_xception")
    write_model_spec(models / "mini_xception", spec)
    assert read_model_folder(models / "mini_xception") == spec


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"labels": ["happy", "angry", "disgust", "fear", "sad", "surprise", "neutral"]}, "in this order"),
        ({"temperature": 0}, "temperature"),
        ({"name": "other"}, "rename one"),
        ({"sha256": {"model.onnx": "0" * 64}}, "does not match its hash"),
        ({"sha256": {"absent.onnx": "0" * 64}}, "is missing"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_a_damaged_folder_says_what_is_wrong(models: Path, changes: dict[str, Any], message: str) -> None:
    rewrite(models, **changes)
    with pytest.raises(ModelFolderError, match=message):
        read_model_folder(models / "mini_xception")


@pytest.mark.parametrize("content", [None, "", "{", "[]"])
def test_an_unreadable_spec_names_its_file(models: Path, content: str | None) -> None:
    path = models / "mini_xception" / "model.json"
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(ModelFolderError, match=r"model\.json"):
        read_model_folder(models / "mini_xception")


def test_dropping_in_a_folder_adds_a_model(models: Path) -> None:
    copy_unevaluated(models, "second")
    catalogue = Catalogue(models, default="mini_xception", runtime="onnx")
    assert list(catalogue.specs) == ["mini_xception", "second"]
    assert catalogue.spec(None).name == "mini_xception"
    assert catalogue.runtime("second") is catalogue.runtime("second")


def test_a_damaged_extra_model_is_left_out_and_logged(models: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copytree(models / "mini_xception", models / "second")
    catalogue = Catalogue(models, default="mini_xception", runtime="onnx")
    assert list(catalogue.specs) == ["mini_xception"]
    assert "rename one" in caplog.text
    with pytest.raises(UnknownModelError):
        catalogue.spec("second")


def test_an_evaluation_is_read_with_its_model(models: Path) -> None:
    evaluation = Evaluation(splits={})
    write_evaluation(copy_unevaluated(models, "second"), evaluation)
    catalogue = Catalogue(models, default="mini_xception", runtime="onnx")
    assert catalogue.evaluation("mini_xception") is None
    assert catalogue.evaluation("second") == evaluation


@pytest.mark.parametrize("content", ["", "[]", '{"splits": {"PublicTest": {}}}'])
def test_a_model_with_a_damaged_evaluation_is_a_damaged_model(
    models: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    (copy_unevaluated(models, "second") / "evaluation.json").write_text(content)
    assert list(Catalogue(models, default="mini_xception", runtime="onnx").specs) == ["mini_xception"]
    assert "evaluation.json" in caplog.text
    with pytest.raises(ModelFolderError, match=r"evaluation\.json"):
        Catalogue(models, default="second", runtime="onnx")


def test_without_its_default_model_there_is_no_catalogue(models: Path) -> None:
    with pytest.raises(ModelFolderError, match="found: mini_xception"):
        Catalogue(models, default="absent", runtime="onnx")
    rewrite(models, temperature=-1)
    with pytest.raises(ModelFolderError, match="temperature"):
        Catalogue(models, default="mini_xception", runtime="onnx")
