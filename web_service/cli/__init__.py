"""What Mien does from a terminal: `flask --app web_service analyse`."""
