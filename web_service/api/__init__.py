"""The HTTP API: one package per resource, with routes, schemas, and mappers between schemas and domain types."""
