"""Stores sessions, videos and jobs in SQLite or PostgreSQL."""
