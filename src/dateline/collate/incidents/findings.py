"""What holds of a pair of tellings: one finding for each of kind, day, place, parties, figures, words and company."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.collate.days import ordinal
from dateline.collate.incidents.blocking import LONG, NEWS
from dateline.collate.incidents.company import company, one_sentence
from dateline.collate.incidents.holding import LOCAL, holds
from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.incidents.tolls import more_sentenced, other_size, same_harm, toll
from dateline.collate.incidents.weapons import other_weapons
from dateline.collate.incidents.where import places
from dateline.collate.incidents.who import (
    between_same,
    crossed,
    met_others,
    named_apart,
    other_persons,
    party,
    sides_swapped,
    swapped,
)
from dateline.collate.words import heads
from dateline.vocabulary.files import table
from dateline.vocabulary.rarity import rarity

CLOSE = 3
"""Days by which two reports may differ on the day of one occurrence, where all else holds them together."""
_DEEDS = frozenset({"force", "protest"})
"""Kinds of acts that a place and a day make out; the others need parties and words in common."""


def findings(left: Occurrence, right: Occurrence) -> frozenset[str]:
    """All findings on a pair, the same in either order; `bar` where the two cannot be one."""
    one, other = sorted((left, right), key=lambda it: it.fact)
    shared = _shared_words(one, other)
    found = _compared(one, other, shared)
    return frozenset(found | set(_holding(one, other, found, shared)))


def apart_in_days(one: Occurrence, other: Occurrence) -> bool:
    """Whether the days of the two cannot be one, which bars them whatever else holds."""
    a, b = _days(one), _days(other)
    if a is None or b is None or a == b:
        return False
    gap = max(a[0], b[0]) - min(a[1], b[1])
    return gap > CLOSE or (gap > 0 and max(a[1] - a[0], b[1] - b[0]) > LONG)


def _compared(one: Occurrence, other: Occurrence, shared: int) -> set[str]:
    """What each point of the two comes to, by itself."""
    actor, recipient = party(one.actors, other.actors), party(one.recipients, other.recipients)
    found = {_type(one, other), _mode(one, other), f"day:{_day(one, other)}", f"place:{places(one, other)}"}
    found |= {f"actor:{actor}", f"recipient:{recipient}", f"words:{min(shared, 6)}"}
    found |= set(toll(one, other)) | set(company(one, other)) | set(_rarity(one, other))
    found |= set(_sites(one, other, found)) | set(_shares(one, other, shared))
    if "force" in _kinds(one, other) and other_weapons(one, other):
        found.add("weapon:differ")
    if sides_swapped(one, other):
        found.add("sides:swapped")
    elif {actor, recipient} <= _UNLIKE and crossed(one, other, by_words=not one_sentence(one, other)):
        found.add("party:crossed")
    if named_apart(one.actors, other.actors):
        found.add("actors named apart")
    if swapped(one, other):
        found.add("roles:swapped")
    if other_persons(one.recipients, other.recipients) or ("talks" in _kinds(one, other) and met_others(one, other)):
        found.add("other persons")
    if "convict" in {*one.modes} & {*other.modes} and more_sentenced(one, other):
        found.add("other persons")
    if "toll:equal" not in found and (counts := _counts(one) & _counts(other)):
        found.add("count:same" if max(count for _, count in counts) > 2 else "count:two")
    if one.series != other.series or (one.series and _rows_apart(one, other, found)):
        found.add("series")
    if set(one.triggers) & set(other.triggers):
        found.add("trigger:same")
    if between_same(one, other):
        found.add("both states")
    if not _acts(one, other) and "type:news" not in found:
        found |= {"by word", *_kinds(one, other)}
    return found


def _holding(one: Occurrence, other: Occurrence, found: set[str], shared: int) -> Iterator[str]:
    """Whether all that was found can hold the two together, and what speaks against it."""
    two = one.report != other.report
    held = holds(found, shared)
    elsewhere = {"place:countries", "place:regions", "place:apart"} & found and not two
    if "type:news" in found:
        held = two and _one_news(found)
        elsewhere = elsewhere or not held
    undated = two and "day:unknown" in found and not (one.published and other.published)
    untied = undated and not _ALIKE_NEWS & found and (shared < 4 or not _TIES & found)
    others = two and {"by word", "other persons"} <= found
    others = others or (two and "trigger:same" in found and other_size(one, other) and not same_harm(one, other))
    if "day:apart" in found or elsewhere or untied or others or ("by word" in found and not held):
        yield "bar"
    elif not held and two:
        known = {"story:same", "copy", "title:2", "title:3", "title:4"} & found
        yield "unheld" if shared or known else "bar"
    if "by word" not in found and two and _in_manner_only(one, other, found):
        yield "bar"
    if "by word" not in found and shared < 2 and not _alike_in(found) and not _marched_by_one_sort(one, other):
        yield "bar" if {"day:unknown", "day:far", "day:long"} & found else _nothing(one, other, found)


def _in_manner_only(one: Occurrence, other: Occurrence, found: set[str]) -> bool:
    """Whether two deeds, of which one has no day, have no more in common than where and by what word they are told:
    "the sound of shooting in Kalat", "shots were fired in Kalat"."""
    if not {"day:unknown", "day:far", "day:fits"} & found:
        return False
    told = set(one.words) & set(other.words) - {*one.triggers, *other.triggers}
    return not (told or _alike_in(found) - _MANNER or (_TIES - LOCAL) & found)


def _rows_apart(one: Occurrence, other: Occurrence, found: set[str]) -> bool:
    """Whether two rows of deeds have no day that makes them one, and no toll."""
    undated = {"day:unknown", "day:far"} & found and "force" in _kinds(one, other) and "copy" not in found
    return one.report != other.report and bool(undated) and not same_harm(one, other)


def _alike_in(found: set[str]) -> set[str]:
    """What is alike; the manner says nothing where scenes or weapons differ, or others suffer it and no more is told
    alike."""
    unsaid = "words:0" in found or {"words:1", "trigger:same"} <= found
    others = unsaid and bool(_OTHERS & found)
    return found & (_ALIKE - _MANNER if {"site:differ", "weapon:differ"} & found or others else _ALIKE)


_OTHERS = frozenset({"recipient:other", "recipient:kind", "recipient:sorts", "recipient:differ", "actor:sorts"})


def _nothing(one: Occurrence, other: Occurrence, found: set[str]) -> str:
    """What it counts for that two deeds have only day and place in common: less where one of a story tells no more than
    that, and for marches, of which a town seldom has two a day."""
    bare = any(not (it.actors or it.recipients or it.sites) for it in (one, other))
    if bare and "story:same" in found and one.report != other.report:
        return "nothing told"
    if _kinds(one, other) - {NEWS} != {"protest"}:
        return "nothing alike"
    return "marches of a crowd" if _is_crowd(one) or _is_crowd(other) else "nothing alike of marches"


def _marched_by_one_sort(one: Occurrence, other: Occurrence) -> bool:
    """Whether students, or women, march in both."""
    if "protest" not in _kinds(one, other):
        return False
    a, b = ({it.head for it in some.actors} - {""} for some in (one, other))
    return bool((a & b) - heads("crowds") - heads("followers"))


def _is_crowd(one: Occurrence) -> bool:
    """Whether a march is told of nobody but a crowd and those who keep it in check."""
    return all(it.head in heads("crowds") for it in one.actors if it.type != "armed_forces")


def _one_news(found: set[str]) -> bool:
    """Whether two leads whose acts are of other kinds are the same news all the same."""
    if {"day:far", "day:close", "place:countries", "place:regions"} & found:
        return False
    there = bool({"place:same", "place:near", "place:within"} & found and {"day:same", "day:overlap"} & found)
    if _ALIKE_NEWS & found or (there and "site:same" in found and {"title:2", "story:same"} & found):
        return True
    return there and len(_SAME_NEWS & found) + ("place:same" in found) >= _AGREED


_AGREED = 3
"""On so many points two leads of other kinds of acts must agree, beside the day."""
_SAME_NEWS = frozenset(
    "actor:shared actor:alike actor:office recipient:shared recipient:alike recipient:office party:crossed toll:equal"
    " count:same mode:same mode:alike site:same words:3 words:4 words:5 words:6 title:2".split()
)


def _shares(one: Occurrence, other: Occurrence, shared: int) -> Iterator[str]:
    """How much of the shorter one's words the two have in common, where there are enough to tell."""
    fewest = min(len(one.words), len(other.words))
    if fewest >= 4 and not one_sentence(one, other):
        yield "share:none" if shared == 0 else "share:little" if shared / fewest < 0.3 else "share:much"


def _rarity(one: Occurrence, other: Occurrence) -> Iterator[str]:
    """How rare in news the words are that two reports have in common: "tunnel" says more than "rebels"."""
    if one.report != other.report and (common := set(one.words) & set(other.words)):
        total = sum(max(0.0, rarity(word) - _COMMON_IN_NEWS) for word in common)
        yield f"rare:{sum(total >= least for least in _RARE)}"


_COMMON_IN_NEWS = 3.0
"""Words that so many articles hold (`vocabulary/rarity.py`) say nothing by themselves."""
_RARE = (1.0, 3.0, 6.0)
_ALIKE = frozenset(
    "recipient:shared recipient:alike recipient:office recipient:state toll:equal count:same mode:same trigger:same "
    "title:3 title:4 party:crossed refers sentence:same site:same".split()
) | {"copy"}
"""What two deeds of one day and town need one of, to be more than two deeds of one day and town."""
_MANNER = frozenset({"mode:same", "trigger:same"})
"""Of these, what says nothing where scenes differ."""
_ALIKE_NEWS = frozenset({"title:3", "title:4", "copy"})
_TIES = frozenset(
    "actor:shared actor:office recipient:shared recipient:alike recipient:office recipient:state place:same place:near "
    "place:region place:within".split()
) | {"copy", "title:2", "title:3", "title:4"}
"""Of these, two that no day holds together need one."""


def _counts(one: Occurrence) -> set[tuple[str, float]]:
    """How many take part, where that is told, by role: "seventeen loggers" are "17 men"."""
    roles = (("actor", one.actors), ("recipient", one.recipients))
    return {(role, it.count) for role, some in roles for it in some if it.count is not None and it.count > 1}


_UNLIKE = frozenset({"unknown", "other", "kind", "sort", "sorts", "kin"})


def _acts(one: Occurrence, other: Occurrence) -> bool:
    """Whether the two are deeds at a place, rather than what is said, agreed or decided many times a day."""
    return bool(_kinds(one, other) & _DEEDS)


def _kinds(one: Occurrence, other: Occurrence) -> set[str]:
    return set(one.kinds) & set(other.kinds)


def _type(one: Occurrence, other: Occurrence) -> str:
    if _kinds(one, other) == {NEWS}:
        return "type:news"
    return "type:same" if set(one.types) & set(other.types) else "type:related"


def _mode(one: Occurrence, other: Occurrence) -> str:
    a, b = set(one.modes), set(other.modes)
    if not a or not b:
        return "mode:unknown"
    if a & b:
        return "mode:same" if a & b - _COMMON else "mode:common"
    return "mode:alike" if any(a & group and b & group for group in _alike()) else "mode:differ"


_COMMON = frozenset({"demo"})
"""Modes that most acts of their type have."""


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
        return "same" if a[0] == a[1] else "period" if a[1] - a[0] > LONG else "overlap"
    if apart_in_days(one, other):
        return "apart"
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap > 0:
        return "close" if gap > 1 else "next"
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


def _shared_words(one: Occurrence, other: Occurrence) -> int:
    """How many content words the two have in common, the nouns of their parties left out."""
    if one_sentence(one, other):
        return 0
    heads = {party.head for it in (one, other) for party in (*it.actors, *it.recipients)}
    return len((set(one.words) & set(other.words)) - heads)


def _sites(one: Occurrence, other: Occurrence, found: set[str]) -> Iterator[str]:
    """Whether the scenes or targets that their words name are of one sort; nothing where either names none.

    One sort is nothing where no place and no story holds the two together: every town has a school.
    """
    if not one.sites or not other.sites or one_sentence(one, other):
        return
    if not set(one.sites) & set(other.sites):
        yield "site:differ"
    elif LOCAL & found or {"story:same", "copy"} & found:
        yield "site:same"
