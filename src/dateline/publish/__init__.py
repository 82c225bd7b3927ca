"""Accounts and views → files and briefs, one format each."""
