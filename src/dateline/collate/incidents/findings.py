"""What holds of a pair of tellings: one finding for each of kind, day, place, parties, figures, words and company."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.collate.actors import is_shared
from dateline.collate.days import ordinal
from dateline.collate.incidents.blocking import LONG, NEWS
from dateline.collate.incidents.occurrence import Occurrence, Party
from dateline.collate.words import counted, head, heads
from dateline.record.account import Place
from dateline.record.incident import ToldFigure
from dateline.store.words import folded, tokens
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry

NEAR_KM = 25.0
CLOSE = 3
"""Days by which two reports may differ on the day of one occurrence, where all else holds them together."""
_FINE = frozenset({"exact", "city", "area", "admin2"})
_DEEDS = frozenset({"force", "protest"})
"""Kinds of acts that a place and a day make out; the others need parties and words in common."""
_TOLLS = (
    "killed",
    "injured",
    "missing",
    "detained",
    "released",
    "displaced",
    "participants",
    "force",
    "weapons",
    "money",
)


def findings(left: Occurrence, right: Occurrence) -> frozenset[str]:
    """All findings on a pair, the same in either order; `bar` where the two cannot be one."""
    one, other = sorted((left, right), key=lambda it: it.fact)
    day, shared = _day(one, other), _shared_words(one, other)
    actor, recipient = _party(one.actors, other.actors), _party(one.recipients, other.recipients)
    found = {_type(one, other), _mode(one, other), f"day:{day}", f"place:{_places(one, other)}"}
    found |= {f"actor:{actor}", f"recipient:{recipient}", f"words:{min(shared, 6)}"}
    found |= set(_toll(one, other)) | set(_company(one, other))
    if {actor, recipient} <= _UNLIKE and _crossed(one, other):
        found.add("party:crossed")
    if _named_apart(one.actors, other.actors):
        found.add("actors named apart")
    if _swapped(one, other):
        found.add("roles:swapped")
    if set(one.triggers) & set(other.triggers):
        found.add("trigger:same")
    by_word = not _acts(one, other) and "type:news" not in found
    if by_word:
        found |= {"by word", *(set(one.kinds) & set(other.kinds))}
    found |= set(_shares(one, other, shared))
    held = _held(found, shared)
    elsewhere = {"place:countries", "place:regions", "place:apart"} & found and one.report == other.report
    if "type:news" in found:
        alike = _ALIKE_NEWS & found and not {"day:far", "day:close", "place:countries", "place:regions"} & found
        held = bool(alike) and one.report != other.report
        elsewhere = elsewhere or not held
    if day == "apart" or elsewhere or (by_word and not held):
        found.add("bar")
    elif not held and one.report != other.report:
        known = {"story:same", "copy", "title:2", "title:3", "title:4"} & found
        found.add("unheld" if shared or known else "bar")
    if not by_word and shared < 2 and not _ALIKE & found:
        found.add("bar" if {"day:unknown", "day:far", "day:long"} & found else "nothing alike")
    return frozenset(found)


def _held(found: set[str], shared: int) -> bool:
    """Whether place, parties or words hold the two together; what is said and agreed needs more than a deed does."""
    strong = {f"{role}:{how}" for role in ("actor", "recipient") for how in ("shared", "office")} & found
    alike = {"actor:alike", "recipient:alike", "party:crossed"} & found
    if "by word" not in found:
        local = {"place:same", "place:near", "place:region", "place:within"} & found
        return bool(strong or local or alike or shared >= 3)
    kin = {f"{role}:{how}" for role in ("actor", "recipient") for how in ("kin", "state")} & found
    if not {"day:same", "day:overlap"} & found:
        fits = "day:fits" in found and {"type:same", "share:much"} <= found and shared >= 2
        return bool(strong or alike or kin) and (shared >= 3 or fits)
    return _held_on_a_day(found, shared, strong=strong, alike=alike, kin=kin)


def _held_on_a_day(found: set[str], shared: int, *, strong: set[str], alike: set[str], kin: set[str]) -> bool:
    """Whether parties and words hold two together that are said or agreed on one day."""
    if {"actor:differ", "recipient:differ"} & found:
        return bool(strong or alike) and (shared >= 3 or ("trigger:same" in found and shared >= 1))
    if "talks" in found and {"place:same", "place:near"} & found and "actors named apart" not in found:
        return True
    in_all = {"type:same", "day:same"} <= found and bool({"mode:same", "place:same"} & found)
    return bool(
        (strong and (shared >= 1 or alike or kin or len(strong) == 2))
        or {"actor:state", "recipient:state"} <= found
        or (kin and (shared >= 1 or alike or in_all))
        or (alike and (shared >= 2 or "release" in found or (in_all and shared >= 1)))
        or (in_all and (alike or kin or _SORT & found) and (shared >= 1 or _TOLD_ALIKE & found))
        or shared >= 4
    )


_SORT = frozenset({"actor:sort", "recipient:sort"})
_TOLD_ALIKE = frozenset({"title:1", "title:2", "title:3", "title:4", "toll:equal"})


def _shares(one: Occurrence, other: Occurrence, shared: int) -> Iterator[str]:
    """How much of the shorter one's words the two have in common, where there are enough to tell."""
    fewest = min(len(one.words), len(other.words))
    if fewest >= 4 and not _one_sentence(one, other):
        yield "share:none" if shared == 0 else "share:little" if shared / fewest < 0.3 else "share:much"


_ALIKE = frozenset(
    "recipient:shared recipient:alike recipient:office recipient:state toll:equal mode:same trigger:same "
    "title:3 title:4 party:crossed refers sentence:same".split()
) | {"copy"}
"""What two deeds of one day and town need one of, to be more than two deeds of one day and town."""
_ALIKE_NEWS = frozenset({"title:3", "title:4", "copy"})
_UNLIKE = frozenset({"unknown", "other", "kind", "sort", "sorts", "kin"})


def _acts(one: Occurrence, other: Occurrence) -> bool:
    """Whether the two are deeds at a place, rather than what is said, agreed or decided many times a day."""
    return bool(set(one.kinds) & set(other.kinds) & _DEEDS)


def _type(one: Occurrence, other: Occurrence) -> str:
    if set(one.kinds) & set(other.kinds) == {NEWS}:
        return "type:news"
    return "type:same" if set(one.types) & set(other.types) else "type:related"


def _mode(one: Occurrence, other: Occurrence) -> str:
    a, b = set(one.modes), set(other.modes)
    if not a or not b:
        return "mode:unknown"
    if a & b:
        return "mode:same"
    return "mode:alike" if any(a & group and b & group for group in _alike()) else "mode:differ"


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in table("incidents")["modes"]["alike"])


def _days(one: Occurrence) -> tuple[int, int] | None:
    first, last = ordinal(one.first_day), ordinal(one.last_day)
    first, last = first if first is not None else last, last if last is not None else first
    return (first, last) if first is not None and last is not None and first <= last else None


def _day(one: Occurrence, other: Occurrence) -> str:
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return _undated(one, other, a or b)
    if a == b:
        return "same" if a[0] == a[1] else "long" if a[1] - a[0] > LONG else "overlap"
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap > CLOSE:
        return "apart"
    if gap > 1:
        return "close" if max(a[1] - a[0], b[1] - b[0]) <= LONG else "apart"
    if gap == 1:
        return "next" if max(a[1] - a[0], b[1] - b[0]) <= LONG else "apart"
    longest, shortest = max(a[1] - a[0], b[1] - b[0]), min(a[1] - a[0], b[1] - b[0])
    if longest <= LONG:
        return "overlap"
    return "month" if longest <= 31 and shortest <= LONG else "long"


def _undated(one: Occurrence, other: Occurrence, day: tuple[int, int] | None) -> str:
    """Where at least one is without a day: whether publication fits with the other's day, or with its publication."""
    if day is not None:
        undated = one if _days(one) is None else other
        published = ordinal(undated.published)
        if published is None:
            return "unknown"
        late = published - day[0]
        return "fits" if -1 <= late <= 3 and day[1] - day[0] <= LONG else "far"
    first, second = ordinal(one.published), ordinal(other.published)
    if first is None or second is None:
        return "unknown"
    return "unknown" if abs(first - second) <= 2 else "far"


def _places(one: Occurrence, other: Occurrence) -> str:
    """What holds of the two places that fit best."""
    if not one.places or not other.places:
        return "unknown" if one.places or other.places else "none"
    found = [_place(a, b) for a in one.places for b in other.places]
    return min(found, key=_FIT.index)


_FIT = ("same", "near", "within", "region", "incountry", "country", "unknown", "apart", "regions", "countries")


def _place(one: Place, other: Place) -> str:
    if one.country and other.country and one.country != other.country:
        return "countries"
    if (one.geonames and one.geonames == other.geonames) or folded(one.name) == folded(other.name):
        return "country" if one.kind == "country" else "region" if one.precision in ("admin1", "region") else "same"
    if one.kind == "country" or other.kind == "country":
        return "incountry" if one.country and one.country == other.country else "unknown"
    if named := _by_name(one, other):
        return named
    fine = [place for place in (one, other) if place.precision in _FINE]
    if one.admin1 and other.admin1 and folded(one.admin1) != folded(other.admin1):
        return "near" if _near(one, other) else "regions"
    if len(fine) == 2:
        return "near" if _near(one, other) else "apart" if one.country and other.country else "unknown"
    if one.admin1 and other.admin1:
        return "within" if fine else "region"
    return "incountry" if one.country and one.country == other.country else "unknown"


def _by_name(one: Place, other: Place) -> str | None:
    """What the names alone tell: `north of Kidal` and `near Kidal` are near; `Quetta checkpoint` lies in `Quetta`."""
    a, b = _core(one.name), _core(other.name)
    if a and a == b:
        return "near"
    return "within" if a and b and (a <= b or b <= a) else None


@cache
def _core(name: str) -> frozenset[str]:
    return frozenset(tokens(name)) - frozenset(table("incidents")["words"]["around"].split())


def _near(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    if one.precision not in _FINE or other.precision not in _FINE:
        return False
    along = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    slack = min(40.0, (one.radius_km or 0.0) + (other.radius_km or 0.0)) / 2
    return math.hypot(math.radians(other.lat - one.lat), along) * 6371 <= NEAR_KM + slack


def _party(ones: tuple[Party, ...], others: tuple[Party, ...]) -> str:
    if not ones or not others:
        return "unknown"
    keys = {one.key for one in ones} & {one.key for one in others}
    if common := [one for one in ones if one.key in keys and is_shared(one.key)]:
        return "state" if all(one.type == "state" for one in common) else "shared"
    alike = [(one, other) for one in ones for other in others if one.head == other.head and _tells(one.head)]
    alike = [(a, b) for a, b in alike if a.head not in heads("offices") or (a.country and b.country)]
    if any(one.head in heads("offices") and one.country and one.country == other.country for one, other in alike):
        return "office"
    if any(not (one.country and other.country and one.country != other.country) for one, other in alike):
        return "alike"
    if _states(ones) & _states(others):
        return "kin"
    if _sorts(ones) and _sorts(others):
        return "sort" if _sorts(ones) & _sorts(others) else "sorts"
    if all(is_shared(party.key) for party in (*ones, *others)) or (_states(ones) and _states(others)):
        return "differ"
    return "kind" if _kinds(ones) & _kinds(others) else "other"


@lru_cache(maxsize=8192)
def _tells(noun: str) -> bool:
    """Whether sharing this noun says anything: not "people", not "Palestinians"."""
    return bool(noun) and noun not in heads("generic") and registry().country(noun) is None


def _states(parties: tuple[Party, ...]) -> set[str]:
    """The countries that states, their offices and forces among the parties are of."""
    return {it.country for it in parties if it.country and (_SIDES.get(it.type or "") or it.head in heads("offices"))}


def _named_apart(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether both name actors and none in common."""
    a, b = ({party.key for party in some if is_shared(party.key)} for some in (ones, others))
    return bool(a) and bool(b) and not a & b


def _sorts(parties: tuple[Party, ...]) -> set[str]:
    """Whose side they are counted on; captives and children may be anybody's."""
    return {sort for party in parties if (sort := counted().get(party.head)) not in (None, "hostages", "children")}


def _kinds(parties: tuple[Party, ...]) -> set[str]:
    return {_SIDES.get(party.type or "", party.type or "") for party in parties} - {""}


_SIDES = {"government": "state", "state": "state", "armed_forces": "state"}


def _swapped(one: Occurrence, other: Occurrence) -> bool:
    def named(parties: tuple[Party, ...]) -> set[str]:
        return {party.key for party in parties if is_shared(party.key)}

    a, r, b, s = (named(it) for it in (one.actors, one.recipients, other.actors, other.recipients))
    return not a & b and bool(a & s or r & b)


def _crossed(one: Occurrence, other: Occurrence) -> bool:
    """Whether an unnamed party of one, in whatever role, is told in the same word in the other."""

    def nouns(it: Occurrence) -> set[str]:
        return {party.head for party in (*it.actors, *it.recipients) if _tells(party.head)}

    return bool(nouns(one) & nouns(other))


def _shared_words(one: Occurrence, other: Occurrence) -> int:
    """How many content words the two have in common, the nouns of their parties left out."""
    if _one_sentence(one, other):
        return 0
    heads = {party.head for it in (one, other) for party in (*it.actors, *it.recipients)}
    return len((set(one.words) & set(other.words)) - heads)


def _toll(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """Whether the figures of one kind are equal, fit (bounds meet, or a toll that moved on) or differ widely."""
    best: str | None = None
    for kind in _TOLLS:
        pairs = [
            (a, b)
            for a in one.figures
            if a.kind == kind
            for b in other.figures
            if b.kind == kind and _alike_units(a, b)
        ]
        for a, b in pairs:
            told = _compared(a, b)
            if best is None or _ORDER[told] < _ORDER[best]:
                best = told
    if best:
        yield f"toll:{best}"


def _alike_units(a: ToldFigure, b: ToldFigure) -> bool:
    """Whether the two may count the same: the killed of one side say nothing of those of the other."""
    sorts = [counted().get(head(it.unit or "")) for it in (a, b)]
    return None in sorts or sorts[0] == sorts[1] or "people" in sorts


_ORDER = {"equal": 0, "fits": 1, "differ": 2}


def _compared(a: ToldFigure, b: ToldFigure) -> str:
    low_a, low_b = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if low_a is None or low_b is None:
        return "fits"
    if low_a == low_b and low_a >= 3 and a.bound != "vague":
        return "equal"
    smaller, larger = sorted((max(low_a, 1.0), max(low_b, 1.0)))
    return "fits" if larger <= 2 * smaller + 3 else "differ"


def _company(one: Occurrence, other: Occurrence) -> Iterator[str]:
    if one.story and one.story == other.story:
        yield "story:same"
    if one.prominent and other.prominent:
        yield "both prominent"
        if one.report != other.report and one.title and other.title:
            yield f"title:{min(len(set(one.title) & set(other.title)), 4)}"
    if one.report == other.report:
        yield from _together(one, other)
    elif one.copy_of == other.report or other.copy_of == one.report or (one.copy_of and one.copy_of == other.copy_of):
        yield "copy"


def _together(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """What holds of two events of one report: how near they are told, what stands between, whether one refers back."""
    first, second = sorted((one, other), key=lambda it: it.spans[0])
    if second.refers and (first.prominent or _apart(first, second) < _NEAR[-1]):
        yield "refers"
    if one.another != other.another:
        yield "cue:another"
    if one.prominent != other.prominent:
        yield "one prominent"
    if _one_sentence(one, other):
        yield "sentence:apart" if _apart_cue().search(_between(first, second)) else "sentence:same"
        return
    steps = sum(_apart(first, second) > reach for reach in _NEAR)
    yield f"near:{steps}" if steps < len(_NEAR) else "near:far"


_NEAR = (160, 400, 800)
"""Characters between the words of two events: about one sentence, a few, a paragraph or two."""


def _apart(one: Occurrence, other: Occurrence) -> int:
    return min(max(a[0] - b[1], b[0] - a[1], 0) for a in one.spans for b in other.spans)


def _one_sentence(one: Occurrence, other: Occurrence) -> bool:
    return one.report == other.report and one.tellings[0].span == other.tellings[0].span


def _between(first: Occurrence, second: Occurrence) -> str:
    """The words of their sentence from the one trigger to the other."""
    telling, start = first.tellings[0], first.tellings[0].span[0]
    return telling.words[max(0, first.spans[0][1] - start) : max(0, second.spans[0][0] - start)]


@cache
def _apart_cue() -> re.Pattern[str]:
    return re.compile(table("incidents")["cues"]["apart"], re.IGNORECASE)
