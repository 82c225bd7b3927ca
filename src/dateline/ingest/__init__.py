"""Text dumps, saved pages, JSON Lines, archives → Report."""
