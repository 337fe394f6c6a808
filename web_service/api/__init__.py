"""The HTTP API: a package for each resource, with its routes, its schemas, and mappers between these and the core."""
