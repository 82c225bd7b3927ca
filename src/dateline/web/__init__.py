"""The reading room: the record in a browser."""
