"""What can be corrected of each kind of fact: the fields of a form, and a posted form as corrections."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec
from starlette.datastructures import FormData

from dateline.errors import CorrectionError
from dateline.record import account as parts
from dateline.record.account import Account, Participant
from dateline.record.anchor import Anchor, Kind
from dateline.record.correction import Correction
from dateline.vocabulary.terms import event_types, modes
from dateline.web.cards import anchor_of

if TYPE_CHECKING:
    from dateline.resolve.gazetteer import Entry

Input = Literal["choice", "mode", "text", "number", "actor", "actors", "place", "object"]
_EDTF = re.compile(r"[-\dX~?%/.:TZ+]{4,60}\Z")
_POINT = re.compile(r"-?\d{1,3}(?:\.\d+)?\Z")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the form. `choices` are code and name."""

    name: str
    label: str
    input: Input
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    hint: str = ""


def _codes(of: Any) -> tuple[tuple[str, str], ...]:
    return tuple((code, code.replace("_", " ")) for code in get_args(of))


_STATUS = tuple(
    (code, name)
    for code, name in (
        ("happened", "reported as happened"),
        ("future", "planned, promised"),
        ("hypothetical", "possible, conditional"),
        ("negated", "denied, did not happen"),
        ("requested", "asked for"),
        ("historical", "background, long past"),
    )
)
_SAYS = Asked(name="says", label="Whose claim", input="actor", hint="Empty: in the report’s own voice")
_PLACE = Asked(name="place", label="Place", input="place")
_WHEN = Asked(name="when", label="Day", input="text", hint="2026-03-02, 2026-03, 2026-03-01/2026-03-05, 2026~")


def fields(kind: Kind) -> tuple[Asked, ...]:
    """What may be set of a fact of this kind."""
    return _FIELDS[kind]


_FIELDS: dict[Kind, tuple[Asked, ...]] = {
    "event": (
        Asked(name="type", label="Type", input="choice", choices=tuple((t, t.capitalize()) for t in event_types()),
              needed=True),
        Asked(name="mode", label="Mode", input="mode"),
        Asked(name="status", label="Status", input="choice", choices=_STATUS, needed=True),
        Asked(name="actor", label="Who", input="actors"),
        Asked(name="recipient", label="To whom", input="actors"),
        _SAYS,
        _PLACE,
        _WHEN,
    ),
    "attribution": (
        Asked(name="source", label="Speaker", input="actor"),
        Asked(name="style", label="Style", input="choice", choices=_codes(parts.Style), needed=True),
        Asked(name="channel", label="Channel", input="text"),
        _WHEN,
    ),
    "figure": (
        Asked(name="kind", label="Kind", input="choice", choices=_codes(parts.FigureKind), needed=True),
        Asked(name="bound", label="Bound", input="choice", choices=_codes(parts.Bound), needed=True),
        Asked(name="low", label="Lowest", input="number"),
        Asked(name="high", label="Highest", input="number"),
        Asked(name="unit", label="Of what", input="text"),
        _SAYS,
        _PLACE,
        _WHEN,
    ),
    "relation": (
        Asked(name="subject", label="Who", input="actor", needed=True),
        Asked(name="relation", label="Relation", input="choice", choices=_codes(parts.RelationName), needed=True),
        Asked(name="object", label="To whom, where", input="object", needed=True),
        Asked(name="title", label="Title", input="text"),
        Asked(name="status", label="Now", input="choice", choices=(("current", "current"), ("former", "former")),
              needed=True),
    ),
    "time": (
        Asked(name="edtf", label="Day", input="text", hint=_WHEN.hint),
        Asked(name="type", label="Kind", input="choice", choices=_codes(parts.TimeType), needed=True),
    ),
    "place": (
        Asked(name="point", label="Which place", input="place"),
        Asked(name="kind", label="Kind", input="choice", choices=_codes(parts.PlaceKind), needed=True),
    ),
    "actor": (
        Asked(name="name", label="Name", input="text", needed=True),
        Asked(name="type", label="Kind", input="choice", choices=_codes(parts.ActorType), needed=True),
        Asked(name="country", label="Country", input="text", hint="Two letters, such as ML"),
        Asked(name="known_as", label="Known as", input="text", hint="Key of the registry, such as wagner-group"),
    ),
}  # fmt: skip


class Names:
    """Actors and places of an account by anchor key, for choosing from and for telling."""

    def __init__(self, report: str, account: Account) -> None:
        self._keys: dict[str, str] = {}
        self.actors: list[tuple[str, str]] = []
        self.places: list[tuple[str, str]] = []
        for facts, into in ((account.actors, self.actors), (account.places, self.places)):
            for one in facts:
                if anchor := anchor_of(report, one):
                    self._keys[one.id] = anchor.key
                    into.append((anchor.key, one.name))
            into.sort(key=lambda pair: pair[1].casefold())
        self.told = dict(self.actors) | dict(self.places)

    def key(self, id: str | None) -> str | None:
        """The anchor key of an actor or place by its id in the account."""
        return self._keys.get(id or "")

    def now(self, fact: Any, asked: Asked) -> Any:
        """The value of a field as a correction would write it."""
        if asked.name == "point":
            return None
        value = getattr(fact, asked.name)
        if asked.input in ("actor", "place", "object"):
            return self.key(value)
        if asked.input == "actors":
            people: tuple[Participant, ...] = value
            return [key for one in people if (key := self.key(one.actor))]
        return value


class Form:
    """A posted form, read field by field.

    Raises:
        CorrectionError: a field holds what it cannot hold.
    """

    def __init__(self, form: FormData, names: Names) -> None:
        self._form, self._names = form, names

    def value(self, asked: Asked) -> Any:
        """What was given for a field; null where it was left empty."""
        read: dict[Input, Callable[[Asked], Any]] = {
            "choice": self._choice, "mode": self._mode, "text": self._words, "number": self._number,
            "actor": self._known, "object": self._known, "actors": self._several, "place": self._place,
        }  # fmt: skip
        value = read[asked.input](asked)
        if asked.needed and value is None:
            raise CorrectionError(f"{asked.label}: expected a value, got none")
        return value

    def _text(self, name: str) -> str:
        value = self._form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def _choice(self, asked: Asked) -> str | None:
        value = self._text(asked.name) or None
        if value and value not in {code for code, _ in asked.choices}:
            raise CorrectionError(f"{asked.label}: {value!r} is none of {', '.join(code for code, _ in asked.choices)}")
        return value

    def _mode(self, asked: Asked) -> str | None:
        """The mode, dropped where it does not belong to the type that was chosen."""
        kind, value = self._text("type"), self._text(asked.name)
        return value if kind in event_types() and value in modes(kind) else None

    def _words(self, asked: Asked) -> str | None:
        value = self._text(asked.name)[:200] or None
        if value and asked.name in ("when", "edtf") and not _EDTF.match(value):
            raise CorrectionError(f"{asked.label}: expected a date such as 2026-03-02 or 2026-03, got {value!r}")
        if value and asked.name == "country" and not re.fullmatch(r"[A-Za-z]{2}", value):
            raise CorrectionError(f"{asked.label}: expected two letters such as ML, got {value!r}")
        return value.upper() if value and asked.name == "country" else value

    def _number(self, asked: Asked) -> float | None:
        value = self._text(asked.name).replace(",", "").replace("\u202f", "")
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not -1e15 < number < 1e15:
            raise CorrectionError(f"{asked.label}: expected a number, got {value!r}")
        return number

    def _known(self, asked: Asked) -> str | None:
        value = self._text(asked.name) or None
        if value and value not in self._names.told:
            raise CorrectionError(f"{asked.label}: {value!r} is no actor or place of this report")
        return value

    def _several(self, asked: Asked) -> list[str]:
        given = [one for one in self._form.getlist(asked.name) if isinstance(one, str) and one in self._names.told]
        return list(dict.fromkeys(given))

    def _place(self, asked: Asked) -> Any:
        """A place of the report, one of the gazetteer, or a point that was typed or picked."""
        lat, lon, name = self._text("lat"), self._text("lon"), self._text("other_place")
        if lat or lon:
            if not (_POINT.match(lat) and _POINT.match(lon) and abs(float(lat)) <= 90 and abs(float(lon)) <= 180):
                raise CorrectionError(f"Point: expected degrees such as 14.69 and -17.44, got {lat!r} and {lon!r}")
            plain = name.partition(" (")[0].partition(",")[0].strip()
            named = {"name": plain or f"{lat}, {lon}"} if plain or asked.name != "point" else {}
            return {**named, "lat": float(lat), "lon": float(lon)}
        if name:
            return gazetteer_place(name)
        return self._known(asked) if asked.name != "point" else None


def gazetteer_place(name: str) -> dict[str, Any]:
    """A place as typed or chosen from what `places_found` offers: `Gao, Gao, ML (2457163)`.

    Raises:
        CorrectionError: the gazetteer has no such place.
    """
    wanted = re.search(r"\((\d{1,9})\)\s*\Z", name)
    plain = name.partition(",")[0].partition(" (")[0].strip()
    from dateline.resolve.gazetteer import open_gazetteer

    found = [one for one in open_gazetteer().entries(plain) if not wanted or one.geonames == int(wanted[1])]
    entry = next(iter(found), None)
    if entry is None:
        raise CorrectionError(f"Place: the gazetteer knows no {plain!r}: give its point, or choose one that is offered")
    kind = {"country": "country", "region": "region", "admin1": "region", "admin2": "region"}.get(entry.level, "city")
    known = {"name": entry.name, "kind": kind, "country": entry.country, "geonames": entry.geonames}
    precision = "city" if kind == "city" else kind
    return {**known, "lat": entry.lat, "lon": entry.lon, "precision": precision, "radius_km": entry.radius_km}


class Offered(msgspec.Struct, frozen=True):
    """A place of the gazetteer, as it is offered for choosing: `gazetteer_place` knows it by its label."""

    label: str
    name: str
    lat: float
    lon: float


def places_found(words: str, *, most: int = 12) -> Iterator[Offered]:
    """Places of the gazetteer by that name."""
    from dateline.resolve.gazetteer import open_gazetteer

    found = open_gazetteer().entries(words.partition(",")[0].partition(" (")[0].strip())
    return map(_offered, found[:most])


def towns_in(box: tuple[float, float, float, float]) -> Iterator[Offered]:
    """The largest towns of the gazetteer in a box of degrees: west, south, east, north."""
    from dateline.resolve.gazetteer import open_gazetteer

    return map(_offered, open_gazetteer().within(box))


def _offered(one: Entry) -> Offered:
    from dateline.resolve.gazetteer import open_gazetteer

    district = open_gazetteer().district(one.country, one.admin1)
    where = ", ".join(dict.fromkeys(part for part in (one.name, district, one.country) if part))
    return Offered(f"{where} ({one.geonames})" if one.geonames else where, one.name, one.lat, one.lon)


def changes(fact: Any, anchor: Anchor, form: Form, names: Names, *, judge: str, note: str | None) -> list[Correction]:
    """The corrections that a form makes of a fact: one for each field that it changes."""
    made: list[Correction] = []
    when = moment()
    for asked in fields(anchor.kind):
        after = form.value(asked)
        if asked.name == "point":
            pairs = _point(fact, after)
        else:
            before = names.now(fact, asked)
            pairs = [] if _same(before, after) else [(asked.name, before, after)]
        made += [
            Correction(
                id=fresh_id(), fact=anchor.key, change="set", field=field, before=before, after=value, judge=judge,
                when=when, note=note,
            )
            for field, before, value in pairs
        ]  # fmt: skip
    return made


def _point(fact: Any, after: Any) -> list[tuple[str, Any, Any]]:
    """A place's own fields from one that was chosen, or from a point, which leaves it its name."""
    if not isinstance(after, dict):
        return []
    whole = {"geonames": None, "country": None, "precision": "exact", "radius_km": None, "extent": None, **after}
    whole.pop("kind", None)
    now = {field: getattr(fact, field) for field in whole}
    return [(field, now[field], value) for field, value in whole.items() if not _same(now[field], value)]


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, list) and isinstance(after, list):
        return sorted(before) == sorted(after)
    return bool(before == after) or (not before and not after and before != 0 and after != 0)


def added(kind: Kind, form: Form) -> dict[str, Any]:
    """The fields of a fact that a form adds."""
    given = {asked.name: form.value(asked) for asked in fields(kind)}
    point = given.pop("point", None)
    if point:
        point = {"name": f"{point['lat']:g}, {point['lon']:g}", **point}
    return {key: value for key, value in {**given, **(point or {})}.items() if value not in (None, [])}


def moment() -> str:
    """Now, as corrections write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def fresh_id() -> str:
    """An id for a correction."""
    return secrets.token_hex(8)
