"""The functional core: images in, faces out. No HTTP, no database, no settings."""

import cv2

# Frames are analysed in parallel, one thread each; OpenCV's own thread pool would only compete for the cores.
cv2.setNumThreads(1)
