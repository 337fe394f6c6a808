"""Video files: where they lie, what is in them, and how they are read and written. Knows no HTTP and no database."""
