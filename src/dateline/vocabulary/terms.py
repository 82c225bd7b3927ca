"""What the codes of an account mean: PLOVER's types and modes, and the closed lists of every field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from dateline.vocabulary.files import table


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One code, with the crosswalks to other codebooks where there are any."""

    code: str
    """As accounts write it, such as `ASSAULT`, `at_least`; a mode under its type, such as `ASSAULT drone`."""
    field: str
    """The field whose closed list it belongs to, such as `event type`, `mode`, `bound`."""
    definition: str
    unlike: str | None = None
    """What it is easily confused with, and how to tell them apart."""
    score: float | None = None
    """PLOVER's score on the scale from conflict (-10) to cooperation (+10)."""
    cameo: tuple[str, ...] = ()
    acled: str | None = None


@cache
def terms() -> tuple[Term, ...]:
    """Every code there is, event types and modes first."""
    return (*_plover(), *_lists())


def event_types() -> tuple[str, ...]:
    """PLOVER's root types."""
    return tuple(table("plover"))


def modes(event_type: str) -> tuple[str, ...]:
    """The modes of one event type."""
    return tuple(table("plover")[event_type].get("modes", {}))


def explain(word: str) -> tuple[Term, ...]:
    """Every term that goes by this word, in any case: `assault`, `drone`, `at least`, `0862` (a CAMEO code)."""
    wanted = word.strip().lower().replace(" ", "_").replace("-", "_")
    found = [term for term in terms() if wanted in _names(term)]
    return tuple(found) or tuple(term for term in terms() if _has_cameo(term, wanted))


def _names(term: Term) -> set[str]:
    code = term.code.lower().replace("-", "_")
    return {code.replace(" ", "_"), code.split(" ")[-1]}


def _has_cameo(term: Term, code: str) -> bool:
    return any(code == kept or (kept.endswith("*") and code.startswith(kept[:-1])) for kept in term.cameo)


def _plover() -> Iterator[Term]:
    for code, entry in table("plover").items():
        yield _term(code, "event type", entry)
        for mode, inner in entry.get("modes", {}).items():
            yield _term(f"{code} {mode}", "mode", inner)


def _term(code: str, field: str, entry: dict[str, Any]) -> Term:
    return Term(
        code=code,
        field=field,
        definition=entry["definition"],
        unlike=entry.get("not"),
        score=entry.get("score"),
        cameo=tuple(entry.get("cameo", ())),
        acled=entry.get("acled"),
    )


def _lists() -> Iterator[Term]:
    for field, codes in table("terms").items():
        for code, definition in codes.items():
            yield Term(code=code, field=field.replace("_", " "), definition=definition)
