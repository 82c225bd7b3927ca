"""Dateline reads news reports on conflict and diplomacy and keeps the record."""

__version__ = "0.1.0"
