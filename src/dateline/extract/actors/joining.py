"""Joins mentions of one actor, and never two with conflicting names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from dateline.extract.actors import nouns
from dateline.extract.actors.alike import parts_of_one, same_person, short_form
from dateline.extract.actors.found import POSSESSIVES, Found
from dateline.extract.actors.ofstate import office_in, office_of, offices_agree
from dateline.extract.numbers import read_number
from dateline.record.account import ActorType
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import fold

COUNTRY_NOUNS = frozenset(
    "country nation state kingdom republic neighbor neighbour ally power superpower island side rival".split()
)
OPEN_NOUNS: dict[str, frozenset[ActorType]] = {
    "group": frozenset({"armed_group", "ngo", "other", "party", "population", "company", "igo"}),
    "organization": frozenset({"armed_group", "ngo", "igo", "other"}),
    "organisation": frozenset({"armed_group", "ngo", "igo", "other"}),
    "movement": frozenset({"armed_group", "party", "ngo"}),
    "agency": frozenset({"igo", "media", "government", "ngo"}),
    "body": frozenset({"igo", "government", "ngo"}),
    "bloc": frozenset({"igo"}), "alliance": frozenset({"igo", "party"}), "union": frozenset({"igo", "ngo"}),
    "institution": frozenset({"igo", "government", "other"}), "watchdog": frozenset({"ngo", "igo"}),
    "militia": frozenset({"armed_group"}), "faction": frozenset({"armed_group", "party"}),
    "network": frozenset({"media", "armed_group", "ngo"}), "force": frozenset({"armed_forces", "armed_group"}),
    "court": frozenset({"igo", "government"}), "commission": frozenset({"igo", "government", "ngo"}),
    "committee": frozenset({"igo", "government", "ngo"}), "council": frozenset({"igo", "government", "ngo"}),
    "association": frozenset({"ngo"}), "newspaper": frozenset({"media"}),
    "outlet": frozenset({"media"}),
    "university": frozenset({"other"}), "company": frozenset({"company"}), "firm": frozenset({"company"}),
    "center": frozenset({"ngo", "other"}), "institute": frozenset({"ngo", "other"}),
    "mission": frozenset({"igo", "armed_forces"}),
    "party": frozenset({"party"}), "ministry": frozenset({"government"}), "department": frozenset({"government"}),
    "rebel": frozenset({"armed_group"}), "militant": frozenset({"armed_group"}),
    "insurgent": frozenset({"armed_group"}), "separatist": frozenset({"armed_group"}),
    "jihadist": frozenset({"armed_group"}), "guerrilla": frozenset({"armed_group"}),
    "paramilitary": frozenset({"armed_group"}),
}  # fmt: skip
"""Nouns that can take up a named actor, and the types of name that they take up."""

BODY_NOUNS = frozenset(
    "ministry court tribunal council embassy university police army navy party bank commission union department"
    " committee association institute hospital academy federation foundation company".split()
)
"""Nouns each of which is another kind of body: a ministry is no council, an association no party."""

_NUMBERED = re.compile(
    r"(?:the |these |those |all )?(?:two|both|three|four|five|six|seven|eight|nine|ten|\d+)\b(?! percent|-)", re.I
)
MILITARY = frozenset({"army", "military", "armed forces", "defense forces", "defence forces", "armed force"})
POLICE = frozenset({"police", "police force", "law enforcement"})
SOLITARY = frozenset({"a", "an", "another", "other", "some", "several", "many", "more", "few", "two", "three", "four"})


class Profile(msgspec.Struct, frozen=True):
    """What is known of an actor from the mentions joined so far."""

    type: ActorType
    named: bool
    entries: frozenset[str]
    names: tuple[str, ...]
    """Folded names of the named mentions."""
    counts: frozenset[str]
    countries: frozenset[str]
    nouns: frozenset[str]
    genders: frozenset[str]
    owners: frozenset[str] = frozenset()
    """Words of the persons by whom its nominals are told: "Trump" of "the Trump administration"."""
    several: bool = False
    """Whether it is told as more than one: "the two leaders", "these four nations", "the G7 countries"."""
    numbers: frozenset[float] = frozenset()
    """By what numbers it is told: 28 of "28 soldiers"."""


class Held(msgspec.Struct, frozen=True, array_like=True):
    """An office in lower case, the mention of who holds it (its place among those found), and of which state or kind
    of body it is."""

    holder: int
    title: str
    state: str | None = None
    body: ActorType | None = None


class Clusters:
    """A partition of mentions that only ever joins; a join that names forbid is refused."""

    def __init__(
        self, found: list[Found], offices: Iterable[Held] = (), posts: Mapping[int, str] | None = None
    ) -> None:
        """`offices` are those that persons hold; `posts` say of nominals for one person of
        what body they are told ("the commander of the Omani Navy"), by its key or folded name."""
        self.found = found
        self._posts = posts or {}
        self.together: dict[int, tuple[int, ...]] = {}
        """For pronouns that mean several told together, the mentions of these."""
        self._offices: dict[int, set[Held]] = {}
        for office in offices:
            self._offices.setdefault(office.holder, set()).add(office)
        self._up = list(range(len(found)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(found))}
        self._profiles: dict[int, Profile] = {i: _profile([f]) for i, f in enumerate(found)}

    def root(self, index: int) -> int:
        """The mention that stands for the cluster of this one."""
        while self._up[index] != index:
            self._up[index] = self._up[self._up[index]]
            index = self._up[index]
        return index

    def members(self, index: int) -> list[int]:
        """All mentions in the cluster of this one, in reading order."""
        return sorted(self._members[self.root(index)])

    def roots(self) -> list[int]:
        """One mention for each cluster, clusters in the order of their first mention."""
        return sorted(self._members, key=lambda r: min(self._members[r]))

    def profile(self, index: int) -> Profile:
        """What the cluster of this mention is known to be."""
        return self._profiles[self.root(index)]

    def titles(self, index: int) -> set[str]:
        """The names of these offices."""
        return {office.title for office in self.offices(index)}

    def offices(self, index: int) -> list[Held]:
        """The offices that the report, or the registry, gives to anyone in the cluster of this mention."""
        return [office for i in self._members[self.root(index)] for office in self._offices.get(i, ())]

    def lands(self, index: int) -> set[str]:
        """The countries that the actor of this mention is told to be of, or to hold an office of."""
        states = {office.state for office in self.offices(index) if office.state is not None}
        return states | self.profile(index).countries

    def _offices_agree(self, one: int, other: int) -> bool:
        """Whether the offices by which one is told ("the interior minister") are such as the other has, where it has
        any, and of the other's country: no French minister is "the Egyptian president"."""
        told = {o for i in self._members[one] if (o := office_of(self.found[i])) is not None}
        held = {o for i in self._members[other] if (o := office_of(self.found[i])) is not None}
        held |= {office for title in self.titles(other) if (office := office_in(title)) is not None}
        lands = {f.country for i in self._members[one] if office_of(f := self.found[i]) is not None and f.country}
        known = self.lands(other)
        if lands and known and not lands & known:
            return False
        return not held or all(any(offices_agree(o, h) for h in held) for o in told)

    def _posts_agree(self, one: int, other: int) -> bool:
        """Whether nobody is told by one noun of two bodies: the commanders of two navies are two."""
        told, held = self._held(one), self._held(other)
        return all(any(b == c or short_form(b, c) for b in told[n] for c in held[n]) for n in told.keys() & held.keys())

    def _held(self, root: int) -> dict[str, set[str]]:
        """The bodies of which the mentions of a cluster are told, by noun."""
        held: dict[str, set[str]] = {}
        for i in self._members[root]:
            if i in self._posts:
                held.setdefault(self.found[i].noun or "", set()).add(self._posts[i])
        return held

    def _in_line(self, one: int, other: int) -> bool:
        """Whether the nouns of someone unnamed may tell the named person of another cluster."""
        nominal, person = self._profiles[one], self._profiles[other]
        if nominal.named or not person.named or person.type != "person":
            return True
        held = {w for title in self.titles(other) for w in title.split()} | {n.split()[-1] for n in person.nouns}
        known = frozenset(w for w in held if nouns.is_one(w))
        told = (self.found[i] for i in self._members[one])
        return all(
            nouns.in_line((f.noun or "").split()[-1], known)
            for f in told
            if f.kind == "nominal" and f.count == "one" and f.noun
        )

    def same(self, one: int, other: int) -> bool:
        """Whether two mentions are joined."""
        return self.root(one) == self.root(other)

    def _inside(self, one: int, other: int) -> bool:
        """Whether a pronoun alone stands inside words of another cluster, or owns who is named right after it, and so
        means someone else: "its leader", "his colleague Ann Lee"."""
        pronoun = self.found[one]
        if len(self._members[one]) > 1 or pronoun.kind != "pronoun":
            return False
        around = [self.found[i] for i in self._members[other]]
        if pronoun.name in POSSESSIVES and any(f.start == pronoun.end + 1 and f.type == "person" for f in around):
            return True
        return any(f.start <= pronoun.start and pronoun.end <= f.end and f.head != pronoun.head for f in around)

    def join(
        self,
        one: int,
        other: int,
        *,
        sure: bool = False,
        apposed: bool = False,
        short: bool = False,
        parts: bool = False,
    ) -> bool:
        """Joins two mentions' clusters unless their names or kinds conflict; `sure` skips the test of kinds, words
        `apposed` to a name may tell its kind, `short` says that one is the other's name in short, and `parts` that
        names may be parts of one longer name."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        if self._inside(a, b) or self._inside(b, a):
            return False
        if not (
            (short and not (self._profiles[a].entries and self._profiles[b].entries))
            or names_agree(self._profiles[a], self._profiles[b], parts=parts)
            if sure or short
            else fits(self._profiles[a], self._profiles[b], apposed=apposed)
            and all(self._offices_agree(x, y) and (apposed or self._in_line(x, y)) for x, y in ((a, b), (b, a)))
            and self._posts_agree(a, b)
        ):
            return False
        low, high = min(a, b), max(a, b)
        self._up[high] = low
        self._members[low] += self._members.pop(high)
        self._profiles.pop(high)
        self._profiles[low] = _profile([self.found[i] for i in self._members[low]])
        return True


def _profile(members: list[Found]) -> Profile:
    named = [m for m in members if m.kind == "name"]
    nominals = [m for m in members if m.kind == "nominal"]
    told = named or nominals or members
    best = next((m for m in told if m.entry), None) or max(told, key=lambda m: (m.type != "other", len(m.name)))
    if named and best.type == "other" and not best.entry:
        best = next((m for m in nominals if m.type in TOLD and m.count == "body"), best)
    return Profile(
        type=best.type,
        named=bool(named),
        entries=frozenset([m.entry for m in members if m.entry]),
        names=tuple(dict.fromkeys([fold(m.name) for m in named])),
        counts=frozenset([m.count for m in members if m.count not in ("unknown", best.type == "person" and "body")]),
        countries=frozenset([m.country for m in members if m.country]),
        nouns=frozenset([m.noun for m in nominals if m.noun]),
        genders=frozenset([m.gender for m in members if m.gender in ("he", "she")]),
        owners=frozenset().union(*[m.owners for m in members]),
        several=any(map(_several, nominals)),
        numbers=frozenset([n for m in nominals if (n := _number(m)) is not None]),
    )


def names_agree(a: Profile, b: Profile, *, parts: bool = False) -> bool:
    """Whether two actors' names can be one actor's; `parts` says that a person's may be parts of one longer name."""
    if a.entries and b.entries:
        return bool(a.entries & b.entries)
    if a.named and b.named:
        if (a.type == "person") != (b.type == "person"):
            return False
        if a.type == "person":
            known = (*a.names, *b.names) if parts else ()
            return all(same_person(m, n) or parts_of_one(m, n, known) for m in a.names for n in b.names)
        if "state" in (a.type, b.type):
            return False
        return any(short_form(m, n) for m in a.names for n in b.names)
    return True


def fits(a: Profile, b: Profile, *, apposed: bool = False) -> bool:
    """Whether two actors can be one: names agree, kinds and numbers and countries do not conflict."""
    if not names_agree(a, b) or (a.several and b.named) or (b.several and a.named):
        return False
    if apposed and (_tells_a_state(a, b) or _tells_a_state(b, a)):
        return True
    told = apposed and (_describes(a, b) or _describes(b, a))
    if len(a.genders | b.genders) > 1 or not (told or _counts_agree(a, b)):
        return False
    if (a.owners and b.owners and not a.owners & b.owners) or (a.numbers and b.numbers and not a.numbers & b.numbers):
        return False
    if _other_body(a, b) or _other_body(b, a):
        return False
    if a.countries and b.countries and not a.countries & b.countries and "person" not in (a.type, b.type):
        return False
    return told or (_types_agree(a, b) and _types_agree(b, a)) or (apposed and (_tells(a, b) or _tells(b, a)))


def _describes(nominal: Profile, named: Profile) -> bool:
    """Whether a noun of no known kind stands beside a person's name and so tells the person: "the potter Ann Day"."""
    plain = nominal.type == "other" and nominal.counts == frozenset({"body"}) and not nominal.named
    return plain and named.named and named.type == "person"


def _tells_a_state(nominal: Profile, named: Profile) -> bool:
    """Whether a noun beside a state's name says what it is to others: "its main ally, Russia"."""
    alone = not nominal.named and "many" not in nominal.counts and not nominal.several
    parts = {noun.split()[-1] for noun in nominal.nouns}
    return alone and bool(parts) and parts <= _parts_of_states() and named.named and named.type == "state"


@cache
def _parts_of_states() -> frozenset[str]:
    return COUNTRY_NOUNS | listed("actor_nouns", "states", "nouns")


def _other_body(nominal: Profile, named: Profile) -> bool:
    """Whether a noun tells a body of one kind ("the ministry") and a name one of another ("the Sovereign Council")."""
    if nominal.named or not named.named:
        return False
    told = {noun.split()[-1] for noun in nominal.nouns} & BODY_NOUNS
    borne = {word for name in named.names for word in name.split()} & BODY_NOUNS
    return bool(told and borne) and not told & borne


def _tells(nominal: Profile, named: Profile) -> bool:
    """Whether nouns beside a name tell what it is, where the name does not: "the investment bank Natix"."""
    told = nominal.type in TOLD and nominal.counts == frozenset({"body"}) and not nominal.named
    return told and named.named and named.type == "other"


TOLD: frozenset[ActorType] = frozenset(
    {"company", "ngo", "media", "party", "armed_group", "government", "armed_forces"}
)
"""Types that a noun beside a name may give it."""


def _counts_agree(a: Profile, b: Profile) -> bool:
    if not a.counts or not b.counts or a.counts & b.counts:
        return True
    return "one" not in a.counts | b.counts and (a.named or b.named)


def _types_agree(a: Profile, b: Profile) -> bool:
    if a.type == b.type or not a.nouns | b.nouns or (a.named and b.named):
        return True
    if not b.named and not b.nouns:
        return True
    if b.named or a.type == "person":
        return a.type != "person" or "one" in b.counts or not b.counts
    if a.type == "state":
        return bool(b.nouns & COUNTRY_NOUNS)
    if a.named:
        return all(a.type in OPEN_NOUNS.get(n.split()[-1], ()) for n in b.nouns)
    return "other" in (a.type, b.type) or bool(a.nouns & b.nouns)


def _number(f: Found) -> float | None:
    """The number that opens a nominal of many: 28 of "28 soldiers", 12 of "Twelve men"; "the two" are known already."""
    words = f.name.lower().split()
    read = read_number(words, 0) if f.count == "many" and len(words) > 1 else None
    return read.value if read is not None and not read.vague else None


def _several(f: Found) -> bool:
    """Whether a nominal means more than one by its number, or more than one country or firm by its plural."""
    noun = (f.noun or "").split()[-1:]
    plural = bool(noun) and f.name.split()[-1].lower() != noun[0]
    lands = plural and (noun[0] in COUNTRY_NOUNS or f.type in ("company", "party", "ngo", "media"))
    return (lands and f.count == "many") or _NUMBERED.match(f.name) is not None


def counted(f: Found) -> bool:
    """Whether a mention only counts those it means, or has them for new: "three mercenaries", "another group"."""
    return fold(f.name).split()[0] in SOLITARY or any(c.isdigit() for c in f.name)
