"""The application layer: what the API, the command line and the worker share."""
