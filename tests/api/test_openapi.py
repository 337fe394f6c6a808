"""Schemathesis reads the OpenAPI file and sends what it allows, and what it does not."""

import base64
import json
from typing import Any

import cv2
import numpy as np
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis.checks import negative_data_rejection, positive_data_acceptance

from tests.thorough import times
from web_service import create_app
from web_service.config import ROOT, Settings

_PICTURES = [
    base64.b64encode(bytes(cv2.imencode(extension, np.full((24, 32, 3), grey, np.uint8))[1])).decode()
    for extension in (".jpg", ".png", ".webp")
    for grey in (0, 128)
]
schemathesis.openapi.format("base64-image", st.sampled_from(_PICTURES))
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", create_app(Settings()))


# Which models there are, and that a state is one that the service gave, no schema can say.
@schema.parametrize()
@settings(max_examples=times(60, 200), suppress_health_check=list(HealthCheck))
def test_every_answer_is_the_documented_one(case: schemathesis.Case[Any]) -> None:
    # In a form every field is text: a number in place of a string is no longer one when it arrives.
    untyped = [negative_data_rejection] if case.media_type == "multipart/form-data" else []
    case.call_and_validate(excluded_checks=[positive_data_acceptance, *untyped])


def test_the_web_app_was_generated_from_this_api() -> None:
    """When this fails, start the service and run `npm run generate` in web_app."""
    document = create_app(Settings()).test_client().get("/api/openapi.json").json
    file = ROOT / "web_app" / "openapi.json"
    assert json.loads(file.read_text(encoding="utf-8")) == document
