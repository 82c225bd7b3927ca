"""How the record's tables came to be: forward only, each version a file, run by `dateline.store.open`."""
