"""How a date of a report stands to one of its events: what the scorer of days sees of the two, beside their nearness.

Whether the words between put it elsewhere, which clause and tense tell the event and which the date, who acts in both,
and how much of the report is about that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dateline.extract.events.apart import Candidate, day_apart
from dateline.extract.events.clauses import above, clause_of, hanging, tense
from dateline.extract.events.spots import Spot
from dateline.extract.events.status import status_for, status_of
from dateline.extract.scene import Scene
from dateline.record.account import Time
from dateline.record.reading import Span
from dateline.vocabulary.files import listed

_AGES = ((0, "0"), (1, "1"), (3, "2-3"), (7, "4-7"), (31, "8-31"))
"""Days before the report's own, in classes."""
_NEWS = frozenset({"0", "1", "2-3", "4-7"})
_SHARES = ((1.0, "all"), (0.5, "half"), (0.3, "third"), (0.12, "some"))
_LEAD = 3
"""Sentences in which a report tells the day of its news."""


class Timing:
    """One event and the dates that may be its own."""

    def __init__(self, scene: Scene, spot: Spot, event_type: str, dates: list[tuple[Time, Span]]) -> None:
        self.scene, self.spot, self.type, self.dates = scene, spot, event_type, dates
        tree, self.start = scene.tree, scene.tree.tokens[spot.index].start
        self.home = scene.sentence_at(self.start)
        self.clause = clause_of(tree, spot.index)
        self.tense, self.hangs = tense(tree, self.clause), hanging(tree, self.clause)[0]
        self.form = "v" if self.clause == spot.index else "n"
        self.above = above(tree, self.clause)
        self.status = status_for(tree, spot, event_type)[0]
        self.said = event_type in listed("roles", "said")
        self._voiced()
        self._often = Counter(time.edtf for time, _ in dates)
        self._all = _named(scene)
        self._lead = self._of_the_news()
        self._news = min(3, len({day for day in self._all if len(day) == 10 and self._age(day) in _NEWS}))

    def _voiced(self) -> None:
        """In whose words the event is told, and who acts or speaks there."""
        scene = self.scene
        cue, claims = scene.cue_at(self.spot.index), scene.claims_at(self.start)
        self.source = cue.source if cue else claims[0].source if claims else None
        self.voice = (
            "cue" if cue else "quoted" if scene.quoted(self.start) else "claimed" if claims else "the report's own"
        )
        self.party = {who for who in (_subject(scene, self.clause), self.source) if who}

    def _of_the_news(self) -> str | None:
        """The first recent day that the report's opening names."""
        opening = (
            (span, time.edtf)
            for time, span in self.dates
            if self.scene.sentence_at(span[0]) < _LEAD and self.scene.kind_at(span[0]) != "headline"
        )
        return next((day for _, day in sorted(opening) if day and self._age(day) in _NEWS), None)

    def _age(self, edtf: str) -> str:
        return _age(edtf, self.scene.tree.report.anchor)

    def features(self, time: Time, span: Span) -> Iterator[str]:
        """What holds of a date and the event."""
        edtf = time.edtf or ""
        step = self._step(span)
        yield from self._pointing(time, edtf)
        yield f"apart={day_apart(self.scene, self.spot.index, Candidate(time, span, ()), said=self.said)}|{step}"
        yield f"read={self._read(span)}|{step == '0'}"
        yield from self._clauses(edtf, span, step)
        yield from self._company(edtf, span, step)
        yield from self._weight(edtf, span, step)

    def _step(self, span: Span) -> str:
        """Which sentence a date stands in: the event's, the one before, an earlier or a later one."""
        gap = self.scene.sentence_at(span[0]) - self.home
        return str(gap) if gap in (0, -1) else "-" if gap < 0 else "+"

    def _pointing(self, time: Time, edtf: str) -> Iterator[str]:
        """Which way a time points, how long it is, and whether the event's words point the same way."""
        tree = self.scene.tree
        status = status_of(tree, self.spot.index, self.spot.mark)[0]
        grain = "interval" if "/" in edtf else {4: "year", 7: "month", 10: "day"}.get(len(edtf.strip("~?%")), "other")
        points = _direction(edtf, tree.report.anchor)
        yield f"grain={grain}|{time.type}"
        yield f"grain={grain}|{self.type}"
        yield f"points={points}|{status}"
        yield f"points={points}|{tree.tokens[self.spot.index].tag}"
        yield f"points={points}|{self.type}"
        yield f"grain={grain}|points={points}"

    def _read(self, span: Span) -> str:
        """How likely the reader takes a date for the event's, in tenths."""
        told = self.spot.mark.arguments if self.spot.mark else ()
        chance = max((a.score for a in told if a.role == "time" and a.start < span[1] and span[0] < a.end), default=0)
        return str(min(9, int(chance * 10))) if chance > 0 else "none"

    def _clauses(self, edtf: str, span: Span, step: str) -> Iterator[str]:
        """Where the clauses of the two stand, and in which tenses they tell."""
        tree, told = self.scene.tree, f"{self.form}{self.tense}"
        clause = self._clause(span)
        its = hanging(tree, clause)[0]
        rel = "out" if step != "0" else self._relation(clause, its)
        yield f"rel={rel}|{self.tense}|{tense(tree, clause)}"
        yield f"rel={rel}|{self.status}|{self._age(edtf)}"
        yield f"hangs={its}|{step}"
        yield f"state={self.hangs}|{self.form}|{step}"
        yield f"state={self.hangs}|{told}|{rel == 'out'}"

    def _clause(self, span: Span) -> int:
        head = self.scene.tree.head(span)
        return self.clause if head is None else clause_of(self.scene.tree, head)

    def _relation(self, clause: int, its: str) -> str:
        """Where a date's clause stands to the event's in one sentence."""
        if clause == self.clause:
            return "same"
        if clause in self.above:
            return f"above.{self.hangs.split('.')[0]}{'' if self.above[0] == clause else '+'}"
        return f"below.{its}" if self.clause in above(self.scene.tree, clause) else "beside"

    def _company(self, edtf: str, span: Span, step: str) -> Iterator[str]:
        """Whether the same people act or speak with the date, and what stands between."""
        scene, tree = self.scene, self.scene.tree
        clause = self._clause(span)
        cue = scene.cue_at(clause)
        those = (_subject(scene, clause), _subject(scene, hanging(tree, clause)[1]), cue.source if cue else None)
        its = {who for who in those if who}
        yield f"subject={bool(self.party & its) if self.party and its else '?'}|{step}"
        spoken = any(a.source == self.source and a.when == edtf for a in scene.attributions) if self.source else False
        yield f"spoken={spoken}|{self.voice}|{step}"
        yield f"spoken={spoken}|{self.said}|{self.voice}"
        first, last = sorted((span[0], self.start))
        others = sum(first < at[0] < last and time.edtf != edtf for time, at in self.dates)
        yield f"between={min(others, 2)}|{step}"
        yield f"between={min(others, 2)}|{self.form}{self.tense}|{step == '0'}"
        head = tree.head(span)
        beside = head is not None and tree.sentence(head).paragraph == tree.sentence(self.spot.index).paragraph
        yield f"beside={beside}|{self.voice}|{self.tense}"

    def _weight(self, edtf: str, span: Span, step: str) -> Iterator[str]:
        """How much of the report is about the day."""
        often = min(3, self._often[edtf])
        yield f"often={often}|{step}"
        yield f"often={often}|{self._age(edtf)}"
        part = self._all[edtf] / max(1, self._all.total())
        share = next((name for least, name in _SHARES if part >= least), "few")
        yield f"share={share}|{self.tense}|{step}"
        yield f"share={share}|{self.voice}|{step}"
        yield f"lead={edtf == self._lead}|news={self._news}|{step == '0'}"


@lru_cache(maxsize=2)
def _named(scene: Scene) -> Counter[str]:
    """How often the report names each day."""
    return Counter(t.edtf for t in scene.times if t.edtf and scene.kind_at(t.span[0]) != "furniture")


@lru_cache(maxsize=2)
def _actors(scene: Scene) -> dict[int, str]:
    """The actor that each word heads a mention of."""
    return {mark.head: mark.actor for mark in scene.cast.marks}


def _subject(scene: Scene, verb: int) -> str | None:
    """Who does what a verb tells, as far as the arcs say it: its own subject, or that of what it is joined to."""
    tree = scene.tree
    for here in (verb, *tree.ancestors(verb)):
        subject = tree.child(here, "nsubj", "nsubj:pass")
        if subject is not None:
            return _actors(scene).get(subject)
        token = tree.tokens[here]
        if token.relation == "acl":
            return _actors(scene).get(token.head)
        if token.relation.split(":")[0] not in ("conj", "xcomp", "advcl"):
            break
    return None


def _age(edtf: str, anchor: str | None) -> str:
    """By how many days a day lies before the report's; `x` where either is no single day."""
    first = edtf.split("/")[0].strip("~?%.")
    if not anchor or len(anchor) < 10 or len(first) != 10:
        return "x"
    try:
        age = (date.fromisoformat(anchor[:10]) - date.fromisoformat(first)).days
    except ValueError:
        return "x"
    return "ahead" if age < 0 else next((name for most, name in _AGES if age <= most), "old")


def _direction(edtf: str, anchor: str | None) -> str:
    """How a date lies to the report's day: the same day, the days before, earlier, or after it."""
    first = edtf.split("/")[0].strip("~?%.")
    if not anchor or not first[:4].isdigit():
        return "unknown"
    if first[:10] == anchor[:10]:
        return "today"
    if first > anchor[: len(first)]:
        return "later"
    if first[:4] != anchor[:4]:
        return "years" if int(anchor[:4]) - int(first[:4]) > 1 else "lastyear"
    return "month" if first[:7] == anchor[:7] else "earlier"
