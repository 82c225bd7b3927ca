"""The record kept: one SQL implementation for SQLite and PostgreSQL."""
