"""What surrounds the calls: addresses, failures, headers, the pages."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from web_service import create_app
from web_service.config import Settings
from web_service.version import VERSION


@pytest.fixture
def built(tmp_path: Path) -> FlaskClient:
    """A service with a web app of two files."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Mien</title>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("1")
    return create_app(Settings(web_app_dir=tmp_path)).test_client()


def text_of(client: FlaskClient, path: str) -> str:
    with client.get(path) as response:
        assert response.status_code == 200
        return response.get_data(as_text=True)


def test_health_says_what_runs(client: FlaskClient) -> None:
    health = client.get("/api/health").json
    assert health == {"status": "ok", "version": VERSION, "runtime": "onnx", "model": "mini_xception"}


def test_models_come_with_their_figures(client: FlaskClient) -> None:
    models = client.get("/api/models").json["models"]  # type: ignore[index]
    model = next(model for model in models if model["name"] == "mini_xception")
    assert model["default"]
    assert model["parameters"] <= 60_000
    assert all(metric["protocol"] and metric["rows"] for metric in model["metrics"])
    accuracy = next(metric for metric in model["metrics"] if metric["name"] == "accuracy")
    assert accuracy["split"] == "PublicTest"
    assert accuracy["value"] >= 0.6


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/absent", 404), ("GET", "/api/frames", 405), ("PUT", "/api/frames", 405), ("GET", "/absent.js", 404)],
)
def test_wrong_addresses_are_problems(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert "/api/docs" in response.json["detail"]  # type: ignore[index]


def test_a_fault_of_ours_is_a_problem_without_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings())
    app.add_url_rule("/api/fault", view_func=lambda: str(1 // 0))
    response = app.test_client().get("/api/fault")
    assert response.status_code == 500
    assert "ZeroDivision" not in response.text
    assert "ZeroDivision" in caplog.text


def test_foreign_names_are_turned_away(client: FlaskClient) -> None:
    """A page elsewhere may point its own name at this machine; its requests carry that name."""
    response = client.get("/api/health", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert "MIEN_TRUSTED_HOSTS" in response.json["detail"]  # type: ignore[index]


def test_only_configured_origins_may_call() -> None:
    origin = "https://lab.example"
    closed = create_app(Settings()).test_client()
    opened = create_app(Settings(cors_origins=(origin,))).test_client()
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert "Access-Control-Allow-Origin" not in closed.options("/api/frames", headers=asked).headers
    assert opened.options("/api/frames", headers=asked).headers["Access-Control-Allow-Origin"] == origin
    foreign = opened.options("/api/frames", headers=asked | {"Origin": "https://other.example"})
    assert "Access-Control-Allow-Origin" not in foreign.headers


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/docs", "/api/absent"])
def test_every_answer_keeps_the_browser_to_this_host(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_docs_load_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = text_of(client, "/api/docs")
    assert "http://" not in page
    assert "https://" not in page
    for asset in ("start.js", "assets/swagger-ui.css", "assets/swagger-ui-bundle.js"):
        assert f"/api/docs/{asset}" in page
        assert text_of(client, f"/api/docs/{asset}")


def test_the_web_app_answers_every_address_it_routes(built: FlaskClient) -> None:
    for path in ("/", "/live", "/sessions/1/review"):
        assert "Mien" in text_of(built, path)
    assert built.get("/assets/absent.js").status_code == 404


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/..%2findex.html", "/../absent", "/assets/../../absent"])
def test_what_lies_beside_the_build_is_neither_served_nor_told_of(built: FlaskClient, path: str) -> None:
    assert built.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/" + "a" * 300, "/" + "a/" * 3000, "/%00", "/%ff%fe"])
def test_wild_addresses_lead_to_the_page(built: FlaskClient, path: str) -> None:
    assert "Mien" in text_of(built, path)


def test_hashed_files_are_kept_by_the_browser_and_the_page_is_not(built: FlaskClient) -> None:
    with built.get("/assets/app-1a2b.js") as file, built.get("/") as page:
        assert "immutable" in file.headers["Cache-Control"]
        assert "immutable" not in page.headers["Cache-Control"]


def test_without_a_build_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    response = create_app(Settings(web_app_dir=tmp_path)).test_client().get("/")
    assert response.status_code == 503
    assert "run.sh" in response.text
