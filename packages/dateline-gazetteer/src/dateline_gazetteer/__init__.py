"""The compiled gazetteer, `places.sqlite`, made by `gazetteer/build.py`.

The data are GeoNames' (https://www.geonames.org), under CC BY 4.0, changed: chosen, merged and folded for look-up.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path() -> Path:
    """Where the database lies."""
    return Path(str(files(__package__) / "places.sqlite"))
