"""The vocabulary that every other package shares. Imports nothing else of Mien."""
