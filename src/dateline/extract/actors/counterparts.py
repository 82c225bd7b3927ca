"""Counterparts: who is told as another state's holder of the same office, "his Malian counterpart, Ann Lee"."""

from __future__ import annotations

import msgspec

from dateline.extract.actors.found import Found
from dateline.extract.actors.offices import Title
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.titlewords import words_of


def with_counterparts(words: Words, found: list[Found], titles: list[Title]) -> list[Title]:
    """The titles, with that of a counterpart's the office of the one whose counterpart it is; one without a state, or
    of nobody who is told by an office, gives none."""
    own = [title for title in titles if title.base not in words_of("counterparts")]
    made = []
    for title in titles:
        if title.base not in words_of("counterparts"):
            made.append(title)
        elif (other := _other(words, found, own, title)) is not None and _of_a_state(found, title):
            made.append(msgspec.structs.replace(title, title=other.title, base=other.base))
    return made


def _of_a_state(found: list[Found], title: Title) -> bool:
    if title.body is not None:
        return found[title.body].type == "state"
    return title.country not in (None, "?", "-")


def _other(words: Words, found: list[Found], own: list[Title], title: Title) -> Title | None:
    """The office of state that was told last before a counterpart, in its sentence or the one before."""
    here = words.sentence[found[title.holder].head]
    told = [t for t in own if t.span[0] < title.span[0] and t.base in words_of("of_state")]
    last = max(told, key=lambda t: t.span, default=None)
    return last if last is not None and here - words.sentence[found[last.holder].head] <= 1 else None
