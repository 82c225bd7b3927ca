"""Which country a report takes for granted: the one whose "prime minister" needs no adjective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words, in_longer_name, of_the_americas, tells_side
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.registry import Registry, fold

_ABROAD = frozenset({"person", "media", "company", "igo", "ngo", "state"})
"""Types of actors whose country says little of where a report's events are, such as news agencies and firms; states
are counted by their names."""
_LONGEST = 4
"""How many words a country's name may have."""


HOME = 0.4
"""Share of a report's mentions of countries that make one of them its home: "the defence minister" is taken to be of
there. Below it, whose minister is meant stays unknown."""

SURE_HOME = 0.6
"""The same for a body that is named without its state: "the Supreme Court"."""

_LEAD = 1.2
"""How many times more often than any other it must be named: of two that a report is about equally, neither is home."""

_FAR_AHEAD = 2
"""The same for the one whose army "the army" is."""

_OWN = 0.4
"""What share of all mentions the country of the publisher, or where a report was filed, counts for where it is named:
at home nobody says whose prime minister it is."""


class Home:
    """The countries that a report names, and which of them it takes for granted."""

    def __init__(self, words: Words, known: Registry, found: Iterable[Found]) -> None:
        self._named = named_countries(words, known, found)
        publisher, filed = words.report.publisher, words.report.dateline
        self.outlet = home_of_outlet(publisher, known) if publisher else None
        """The country of the publisher."""
        self.official = self.outlet if publisher and _is_official(publisher) else None
        """The country of the publisher where that is a body of state, whose ministers need no adjective."""
        here = _country_of_place(filed.text, known) if filed else None
        self._told = Counter(self._named)
        bonus = round(_OWN * self._named.total())
        for code in (self.outlet, here):
            if code is not None and self._named[code]:
                self._named[code] += bonus

    def names(self, country: str) -> bool:
        """Whether the report names a country."""
        return self._named[country] > 0

    def country(self, share: float = HOME, *, at_war: bool = False) -> str | None:
        """The country that makes up at least this share of those named; the publisher's where none is named. Of armies
        (`at_war`) that where the report was written counts for nothing: Sudan's war is told from Cairo."""
        named = self._told if at_war else self._named
        if not named:
            return self.outlet
        ranked = sorted(named.items(), key=lambda told: (told[1], told[0] == self.outlet), reverse=True)
        (country, times), (_, others) = [*ranked, ("", 0)][:2]
        ahead = country == self.outlet or times >= (_FAR_AHEAD if at_war else _LEAD) * others
        return country if ahead and times >= share * named.total() else None


def _country_of_place(place: str, known: Registry) -> str | None:
    """The country of a dateline: "AMMAN", "GINOWAN, Japan"."""
    parts = [part.strip().title() for part in reversed(place.split(","))]
    return next((code for part in parts if (code := known.country(part)) is not None), None)


def named_countries(words: Words, known: Registry, found: Iterable[Found]) -> Counter[str]:
    """How often a report names each country: by its name, its adjective, its people, its capital, or a body of it;
    not by whose side others are on or what they speak ("pro-Russian rebels"): these are mostly of another country."""
    counts: Counter[str] = Counter()
    index = 0
    while index < len(words.tokens):
        size, code = _named_at(words, known, index)
        if code is not None and not tells_side(words, index):
            counts[code] += 1
        index += size
    for one in found:
        if one.kind == "name" and one.entry and one.country and one.type not in _ABROAD and not _says(known, one):
            counts[one.country] += 1
    return counts


def _named_at(words: Words, known: Registry, index: int) -> tuple[int, str | None]:
    """The country that begins at a token and how many tokens it takes; none in a person's name."""
    if index in words.people or not words.word(index)[:1].isupper() or of_the_americas(words, index):
        return 1, None
    if (within := in_longer_name(words, index)) is not None:
        return 1, within or None
    _, high = words.bounds(index)
    for size in range(min(_LONGEST, known.reach(fold(words.word(index))), high - index), 0, -1):
        code = known.country(words.between(index, index + size))
        if code is not None and words.tokens[index + size - 1].pos != "PUNCT":
            return size, code
    return 1, None


def _says(known: Registry, one: Found) -> bool:
    """Whether a body's name holds its country, which is counted there."""
    return any(known.country(word) == one.country for word in one.name.split())


def _is_official(publisher: str) -> bool:
    """Whether a publisher's site is one of a government: "www.gov.uk", "foreignminister.gov.au"."""
    return bool(set(publisher.lower().split(".")) & listed("outlets", "official", "labels"))


@cache
def home_of_outlet(publisher: str, known: Registry) -> str | None:
    """The country that a publisher writes from, by the ending of its site ("….co.uk") or by its name ("egypttoday.com",
    "The Jordan Times"); `None` where neither tells."""
    if "." not in publisher or " " in publisher:
        return _in_name(publisher, known)
    *labels, ending = publisher.lower().split(".")
    code: str = table("outlets")["sites"].get(ending, ending.upper())
    if code in known.states and ending not in listed("outlets", "anyone", "endings"):
        return code
    papers = {paper: land for land, names in table("outlets")["papers"].items() for paper in names.split()}
    return next((land for label in labels if (land := papers.get(label) or _in_name(label, known)) is not None), None)


def _in_name(name: str, known: Registry) -> str | None:
    """The one country that a paper's name is made of, with words that any paper has: `jordantimes`."""
    lands = {fold(state.name).replace(" ", ""): code for code, state in known.states.items()}
    left = _without_press(fold(name).replace(" ", ""))
    found = {code for word in left if (code := known.country(word) or lands.get(word)) is not None}
    return found.pop() if len(found) == 1 else None


def _without_press(name: str) -> set[str]:
    """A paper's name, and all that can be left of it without the words of the press at its ends."""
    left, front = {name}, [name]
    while front:
        here = front.pop()
        ends = {here.removeprefix(word) for word in listed("outlets", "press", "words")}
        ends |= {here.removesuffix(word) for word in listed("outlets", "press", "words")}
        front += ends - left
        left |= ends
    return left
