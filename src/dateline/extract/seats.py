"""Where a body is seated, as a hyphen tells: "Vienna-based"."""

from __future__ import annotations

import re

from dateline.extract.tree import HYPHENS
from dateline.vocabulary.files import table

SEATED = frozenset(w for w, rule in table("relations")["hyphen"].items() if rule["relation"] == "located_in")
"""Words such as "based" that a hyphen ties to a place."""

_AFTER = re.compile(rf"\s?[{HYPHENS}]\s?(?:{'|'.join(sorted(SEATED))})\b")


def is_seat(text: str, end: int) -> bool:
    """Whether "-based" or its like follows the name that ends here, which so is a place and nobody who acts."""
    return _AFTER.match(text, end) is not None
