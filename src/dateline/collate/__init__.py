"""Accounts and what the record holds so far → copies, stories, incidents and actors, as reversible judgements."""
