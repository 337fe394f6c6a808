"""The vocabulary shared by all packages. Imports nothing else of Mien."""
