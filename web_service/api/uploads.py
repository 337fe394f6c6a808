"""Receives a file as multipart/form-data: written to the disk while it arrives, never whole in memory."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from apiflask import HTTPError
from flask import request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.wsgi import get_input_stream

from web_service.video.files import DiskFullError, Upload, VideoFiles, full_disk_named

_FIELDS_BYTES: Final = 64 * 1024
# The parser holds a few pieces of 64 KiB at once.
_MEMORY_BYTES: Final = 512 * 1024
_SPARE_BYTES: Final = 256 * 1024 * 1024
_MAX_PARTS: Final = 20
_GIVEN_UP: Final = "Nothing more came for a while, so the file was given up; send it again."


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """The largest file, and how long a sender may say nothing before it counts as gone."""

    max_bytes: int
    silence_seconds: float


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived, and the fields that came with it."""

    name: str
    bytes: int
    fingerprint: str
    fields: dict[str, str]


def check_origin(allowed: tuple[str, ...]) -> None:
    """Refuse forms of pages elsewhere: browsers send those without asking the service first, unlike JSON."""
    origin = request.headers.get("Origin")
    if origin and origin.partition("://")[2] != request.host and origin not in allowed:
        raise HTTPError(403, f"Pages of {origin[:100]} may not send files here; add it to MIEN_CORS_ORIGINS.")


@contextmanager
def received(files: VideoFiles, name: str, limits: UploadLimits) -> Iterator[Received]:
    """Receive the request's one file as the part `name`; nothing of it is left where the block raises."""
    if request.mimetype != "multipart/form-data":
        raise HTTPError(415, "Send the video as multipart/form-data, in a field named file.")
    _check_size(files, limits.max_bytes)
    try:
        yield _receive(files, name, limits)
    except BaseException:
        files.erase(name, "part")
        raise


def _check_size(files: VideoFiles, max_bytes: int) -> None:
    length = request.content_length
    if length is None:
        raise HTTPError(411, "Send the length of the request, as browsers do; so no file that is too large is begun.")
    if length > max_bytes + _FIELDS_BYTES:
        raise HTTPError(413, too_large(max_bytes))
    if files.spare_bytes() < length + _SPARE_BYTES:
        raise DiskFullError


def too_large(max_bytes: int) -> str:
    """What to say of a file that is too large."""
    return f"The file is larger than {max_bytes / 1e9:.3g} GB; cut it, or raise MIEN_MAX_VIDEO_BYTES."


def _receive(files: VideoFiles, name: str, limits: UploadLimits) -> Received:
    upload: Upload | None = None

    def stream(**_about: object) -> Upload:
        nonlocal upload
        if upload:
            raise HTTPError(422, "Send one file at a time; this request held several.")
        upload = files.create(name)
        return upload

    limit = limits.max_bytes + _FIELDS_BYTES
    parser = FormDataParser(stream, max_form_memory_size=_MEMORY_BYTES, max_form_parts=_MAX_PARTS, silent=False)  # type: ignore[arg-type]
    with _patience(limits.silence_seconds), full_disk_named():
        try:
            _, fields, sent = parser.parse(
                get_input_stream(request.environ, max_content_length=limit),
                request.mimetype,
                request.content_length,
                request.mimetype_params,
            )
        except TimeoutError as error:
            raise HTTPError(408, _GIVEN_UP) from error
        except RequestEntityTooLarge as error:
            raise HTTPError(
                422, "The form has too many fields, or too long ones; /api/docs shows what to send."
            ) from error
        except (ValueError, ClientDisconnected) as error:
            if isinstance(error.__context__, TimeoutError):
                raise HTTPError(408, _GIVEN_UP) from error
            raise HTTPError(422, "The form ends too early or is damaged; send the file again.") from error
        finally:
            if upload:
                upload.close()
    file = sent.get("file")
    if upload is None or file is None:
        raise HTTPError(422, "Send the video in a field named file; this request held none.")
    if not upload.bytes:
        raise HTTPError(422, "The file is empty; choose another one.")
    if upload.bytes > limits.max_bytes:
        raise HTTPError(413, too_large(limits.max_bytes))
    return Received(_plain(file.filename or ""), upload.bytes, upload.fingerprint, fields.to_dict())


def _plain(name: str) -> str:
    """A file's name without folders and without what no text may hold."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:200] or "video"


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Wait for a sender's next bytes for so long only; a test client has no connection to wait on."""
    connection = request.environ.get("gunicorn.socket")
    if not isinstance(connection, socket.socket):
        yield
        return
    before = connection.gettimeout()
    connection.settimeout(seconds)
    try:
        yield
    finally:
        connection.settimeout(before)
