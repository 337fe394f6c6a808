"""What tests of training share: a real face that is framed as training images are."""

import numpy as np
import pytest

from training.arrays import Images
from training.data import TEMPLATE
from web_service.vision.alignment import align
from web_service.vision.detector import YuNetDetector
from web_service.vision.types import Image


@pytest.fixture(scope="session")
def face_crop(portrait: Image, detector: YuNetDetector) -> Images:
    """A real face, (48, 48)."""
    (face,) = detector(portrait)
    template = np.array(list(TEMPLATE.model_dump().values()), np.float32)
    return np.asarray(align(portrait, [face.landmarks], template, 48)[0], np.uint8)
