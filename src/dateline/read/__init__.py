"""Report → Reading: what the words themselves show, with no decision about the world."""
