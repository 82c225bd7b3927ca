"""Saved questions over the record, and what is new since they were last asked."""
