"""The models' cards and speed, and frames analysed with one or the other of two models."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.api.test_frames import assert_problem, post
from tests.conftest import Encode
from tests.models import copy_unevaluated
from web_service import create_app
from web_service.config import Settings
from web_service.runtimes.evaluation import (
    Condition,
    CoveragePoint,
    Evaluation,
    ReliabilityBin,
    Robustness,
    SplitEvaluation,
    read_evaluation,
    write_evaluation,
)
from web_service.runtimes.model_folder import read_model_folder
from web_service.vision.types import Image

Body = dict[str, Any]

EVALUATION = Evaluation(
    splits={
        "PublicTest": SplitEvaluation(
            rows=7,
            protocol="made up for this test",
            confusion=tuple(tuple(int(row == column) for column in range(7)) for row in range(7)),
            reliability=(ReliabilityBin(low=0.5, high=1, rows=0, confidence=None, accuracy=None),),
            coverage=(CoveragePoint(threshold=0.5, coverage=0.75, accuracy=0.875),),
        )
    },
    robustness=Robustness(
        protocol="made up for this test",
        direct=0.5,
        conditions=(Condition(name="dark", description="a quarter", rows=7, found=0, accuracy=None, unclear=0),),
    ),
)


@pytest.fixture(scope="module")
def two_models(tmp_path_factory: pytest.TempPathFactory) -> APIFlask:
    """A service with a second model: the first one's network, far less sure of itself, evaluated."""
    folder = tmp_path_factory.mktemp("models")
    first = read_model_folder(copy_unevaluated(folder, "mini_xception"))
    second = copy_unevaluated(folder, "second", temperature=first.temperature * 20, unclear_below=0.9)
    write_evaluation(second, EVALUATION)
    return create_app(Settings(models_dir=folder))


@pytest.fixture
def two(two_models: APIFlask) -> FlaskClient:
    return two_models.test_client()


def get(client: FlaskClient, path: str) -> Body:
    response = client.get(path)
    assert response.status_code == 200, response.text
    body: Body = response.json or {}
    return body


def test_the_list_says_below_which_confidence_a_face_is_unclear(two: FlaskClient) -> None:
    first, second = get(two, "/api/models")["models"]
    assert (first["name"], first["default"]) == ("mini_xception", True)
    assert first["unclear_below"] == read_model_folder(Settings().models_dir / "mini_xception").unclear_below
    assert (second["name"], second["default"], second["unclear_below"]) == ("second", False, 0.9)


def test_a_card_is_the_entry_of_the_list_and_all_that_was_measured(two: FlaskClient) -> None:
    card = get(two, "/api/models/second")
    assert card.items() >= get(two, "/api/models")["models"][1].items()
    assert card["input"]["size"] == 48
    assert card["temperature"] > 1
    assert card["training"]["epochs"] > 0
    assert Evaluation.model_validate_json(json.dumps(card["evaluation"])) == EVALUATION


def test_a_model_that_came_without_an_evaluation_says_so(two: FlaskClient) -> None:
    assert get(two, "/api/models/mini_xception")["evaluation"] is None


def test_the_committed_model_shows_the_evaluation_in_its_folder(client: FlaskClient) -> None:
    evaluation = read_evaluation(Settings().models_dir / "mini_xception")
    shown = get(client, "/api/models/mini_xception")["evaluation"]
    assert shown == (evaluation and json.loads(evaluation.model_dump_json()))


@pytest.mark.parametrize("name", ["absent", "SECOND", "second.json", "..", "%00", "%2e%2e", "ü" * 200])
def test_an_unknown_model_is_a_problem_that_names_those_there_are(two: FlaskClient, name: str) -> None:
    for response in (two.get(f"/api/models/{name}"), two.post(f"/api/models/{name}/speed")):
        assert_problem(response, 404, "mini_xception, second")


@pytest.mark.parametrize("name", ["mini_xception", "second"])
def test_the_speed_is_measured_when_asked(two: FlaskClient, name: str) -> None:
    response = two.post(f"/api/models/{name}/speed")
    assert response.status_code == 200, response.text
    speed = response.json or {}
    assert (speed["runtime"], speed["threads"]) == ("onnx", 1)
    assert speed["runs"] >= 1
    assert 0 < speed["median_ms"] <= speed["p95_ms"]


def test_asking_for_the_speed_is_no_reading(client: FlaskClient) -> None:
    assert client.get("/api/models/mini_xception/speed").status_code == 405


def test_one_measurement_is_made_at_a_time(app: APIFlask) -> None:
    """Two ask again and again until one of them comes while the other's measurement is under way."""
    answers: list[Any] = []

    def ask() -> None:
        for _ in range(20):
            answers.append(app.test_client().post("/api/models/mini_xception/speed"))
            if any(answer.status_code == 429 for answer in answers):
                break

    with ThreadPoolExecutor(2) as pool:
        for asked in [pool.submit(ask) for _ in range(2)]:
            asked.result()
    assert {answer.status_code for answer in answers} == {200, 429}
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert_problem(refused, 429, "try again")
    assert refused.headers["Retry-After"] == "1"


def test_frames_are_read_by_the_model_they_name(two: FlaskClient, portrait_request: Body) -> None:
    answers = {name: post(two, portrait_request | {"model": name}) for name in ("mini_xception", "second")}
    assert {name: answer["model"] for name, answer in answers.items()} == {name: name for name in answers}
    first, second = (answer["faces"][0] for answer in answers.values())
    assert first["expression"] == second["expression"]
    assert first["confidence"] > second["confidence"] + 0.3
    assert post(two, portrait_request)["faces"][0]["scores"] == first["scores"]


def test_the_model_decides_when_a_face_is_unclear(two: FlaskClient, portrait_request: Body) -> None:
    assert post(two, portrait_request)["faces"][0]["unclear"] is None
    assert post(two, portrait_request | {"model": "second"})["faces"][0]["unclear"] == "low_confidence"


def test_a_stream_goes_on_with_another_model(two: FlaskClient, pair: Image, encode: Encode) -> None:
    """Ids hold; what the first model said fades as any earlier frame does."""
    image = encode(pair)
    first = post(two, {"image": image, "captured_at": 0})
    alone = post(two, {"image": image, "captured_at": 0, "model": "second"})

    def after(elapsed: float) -> list[Body]:
        body = {"image": image, "captured_at": elapsed, "state": first["state"], "model": "second"}
        faces: list[Body] = post(two, body)["faces"]
        return faces

    assert [face["id"] for face in after(50)] == [0, 1]
    assert first["faces"][0]["confidence"] > after(50)[0]["confidence"] > after(200)[0]["confidence"]
    assert after(5000)[0]["confidence"] == pytest.approx(alone["faces"][0]["confidence"], abs=1e-6)


def test_a_model_that_is_not_there_is_answered_with_those_that_are(two: FlaskClient, portrait_request: Body) -> None:
    response = two.post("/api/frames", json=portrait_request | {"model": "third"})
    assert_problem(response, 422, "mini_xception, second")
