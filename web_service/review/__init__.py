"""What is made of a session's samples: pure functions over arrays, without HTTP and without a database."""
