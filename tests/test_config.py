import pytest
from pydantic import ValidationError

from web_service.config import Settings


def test_by_default_only_this_machine_is_served() -> None:
    settings = Settings()
    assert settings.host == "127.0.0.1"
    assert settings.cors_origins == ()


def test_the_environment_sets_each_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIEN_PORT", "9001")
    monkeypatch.setenv("MIEN_CORS_ORIGINS", "https://a.example, https://b.example")
    settings = Settings()
    assert settings.port == 9001
    assert settings.cors_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(("name", "value"), [("MIEN_PORT", "0"), ("MIEN_RUNTIME", "magic"), ("MIEN_WORKERS", "many")])
def test_settings_that_do_not_fit_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name.removeprefix("MIEN_").lower()):
        Settings()
