"""The record as JSON, for programs: read and write with a token, described by OpenAPI."""
