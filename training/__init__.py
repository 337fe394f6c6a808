"""Training of the expression models; `train_fer2013.py` is its table of contents."""
