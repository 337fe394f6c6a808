"""Work on video files, done by a process of its own: `worker` is where it begins."""
