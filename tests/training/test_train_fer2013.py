"""The command itself: a real little training that must learn, and errors that say what to do."""

from pathlib import Path

import keras
import numpy as np
import pytest

import train_fer2013
from tests.training.files import drawn_faces, votes_line, votes_text, write_drawn_fer2013
from tests.training.networks import WARNINGS
from training.export import onnx_logits
from web_service.runtimes.evaluation import read_evaluation
from web_service.runtimes.model_folder import ModelSpec, read_model_folder

pytestmark = WARNINGS

SPLITS = {"Training": 240, "PublicTest": 90, "PrivateTest": 60}
EPOCHS = 4
OPTIONS = f"--epochs {EPOCHS} --batch-size 16 --name tiny --no-teacher --frames 3 --tensorboard --final".split()


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a tiny run with --final was made."""
    folder = tmp_path_factory.mktemp("project")
    write_drawn_fer2013(folder / "dataset" / "fer2013.csv", SPLITS)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert train_fer2013.main(OPTIONS) == 0
    return folder


def spec_in(folder: Path) -> ModelSpec:
    return read_model_folder(folder / "models" / "tiny")


def test_it_learns(trained: Path) -> None:
    accuracies = {metric.split: metric.value for metric in spec_in(trained).metrics if metric.name == "accuracy"}
    # Chance is one third.
    assert accuracies["PublicTest"] > 0.7
    assert accuracies["PrivateTest"] > 0.7


def test_the_exported_file_is_the_network_that_was_measured(trained: Path) -> None:
    images, labels = drawn_faces(SPLITS["PublicTest"], seed=1)
    network = trained / "models" / "tiny" / "model.onnx"
    logits = onnx_logits(network, images) + onnx_logits(network, images[:, :, ::-1])
    assert spec_in(trained).mirror
    assert np.mean(logits.argmax(axis=1) == labels) == pytest.approx(spec_in(trained).metrics[0].value, abs=1e-6)


def test_the_record_says_how_it_came_about(trained: Path) -> None:
    record = spec_in(trained).training
    assert (record["epochs"], record["epochs_trained"], record["batch_size"]) == (EPOCHS, EPOCHS, 16)
    assert record["rows"] == SPLITS["Training"]
    assert record["targets"] == "FER label, smoothed by 5%"
    assert record["model"] == "mini_xception"
    assert spec_in(trained).parameters <= 60_000


def test_tensorboard_gets_every_epoch(trained: Path) -> None:
    (log,) = (trained / "runs" / "tiny" / "tensorboard").iterdir()
    assert log.read_bytes().count(b"validation_loss") == EPOCHS


def test_the_record_says_how_to_repeat_it(trained: Path) -> None:
    backend = keras.backend.backend()
    assert (
        spec_in(trained).training["command"] == f"KERAS_BACKEND={backend} python train_fer2013.py {' '.join(OPTIONS)}"
    )


def test_the_folder_holds_figures_pictures_and_a_card(trained: Path) -> None:
    names = "MODEL_CARD.md accuracy.png confusion.png coverage.png evaluation.json history.csv loss.png model.json"
    others = "model.keras model.onnx reliability.png"
    assert sorted(path.name for path in (trained / "models" / "tiny").iterdir()) == f"{names} {others}".split()
    evaluation = read_evaluation(trained / "models" / "tiny")
    assert evaluation is not None
    assert list(evaluation.splits) == ["PublicTest", "PrivateTest"]
    assert evaluation.robustness is not None
    assert {each.rows for each in evaluation.robustness.conditions} == {3}


def test_a_finished_run_is_exported_again_without_training(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trained)
    before = {path.name: path.read_bytes() for path in (trained / "models" / "tiny").iterdir()}
    checkpoint = (trained / "runs" / "tiny" / "checkpoint.npz").stat().st_mtime_ns
    assert train_fer2013.main(OPTIONS) == 0
    assert (trained / "runs" / "tiny" / "checkpoint.npz").stat().st_mtime_ns == checkpoint
    for name in ("evaluation.json", "history.csv", "accuracy.png", "coverage.png"):
        assert (trained / "models" / "tiny" / name).read_bytes() == before[name], name


def test_a_pupil_learns_from_a_finished_model(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trained)
    (trained / "models" / "mini_xception_wide").mkdir()
    for file in (trained / "models" / "tiny").iterdir():
        text = file.read_bytes()
        if file.name == "model.json":
            text = text.replace(b'"name": "tiny"', b'"name": "mini_xception_wide"')
        (trained / "models" / "mini_xception_wide" / file.name).write_bytes(text)
    assert train_fer2013.main(["--epochs", "1", "--rows", "32", "--name", "pupil", "--frames", "3"]) == 0
    record = read_model_folder(trained / "models" / "pupil").training
    teacher = record["teacher"]
    assert isinstance(teacher, dict)
    assert teacher["name"] == "mini_xception_wide"
    assert "70% what mini_xception_wide answers" in str(record["targets"])


def test_missing_teacher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    write_drawn_fer2013(tmp_path / "dataset" / "fer2013.csv", {"Training": 3, "PublicTest": 3})
    assert train_fer2013.main([]) == 1
    said = capsys.readouterr().err
    assert "--model mini_xception_wide" in said
    assert "--no-teacher" in said


def test_votes_beside_the_csv_are_used(tmp_path: Path) -> None:
    write_drawn_fer2013(tmp_path / "fer2013.csv", {"Training": 3, "PublicTest": 2})
    votes = votes_text(votes_line(usage, anger=10) for usage in ["Training"] * 3 + ["PublicTest"] * 2)
    (tmp_path / "fer2013new.csv").write_text(votes, encoding="utf-8")
    options = train_fer2013.parse(["--data", str(tmp_path / "fer2013.csv"), "--rows", "2"])
    data = train_fer2013.read(options)
    assert data["Training"].votes is not None
    assert len(data["Training"]) == 2


def test_missing_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert train_fer2013.main([]) == 1
    assert "put it at dataset/fer2013.csv" in capsys.readouterr().err


def test_final_is_refused_before_training_without_private_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_drawn_fer2013(tmp_path / "dataset" / "fer2013.csv", {"Training": 3, "PublicTest": 3})
    assert train_fer2013.main(["--final"]) == 1
    assert "no PrivateTest rows" in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize("options", [["--epochs", "0"], ["--batch-size", "x"], ["--rows", "-1"], ["--name", "../up"]])
def test_impossible_options(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        train_fer2013.parse(options)
    assert "is not a" in capsys.readouterr().err
