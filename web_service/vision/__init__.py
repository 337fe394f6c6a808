"""The pure core: pictures in, faces out. Imports neither Flask, nor the API, nor the database."""

import cv2

# Frames are analysed side by side, one thread each; a pool of OpenCV's own would only fight over the cores.
cv2.setNumThreads(1)
