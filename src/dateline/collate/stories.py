"""Which reports tell the same news: by the words, names and places that they share and that few others have, and days.

A report's sketch weighs its words by how rare they are in news at large (`vocabulary/data/rarity.txt`, a fixed table:
weights that followed the record would change with the order in which reports come), those of headline and opening
above the rest. Names are words too; actors and places that reading made out count beside them, so that two names of
one body meet. Two reports are alike by the cosine of their sketches, which fades with the days between them; they are
compared at all only where they share several of their weightiest terms. Groups are cut by average linkage
(`clusters.py`), so that a story goes on over days while different stories of one war stay apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dateline.collate.words import stem
from dateline.record.account import Account
from dateline.record.report import Report
from dateline.record.story import Copy, Story
from dateline.store.days import days
from dateline.store.keys import actor_key, is_shared
from dateline.store.openings import opening
from dateline.store.words import folded, tokens
from dateline.vocabulary.rarity import rarity

TOP = 24
"""Weightiest terms of a report, which are its keys."""
SHARED_TOP = 3
"""Of them, how many two reports share before they are compared."""
WINDOW = 7
"""Days between reports that are compared."""
FADING = 0.2
"""How much of the likeness a day takes: exp(-0.2 a day)."""
UNDATED = 0.6
"""What is left of the likeness where a day is unknown."""
LEVELS = (0.12, 0.15, 0.19, 0.25, 0.35, 0.50, 0.70)
"""Likeness at which reports are one story; the higher ones where a lower one would connect too many."""
MOST = 250
CENTRAL = 0.8
"""Share of the likeness of the most central report from which a report's headline may be the story's title."""
_HEADLINE, _OPENING = 3.0, 2.0
_SAID_RARELY = 1.2
_ACTOR, _PLACE = 4.0, 4.0
"""Rarity that an actor or place of the account counts for, and only a body or person below the state."""
_NAMED = frozenset({"person", "armed_group", "armed_forces", "party", "company", "ngo", "igo"})
_LOCAL = frozenset({"city", "facility", "region"})
_UNTOLD = frozenset({"furniture"})
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net)\b\S*")
_LONGEST_OPENING = 90
_SHOWN = 12
"""Actors and places that a story names."""


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """What comparing a report, and describing its story, needs."""

    report: str
    day: str | None
    recency: str
    headline: str | None
    opening: str
    """Its first words."""
    publisher: str | None
    terms: dict[str, float]
    """Weights of terms; their squares add up to 1."""
    actors: dict[str, int]
    places: dict[str, int]
    """Mentions by actor key and by place name."""


def sketch(report: Report, account: Account, recency: str) -> Sketch:
    """The sketch of a report; `recency` sorts as publication does and is empty where unknown."""
    actors = Counter[str]()
    for actor in account.actors:
        key = actor_key(actor, report.id, report.text)
        if actor.mentions and is_shared(key):
            actors[key] += len(actor.mentions)
    places = Counter({place.name: len(place.mentions) for place in account.places if place.mentions})
    covered = days(report.published)
    return Sketch(
        report=report.id,
        day=covered[0] if covered and covered[0] == covered[1] else None,
        recency=recency,
        headline=" ".join(report.headline.text.split()) if report.headline else None,
        opening=_opening(report),
        publisher=report.publisher,
        terms=_weighed(_counted(report), _entities(report, account)),
        actors=dict(actors.most_common(40)),
        places=dict(places.most_common(40)),
    )


def _counted(report: Report) -> dict[str, float]:
    """How often each stem is said, by where it is said; addresses and the outlet's own name are left out."""
    own = {stem(token) for token in tokens(report.publisher or "")}
    found: dict[str, float] = {}
    parts = [part for part in report.paragraphs if part.kind not in _UNTOLD]
    headline = report.headline.span if report.headline else None
    pieces = [(report.words(part.span), part.kind) for part in parts if part.span != headline]
    if report.headline:
        pieces.insert(0, (report.headline.text, "headline"))
    left = 2
    for words, kind in pieces or [(report.text, "body")]:
        weight = _HEADLINE if kind in ("headline", "deck") else _OPENING if left > 0 else 1.0
        left -= kind == "body"
        for token in tokens(_LINK.sub(" ", words)):
            if len(token) > 1 and not token.isdigit():
                found[stem(token)] = found.get(stem(token), 0.0) + weight
    for word in own:
        found.pop(word, None)
    return found


def _entities(report: Report, account: Account) -> dict[str, float]:
    """Weights of the actors and places that the reading made out."""
    found: dict[str, float] = {}
    for actor in account.actors:
        key = actor_key(actor, report.id, report.text)
        if actor.type in _NAMED and actor.mentions and is_shared(key):
            found[f"@{key}"] = _ACTOR * math.sqrt(len(actor.mentions))
    for place in account.places:
        if place.kind in _LOCAL and place.mentions:
            found[f"#{folded(place.name)}"] = _PLACE * math.sqrt(len(place.mentions))
    return found


def _weighed(counted: Mapping[str, float], entities: Mapping[str, float]) -> dict[str, float]:
    weights = {word: math.sqrt(count) * rarity(word) for word, count in counted.items() if rarity(word) >= _SAID_RARELY}
    weights.update(entities)
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {term: round(weight / norm, 5) for term, weight in sorted(weights.items())}


def keys(one: Sketch) -> tuple[str, ...]:
    """The weightiest terms, under which reports that may tell the same are found; common words are never among them."""
    told = (term for term in one.terms if term[0] in "@#" or rarity(term) > 2.0)
    return tuple(sorted(sorted(told, key=lambda term: (-one.terms[term], term))[:TOP]))


def window(one: Sketch) -> tuple[str, str]:
    """First and last day of the reports that it is compared with; empty where its own day is unknown."""
    if one.day is None:
        return "", ""
    day = date.fromisoformat(one.day)
    return (day - timedelta(days=WINDOW)).isoformat(), (day + timedelta(days=WINDOW)).isoformat()


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two reports are, 0 to 1, the same in either order."""
    few, many = sorted((one.terms, other.terms), key=lambda terms: (len(terms), sorted(terms)[:1]))
    found = math.fsum(weight * many[term] for term, weight in few.items() if term in many)
    return round(found * _nearness(one.day, other.day), 5)


def _nearness(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return UNDATED
    apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return math.exp(-FADING * apart) if apart <= WINDOW else 0.0


def story(sketches: Sequence[Sketch], copies: Iterable[Copy], incidents: Mapping[str, Sequence[str]]) -> Story:
    """The story that these reports make; `incidents` gives the ids of those that each report tells."""
    ordered = sorted(sketches, key=_age)
    told = [one.day for one in ordered if one.day]
    return Story(
        id=story_id(ordered),
        title=_title(ordered),
        first_day=min(told, default=None),
        last_day=max(told, default=None),
        reports=tuple(one.report for one in ordered),
        copies=tuple(sorted(copies, key=lambda copy: copy.report)),
        publishers=tuple(sorted({one.publisher for one in ordered if one.publisher})),
        actors=_most(Counter(key for one in ordered for key in one.actors), [one.actors for one in ordered]),
        places=_most(Counter(name for one in ordered for name in one.places), [one.places for one in ordered]),
        incidents=_ranked(Counter(one for it in ordered for one in incidents.get(it.report, ()))),
    )


def story_id(sketches: Iterable[Sketch]) -> str:
    """That of its oldest report behind an `s`, so that it stays while that report is in it."""
    return f"s{min(sketches, key=_age).report}"


def _age(one: Sketch) -> tuple[str, str]:
    return one.recency or "9", one.report


def _title(ordered: Sequence[Sketch]) -> str:
    """The headline of the report that is most like all the others, of equals the oldest; the opening of the most
    central report where those with a headline stand at the story's edge."""
    likeness = {one.report: round(math.fsum(_cosine(one, other) for other in ordered), 4) for one in ordered}
    centre = max(ordered, key=lambda one: likeness[one.report])
    titled = max((one for one in ordered if one.headline), key=lambda one: likeness[one.report], default=centre)
    near = likeness[titled.report] >= CENTRAL * likeness[centre.report]
    return (titled if near else centre).headline or (titled if near else centre).opening


def _cosine(one: Sketch, other: Sketch) -> float:
    return math.fsum(weight * other.terms[term] for term, weight in one.terms.items() if term in other.terms)


def _opening(report: Report) -> str:
    body = [report.words(part.span) for part in report.paragraphs if part.kind == "body"]
    words = opening(body or [report.text], report.dateline.text if report.dateline else None) or report.text
    words = " ".join(words[: 2 * _LONGEST_OPENING].split())
    if len(words) <= _LONGEST_OPENING:
        return words
    return words[:_LONGEST_OPENING].rpartition(" ")[0] + " …"


def _most(reports: Counter[str], mentions: Iterable[Mapping[str, int]]) -> tuple[str, ...]:
    """Keys by how many reports name them, then by how often they do."""
    often = Counter[str]()
    for some in mentions:
        often.update(some)
    return tuple(sorted(reports, key=lambda key: (-reports[key], -often[key], key))[:_SHOWN])


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))
