"""Security headers, and which other origins may call the API."""

from typing import Final

from flask import Flask, Response, request
from flask_cors import CORS

from web_service.api.errors import ForbiddenError

# All content comes from the service itself; MUI and Swagger UI inject style elements.
_CONTENT_SECURITY_POLICY: Final = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS: Final = {
    "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def secure(app: Flask, origins: tuple[str, ...]) -> None:
    """Add security headers to every response, and allow only the configured origins to call the API."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    if origins:
        CORS(app, resources={r"/api/*": {"origins": list(origins)}})


def check_origin(allowed: tuple[str, ...]) -> None:
    """Refuse forms from other origins, as browsers send forms without a CORS preflight. Raises ForbiddenError."""
    origin = request.headers.get("Origin")
    if origin and origin.partition("://")[2] != request.host and origin not in allowed:
        raise ForbiddenError(f"Pages of {origin[:100]} may not send files here; add it to MIEN_CORS_ORIGINS.")
