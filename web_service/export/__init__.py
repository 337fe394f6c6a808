"""Writes a session's samples to files, piece by piece."""
