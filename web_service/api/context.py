"""What request handlers work with, built once per app."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from web_service.config import Settings
from web_service.database.recording import RecordingStore
from web_service.database.retention import Retention
from web_service.database.session_queries import SessionQueries
from web_service.database.sessions import SessionStore
from web_service.database.storage import StorageStore
from web_service.database.videos import VideoStore
from web_service.runtimes.catalogue import Catalogue
from web_service.services.annotation import Annotations
from web_service.services.erasure import SessionErasure
from web_service.services.frame_analysis import FrameAnalyser
from web_service.services.intake import VideoIntake
from web_service.services.model_speed import SpeedMeter
from web_service.services.session_export import SessionExports
from web_service.video.files import VideoFiles

EXTENSION = "mien"


@dataclass(frozen=True, slots=True)
class ApiContext:
    """The settings, services and stores of an app."""

    settings: Settings
    catalogue: Catalogue
    frames: FrameAnalyser
    speed: SpeedMeter
    sessions: SessionStore
    recording: RecordingStore
    queries: SessionQueries
    storage: StorageStore
    retention: Retention
    videos: VideoStore
    files: VideoFiles
    intake: VideoIntake
    annotations: Annotations
    exports: SessionExports
    erasure: SessionErasure


def context() -> ApiContext:
    """The context of the app that handles the current request."""
    return cast("ApiContext", current_app.extensions[EXTENSION])
