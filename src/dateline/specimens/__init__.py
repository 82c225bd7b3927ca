"""Sample reports, all invented and written by the Dateline project: see README.md beside this file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

OUTLETS = {
    "specimen-harbour-post-attack.txt": "The Harbour Post",
    "specimen-daily-wire-dump.txt": "Daily Wire",
    "specimen-harbour-post-withdrawal.txt": "The Harbour Post",
    "specimen-meridian-withdrawal.html": "Meridian News Agency",
    "specimen-meridian.jsonl": "Meridian News Agency",
}
"""Each specimen file with the invented outlet that published it."""


def folder() -> Path:
    """Where the specimens lie."""
    return Path(str(files(__name__)))
