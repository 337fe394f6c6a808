"""Draws the annotated copy of a video."""
