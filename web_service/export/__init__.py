"""A session's samples as files, written piece by piece."""
