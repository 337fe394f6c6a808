"""The exported files: one network in two forms, written together or not at all."""

from pathlib import Path

import cv2
import keras
import numpy as np
import onnx
import pytest

from tests.training.files import drawn_faces, random_images
from tests.training.networks import WARNINGS, varied_network
from tests.training.records import spec_of
from training.data import Images
from training.evaluation import logits_of
from training.export import TOLERANCE, ExportError, onnx_logits, staged, write_network, write_record
from training.onnx_graph import onnx_model
from web_service.runtimes.model_folder import ModelFolderError, read_model_folder

pytestmark = WARNINGS


def export(folder: Path, network: keras.Model, samples: Images) -> None:
    with staged(folder) as stage:
        write_network(stage, network, samples)
        write_record(stage, spec_of(folder.name))


@pytest.fixture(scope="module")
def real_crops(portrait: Images) -> Images:
    """A real face from 48 places around it, (48, 48, 48)."""
    grey = cv2.cvtColor(portrait, cv2.COLOR_BGR2GRAY)
    corners = [(y, x) for y in range(20, 100, 10) for x in range(140, 200, 10)]
    return np.stack([cv2.resize(grey[y : y + 150, x : x + 150], (48, 48)) for y, x in corners]).astype(np.uint8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, real_crops: Images) -> Path:
    folder = tmp_path_factory.mktemp("models") / "small"
    export(folder, varied_network(), real_crops)
    return folder


def test_both_forms_agree_on_real_random_and_drawn_faces(folder: Path, real_crops: Images) -> None:
    images = np.concatenate([real_crops, random_images(48), drawn_faces(48)[0]])
    expected = logits_of(varied_network(), images)
    saved = keras.saving.load_model(folder / "model.keras", compile=False)
    np.testing.assert_allclose(logits_of(saved, images), expected, atol=TOLERANCE)
    np.testing.assert_allclose(onnx_logits(folder / "model.onnx", images), expected, atol=TOLERANCE)
    assert np.ptp(expected, axis=0).min() > 100 * TOLERANCE


@pytest.mark.parametrize("count", [1, 2, 17])
def test_onnx_takes_any_batch(folder: Path, count: int) -> None:
    assert onnx_logits(folder / "model.onnx", random_images(count)).shape == (count, 7)


def test_saved_network_is_plain_channels_last_keras(folder: Path) -> None:
    saved = keras.saving.load_model(folder / "model.keras", compile=False)
    assert {type(layer).__module__.split(".")[0] for layer in saved.layers} == {"keras"}
    formats = {layer.data_format for layer in saved.layers if hasattr(layer, "data_format")}
    assert formats == {"channels_last"}


def test_folder_is_what_serving_reads(folder: Path) -> None:
    assert set(read_model_folder(folder).sha256) == {"model.keras", "model.onnx"}
    assert sorted(path.name for path in folder.iterdir()) == ["model.json", "model.keras", "model.onnx"]


def test_files_are_replaced_and_others_in_the_folder_stay(tmp_path: Path, real_crops: Images) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    for name in ("model.keras", "model.onnx", "model.json", "notes.md"):
        (folder / name).write_text("old", encoding="utf-8")
    export(folder, varied_network(), real_crops)
    assert read_model_folder(folder).name == "small"
    assert (folder / "notes.md").read_text(encoding="utf-8") == "old"


def test_nothing_is_written_where_the_forms_differ(tmp_path: Path, real_crops: Images) -> None:
    network = varied_network()
    weights = network.get_weights()
    # Logits so large that float32 cannot hold them to a ten-thousandth.
    weights[-2] *= 1e7
    network.set_weights(weights)
    with pytest.raises(ExportError, match="differ by"):
        export(tmp_path / "broken", network, real_crops)
    assert list((tmp_path / "broken").iterdir()) == []


def test_a_changed_evaluation_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "evaluation.json").write_text("{}", encoding="utf-8")
    assert set(write_record(tmp_path / "small", spec_of("small")).sha256) == {"evaluation.json"}
    (tmp_path / "small" / "evaluation.json").write_text("{ }", encoding="utf-8")
    with pytest.raises(ModelFolderError, match="does not match its hash"):
        read_model_folder(tmp_path / "small")


def test_unknown_layer_is_named() -> None:
    crops = keras.Input((48, 48, 1))
    network = keras.Model(crops, keras.layers.UpSampling2D(name="enlarged")(crops))
    with pytest.raises(NotImplementedError, match="enlarged: no ONNX form is written for UpSampling2D"):
        onnx_model(network)


def test_onnx_names_and_version(folder: Path) -> None:
    proto = onnx.load(folder / "model.onnx")
    assert [value.name for value in proto.graph.input] == ["crops"]
    assert [value.name for value in proto.graph.output] == ["logits"]
    assert proto.opset_import[0].version == 17
