"""The registry: states, organisations, armed groups, outlets, parties and office-holders, and the names they go by.

It is data (`data/registry/*.toml`), which a reader can mend, and which a user's own files extend or override.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.errors import VocabularyError
from dateline.vocabulary.files import listed
from dateline.vocabulary.statebodies import bodies_of_states

How = Literal["name", "capital", "seat", "adjective", "people"]
"""How a word names an entry: outright, by its capital, by a seat of power, by adjective, by the people."""

BODIES = ("organisations", "armed-groups", "forces-and-government", "civil-society", "media", "parties")


class Held(
    msgspec.Struct, frozen=True, kw_only=True, rename={"begin": "from", "end": "to"}, forbid_unknown_fields=True
):
    """An office that a person held: `of` is a state's ISO code or an entry's key; days are EDTF, null where open."""

    title: str
    of: str
    begin: str | None = None
    end: str | None = None

    def on(self, day: str) -> bool:
        """Whether it was held on an EDTF day."""
        return (self.begin or "") <= day <= (self.end or "9999")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One known actor. `country` is ISO 3166-1 alpha-2, `sector` PLOVER's."""

    key: str
    name: str
    type: str
    country: str | None = None
    sector: str | None = None
    aka: tuple[str, ...] = ()
    part_of: str | None = None
    offices: tuple[Held, ...] = ()
    unsure: tuple[str, ...] = ()


def spelled_otherwise(name: str, names: Iterable[str], entry: Entry) -> bool:
    """Whether a name is letters that the other names of its actor spell out as something else than this entry: "CHP" is
    no party where it stands for the Centre for Health Protection."""
    if not name.isupper() or " " in name:
        return False
    known = {word for one in (entry.name, *entry.aka) for word in fold(one).split()} - _SMALL
    spelled = [words for one in names if len(words := fold(one).split()) > 1 and initials(fold(name), words)]
    return bool(spelled) and not any(known & set(words) for words in spelled)


_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "y", "e", "ul"))


def initials(short: str, long: list[str]) -> bool:
    """Whether a word is the initials of a longer name, small words left out or not."""
    if len(short) < 2:
        return False
    letters = short.rstrip("s") if short.endswith("s") and len(short) > 3 else short
    forms = {"".join(w[0] for w in long), "".join(w[0] for w in long if w not in _SMALL)}
    return short in forms or letters in forms


class Hit(msgspec.Struct, frozen=True):
    """An entry that a name may mean; `unsure` where the name often means something else."""

    entry: Entry
    how: How
    unsure: bool = False
    capitals: bool = False
    """Whether the name is short initials, which count only in capitals: `WHO`, not `who`."""


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aka: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    type: str
    aka: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    part_of: str | None = None
    capital: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


class _Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aka: tuple[str, ...] = ()
    offices: tuple[Held, ...] = ()


_PARTICLES = frozenset("al el von van der den de da".split())
"""Small words before a surname."""
_GROUP = frozenset({"group", "movement", "militia", "rebels", "fighters", "militants", "insurgents"})


class Registry:
    """Known actors by key and by any of their names."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.states: dict[str, Entry] = {}
        """By ISO 3166-1 alpha-2 code."""
        self._names: dict[str, list[Hit]] = {}
        self._adjectives: dict[str, tuple[str, ...]] = {}
        self._reach: dict[str, int] = {}
        self._surnames: dict[str, set[str]] = {}
        self._alone: dict[str, set[str]] = {}
        """People by a surname that is not many people's."""
        self._called: dict[str, set[str]] = {}

    def find(self, name: str) -> tuple[Hit, ...]:
        """What a name may mean, surest first; case, accents, dots and a leading "the" do not matter."""
        hits = self._names.get(fold(name))
        if hits is None:
            return self._group(name)
        return tuple(hits if name.isupper() else [h for h in hits if not h.capitals])

    def _group(self, name: str) -> tuple[Hit, ...]:
        """The armed group of which a name says besides that it is one: "M23 group", "Hezbollah movement"."""
        bare, _, last = name.rpartition(" ")
        if not bare or last.lower() not in _GROUP:
            return ()
        return tuple(h for h in self.find(bare) if h.entry.type == "armed_group" and h.how == "name")

    def best(self, name: str, *, how: Iterable[How] = ("name", "capital", "seat")) -> Hit | None:
        """The first sure hit in one of the ways of naming, `None` where there is none."""
        wanted = tuple(how)
        return next((h for h in self.find(name) if h.how in wanted and not h.unsure), None)

    def reach(self, word: str) -> int:
        """How many tokens a name that opens with this folded word may take, 0 where none does; hyphens may count."""
        return self._reach.get(word.split(" ")[0], 0)

    def country(self, word: str) -> str | None:
        """The country that a name, adjective or people's name belongs to: `Malian` and `Mali` give `ML`."""
        hits = [h for h in self.find(word) if h.entry.type == "state" and h.how != "seat"]
        sure = [h for h in hits if not h.unsure]
        return (sure or hits)[0].entry.country if hits else None

    def adjectives(self, state: str) -> tuple[str, ...]:
        """The adjectives of the state with this key."""
        return self._adjectives.get(state, ())

    def office(self, person: str, day: str | None) -> Held | None:
        """The office that the person with this key held on an EDTF day; the last one where the day is unknown."""
        held = self.entries[person].offices if person in self.entries else ()
        on = [o for o in held if day is None or o.on(day)]
        return on[-1] if on else None

    def is_in(self, text: str, of: str) -> bool:
        """Whether a text names a state (ISO 3166-1 alpha-2) or body (its key), in any way of naming."""
        key = self.states[of].key if of in self.states else of
        return any(re.search(rf"\b{re.escape(name)}\b", text) for name in self._called.get(key, ()))

    def in_office(self, name: str, day: str) -> tuple[Entry, Held] | None:
        """Who of this name, or of this surname alone if it is not common, held an office on an EDTF day, and that
        office; `None` where that is nobody or persons of two."""
        words = [word for word in fold(name).split() if word not in _PARTICLES]
        alone = self._alone.get(words[0], set()) if len(words) == 1 else set()
        keys = {hit.entry.key for hit in self.find(name)} or alone
        person = self.entries[next(iter(keys))] if len(keys) == 1 else None
        office = self.office(person.key, day) if person is not None else None
        return (person, office) if person is not None and office is not None else None

    def body_of(self, name: str, title: str, day: str | None) -> str | None:
        """The state (ISO 3166-1 alpha-2) or body (its key) of which someone of this name, or surname, held an office of
        this title on an EDTF day, or else at any time, or, by the full name, any office of a state; `None` where that
        is nobody or persons of two.

        `Obama` as `President` in 2014 gives `US`.
        """
        first, *_, last = fold(name).split() * 2 or [""] * 2
        people = [self.entries[key] for key in self._surnames.get(last, ())]
        named = [
            person
            for person in people
            if first == last or any(fold(name).split()[0] == first for name in (person.name, *person.aka))
        ]
        offices = [office for person in named for office in person.offices]
        held = [office for office in offices if title.casefold().endswith(office.title.casefold())]
        served = [office for office in offices if office.of in self.states]
        now = [o for o in held if day is not None and o.on(day)]
        found = {office.of for office in now or held or (served if first != last else [])}
        return found.pop() if len(found) == 1 else None

    def add(self, tables: dict[str, Any], where: str) -> None:
        """Adds or overrides entries: `tables` holds `states`, `bodies` and `people`, each a table by key.

        Raises:
            VocabularyError: a table or an entry has fields that it should not have, or lacks some.
        """
        if unknown := set(tables) - {"states", "bodies", "people"}:
            got = ", ".join(sorted(unknown))
            raise VocabularyError(f"{where}: expected tables states, bodies, people; got {got}; rename or move them")
        for code, state in _checked(tables.get("states", {}), _State, where):
            self._add_state(code, state)
        for key, body in _checked(tables.get("bodies", {}), _Body, where):
            self._put(_entry(key, body), [(n, "name") for n in (body.name, *body.aka)])
            self._put(_entry(key, body), [(n, "capital") for n in body.capital])
        for key, person in _checked(tables.get("people", {}), _Person, where):
            self._add_person(key, person)

    def _add_state(self, code: str, state: _State) -> None:
        key = re.sub(r"[^a-z]+", "-", fold(state.name)).strip("-")
        entry = Entry(key=key, name=state.name, type="state", country=code, sector="GOV", aka=state.aka,
                      unsure=state.unsure)  # fmt: skip
        self.states[code] = entry
        self._adjectives[key] = state.adjective
        names: list[tuple[str, How]] = [(n, "name") for n in (state.name, *state.aka)]
        names += [(n, "adjective") for n in state.adjective] + [(n, "people") for n in state.people]
        names += [(n, "seat") for n in state.seat] + [(n, "capital") for n in state.capital]
        self._put(entry, names)

    def _add_person(self, key: str, person: _Person) -> None:
        last = person.offices[-1].of if person.offices else None
        country = last if last in self.states else None
        entry = Entry(key=key, name=person.name, type="person", country=country, aka=person.aka, offices=person.offices,
                      sector="GOV" if country else None)  # fmt: skip
        self._put(entry, [(n, "name") for n in (person.name, *person.aka)])
        for name in (person.name, *person.aka):
            first, *_, last = fold(name).split() * 2
            self._surnames.setdefault(last, set()).add(key)
            surname = first if country in listed("offices", "surname_first") else last
            if surname not in listed("offices", "common_surnames"):
                self._alone.setdefault(surname, set()).add(key)

    def _put(self, entry: Entry, names: Iterable[tuple[str, How]]) -> None:
        self.entries[entry.key] = entry
        for name, how in names:
            self._called.setdefault(entry.key, set()).add(name)
            hits = self._names.setdefault(fold(name), [])
            same = [h for h in hits if h.entry.key == entry.key and h.how == how]
            hits[:] = [h for h in hits if h not in same]
            known_small = any(h.entry == entry and not h.capitals for h in same)
            short = len(fold(name)) <= 5 and name.isupper() and not known_small
            hits.append(Hit(entry, how, name in entry.unsure, short))
            hits.sort(key=lambda h: h.unsure)
            opening, *rest = fold(name).split() or [""]
            self._reach[opening] = max(self._reach.get(opening, 0), 2 * len(rest) + 1)


def registry(*extra: Path) -> Registry:
    """The registry that comes with Dateline, extended by a user's own TOML files (later ones override).

    Raises:
        VocabularyError: a file cannot be read or is not as it must be.
    """
    return _with(tuple(extra)) if extra else _shipped()


@cache
def _shipped() -> Registry:
    return _built()


@lru_cache(maxsize=4)
def _with(extra: tuple[Path, ...]) -> Registry:
    made = _built()
    for path in extra:
        try:
            made.add(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{path}: expected a registry file in TOML, but {error}; mend or move it") from error
    return made


def _built() -> Registry:
    made = Registry()
    made.add({"states": _data("states")}, "registry/states.toml")
    for name in BODIES:
        made.add({"bodies": _data(name)}, f"registry/{name}.toml")
    made.add({"bodies": bodies_of_states(made, _data("of-states"))}, "registry/of-states.toml")
    made.add({"people": _data("people")}, "registry/people.toml")
    return made


def _data(name: str) -> dict[str, Any]:
    path = files("dateline.vocabulary") / "data" / "registry" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _entry(key: str, body: _Body) -> Entry:
    fields = {f: getattr(body, f) for f in _Body.__struct_fields__ if f != "capital"}
    return Entry(key=key, **fields)


def _checked(table: dict[str, Any], kind: type[Any], where: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        try:
            yield key, msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            raise VocabularyError(f"{where}: {key}: {error}; mend this entry") from error


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without what may differ from one print to another: case, accents, dots, hyphens, a leading "the"."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'"))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = " ".join(split(kept))
    return words[4:] if words.startswith("the ") else words


def split(name: str) -> list[str]:
    """The words of a name, dots dropped and hyphens and slashes read as spaces."""
    return re.sub(r"[-‐‑–/_,]+", " ", name.replace(".", "")).split()
