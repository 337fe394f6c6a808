"""The processes that work on video files: `python -m web_service.worker`."""
