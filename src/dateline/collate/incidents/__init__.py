"""Which events of many reports tell one occurrence, and what their accounts say side by side.

`occurrences` makes of a kept report what it tells, the events of one occurrence together; `keys` says where to look for
others that may tell the same; `score` compares two; `incidents` sorts one connected set of occurrences into incidents.
"""

from __future__ import annotations

from dateline.collate.incidents.blocking import keys
from dateline.collate.incidents.joining import incidents, occurrences
from dateline.collate.incidents.likeness import LINKED, Link, score
from dateline.collate.incidents.occurrence import Occurrence, Party

__all__ = ["LINKED", "Link", "Occurrence", "Party", "incidents", "keys", "occurrences", "score"]
