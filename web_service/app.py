"""The WSGI app: the API, the built web app and the command line, wired to a container."""

from apiflask import APIFlask

from web_service.api.blueprints import BLUEPRINTS
from web_service.api.context import EXTENSION, ApiContext
from web_service.api.errors import register_error_handlers
from web_service.api.openapi import describe
from web_service.api.requests import SafeJSONProvider
from web_service.api.security import secure
from web_service.api.web_app import register_web_app
from web_service.cli.analyse import analyse_command
from web_service.config import Settings
from web_service.container import Container
from web_service.version import VERSION


def create_app(settings: Settings | None = None) -> APIFlask:
    """Create the WSGI app and load its default model. Settings come from the environment unless given."""
    container = Container(settings)
    app = APIFlask(__name__, title="Mien", version=VERSION, spec_path="/api/openapi.json", docs_path=None)
    _configure(app, container.settings)
    container.catalogue.runtime(container.catalogue.default)
    container.open_storage()
    app.extensions[EXTENSION] = _api_context(container)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.cli.add_command(analyse_command(container.catalogue, container.local_analysis))
    register_web_app(app, container.settings.web_app_dir)
    return app


def _configure(app: APIFlask, settings: Settings) -> None:
    app.json = SafeJSONProvider(app)
    app.config.update(MAX_CONTENT_LENGTH=settings.max_request_bytes, TRUSTED_HOSTS=list(settings.trusted_hosts))
    describe(app)
    register_error_handlers(app)
    secure(app, settings.cors_origins)


def _api_context(container: Container) -> ApiContext:
    announce = container.queue.announce
    return ApiContext(
        settings=container.settings,
        catalogue=container.catalogue,
        frames=container.frames,
        speed=container.speed,
        sessions=container.sessions,
        recording=container.recording,
        queries=container.queries,
        storage=container.storage,
        retention=container.retention,
        videos=container.videos,
        files=container.files,
        intake=container.intake(announce),
        annotations=container.annotations(announce),
        exports=container.exports,
        erasure=container.erasure,
    )
