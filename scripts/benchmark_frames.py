"""Frames of real faces, and the bare kernels that no service can be quicker than."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import onnxruntime
from skimage.data import astronaut

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from web_service.config import Settings
from web_service.runtimes.model_folder import ONNX_FILE, read_model_folder
from web_service.vision.detector import YuNetDetector, detection_side, verified_weights
from web_service.vision.types import Image

WIDTH: Final = 640
HEIGHT: Final = 480
FACES: Final = (1, 4, 9)
_JPEG_QUALITY: Final = 80  # as the page sends
# Parts (left, top, width, height) of the photo: a face of about 125 x 157 px in the frame, or close tiles of it.
_ALONE: Final = (0, 0, 478, 358)
_TILE: Final = (64, 0, 320, 240)


def frame_jpeg(faces: int) -> bytes:
    """A frame of 640x480 with 1, 4 or 9 faces, as the page sends it; ValueError unless the detector finds them all."""
    frame = _compose(faces)
    found = len(YuNetDetector(verified_weights(None))(frame))
    if found != faces:
        raise ValueError(f"The detector finds {found} faces in the frame that should show {faces}.")
    jpeg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])[1]
    return bytes(jpeg.tobytes())


def _compose(faces: int) -> Image:
    columns = round(faces**0.5)
    photo = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR)  # type: ignore[no-untyped-call]
    left, top, width, height = _ALONE if faces == 1 else _TILE
    size = (-(-WIDTH // columns), -(-HEIGHT // columns))
    tile = cv2.resize(photo[top : top + height, left : left + width], size, interpolation=cv2.INTER_AREA)
    return np.asarray(np.tile(tile, (columns, columns, 1))[:HEIGHT, :WIDTH], np.uint8)


class BareKernels:
    """Calls as `kernels(jpeg) -> milliseconds of each`: the library calls a frame needs, and nothing around them."""

    def __init__(self) -> None:
        settings = Settings()
        folder = settings.models_dir / settings.model
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / ONNX_FILE, options, providers=["CPUExecutionProvider"])
        size = read_model_folder(folder).input.size
        self._input = {self._session.get_inputs()[0].name: _noise(size)}
        scale = detection_side(WIDTH) / WIDTH
        self._size = (round(WIDTH * scale), round(HEIGHT * scale))
        weights = str(verified_weights(settings.detector_weights))
        self._network = cv2.FaceDetectorYN.create(weights, "", self._size, 0.6, 0.3)

    def __call__(self, jpeg: bytes) -> dict[str, float]:
        decode, image = _timed(lambda: cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR))
        return {"decode": decode, **self.look(image)}

    def look(self, image: Image) -> dict[str, float]:
        """The same for a picture of 640x480 that is decoded already."""
        resize, small = _timed(lambda: cv2.resize(image, self._size, interpolation=cv2.INTER_AREA))
        detect, _ = _timed(lambda: self._network.detect(small))
        classify, _ = _timed(lambda: self._session.run(None, self._input))
        return {"detect": resize + detect, "classify": classify}


def _noise(size: int) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(1, size, size, 1)).astype(np.float32)


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = call()
    return (time.perf_counter() - start) * 1000, result
