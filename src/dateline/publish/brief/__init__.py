"""Cited briefs: sentences made of the record's facts alone, each with the words that it rests on."""
