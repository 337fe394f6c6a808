"""Analyses of sessions: summary, timeline, comparison. Pure functions over arrays."""
