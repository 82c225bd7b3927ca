"""Offices of state that words name, and whether two words name the same one."""

from __future__ import annotations

from functools import cache

from dateline.extract.actors.found import Found
from dateline.vocabulary.files import table


def office_of(f: Found) -> str | None:
    """The office of state that a nominal tells someone by."""
    return office_in(f.name) if f.kind == "nominal" and f.count == "one" else None


def office_in(words: str) -> str | None:
    """The office of state that words name: `interior minister`, of `the country's former interior minister`."""
    pieces = words.lower().split()
    cut = next((i for i, w in enumerate(pieces) if w in ("of", "for") and i), len(pieces))
    for size in (4, 3, 2, 1):
        base = " ".join(pieces[max(0, cut - size) : cut])
        if base in _offices():
            return f"{base} {' '.join(pieces[cut + 1 :])}".strip() if base == "minister" else base
    return None


@cache
def _offices() -> frozenset[str]:
    return frozenset(table("offices")["of_state"]) | {"governor", "mayor"}


def same_office(one: str, other: str) -> bool:
    """Whether two titles name the same office of state: "Foreign Minister", "minister of foreign affairs"."""
    a, b = office_in(one), office_in(other)
    if set(one.lower().split()) & _RANKS != set(other.lower().split()) & _RANKS:
        return False
    return a is not None and b is not None and offices_agree(a, b) and offices_agree(b, a)


def offices_agree(one: str, other: str) -> bool:
    a, b = (set(_SAME.get(o, o).split()) - _SMALL for o in (one, other))
    return (a <= b or b <= a) and a & _RANKS == b & _RANKS


_SAME = {"pm": "prime minister", "premier": "prime minister", "amir": "emir"}
_SMALL = {"of", "the", "and", "affairs", "interim", "acting"}
_RANKS = {"prime", "chief", "vice", "deputy"}
"""Words that make another office: "the minister" is no prime minister, "the president" no vice president."""
