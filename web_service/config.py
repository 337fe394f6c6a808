"""The settings, read from the environment here and nowhere else: MIEN_PORT=9000 sets `port`, and so on."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final

from pydantic import AliasChoices, Field, NonNegativeInt, PositiveFloat, PositiveInt, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from web_service.runtimes.selection import RuntimeChoice

ROOT: Final = Path(__file__).resolve().parent.parent
Port = Annotated[int, Field(ge=1, le=65535)]
Names = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Each field is an environment variable with the prefix MIEN_. Lists are comma-separated."""

    model_config = SettingsConfigDict(env_prefix="MIEN_", frozen=True, extra="forbid", populate_by_name=True)

    host: str = "127.0.0.1"
    port: Port = 8000
    workers: PositiveInt = 2
    threads: PositiveInt = 8
    # The host names that the service answers to. This stops DNS rebinding from pages elsewhere.
    trusted_hosts: Names = ("localhost", "127.0.0.1", "[::1]")
    cors_origins: Names = ()

    model: str = "mini_xception"
    models_dir: Path = ROOT / "models"
    runtime: RuntimeChoice = "auto"
    detector_weights: Path | None = None

    max_image_bytes: PositiveInt = 8 * 1024 * 1024
    max_image_pixels: PositiveInt = 20_000_000

    # DATABASE_URL is the common name.
    database_url: Annotated[str, Field(validation_alias=AliasChoices("MIEN_DATABASE_URL", "DATABASE_URL"))] = (
        f"sqlite:///{ROOT / 'web_service' / 'database' / 'fer_db.db'}"
    )

    # Worker processes for video files; 0 if workers run on other machines.
    video_workers: NonNegativeInt = 1
    # The folder of video files; by default next to the SQLite file.
    videos_dir: Path | None = None
    max_video_bytes: PositiveInt = 2_000_000_000
    max_video_hours: PositiveFloat = 4
    # 4096 x 2304, the largest 4K format.
    max_video_pixels: PositiveInt = 4096 * 2304
    max_videos_waiting: PositiveInt = 100
    # Idle seconds before an upload is abandoned.
    upload_silence_seconds: PositiveFloat = 30
    redis_url: Annotated[str | None, Field(validation_alias=AliasChoices("MIEN_REDIS_URL", "REDIS_URL"))] = None

    web_app_dir: Path = ROOT / "web_app" / "dist"

    @field_validator("trusted_hosts", "cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    def videos_folder(self, file: Path | None, address: str) -> Path:
        """The folder of a database's video files: that of the settings, or one of its own, next to its SQLite file."""
        if self.videos_dir:
            return self.videos_dir
        if file:
            return file.with_name(f"{file.stem}.videos")
        return ROOT / "web_service" / "database" / f"{sha256(address.encode()).hexdigest()[:12]}.videos"

    def environment(self) -> dict[str, str]:
        """The environment that gives a child process the same settings."""
        own = {"DATABASE_URL": self.database_url, "MIEN_DATABASE_URL": self.database_url}
        videos = {"MIEN_VIDEOS_DIR": str(self.videos_dir)} if self.videos_dir else {}
        return {**os.environ, **own, **videos}

    @property
    def max_video_ms(self) -> float:
        return self.max_video_hours * 3_600_000

    @property
    def max_request_bytes(self) -> int:
        """The largest request body: an image in Base64 and the stream state."""
        return self.max_image_bytes * 4 // 3 + 64 * 1024
