"""The reading room: the record in a browser, every fact opening on the words it came from."""
