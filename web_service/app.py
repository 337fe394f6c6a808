"""The only wiring: the service, made of its parts."""

from apiflask import APIFlask

from web_service.api.annotations import annotations_blueprint
from web_service.api.docs import docs_blueprint
from web_service.api.exports import exports_blueprint
from web_service.api.frames import frames_blueprint
from web_service.api.health import health_blueprint
from web_service.api.models import models_blueprint
from web_service.api.openapi import describe
from web_service.api.problems import register_problems
from web_service.api.recording import recording_blueprint
from web_service.api.requests import SafeJSONProvider
from web_service.api.review import review_blueprint
from web_service.api.security import secure
from web_service.api.sessions import sessions_blueprint
from web_service.api.storage import storage_blueprint
from web_service.api.videos import VideoParts, videos_blueprint
from web_service.api.web_app import register_web_app
from web_service.cli.analyse import analyse_command
from web_service.config import Settings
from web_service.database.base import Database
from web_service.database.jobs import JobStore
from web_service.database.migrate import migrate
from web_service.database.recording import Recording
from web_service.database.reviewing import Reviewing
from web_service.database.sessions import SessionStore
from web_service.database.storage import StorageStore
from web_service.database.video_folder import claim_folder
from web_service.database.videos import VideoStore
from web_service.jobs.queue import JobQueue, make_queue
from web_service.media.files import VideoFiles
from web_service.precedence import LiveSign
from web_service.runtimes.catalogue import Catalogue
from web_service.version import VERSION
from web_service.vision.detector import YuNetDetector, verified_weights


def create_app(settings: Settings | None = None) -> APIFlask:
    """The WSGI app, its default model loaded; the environment's settings where none are given."""
    settings = settings or Settings()
    app = APIFlask(__name__, title="Mien", version=VERSION, spec_path="/api/openapi.json", docs_path=None)
    app.json = SafeJSONProvider(app)
    app.config.update(MAX_CONTENT_LENGTH=settings.max_request_bytes, TRUSTED_HOSTS=list(settings.trusted_hosts))
    describe(app)
    register_problems(app)
    secure(app, settings.cors_origins)

    catalogue = Catalogue(settings.models_dir, default=settings.model, runtime=settings.runtime)
    catalogue.runtime(catalogue.default)
    detector = YuNetDetector(verified_weights(settings.detector_weights))
    database = Database(settings.database_url)
    migrate(database)
    files = VideoFiles(settings.videos_folder(database.file, database.address))
    claim_folder(database, files)
    app.register_blueprint(frames_blueprint(settings, detector, catalogue, LiveSign(files.folder)))
    app.register_blueprint(models_blueprint(catalogue))
    store, reviewing, storage = SessionStore(database), Reviewing(database), StorageStore(database, files)
    videos, jobs = VideoStore(database, max_waiting=settings.max_videos_waiting), JobStore(database)
    queue = JobQueue(make_queue(settings.redis_url, files.folder))
    app.extensions["mien.storage"] = storage
    app.register_blueprint(sessions_blueprint(store, catalogue, files))
    app.register_blueprint(videos_blueprint(settings, VideoParts(catalogue, store, videos, jobs, queue, files)))
    app.register_blueprint(annotations_blueprint(videos, jobs, queue, files))
    app.register_blueprint(recording_blueprint(Recording(database), store))
    app.register_blueprint(review_blueprint(reviewing))
    app.register_blueprint(exports_blueprint(store, reviewing))
    app.register_blueprint(storage_blueprint(storage))
    app.register_blueprint(health_blueprint(catalogue))
    app.register_blueprint(docs_blueprint)
    app.cli.add_command(analyse_command(settings, catalogue))
    register_web_app(app, settings.web_app_dir)
    return app
