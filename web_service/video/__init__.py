"""Video files: where they are kept, and how they are read, analysed and written. Knows no HTTP and no database."""
