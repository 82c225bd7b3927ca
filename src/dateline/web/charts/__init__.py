"""Charts and maps drawn on the server as SVG: values in, coordinates out; templates write the elements."""
