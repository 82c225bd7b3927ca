"""Positions: what an actor has said on a subject over time, and where it changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking
from dateline.monitor.days import said
from dateline.monitor.entries import entry, in_order, innermost, merged, once_said
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, words_of
from dateline.monitor.statement import worded
from dateline.record.answer import Entry
from dateline.record.fact import Fact
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import group, words

_ASKED = FactQuery(
    kinds=("event", "attribution"),
    types=("direct", "indirect", "mixed", "SUPPORT", "AGREE", "CONCEDE", "REQUEST", "REJECT", "ACCUSE", "THREATEN"),
)  # fmt: skip
_OPPOSITE = {("for", "against"), ("against", "for"), ("yields", "against"), ("against", "yields"), ("for", "threatens"),
             ("threatens", "for"), ("yields", "threatens"), ("threatens", "yields")}  # fmt: skip


class Positions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on positions."""

    actors: Annotated[Names, about("whose positions")] = ()
    subjects: Annotated[Names, about("words of the subject: ceasefire, sanctions; with none, every subject")] = ()

    def asks_nothing(self) -> str | None:
        """An actor."""
        return None if self.actors else "name actors, whose positions are followed"


def answer(asking: Asking, options: Positions) -> Findings:
    """What each actor said and did by word, in order, with where it turned."""
    actors = asking.parties(options.actors)
    subjects = [words_of((one,)) for one in options.subjects]
    made: list[Entry] = []
    spoken = (fact for fact in asking.about(_ASKED, actors, words=False) if any(_speaks(one, fact) for one in actors))
    for fact in once_said(innermost(spoken)):
        own = next(one for one in actors if _speaks(one, fact))
        if not options.within.holds(fact):
            continue
        if subjects and not any(one.search(_text(fact)) for one in subjects):
            continue
        stance = _stance(fact)
        topic = "said" if fact.kind == "attribution" else fact.type.lower()
        made.append(
            entry(topic, fact, statement=worded(fact), group=own.told, details=(("stance by its words", stance or ""),))
        )
    ordered = in_order(merged(made))
    return Findings(entries=tuple(_with_changes(ordered, subjects)))


def _speaks(one: Party, fact: Fact) -> bool:
    return one.among(fact.actors) or (fact.kind == "event" and one.is_(fact.says) and not fact.actors)


def _text(fact: Fact) -> str:
    return " ".join((fact.sentence, *fact.content))


def _stance(fact: Fact) -> str | None:
    """For, against, asks, threatens or yields, by the type of act or by the words said; null where neither tells."""
    if fact.kind == "event":
        if words("talks", "cancelled").fullmatch(fact.words):
            return None  # who puts off a meeting does not yield by it
        acts: dict[str, str] = group("positions", "acts")
        return acts.get(fact.type) if fact.status in ("happened", "historical", None) else None
    text = " ".join((fact.words, *fact.content))
    return next((name for name in group("positions", "words") if words("positions", "words", name).search(text)), None)


def _with_changes(entries: Iterable[Entry], subjects: Sequence[re.Pattern[str]]) -> Iterator[Entry]:
    """The entries, each that speaks against what its actor said before, on a subject of its own, marked with that."""
    last: dict[tuple[str | None, int], tuple[str, str]] = {}
    for one in entries:
        stance = dict(one.details).get("stance by its words")
        day = one.day or (one.evidence[0].published or "")[:10]
        if stance is None or not day:
            yield one
            continue
        on = [(one.group, at) for at in _subjects(one, subjects)]
        before = next((last[it] for it in on if it in last and (last[it][0], stance) in _OPPOSITE), None)
        if before:
            turned = ("may have changed", f"{before[0]} ({said(before[1])}) → {stance}")
            one = msgspec.structs.replace(one, details=(*one.details, turned))
        last |= dict.fromkeys(on, (stance, day))
        yield one


def _subjects(one: Entry, subjects: Sequence[re.Pattern[str]]) -> list[int]:
    """The subjects asked for, by their place, that an entry's words name; all that is said is one where none is."""
    text = " ".join((one.statement, *(piece.words for piece in one.evidence)))
    return [at for at, words in enumerate(subjects) if words.search(text)] or [-1]


POSITIONS = Kind(
    name="positions",
    summary="What an actor has said on a subject over time, and where it may have changed.",
    options=Positions,
    answer=answer,
    example="""actors = ["Volodymyr Zelenskyy", "Ukraine"]
subjects = ["ceasefire", "security guarantees", "troops"]""",
)
