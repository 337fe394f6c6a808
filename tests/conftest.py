"""What tests share: real faces, real pictures of them, the real app, and a database that is nobody's."""

import base64
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import settings
from skimage import data

from tests.thorough import VARIABLE, is_thorough
from web_service import create_app
from web_service.config import Settings
from web_service.vision.detector import YuNetDetector, verified_weights
from web_service.vision.types import Image

pytest_plugins = ["tests.databases"]
Encode = Callable[..., str]

# No timing is asserted in tests: a busy machine is no failure.
settings.register_profile("mien", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("mien")

# A shell that starts tests in the background has them ignore Ctrl+C, which all that they start would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What tests start runs on the Python that runs them, whatever environment is active.
os.environ["VIRTUAL_ENV"] = sys.prefix
os.environ.pop("CONDA_PREFIX", None)

# Whoever runs the tests keeps their own sessions.
_folder = tempfile.TemporaryDirectory(prefix="mien-tests-")
os.environ["DATABASE_URL"] = f"sqlite:///{Path(_folder.name) / 'sessions.db'}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="run long tests too, and try more in others")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is imported: how much they try depends on it, in processes that they start too."""
    config.addinivalue_line("markers", f"thorough: a long test; it runs with --thorough or {VARIABLE}=1")
    if config.getoption("thorough"):
        os.environ[VARIABLE] = "1"
    if is_thorough():
        settings.load_profile("thorough")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not is_thorough():
        for item in items:
            if item.get_closest_marker("thorough"):
                item.add_marker(pytest.mark.skip(reason="a long test; run it with --thorough"))


@pytest.fixture(scope="session")
def portrait() -> Image:
    """One face, (512, 512, 3) BGR: a portrait in the public domain that scikit-image ships."""
    picture: Image = data.astronaut()  # type: ignore[no-untyped-call]
    return np.ascontiguousarray(picture[..., ::-1])


@pytest.fixture(scope="session")
def pair(portrait: Image) -> Image:
    """Two faces side by side, the right one mirrored and a little smaller, (512, 1024, 3)."""
    small = cv2.resize(portrait[:, ::-1], (400, 400), interpolation=cv2.INTER_AREA)
    right = np.full_like(portrait, 128)
    right[56:456, 56:456] = small
    return np.hstack([portrait, right])


@pytest.fixture(scope="session")
def detector() -> YuNetDetector:
    return YuNetDetector(verified_weights(None))


@pytest.fixture(scope="session")
def app() -> APIFlask:
    return create_app(Settings())


@pytest.fixture
def client(app: APIFlask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def encode() -> Encode:
    """A picture as Base64 of a file of the format that an extension names."""

    def encode(image: Image, extension: str = ".jpg", *parameters: int) -> str:
        _, encoded = cv2.imencode(extension, image, parameters)
        return base64.b64encode(encoded.tobytes()).decode()

    return encode


@pytest.fixture(scope="session")
def portrait_request(portrait: Image, encode: Encode) -> dict[str, Any]:
    """The body of a valid call."""
    return {"image": encode(portrait), "captured_at": 1000.0}
