"""Names → identities: actors, places, dates."""
