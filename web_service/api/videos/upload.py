"""Receives a file as multipart/form-data, streamed to disk and never held in memory."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from flask import request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.wsgi import get_input_stream

from web_service.api.errors import LengthRequiredError, UnsupportedBodyError, UploadTimeoutError
from web_service.core.errors import InvalidError, TooLargeError
from web_service.services.intake import ReceivedFile, printable
from web_service.video.files import DiskFullError, IncomingFile, VideoFiles, translate_full_disk

_FIELDS_BYTES: Final = 64 * 1024
# The parser holds a few pieces of 64 KiB at a time.
_MEMORY_BYTES: Final = 512 * 1024
_SPARE_BYTES: Final = 256 * 1024 * 1024
_MAX_PARTS: Final = 20
_TIMED_OUT: Final = "The upload stopped for too long and was abandoned; send the file again."


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """The largest file, and how long an upload may be idle before it is abandoned."""

    max_bytes: int
    silence_seconds: float


@dataclass(frozen=True, slots=True)
class Upload:
    """A received file and its form fields."""

    file: ReceivedFile
    fields: dict[str, str]


@contextmanager
def receive_upload(files: VideoFiles, name: str, limits: UploadLimits) -> Iterator[Upload]:
    """Receive the one file of the request as part `name`; it is deleted if the block raises."""
    if request.mimetype != "multipart/form-data":
        raise UnsupportedBodyError("Send the video as multipart/form-data, in a field named file.")
    _check_size(files, limits.max_bytes)
    try:
        yield _receive(files, name, limits)
    except BaseException:
        files.erase(name, "part")
        raise


def _check_size(files: VideoFiles, max_bytes: int) -> None:
    length = request.content_length
    if length is None:
        raise LengthRequiredError(
            "Send a Content-Length header, as browsers do, so that files that are too large are refused early."
        )
    if length > max_bytes + _FIELDS_BYTES:
        raise TooLargeError(_too_large(max_bytes))
    if files.spare_bytes() < length + _SPARE_BYTES:
        raise DiskFullError


def _too_large(max_bytes: int) -> str:
    """The message for a file that is too large."""
    return f"The file is larger than {max_bytes / 1e9:.3g} GB; cut it, or raise MIEN_MAX_VIDEO_BYTES."


def _receive(files: VideoFiles, name: str, limits: UploadLimits) -> Upload:
    incoming: list[IncomingFile] = []

    def stream(**_about: object) -> IncomingFile:
        if incoming:
            raise InvalidError("Send one file per request; this one has several.")
        incoming.append(files.create(name))
        return incoming[0]

    with _idle_timeout(limits.silence_seconds), translate_full_disk():
        try:
            fields, sent = _parse(stream, limits.max_bytes + _FIELDS_BYTES)
        finally:
            for each in incoming:
                each.close()
    file = sent.get("file")
    if not incoming or file is None:
        raise InvalidError("Send the video in a field named file; this request has none.")
    received = ReceivedFile(printable(file.filename or ""), incoming[0].bytes, incoming[0].fingerprint)
    if not received.bytes:
        raise InvalidError("The file is empty; choose another one.")
    if received.bytes > limits.max_bytes:
        raise TooLargeError(_too_large(limits.max_bytes))
    return Upload(received, fields.to_dict())


def _parse(
    stream: Callable[..., IncomingFile], max_bytes: int
) -> tuple[MultiDict[str, str], MultiDict[str, FileStorage]]:
    """The fields and files of the request's form; files are written to what `stream` opens."""
    parser = FormDataParser(stream, max_form_memory_size=_MEMORY_BYTES, max_form_parts=_MAX_PARTS, silent=False)  # type: ignore[arg-type]
    body = get_input_stream(request.environ, max_content_length=max_bytes)
    try:
        _, fields, sent = parser.parse(body, request.mimetype, request.content_length, request.mimetype_params)
    except TimeoutError as error:
        raise UploadTimeoutError(_TIMED_OUT) from error
    except RequestEntityTooLarge as error:
        raise InvalidError("The form has too many fields, or too long ones; /api/docs shows what to send.") from error
    except (ValueError, ClientDisconnected) as error:
        if isinstance(error.__context__, TimeoutError):
            raise UploadTimeoutError(_TIMED_OUT) from error
        raise InvalidError("The form ends too early or is damaged; send the file again.") from error
    return fields, sent


@contextmanager
def _idle_timeout(seconds: float) -> Iterator[None]:
    """Limit how long to wait for the next bytes. A test client has no socket to wait on."""
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
