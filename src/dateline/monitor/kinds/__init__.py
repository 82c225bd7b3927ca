"""The kinds of question, one file each."""

from __future__ import annotations

from dateline.monitor.kinds.allegations import ALLEGATIONS
from dateline.monitor.kinds.ceasefire import CEASEFIRE
from dateline.monitor.kinds.commitments import COMMITMENTS
from dateline.monitor.kinds.filter import FILTER
from dateline.monitor.kinds.force_presence import FORCE_PRESENCE
from dateline.monitor.kinds.positions import POSITIONS
from dateline.monitor.kinds.talks import TALKS
from dateline.monitor.question import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (FORCE_PRESENCE, CEASEFIRE, TALKS, COMMITMENTS, ALLEGATIONS, POSITIONS, FILTER)
}
"""By name, in the order in which they are told."""
