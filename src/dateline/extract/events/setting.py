"""Where and when an event was: places and dates of the report, scored by how its words tie them to the event.

Only what a word of the report names is ever taken: never the dateline, the publisher's home or the day of publication.
Without weights the nearest over the arcs is taken, within the event's own clause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.extract.events.about import standing
from dateline.extract.events.apart import Candidate, apart, of_pact_in_force, strays
from dateline.extract.events.narrowest import narrowest
from dateline.extract.events.nearest import nearest_place, nearest_time
from dateline.extract.events.owndays import hangs_on, is_own
from dateline.extract.events.slots import slots_of
from dateline.extract.events.spots import Spot
from dateline.extract.events.status import status_for, status_of
from dateline.extract.events.whereabouts import of_event, struck, struck_there
from dateline.extract.linear import available, scorer
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Place, Status, Time
from dateline.record.reading import Span
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import registry

BACK, AHEAD = 6, 1
"""How many sentences before and after the event's own a place or date is looked for; the report's opening always is."""
OPENING = 3


def place_of(scene: Scene, spot: Spot, event_type: str = "", doers: Sequence[Span] = ()) -> Place | None:
    """The place of an event, the most specific that its words and those before them tie to it; none of the words that
    name who does it (`doers`)."""
    if not available("event-places"):
        return nearest_place(scene, spot)
    candidates = [c for c in place_candidates(scene, spot, event_type) if c.span not in doers]
    candidates = of_event(scene, spot, event_type, candidates)
    if (name := struck(scene.tree, spot.index)) is not None:
        there = struck_there(scene, spot.index, name, candidates)
        if not isinstance(there, list):
            return there
        candidates = there
    said = event_type in listed("roles", "said")
    best = _best(candidates, "event-places", scene, spot, sure=name is not None, said=said)
    return best if isinstance(best, Place) else None


def time_of(scene: Scene, spot: Spot, event_type: str = "") -> Time | None:
    """The date of an event, as its words and those before them give it."""
    if not available("event-times"):
        return nearest_time(scene, spot)
    candidates = time_candidates(scene, spot, event_type)
    if event_type == "ASSAULT":
        candidates = [c for c in candidates if not of_pact_in_force(scene.tree.text, c.span)]
    own = [c for c in candidates if is_own(scene.tree, spot, c.span)]
    near = [c for c in candidates if hangs_on(scene, spot, c.span)]
    best = _best(own or near, "event-times", scene, spot, sure=bool(own))
    best = best or _best(candidates, "event-times", scene, spot)
    return best if isinstance(best, Time) else None


def when_of(time: Time | None) -> str | None:
    """The day or interval (EDTF) of an event at this time; a decade as the interval of its years."""
    if time is None or time.edtf is None:
        return None
    decade = re.fullmatch(r"(\d{3})X(~?)", time.edtf)
    return f"{decade[1]}0{decade[2]}/{decade[1]}9{decade[2]}" if decade else time.edtf


def day_fitting(status: Status, when: str | None, anchor: str | None) -> str | None:
    """The day of an event, unless it has happened and the day is still to come: then the words mean another day."""
    first = (when or "").split("/")[0].strip("~?%")
    if status != "happened" or not anchor or not first[:4].isdigit():
        return when
    known = min(len(first), len(anchor))
    return None if first[:known] > anchor[:known] else when


def _best(
    candidates: list[Candidate], name: str, scene: Scene, spot: Spot, *, sure: bool = False, said: bool = False
) -> Place | Time | None:
    """The likeliest candidate, if it is likely enough or `sure`; one that another sentence names must be likelier, and
    so must that of an act done by saying it.

    Where the likeliest is apart from the event, only what the event's own sentence names may stand in for it.
    """
    weights = scorer(name)
    scored = [(weights.scores(c.features)["yes"], -n, c) for n, c in enumerate(candidates)]
    home = scene.sentence_at(scene.tree.tokens[spot.index].start)
    top = max(scored, default=None, key=lambda s: s[:2])
    if top is not None and apart(scene, spot.index, top[2]):
        here = [s for s in scored if scene.sentence_at(s[2].span[0]) == home and not apart(scene, spot.index, s[2])]
        top = max(here, default=None, key=lambda s: s[:2])
    if top is None:
        return None
    least = weights.tuned["threshold"]
    if scene.sentence_at(top[2].span[0]) != home:
        least = weights.tuned.get("elsewhere", least)
    if said:
        least = max(least, weights.tuned.get("said", least))
    return narrowest(candidates, top[2], scene).what if sure or top[0] >= least else None


def time_candidates(scene: Scene, spot: Spot, event_type: str) -> list[Candidate]:
    """The dates that may be the event's, nearest first."""
    named = [(t, t.span) for t in scene.times if t.edtf is not None and not _of_filing(scene, t.span)]
    tie = _Tie(scene, spot, event_type, [span for _, span in named])
    status = status_of(scene.tree, spot.index, spot.mark)[0]
    return [
        Candidate(time, span, (*tie.features(span), *_time_features(scene, spot, event_type, time, status)))
        for time, span in sorted(named, key=lambda pair: tie.rank(pair[1]))
        if tie.reaches(span)
    ]


def _of_filing(scene: Scene, span: Span) -> bool:
    """Whether a date is the dateline's, on which the report was filed and nothing need have happened."""
    line = scene.tree.report.dateline
    return line is not None and line.span[1] <= span[0] and not scene.tree.text[line.span[1] : span[0]].strip(" ,.(")


def place_candidates(scene: Scene, spot: Spot, event_type: str) -> list[Candidate]:
    """The places that may be the event's, as they are named nearest to it."""
    named = _named(scene)
    tie = _Tie(scene, spot, event_type, [span for _, span in named])
    ordered = sorted((pair for pair in named if tie.reaches(pair[1])), key=lambda pair: tie.rank(pair[1]))
    status = status_for(scene.tree, spot, event_type)[0]
    kept: dict[str, tuple[Place, Span]] = {}
    for place, span in ordered:
        kept.setdefault(place.id if tie.gap(span) else f"{place.id}@{span[0]}", (place, span))
    return [
        Candidate(place, span, (*tie.features(span), *_place_features(tie, place, span, status)))
        for place, span in kept.values()
    ]


@lru_cache(maxsize=2)
def _named(scene: Scene) -> list[tuple[Place, Span]]:
    """All places that words of the report's text name or refer to, with these words."""
    line = scene.tree.report.dateline
    named = [
        (place, span)
        for place in scene.places
        for span in place.mentions
        if scene.kind_at(span[0]) != "furniture" and not (line and line.span[0] <= span[0] < line.span[1])
    ]
    return named + _referred(scene)


def _referred(scene: Scene) -> list[tuple[Place, Span]]:
    """The countries that "the country", "that nation" mean, where the report names them as places too."""
    states = {actor.id: registry().country(actor.name) for actor in scene.cast.actors if actor.type == "state"}
    lands: dict[str, Place] = {}
    for place in scene.places:
        if (code := registry().country(place.name)) is not None and registry().best(place.name, how=("name",)):
            lands.setdefault(code, place)
    named = Counter(code for mark in scene.cast.marks if (code := states.get(mark.actor)) and mark.kind == "name")
    main = max(named, key=lambda code: named[code], default="")
    found = []
    for mark in scene.cast.marks:
        code = states.get(mark.actor) if scene.tree.tokens[mark.head].lemma in _LANDS else None
        if code is not None and named[code] * _RARE <= named[main]:
            code = main
        if code in lands and scene.kind_at(mark.start) != "furniture":
            found.append((lands[code], mark.span))
    return found


_RARE = 3
"""A country named so many times less than the one the report names most is hardly what "the country" means."""
_LANDS = frozenset({"country", "nation", "kingdom", "republic", "emirate", "sultanate"})


class _Tie:
    """How stretches of words stand to one event."""

    def __init__(self, scene: Scene, spot: Spot, event_type: str, spans: list[Span]) -> None:
        self.scene, self.spot, self.type = scene, spot, event_type
        self.start = scene.tree.tokens[spot.index].start
        self.home = scene.sentence_at(self.start)
        self.slots = slots_of(scene.tree, spot.index)
        self.claims = scene.claims_at(self.start)
        self._gaps = {s: scene.sentence_at(s[0]) - self.home for s in spans}
        self.order = {s: n for n, s in enumerate(sorted((s for s in spans if self.reaches(s)), key=self.rank))}
        self._first = min((n for s, n in self.order.items() if self._gaps[s] <= 0), default=len(self.order))
        """The rank of the nearest that do not come after the event's sentence."""
        self._cued = scene.cue_at(spot.index) is not None
        self._own_paragraph = self._paragraph((self.start, self.start))
        self.here = min(2, sum(self._gaps[s] == 0 for s in spans))

    def gap(self, span: Span) -> int:
        """Sentences from the event's to the words'; negative before it."""
        return self._gaps[span]

    def reaches(self, span: Span) -> bool:
        """Whether words stand near enough to count."""
        gap = self._gaps[span]
        return -BACK <= gap <= AHEAD or self.home + gap < OPENING

    def rank(self, span: Span) -> tuple[int, int]:
        """Nearness: the same sentence first, then sentences before it, then those after."""
        gap = self._gaps[span]
        return (abs(gap) if gap <= 0 else gap + BACK), abs(span[0] - self.start)

    def _paragraph(self, span: Span) -> int:
        first = self.scene.tree.at(span[0])
        return self.scene.tree.sentence(first).paragraph if first is not None else -1

    def features(self, span: Span) -> Iterator[str]:
        """What ties these words to the event."""
        gap, part, kind = self._gaps[span], self.spot.part, self.type
        step = "0" if gap == 0 else f"{max(gap, -4)}" if gap < 0 else "+"
        rank = min(self.order[span], 4)
        yield f"sentence={step}|here={self.here}"
        yield f"sentence={step}|{kind}"
        yield f"rank={rank}|here={self.here}"
        yield f"rank={rank}|sentence={step}"
        yield f"rank={rank}|{kind}"
        yield f"rank={rank}|{part}|{step}"
        yield f"paragraph={self._paragraph(span) == self._own_paragraph}|{step}"
        yield f"alone={self.order[span] <= self._first}|{step}|{self._cued}"
        yield f"opening={self.home + gap < OPENING}|here={self.here}|{step}"
        yield f"opening={self.home + gap < OPENING}|{kind}"
        yield f"kind={self.scene.kind_at(span[0])}"
        head = self.scene.tree.head(span)
        if head is None:
            return
        yield from self._function(head, step)
        if gap == 0:
            yield from self._within(head, span, part)

    def _function(self, head: int, step: str) -> Iterator[str]:
        tree = self.scene.tree
        token = tree.tokens[head]
        case = tree.case(head)
        relation = token.relation.split(":")[0]
        function = f"{relation}.{case}" if case is not None else token.relation
        yield f"function={function}|{'in' if step == '0' else 'out'}"
        yield f"function={function.split(':')[0]}|{self.type}"
        cue = self.scene.cue_at(token.head)
        own = cue is not None and bool(self.claims) and cue is self.claims[0]
        yield f"cue={cue is not None}|own={own}|{step}|{self.type}"
        yield f"cue={cue is not None}|own={own}|{step}"

    def _within(self, head: int, span: Span, part: str) -> Iterator[str]:
        slot, way = self.slots.of(head)
        side = "before" if span[0] < self.start else "after"
        yield f"slot={slot}{way}"
        yield f"slot={slot}{way}|{part}"
        yield f"slot={slot}|{self.type}"
        yield f"slot={slot}|{part}"
        yield f"deep={way.count('>')}|{side}"
        yield f"home={_clause(self.scene.tree, head) == _clause(self.scene.tree, self.spot.index)}|{side}|{part}"
        same = any(any(s <= span[0] < e for s, e in c.content) for c in self.claims[:1])
        yield f"claimed={bool(self.claims)}|same={same}"
        distance = abs(self.scene.tree.at(span[0]) or 0) - self.spot.index
        for step in (2, 4, 8, 14, 22):
            if abs(distance) > step:
                yield f"far>{step}"


def _clause(tree: Tree, index: int) -> int:
    for _ in range(12):
        if tree.tokens[index].pos in ("VERB", "AUX") or tree.tokens[index].head == index:
            break
        index = tree.tokens[index].head
    return index


def _time_features(scene: Scene, spot: Spot, event_type: str, time: Time, status: Status) -> Iterator[str]:
    """Which way a time points, how long it is, and whether the event's words point the same way."""
    tag = scene.tree.tokens[spot.index].tag
    edtf = time.edtf or ""
    grain = "interval" if "/" in edtf else {4: "year", 7: "month", 10: "day"}.get(len(edtf.strip("~?%")), "other")
    points = _direction(edtf, scene.tree.report.anchor)
    yield f"grain={grain}|{time.type}"
    yield f"grain={grain}|{event_type}"
    yield f"points={points}|{status}"
    yield f"points={points}|{tag}"
    yield f"points={points}|{event_type}"
    yield f"grain={grain}|points={points}"


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


def _place_features(tie: _Tie, place: Place, span: Span, status: Status) -> Iterator[str]:
    """What sort of place it is, how much the report speaks of it, and whether its words mean an actor's name."""
    scene, event_type, gap = tie.scene, tie.type, tie.gap(span)
    step = "0" if gap == 0 else "-" if gap < 0 else "+"
    yield f"place={place.kind}|{step}"
    yield f"place={place.kind}|{event_type}"
    often = min(3, len(place.mentions))
    yield f"often={often}|{place.kind}|{step}"
    role, holds = _named_as(scene, span)
    yield f"actor={role}|{step}"
    yield f"actor={role}|{place.kind}"
    yield f"holds={holds}|{step}"
    yield f"strays={strays(scene, tie.spot.index, place)}"
    yield from standing(scene, place, event_type, status, step)


@lru_cache(maxsize=512)
def _named_as(scene: Scene, span: Span) -> tuple[str, bool]:
    """Whether a place's words are an actor's, or stand inside them, and whether another place's words hold them."""
    head = scene.tree.head(span)
    marks = [scene.cast.marks[p] for p in scene.marks_of.get(scene.sentence_at(span[0]), [])]
    holding = [m for m in marks if m.start <= span[0] and span[1] <= m.end]
    role = "none" if not holding else "self" if any(m.head == head for m in holding) else "inside"
    above = scene.tree.tokens[head].head if head is not None else None
    return role, above != head and above in _place_heads(scene)


@lru_cache(maxsize=2)
def _place_heads(scene: Scene) -> frozenset[int | None]:
    """The heads of all words for places: one under another is the finer ("Koro" in "Koro in the Kavan region")."""
    return frozenset(scene.tree.head(span) for place in scene.places for span in place.mentions)
