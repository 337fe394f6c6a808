import base64
import json
import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cv2
import numpy as np
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from tests.conftest import Encode
from tests.vision.gallery import gallery
from web_service import create_app
from web_service.config import ROOT, Settings
from web_service.core.expressions import EXPRESSIONS
from web_service.runtimes.catalogue import Catalogue
from web_service.vision.classifier import ExpressionClassifier
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.types import Image

Body = dict[str, Any]


def post(client: FlaskClient, body: Body) -> Body:
    response = client.post("/api/frames", json=body)
    assert response.status_code == 200, response.text
    answer: Body = response.json or {}
    return answer


def test_a_face_gets_its_id_box_and_expression(client: FlaskClient, portrait_request: Body) -> None:
    answer = post(client, portrait_request)
    (face,) = answer["faces"]
    assert face["id"] == 0
    assert tuple(face["scores"]) == EXPRESSIONS
    assert sum(face["scores"].values()) == pytest.approx(1, abs=1e-6)
    assert face["confidence"] == face["scores"][face["expression"]] == max(face["scores"].values())
    assert 150 < face["box"]["x"] < 200
    assert 50 < face["box"]["y"] < 90
    assert answer["model"] == "mini_xception"
    assert set(answer["timing_ms"]) == {"decode", "detect", "classify", "total"}
    parts = [answer["timing_ms"][stage] for stage in ("decode", "detect", "classify")]
    assert 0 < sum(parts) <= answer["timing_ms"]["total"]


def test_the_smiling_portrait_is_read_as_happy(client: FlaskClient, portrait_request: Body) -> None:
    face = post(client, portrait_request)["faces"][0]
    assert face["expression"] == "happy"
    assert face["unclear"] is None


def test_a_face_comes_with_how_well_it_is_seen(client: FlaskClient, portrait: Image, encode: Encode) -> None:
    (face,) = post(client, {"image": encode(portrait)})["faces"]
    assert set(face["quality"]) == {"size", "sharpness", "brightness", "yaw"}
    assert face["quality"]["size"] ** 2 == pytest.approx(face["box"]["width"] * face["box"]["height"])
    dark = np.asarray(portrait // 8, np.uint8)
    (same,) = post(client, {"image": encode(dark)})["faces"]
    assert same["quality"]["brightness"] == pytest.approx(face["quality"]["brightness"] / 8, abs=3)
    assert same["unclear"] == "too_dark"
    assert same["expression"] in EXPRESSIONS


@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp"])
def test_data_urls_of_all_formats_are_taken(
    client: FlaskClient, portrait: Image, encode: Encode, extension: str
) -> None:
    kind = extension[1:].replace("jpg", "jpeg")
    answer = post(client, {"image": f"data:image/{kind};base64,{encode(portrait, extension)}"})
    assert len(answer["faces"]) == 1


def test_ids_hold_through_the_state_on_any_server(client: FlaskClient, pair: Image, encode: Encode) -> None:
    """A second app, as after a restart or on another machine, goes on with the first one's stream."""
    image = encode(pair)
    first = post(client, {"image": image, "captured_at": 0})
    places = {face["id"]: face["box"]["x"] > 512 for face in first["faces"]}
    other = create_app(Settings()).test_client()
    second = post(other, {"image": image, "captured_at": 5000, "state": first["state"]})
    assert {face["id"]: face["box"]["x"] > 512 for face in second["faces"]} == places == {0: False, 1: True}


def test_streams_of_different_clients_do_not_mix(app: APIFlask, pair: Image, portrait: Image, encode: Encode) -> None:
    def stream(image: str) -> list[list[int]]:
        client, state, ids = app.test_client(), None, []
        for frame in range(8):
            answer = post(client, {"image": image, "captured_at": frame * 100, "state": state})
            state = answer["state"]
            ids.append([face["id"] for face in answer["faces"]])
        return ids

    with ThreadPoolExecutor(4) as pool:
        streams = list(pool.map(stream, [encode(pair), encode(portrait)] * 2))
    assert streams == [[[0, 1]] * 8, [[0]] * 8] * 2


def test_however_many_faces_all_are_listed_and_keep_their_ids(
    client: FlaskClient, portrait: Image, encode: Encode
) -> None:
    image = encode(gallery(portrait, 7, 7)[0])
    first = post(client, {"image": image, "captured_at": 0})
    assert (len(first["faces"]), first["untracked"]) == (49, 0)
    second = post(client, {"image": image, "captured_at": 100, "state": first["state"]})
    assert places(second) == places(first)
    assert second["untracked"] == 0


def test_more_faces_than_the_state_follows_are_reported(client: FlaskClient, portrait: Image, encode: Encode) -> None:
    image = encode(gallery(portrait, 10, 10, tile=(190, 106))[0])
    first = post(client, {"image": image, "captured_at": 0})
    assert (len(first["faces"]), len(first["state"]["tracks"]), first["untracked"]) == (100, 64, 36)
    second = post(client, {"image": image, "captured_at": 100, "state": first["state"]})
    before, after = places(first), places(second)
    assert sum(before[identity] == after.get(identity) for identity in before) == 64
    assert (len(after), second["untracked"]) == (100, 36)


@pytest.mark.parametrize("used", [2**31 - 1, 2**31, 2**40 - 1, 2**40])
def test_a_state_whose_ids_are_used_up_goes_on(client: FlaskClient, pair: Image, encode: Encode, used: int) -> None:
    body = {"image": encode(pair), "captured_at": 0}
    state = {"at": 0, "next_id": used, "tracks": []}
    given = []
    for step in range(3):
        answer = post(client, body | {"captured_at": step * 100.0, "state": state})
        state = answer["state"]
        given.append([face["id"] for face in answer["faces"]])
    assert len(set(given[0])) == 2
    # No more than a recorded sample can name.
    assert max(given[0]) < 2**31
    assert given == [given[0]] * 3


def places(answer: Body) -> dict[int, tuple[int, int]]:
    """Where each id is, to the nearest ten pixels."""
    return {face["id"]: (round(face["box"]["x"] / 10), round(face["box"]["y"] / 10)) for face in answer["faces"]}


def test_no_face_is_an_answer_too(client: FlaskClient, encode: Encode, portrait: Image) -> None:
    answer = post(client, {"image": encode(portrait * 0), "captured_at": 7.5})
    assert answer["faces"] == []
    assert answer["state"] == {"at": 7.5, "next_id": 0, "tracks": []}


@pytest.mark.parametrize(
    ("data", "content_type", "status", "detail"),
    [
        (b"", "application/json", 400, "not valid JSON"),
        (b"{", "application/json", 400, "not valid JSON"),
        (b"[" * 100_000, "application/json", 400, "not valid JSON"),
        (b'{"image": NaN}', "application/json", 400, "not valid JSON"),
        (b'{"image": "\xff"}', "application/json", 400, "not valid JSON"),
        (b'{"image": "\\ud800"}', "application/json", 400, "not valid JSON"),
        (b'{"image": "x"}', "text/plain", 415, "Content-Type"),
        (b'{"image": "x"}', "", 415, "Content-Type"),
        (b"[]", "application/json", 422, "JSON object"),
        (b"null", "application/json", 422, "JSON object"),
        (b'"text"', "application/json", 422, "JSON object"),
    ],
)
def test_what_is_not_a_json_object_is_refused(
    client: FlaskClient, data: bytes, content_type: str, status: int, detail: str
) -> None:
    response = client.post("/api/frames", data=data, content_type=content_type)
    assert_problem(response, status, detail)


@pytest.mark.parametrize(
    ("change", "status", "detail"),
    [
        ({"image": None}, 422, "image"),
        ({"image": 5}, 422, "image"),
        ({"image": ""}, 422, "image"),
        ({"image": "%%%"}, 422, "not valid Base64"),
        ({"image": "data:image/png;base64,"}, 422, "empty"),
        ({"image": base64.b64encode(b"hello").decode()}, 422, "not a JPEG, PNG or WebP"),
        ({"image": base64.b64encode(b"\xff\xd8\xff\xe0broken").decode()}, 422, ""),
        ({"captured_at": "now"}, 422, "captured_at"),
        ({"captured_at": 1e300}, 422, "captured_at"),
        ({"captured_at": True}, 422, "captured_at"),
        ({"model": "absent"}, 422, "mini_xception"),
        ({"model": "../../etc"}, 422, "mini_xception"),
        ({"model": 3}, 422, "model"),
        ({"state": "x"}, 422, "state"),
        ({"state": []}, 422, "state"),
        ({"state": {}}, 422, "state.at"),
    ],
)
def test_wrong_fields_are_named(
    client: FlaskClient, portrait_request: Body, change: Body, status: int, detail: str
) -> None:
    assert_problem(client.post("/api/frames", json=portrait_request | change), status, detail)


def tampered(state: Body, **changes: Any) -> Body:
    """The state with changes, a key `track_…` changing its first track."""
    copy: Body = json.loads(json.dumps(state))
    for name, value in changes.items():
        target = copy["tracks"][0] if name.startswith("track_") else copy
        target[name.removeprefix("track_")] = value
    return copy


@pytest.mark.parametrize(
    "changes",
    [
        {"at": -1.0},
        {"at": "0"},
        {"next_id": 0},
        {"next_id": -1},
        {"next_id": 2**70},
        {"next_id": 1.5},
        {"tracks": None},
        {"tracks": [None]},
        {"extra": 1},
        {"track_id": 7},
        {"track_x": 1e30},
        {"track_size": 0},
        {"track_size": -5},
        {"track_seen_at": 1e12},
        {"track_probabilities": [1.0]},
        {"track_probabilities": [0.0] * 7},
        {"track_probabilities": [2.0, -1.0, 0, 0, 0, 0, 0]},
        {"track_extra": 1},
    ],
)
def test_a_tampered_state_is_refused(client: FlaskClient, portrait_request: Body, changes: Body) -> None:
    state = post(client, portrait_request)["state"]
    response = client.post("/api/frames", json=portrait_request | {"state": tampered(state, **changes)})
    assert_problem(response, 422, "state")


def test_an_oversized_state_is_refused(client: FlaskClient, portrait_request: Body) -> None:
    state = post(client, portrait_request)["state"]
    tracks = [state["tracks"][0] | {"id": identity} for identity in range(65)]
    response = client.post("/api/frames", json=portrait_request | {"state": state | {"tracks": tracks, "next_id": 65}})
    assert_problem(response, 422, "state.tracks")


def test_a_state_with_the_same_id_twice_is_refused(client: FlaskClient, portrait_request: Body) -> None:
    state = post(client, portrait_request)["state"]
    response = client.post("/api/frames", json=portrait_request | {"state": state | {"tracks": state["tracks"] * 2}})
    assert_problem(response, 422, "ids must differ")


def test_too_many_bytes_are_refused() -> None:
    settings = Settings(max_image_bytes=3000)
    client = create_app(settings).test_client()
    body = {"image": base64.b64encode(bytes(3001)).decode()}
    assert_problem(client.post("/api/frames", json=body), 413, "3,000 bytes")
    body = {"image": "A" * settings.max_request_bytes}
    assert_problem(client.post("/api/frames", json=body), 413, "larger than")


def test_too_many_pixels_are_refused(portrait: Image, encode: Encode) -> None:
    client = create_app(Settings(max_image_pixels=1000)).test_client()
    assert_problem(client.post("/api/frames", json={"image": encode(portrait)}), 413, "512 x 512 pixels")


def test_many_wrong_fields_do_not_make_a_long_answer(client: FlaskClient, portrait_request: Body) -> None:
    state = {"at": 1.0, "next_id": 3, "tracks": [{f"key{n}": n for n in range(5000)}]}
    response = client.post("/api/frames", json=portrait_request | {"state": state})
    assert_problem(response, 422, "state")
    assert len(response.data) < 10_000


def test_numbers_in_the_state_survive_their_way_through_json(
    client: FlaskClient, portrait_request: Body, portrait: Image, encode: Encode
) -> None:
    body = portrait_request | {"captured_at": math.pi * 1e5}
    state = post(client, body)["state"]
    assert state["at"] == state["tracks"][0]["seen_at"] == math.pi * 1e5
    again = post(client, {"image": encode(portrait * 0), "captured_at": math.pi * 1e5, "state": state})
    assert again["state"] == state


def assert_problem(response: Any, status: int, detail: str) -> None:
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    problem = response.json
    assert problem["status"] == status
    assert problem["title"]
    assert detail in problem["detail"]
    assert "Traceback" not in response.text


def test_every_score_is_its_own_expressions(client: FlaskClient, portrait: Image, encode: Encode) -> None:
    """The classifier's seven probabilities, each under its own name: no two of them are alike here."""
    image = np.asarray(cv2.imdecode(cv2.imencode(".jpg", portrait)[1], cv2.IMREAD_COLOR), np.uint8)
    catalogue = Catalogue(ROOT / "models", default="mini_xception", runtime="onnx")
    classify = ExpressionClassifier(catalogue.spec(None), catalogue.runtime("mini_xception"))
    (found,) = YuNetDetector(verified_weights(None))(image)
    (expected,) = classify(classify.align(image, [found.landmarks]))
    assert len(set(np.round(expected, 6).tolist())) == len(EXPRESSIONS)
    (face,) = post(client, {"image": encode(portrait)})["faces"]
    for expression, probability in zip(EXPRESSIONS, expected.tolist(), strict=True):
        assert face["scores"][expression] == pytest.approx(probability, abs=1e-5), expression
