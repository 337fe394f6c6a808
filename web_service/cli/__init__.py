"""The command line: `flask --app web_service analyse`."""
