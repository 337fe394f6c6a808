"""What browsers are told about every answer, and which other origins may call."""

from typing import Final

from flask import Flask, Response, request
from flask_cors import CORS

from web_service.api.errors import ForbiddenError

# Everything comes from the service itself; MUI and Swagger UI write style elements.
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
    """Send the headers with every answer, and let the configured origins, and no others, call the API."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    if origins:
        CORS(app, resources={r"/api/*": {"origins": list(origins)}})


def check_origin(allowed: tuple[str, ...]) -> None:
    """Refuse forms of pages elsewhere: browsers send those without asking the service first, unlike JSON."""
    origin = request.headers.get("Origin")
    if origin and origin.partition("://")[2] != request.host and origin not in allowed:
        raise ForbiddenError(f"Pages of {origin[:100]} may not send files here; add it to MIEN_CORS_ORIGINS.")
