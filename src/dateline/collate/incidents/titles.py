"""An incident's title, as a person would file it: `Bombing in Kalat, 3 March 2025`."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.collate.actors import is_shared
from dateline.collate.incidents.occurrence import Party
from dateline.record.account import EventType, Place, Status
from dateline.vocabulary.files import table

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LOCAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types whose place says more than who takes part; the others are titled by the parties."""
_MOST_NAME = 48


def title(
    type: EventType,
    mode: str | None,
    status: Status,
    *,
    place: Place | None,
    days: tuple[str | None, str | None],
    actors: Sequence[Party],
    recipients: Sequence[Party],
) -> str:
    """The kind of act, who or where, and when; what is not known is left out."""
    names = table("incidents")["titles"]
    what = names.get(f"{type} {mode}") or names.get(type) or type.capitalize()
    ahead = {"future": "Planned ", "hypothetical": "Possible ", "requested": "Requested ", "negated": "Denied "}.get(
        status
    )
    if ahead:
        what = ahead + what[0].lower() + what[1:]
    where = _where(place)
    parties = _by(type, mode, actors, recipients)
    told = f"{what}{where or parties}" if type in _LOCAL else f"{what}{parties or where}"
    return ", ".join(filter(None, (told, _when(*days))))


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    name = place.name[4:] if place.name.startswith("the ") else place.name
    first, _, rest = name.partition(" ")
    words = table("incidents")["opening"]
    compass = first.istitle() and first.lower() in words["compass"].split()
    if rest and first.lower() in (*words["about"].split(), *words["compass"].split()) and not compass:
        return f" {first.lower()} {rest}"
    return f" in the {name}" if rest.startswith("of ") and first in words["sorts"].split() else f" in {name}"


def _by(type: EventType, mode: str | None, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    """`by France against three generals`, `of two envoys by Iran`, `between Iran and Iraq`; nobody is named twice."""
    actors = list({one.name: one for one in reversed(actors)}.values())[::-1]
    recipients = [one for one in recipients if not actors or one.name != actors[0].name]
    if type in ("CONSULT", "AGREE", "COOPERATE") and not recipients and len(actors) == 2:
        return f" between {_name(actors)} and {_name(actors[1:])}" if _name(actors) and _name(actors[1:]) else ""
    who, whom = _name(actors), _name(recipients)
    words = table("incidents")["whom"]
    joined = words.get(f"{type} {mode}") or words.get(type, "on")
    by, on = f" by {who}" if who else "", f" {joined} {whom}" if whom else ""
    return on + by if joined == "of" else by + on


def _name(parties: Sequence[Party]) -> str:
    name = parties[0].name if parties and len(parties[0].name) <= _MOST_NAME else ""
    first = name.partition(" ")[0].lower()
    known = bool(parties) and is_shared(parties[0].key)
    common = set() if known else {*table("sentences")["articles"]["plain"].split()}
    small = first in table("incidents")["opening"]["words"].split() or first in common or first.startswith("pro-")
    return first + name[len(first) :] if small else name


def _when(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return _day(first)
    if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    if first[:7] == last[:7]:
        whole = first.endswith("-01") and int(last[8:]) >= 28
        return f"{_month(first)}" if whole else f"{int(first[8:])}–{_day(last)}"
    if first[:4] == last[:4]:
        return f"{_day(first).removesuffix(first[:4])}– {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: str) -> str:
    return f"{int(day[8:])} {_month(day)}"


def _month(day: str) -> str:
    return f"{MONTHS[int(day[5:7]) - 1]} {day[:4]}"
