"""The application layer: what the API and the command line both need."""
