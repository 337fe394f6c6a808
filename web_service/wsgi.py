"""The app as gunicorn loads it: what is wrong with an installation is said in one line, not in a traceback."""

from apiflask import APIFlask
from gunicorn.errors import AppImportError

from web_service import create_app
from web_service.config import Settings
from web_service.runtimes.model_folder import ModelFolderError
from web_service.vision.detector import DetectorError


def load() -> APIFlask:
    """The app with the settings of the environment; AppImportError where a model or the detector is unusable."""
    try:
        return create_app(Settings())
    except (ModelFolderError, DetectorError) as error:
        raise AppImportError(f"Mien cannot start. {error}") from error
