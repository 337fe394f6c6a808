"""All blueprints, in the order of the OpenAPI document."""

from typing import Final

from flask import Blueprint

from web_service.api.annotations.routes import blueprint as annotations
from web_service.api.batches.routes import blueprint as batches
from web_service.api.comparison.routes import blueprint as comparison
from web_service.api.docs.routes import blueprint as docs
from web_service.api.exports.routes import blueprint as exports
from web_service.api.faces.routes import blueprint as faces
from web_service.api.frames.routes import blueprint as frames
from web_service.api.health.routes import blueprint as health
from web_service.api.markers.routes import blueprint as markers
from web_service.api.models.routes import blueprint as models
from web_service.api.samples.routes import blueprint as samples
from web_service.api.sessions.routes import blueprint as sessions
from web_service.api.storage.routes import blueprint as storage
from web_service.api.timeline.routes import blueprint as timeline
from web_service.api.videos.routes import blueprint as videos

BLUEPRINTS: Final[tuple[Blueprint, ...]] = (
    frames,
    models,
    sessions,
    videos,
    annotations,
    batches,
    markers,
    faces,
    timeline,
    samples,
    comparison,
    exports,
    storage,
    health,
    docs,
)
