"""The day of an event, counted from another's where the words do: "on Friday, two days after a rocket killed three".

TimeML anchors such durations to the event that governs them (Pustejovsky et al. 2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

import msgspec

from dateline.extract.events.nearest import as_spot, time_near
from dateline.extract.events.setting import time_of, when_of
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.times.calendar import Grain, Stretch
from dateline.extract.tree import Tree
from dateline.record.account import Time
from dateline.vocabulary.files import listed, table

_SIGNS = {"after": -1, "before": 1}
"""What comes so long *after* an event is later than it."""
_LENGTH = re.compile(r"P(\d+|X)([DWMY])|P(T)(?:\d+|X)(?:H|M|H\d+M)")
"""Days and more, and hours and minutes, after which it may be the same day or the next."""
_BETWEEN = {"between": ("and",), "from": ("to", "until", "through", "till")}
"""Words before the first of two dates of a stretch, and those between the two."""
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_GRAINS: dict[str, Grain] = {"D": "day", "W": "day", "M": "month", "Y": "year"}


class Counted(msgspec.Struct, frozen=True):
    """What "two days after" makes of the events that its clause tells: when they were, if that can be known."""

    inside: frozenset[int]
    """The tokens of the clause or phrase after it."""
    when: str | None
    """EDTF; weeks, months and years are about so long."""


def day_of(scene: Scene, spot: Spot, event_type: str) -> str | None:
    """The day or interval (EDTF) of an event: a date tied to it, or the day counted from what came before or after."""
    time, count = time_of(scene, spot, event_type), counted(scene, spot)
    if count is None or (time is not None and scene.tree.head(time.span) in count.inside):
        return _between(scene, time) or _begun(scene, spot, time) or _before_since(scene, spot, time) or when_of(time)
    return count.when


def _before_since(scene: Scene, spot: Spot, time: Time | None) -> str | None:
    """The date (EDTF) of what came first, where something else has gone on *since*: "since the *1991* raid", and about
    then for "has been there since late *2021* after a *coup*"; the open stretch of what has gone on since."""
    tree = scene.tree
    head = tree.head(time.span) if time is not None else None
    start = (when_of(time) or "").removesuffix("/..")
    if head is None or not start:
        return None
    below = [k for k in tree.ancestors(head) if spot.index in tree.ancestors(k)]
    right_before = (
        k for k in tree.dependents(spot.index, "obl") if max(tree.subtree(k)) + 1 == min(tree.subtree(head))
    )
    if any(tree.case(k) == "since" for k in (*below, *right_before)):
        return f"{start}/.."  # "have died since the invasion of 2022"
    if tree.tokens[head].head == spot.index and tree.case(head) is None:
        return start if tree.case(spot.index) == "since" else None
    return f"{start.rstrip('~')}~" if tree.case(head) == "since" and tree.case(spot.index) in _BEHIND else None


_BEHIND = ("after", "following")


def _begun(scene: Scene, spot: Spot, time: Time | None) -> str | None:
    """The open stretch (EDTF) of what goes on from a date on which it began: "the siege, which *started in May*"."""
    tree = scene.tree
    head = tree.head(time.span) if time is not None else None
    lasting = listed("settings", "going on")
    if time is not None and len(time.edtf or "") < len("2025-06-01"):
        lasting = lasting | listed("settings", "going on for months")
    if time is None or head is None or tree.tokens[spot.index].lemma not in lasting:
        return None
    verb = tree.tokens[head].head
    began = tree.tokens[verb].lemma in listed("settings", "beginning") and tree.tokens[verb].pos == "VERB"
    of_it = spot.index in tree.dependents(verb, "nsubj") or tree.tokens[verb].head == spot.index
    fits = began and of_it and tree.case(head) in ("in", "on", None) and "/" not in (time.edtf or "/")
    return f"{when_of(time)}/.." if fits else None


def _between(scene: Scene, time: Time | None) -> str | None:
    """The stretch (EDTF) of which a date names one end: "killed 20 *between January and May*"."""
    if time is None:
        return None
    place = scene.times.index(time)
    for first, last in pairwise(scene.times[max(0, place - 1) : place + 2]):
        opening, link = scene.tree.text[: first.span[0]][-9:].lower(), scene.tree.text[first.span[1] : last.span[0]]
        joined = any(opening.endswith(f"{a} ") and link.strip() in b for a, b in _BETWEEN.items())
        start, end = ((t.edtf or "").removeprefix("../") for t in (first, last))
        if joined and _DATE.fullmatch(start) and _DATE.fullmatch(end) and start < end:
            return f"{start}/{end}"
    return None


def counted(scene: Scene, spot: Spot) -> Counted | None:
    """The count that an event stands under, the nearest; `None` where it stands under none."""
    return min((c for c in _counts(scene) if spot.index in c.inside), key=lambda c: len(c.inside), default=None)


@lru_cache(maxsize=2)
def _counts(scene: Scene) -> list[Counted]:
    """All counts of a report."""
    counts = [count for time in scene.times if (count := _counted(scene, time)) is not None]
    return [*counts, *_uncounted(scene), *_remembered(scene)]


def _remembered(scene: Scene) -> Iterator[Counted]:
    """What a day or years that have gone by recall: "the third anniversary *of the invasion*", "ten years *since the
    coup*", counted from the report's day; on no day that can be told where their number is not."""
    tree, anchor = scene.tree, scene.tree.report.anchor
    for index, token in enumerate(tree.tokens):
        if token.lemma == "anniversary":
            inside = {k for c in tree.dependents(index, "nmod") if tree.case(c) == "of" for k in tree.subtree(c)}
            yield Counted(inside=frozenset(inside), when=_moved(anchor, -1, _ordinal(tree, index), "Y"))
    for time in scene.times:
        length = _LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        sign = tree.at(time.span[1])
        if length is None or sign is None or not tree.text[time.span[1] :].lower().startswith(_RECALLING):
            continue
        inner = tree.tokens[sign if tree.lower[sign] == "since" else sign + 1].head
        if length[2] in ("Y", "M") and inner > sign:
            yield Counted(inside=frozenset(tree.subtree(inner)), when=_moved(anchor, -1, length[1], length[2]))


_RECALLING = (" since ", " on from ")


def _ordinal(tree: Tree, index: int) -> str:
    """Which anniversary it is, in digits: "14th", "third"; `X` where the words do not say."""
    for child in tree.dependents(index, "amod", "compound", "nummod"):
        word = tree.lower[child]
        if number := table("times")["ordinals"].get(word) or re.match(r"\d+(?=st|nd|rd|th)", word):
            return number[0] if isinstance(number, re.Match) else str(number)
    return "X"


def _uncounted(scene: Scene) -> Iterator[Counted]:
    """What comes after bare "hours after", "days before": about the same day, or on one that nobody can tell."""
    tree, units = scene.tree, table("times")["plural_units"]
    for sign, word in enumerate(tree.lower):
        if word in _SIGNS and sign and tree.lower[sign - 1] in units and (ends := _ends(tree, sign)) is not None:
            inside = frozenset(tree.subtree(ends[0]))
            when = _about(_base(scene, ends[1], inside, "D")) if tree.lower[sign - 1] in _HOURS else None
            yield Counted(inside=inside, when=when)


_HOURS = frozenset({"hours", "minutes", "moments"})


def _about(day: str | None) -> str | None:
    """About a day (EDTF), where that is a single one."""
    return f"{day[:10]}~" if day is not None and re.fullmatch(r"\d{4}-\d\d-\d\d~?", day) else None


def _ends(tree: Tree, sign: int) -> tuple[int, int] | None:
    """What "after" opens, and what that hangs on."""
    inner = tree.tokens[sign].head
    outer = tree.tokens[inner].head
    return (inner, outer) if outer != inner and tree.tokens[sign].relation in ("mark", "case") else None


def _counted(scene: Scene, time: Time) -> Counted | None:
    tree = scene.tree
    length = _LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
    last = tree.at(time.span[1] - 1)
    if length is None or last is None or tree.lower[last] not in _SIGNS or (ends := _ends(tree, last)) is None:
        return None
    inner, outer = ends
    inside = frozenset(tree.subtree(inner)) - frozenset(tree.within(time.span))
    if length[3]:
        return Counted(inside=inside, when=_about(_base(scene, outer, inside, "D")))
    number, unit = length[1], length[2]
    when = _moved(_base(scene, outer, inside, unit), _SIGNS[tree.lower[last]], number, unit)
    return Counted(inside=inside, when=when)


def _base(scene: Scene, outer: int, inside: frozenset[int], unit: str) -> str | None:
    """The day from which is counted: that of what governs the count; for months and years the report's own will do."""
    for time in (time_near(scene, outer), time_of(scene, as_spot(scene, outer))):
        if time is not None and time.edtf and scene.tree.head(time.span) not in inside:
            return time.edtf.split("/")[0] if unit in "MY" else time.edtf
    return scene.tree.report.anchor if unit in "MY" else None


def _moved(start: str | None, sign: int, number: str, unit: str) -> str | None:
    """So many units from a day (EDTF), as fine as the unit; `None` where the start is coarser than that."""
    day = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", (start or "").strip("~"))
    if day is None or number == "X" or (unit in "DW" and not day[3]) or (unit == "M" and not day[2]):
        return None
    first, count = date(int(day[1]), int(day[2] or 1), int(day[3] or 1)), sign * int(number)
    if unit == "Y" and number == "1" and day[2]:
        unit, count = "M", sign * 12
    shifted = Stretch(first, _GRAINS[unit]).shift(count * (7 if unit == "W" else 1))
    return shifted.value + ("" if unit == "D" else "~") if shifted is not None else None
