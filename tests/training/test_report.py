"""What stands in a model folder beside the network: all of it, from the figures alone."""

import csv
import re
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.training.files import random_images
from tests.training.records import HISTORY, ROBUSTNESS, spec_of
from training import plots
from training.calibration import Calibration, prior_of
from training.card import card
from training.data import Fer2013, Rows
from training.markdown import paragraph, percent, table
from training.metrics import evaluated, measured
from training.report import write_report
from web_service.runtimes.evaluation import Evaluation, read_evaluation
from web_service.runtimes.model_folder import ModelSpec, read_model_folder

PICTURES = [plots.ACCURACY, plots.LOSS, plots.CONFUSION, plots.RELIABILITY, plots.COVERAGE]


@pytest.fixture(scope="module")
def finished() -> tuple[ModelSpec, Evaluation]:
    """The record and the evaluation of a network that is right about most of 700 rows."""
    random = np.random.default_rng(0)
    labels = np.resize(np.arange(7), 700)
    logits = (np.eye(7)[labels] * 2 + random.normal(0, 1, (700, 7))).astype(np.float32)
    rows = Rows(random_images(700), labels)
    data = Fer2013({"Training": Rows(random_images(1, seed=1), labels[:1]), "PublicTest": rows}, "0" * 64)
    calibration = Calibration.on(logits, rows, prior_of(labels))
    metrics = tuple(measured(logits, data, "PublicTest", calibration))
    split = evaluated(logits, rows, "PublicTest", calibration)
    spec = spec_of("small", metrics=metrics, unclear_below=calibration.unclear_below)
    return spec, Evaluation(splits={"PublicTest": split}, robustness=ROBUSTNESS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, finished: tuple[ModelSpec, Evaluation]) -> Path:
    folder = tmp_path_factory.mktemp("models") / "small"
    folder.mkdir()
    write_report(folder, *finished, HISTORY)
    return folder


def test_the_folder_is_one_that_serving_reads(folder: Path, finished: tuple[ModelSpec, Evaluation]) -> None:
    assert "evaluation.json" in read_model_folder(folder).sha256
    assert read_evaluation(folder) == finished[1]


def test_history_has_a_line_for_each_epoch(folder: Path) -> None:
    with (folder / "history.csv").open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert [line["number"] for line in lines] == ["1", "2", "3"]
    assert [float(line["accuracy"]) for line in lines] == [0.3, 0.5, 0.4]
    assert float(lines[2]["learning_rate"]) == pytest.approx(1e-3 / 3, rel=1e-5)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_small_readable_and_not_blank(folder: Path, name: str) -> None:
    assert (folder / name).stat().st_size < 60_000
    picture = cv2.imread(str(folder / name))
    assert picture is not None
    assert min(picture.shape[:2]) >= 400
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 10


def test_the_card_says_where_the_mirror_is_asked_too(finished: tuple[ModelSpec, Evaluation]) -> None:
    spec, evaluation = finished
    assert "its mirror" not in card(spec, evaluation)
    assert "its mirror" in card(spec.model_copy(update={"mirror": True}), evaluation).replace("\n", " ")


def test_the_same_figures_give_the_same_files(
    folder: Path, tmp_path: Path, finished: tuple[ModelSpec, Evaluation]
) -> None:
    (tmp_path / "small").mkdir()
    write_report(tmp_path / "small", *finished, HISTORY)
    for file in folder.iterdir():
        assert (tmp_path / "small" / file.name).read_bytes() == file.read_bytes(), file.name


def test_a_run_of_one_epoch_has_pictures_too() -> None:
    assert plots.accuracy_picture("PublicTest", HISTORY[:1]).axes
    assert plots.loss_picture("PublicTest", HISTORY[:1]).axes


def test_the_card_names_every_figure(finished: tuple[ModelSpec, Evaluation]) -> None:
    spec, evaluation = finished
    text = card(spec, evaluation)
    assert text.startswith(f"# {spec.title}\n")
    for metric in spec.metrics:
        assert f"| {percent(metric.value)} |" in text
    assert f"below **{percent(spec.unclear_below, 0)}** are called unclear" in text
    assert "    KERAS_BACKEND=torch python train_fer2013.py --epochs 3\n" in text
    assert "Article 5(1)(f)" in text


def test_the_cards_links_lead_to_files_beside_it(folder: Path) -> None:
    text = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert sorted(links) == sorted(PICTURES)
    named = set(re.findall(r"`([a-z_]+\.(?:json|csv))`", text))
    assert named == {"model.json", "evaluation.json", "history.csv"}
    assert all((folder / name).exists() for name in [*links, *named])


def with_confusion(evaluation: Evaluation, counts: np.ndarray) -> Evaluation:
    """The evaluation with these counts on PublicTest."""
    confusion = tuple(tuple(row) for row in counts.tolist())
    split = evaluation.splits["PublicTest"].model_copy(update={"confusion": confusion})
    return evaluation.model_copy(update={"splits": {"PublicTest": split}})


def test_recall_and_precision_by_hand(finished: tuple[ModelSpec, Evaluation]) -> None:
    spec, evaluation = finished
    counts = np.zeros((7, 7), int)
    counts[3, 3], counts[3, 4], counts[4, 4], counts[0, 4] = 8, 2, 6, 8
    text = card(spec, with_confusion(evaluation, counts))
    assert "| happy | 10 | 80 % | 100 % |" in text
    assert "| sad | 6 | 100 % | 38 % |" in text
    assert "| angry | 8 | 0 % | none |" in text
    assert "| fear | 0 | none | none |" in text


def test_weak_spots_come_from_the_figures(finished: tuple[ModelSpec, Evaluation]) -> None:
    spec, evaluation = finished
    counts = np.diag([10] * 7)
    counts[1], counts[2] = [9, 1, 0, 0, 0, 0, 0], [0, 0, 4, 0, 6, 0, 0]
    text = card(spec, with_confusion(evaluation, counts))
    words = " ".join(text.split())
    assert "misses most of these on PublicTest: disgust (10 % found), fear (40 % found)" in words
    assert "disgust with angry (90 % of disgust), fear with sad (60 % of fear)" in words
    assert "the fewest faces of few pixels: 0.0 % of them" in words
    assert "lose most on faces in the dark: 50.0 points" in words


def test_a_card_without_robustness_has_no_such_section(finished: tuple[ModelSpec, Evaluation]) -> None:
    spec, evaluation = finished
    assert "In whole frames" in card(spec, evaluation)
    assert "In whole frames" not in card(spec, evaluation.model_copy(update={"robustness": None}))


def test_tables_and_paragraphs() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"
    assert max(map(len, paragraph("word " * 100).splitlines())) <= 120
    assert percent(0.12345) == "12.3 %"
    assert percent(None) == "none"
