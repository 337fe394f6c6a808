"""The command itself: a real little training that must learn, and errors that say what to do."""

import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

import keras
import numpy as np
import pytest

import train_fer2013
import training.run as run_module
from tests.training.files import drawn_faces, votes_line, votes_text, write_drawn_fer2013
from tests.training.networks import WARNINGS
from training import process
from training.export import onnx_logits
from training.options import parse
from training.reading import read_fer2013
from training.recipes import RECIPES
from training.run import read
from training.teachers import FOLDER, TeacherPredictions, read_predictions, write_predictions
from web_service.runtimes.evaluation import read_evaluation
from web_service.runtimes.model_folder import ModelSpec, read_model_folder

pytestmark = WARNINGS

ROOT = Path(__file__).parents[2]
SPLITS = {"Training": 240, "PublicTest": 90, "PrivateTest": 60}
EPOCHS = 4
OPTIONS = f"--epochs {EPOCHS} --batch-size 16 --name tiny --no-teachers --frames 3 --tensorboard --final".split()


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


def test_a_student_learns_from_stored_predictions(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trained)
    images = read_fer2013(trained / "dataset" / "fer2013.csv")["Training"].images
    predictions = TeacherPredictions.of(images, np.zeros((len(images), 7), np.float32), {"accuracy": 0.7})
    write_predictions(trained / "models" / FOLDER, predictions)
    assert train_fer2013.main(["--epochs", "1", "--rows", "32", "--name", "student", "--frames", "2"]) == 0
    record = read_model_folder(trained / "models" / "student").training
    assert record["teachers"] == {"accuracy": 0.7}
    assert "70% the teachers' predictions" in str(record["targets"])


def test_missing_teacher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    write_drawn_fer2013(tmp_path / "dataset" / "fer2013.csv", {"Training": 3, "PublicTest": 3})
    assert train_fer2013.main([]) == 1
    said = capsys.readouterr().err
    assert "--model teacher_a" in said
    assert "--no-teachers" in said


def test_votes_beside_the_csv_are_used(tmp_path: Path) -> None:
    write_drawn_fer2013(tmp_path / "fer2013.csv", {"Training": 3, "PublicTest": 2})
    votes = votes_text(votes_line(usage, anger=10) for usage in ["Training"] * 3 + ["PublicTest"] * 2)
    (tmp_path / "fer2013new.csv").write_text(votes, encoding="utf-8")
    options = parse("", ["--data", str(tmp_path / "fer2013.csv"), "--rows", "2"])
    data = read(options)
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
        parse("", options)
    assert "is not a" in capsys.readouterr().err


def test_help_needs_no_framework_and_no_package() -> None:
    code = (
        "import sys, train_fer2013, contextlib\n"
        "with contextlib.suppress(SystemExit): train_fer2013.main(['--help'])\n"
        "loaded = {'keras', 'torch', 'tensorflow', 'cv2', 'flask'} & set(sys.modules)\n"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "PrivateTest is measured" in done.stdout


def test_missing_packages_are_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(process.NEEDED, "no_such_module", "no-such-package")
    assert train_fer2013.main([]) == 1
    assert "pip install no-such-package\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "expected"), [("jax", "jax"), (None, "torch" if find_spec("torch") else "tensorflow")]
)
def test_backend_without_a_gpu(given: str | None, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_nvidia_gpu", lambda: False)
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    if given:
        monkeypatch.setenv("KERAS_BACKEND", given)
    assert process.choose_backend() == expected


def test_an_environment_without_any_package_is_named(tmp_path: Path) -> None:
    venv.create(tmp_path / "base", symlinks=True)
    python = tmp_path / "base" / "bin" / "python"
    done = subprocess.run([python, ROOT / "train_fer2013.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{python} lacks packages that training needs: pip install keras" in done.stderr
    assert "requirements.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_backend_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KERAS_BACKEND", "absent")
    assert train_fer2013.main([]) == 1
    assert "pip install absent\n" in capsys.readouterr().err


def test_a_teacher_is_measured_but_not_offered(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(trained)
    options = ["--model", "teacher_a", "--rows", "16", "--epochs", "1", "--batch-size", "8"]
    assert train_fer2013.main(options) == 0
    assert "of PublicTest's 16 rows" in capsys.readouterr().out
    assert not (trained / "models" / "teacher_a").exists()


def test_teachers_must_be_finished_before_they_predict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_drawn_fer2013(tmp_path / "dataset" / "fer2013.csv", {"Training": 3, "PublicTest": 3})
    assert train_fer2013.main(["--model", "teachers"]) == 1
    assert "train it with --model teacher_a first" in capsys.readouterr().err


def test_finished_teachers_predict_for_the_training_rows(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(trained)
    monkeypatch.setattr(run_module, "TEACHERS", {"tiny": RECIPES["mini_xception"]})
    assert train_fer2013.main(["--model", "teachers"]) == 0
    assert "ensemble: " in capsys.readouterr().out
    stored = read_predictions(trained / "models" / FOLDER)
    rows = read_fer2013(trained / "dataset" / "fer2013.csv")["Training"]
    accuracy = np.mean(stored.probabilities(rows.images, 1.0).argmax(axis=1) == rows.labels)
    assert accuracy > 0.7
    assert list(stored.facts["teachers"]) == ["tiny"]
