"""The arrays that training passes around."""

from typing import Final
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]
Votes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

UNREADABLE: Final = (OSError, ValueError, KeyError, EOFError, BadZipFile)
"""What reading a damaged `.npz` raises."""
