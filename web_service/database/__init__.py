"""Where sessions are kept: SQLite in a file, or PostgreSQL."""
