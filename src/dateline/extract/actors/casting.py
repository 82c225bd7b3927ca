"""Makes the actors of a report out of joined mentions: name, type, country, sector, offices."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.actors import nouns
from dateline.extract.actors.cast import Cast, Mark
from dateline.extract.actors.counterparts import with_counterparts
from dateline.extract.actors.demonyms import acting_countries
from dateline.extract.actors.found import Found
from dateline.extract.actors.home import SURE_HOME, Home
from dateline.extract.actors.incumbents import incumbents
from dateline.extract.actors.joining import Clusters, Held, Profile, counted
from dateline.extract.actors.joint import joint_of
from dateline.extract.actors.linking import link
from dateline.extract.actors.mentions import BODIES, OF_A_LAND, find_nominals, find_pronouns, find_speakers, nominal
from dateline.extract.actors.names import find_names, find_repeats
from dateline.extract.actors.offices import Title, find_titles
from dateline.extract.actors.ofstate import same_office
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.titles import titled
from dateline.extract.actors.titlewords import has_office, of_country
from dateline.record.account import Actor, ActorType, Office
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.registry import Registry, fold, initials, spelled_otherwise
from dateline.vocabulary.weapons import is_weapon


def cast_of(words: Words, known: Registry) -> Cast:
    """The cast of a report whose words are given."""
    found, titles = found_in(words, known)
    home = Home(words, known, found)
    clusters = link(words, found, held_in(words, known, found, titles, home))
    return _Builder(words, known, found, clusters, titles, home).cast()


def held_in(words: Words, known: Registry, found: list[Found], titles: list[Title], home: Home) -> list[Held]:
    """Who is told to hold an office, or is known to hold one on the report's day."""
    told = [
        Held(t.holder, f"{t.title} {t.base}".lower(), t.state(found), None if t.body is None else found[t.body].type)
        for t in titles
    ]
    offices = incumbents(words, known, found, home)
    return [*told, *(Held(i, o.title, o.of if o.of in known.states else None) for i, o in offices.items())]


def found_in(words: Words, known: Registry) -> tuple[list[Found], list[Title]]:
    """All mentions of a report, in reading order, and the titles that stand beside them."""
    named = _as_spelled(words, [f for f in find_names(words, known) if not _in_dateline(words, f)])
    names = [_with_title(words, f) for f in (*named, *find_repeats(words, named))]
    nominals = find_nominals(words, known, names)
    bodies = _bodies_in_titles(words, known, names)
    pronouns = [one for one in find_pronouns(words) if one.head not in _inside(words, names)]
    there = {f.head for f in (*names, *nominals, *pronouns)}
    others = find_speakers(words, known, there | _inside(words, names))
    found = sorted([*names, *nominals, *bodies, *others, *pronouns], key=lambda f: (f.start, -f.end))
    titles = find_titles(words, known, found)
    if states := _adjective_states(words, known, found, titles):
        found = sorted([*found, *states], key=lambda f: (f.start, -f.end))
        titles = find_titles(words, known, found)
    return found, with_counterparts(words, found, titles)


def _as_spelled(words: Words, named: list[Found]) -> list[Found]:
    """Letters that stand in brackets after a known body's name mean that body in all the report: "… Insaf (PTI)"."""
    meant: dict[str, Found] = {}
    for one in named:
        last = words.within(one.span)[1]
        if one.entry is None or last + 2 >= len(words.tokens) or (words.word(last), words.word(last + 2)) != ("(", ")"):
            continue
        letters = words.word(last + 1)
        if letters.isupper() and initials(fold(letters), fold(one.name).split()):
            meant.setdefault(letters, one)
    return [
        msgspec.structs.replace(f, type=m.type, country=m.country, sector=m.sector, entry=m.entry, count=m.count)
        if (m := meant.get(f.name)) is not None and f.entry != m.entry
        else f
        for f in named
    ]


def _in_dateline(words: Words, one: Found) -> bool:
    """Whether a name is where the report was filed: a place, and nobody who acts."""
    filed = words.report.dateline
    return filed is not None and filed.span[0] < one.end and one.start < filed.span[1]


def _inside(words: Words, names: list[Found]) -> set[int]:
    return {i for n in names for i in range(*words.within(n.span))}


def _with_title(words: Words, one: Found) -> Found:
    """A person's mention begins with the titles before the name."""
    if one.type != "person":
        return one
    first, last = words.within(one.span)
    begin = titled(words, first)
    if begin >= first:
        return one
    while begin < first and words.low(begin) in ("the", "a", "an", "'s", "’s", "and"):
        begin += 1
    fields = {f: getattr(one, f) for f in Found.__struct_fields__}
    return Found(**{**fields, "start": words.tokens[begin].start, "head": words.head(begin, last)})


def _bodies_in_titles(words: Words, known: Registry, names: list[Found]) -> list[Found]:
    """Bodies without a capital inside titles: "Afghan foreign ministry" before "spokesperson"."""
    bodies = []
    for one in names:
        if one.type != "person" or len(one.name) == one.end - one.start:
            continue
        first, last = words.within(one.span)
        for index in range(first, last - 1):
            common = words.tokens[index].pos == "NOUN" or words.word(index).islower()
            if common and words.tokens[index + 1].pos in ("NOUN", "PROPN", "PART"):
                made = nominal(words, known, index, free=True)
                if made and made.type in BODIES and made.count == "body" and made.end < one.end:
                    bodies.append(made)
    return [b for b in bodies if not any(n.start <= b.start and b.end <= n.end for n in names if n.type != "person")]


def _adjective_states(words: Words, known: Registry, found: list[Found], titles: list[Title]) -> list[Found]:
    """States that only an adjective names stand at that adjective: before a title, so that offices can be of them, or
    before a deed, which is theirs ("the Russian invasion")."""
    there = {f.country for f in found if f.type == "state"}
    added: dict[int, Found] = {}
    for title in titles:
        code = title.country
        if title.body is not None or code in (None, "?", "-"):
            continue
        first, last = words.within((title.span[0], max(title.span[1], found[title.holder].end)))
        last = min(last + 4, words.bounds(first)[1]) if words.low(min(last, len(words.tokens) - 1)) == "of" else last
        spots = ((i, i + size) for i in range(first, last) for size in (3, 2, 1) if i + size <= last)
        named = (spot for spot in spots if words.tokens[spot[1] - 1].pos != "PUNCT")
        at = next((spot for spot in named if known.country(words.between(*spot)) == code), None)
        if at is not None:
            added.setdefault(at[0], _state_at(words, known, code, *at))
    there |= {f.country for f in added.values()}
    for code, index in _acting_states(words, known):
        if code not in there:
            there.add(code)
            added.setdefault(index, _state_at(words, known, code, index, index + 1))
    return list(added.values())


def _state_at(words: Words, known: Registry, code: str, first: int, last: int) -> Found:
    """The state of a country, as the adjective at `[first, last)` names it."""
    entry = known.states[code]
    return Found(
        start=words.tokens[first].start, end=words.tokens[last - 1].end, head=first, kind="name", name=entry.name,
        type="state", count="body", country=entry.country, sector="GOV", entry=entry.key, definite=True,
    )  # fmt: skip


def _acting_states(words: Words, known: Registry) -> Iterator[tuple[str, int]]:
    """Countries whose adjective stands before a noun that tells what they do, or before a weapon that does it, with
    where it stands."""
    for mark in words.reading.events:
        first, last = words.within(mark.trigger)
        noun = _doing(words, words.head(first, last)) if first < last else None
        if noun is not None:
            yield from acting_countries(words, known, noun, mark.type)


def _doing(words: Words, head: int | None) -> int | None:
    """The noun that tells a deed, or the weapon that is the subject of the verb that does."""
    if head is None or words.tokens[head].pos == "NOUN":
        return head
    sees = words.tokens[head].lemma in listed("roles", "sighting")
    sides = ("obj",) if sees else ("nsubj",)
    doing = [c for c in words.children[head] if words.tokens[c].relation in sides or words.case(c) == "by"]
    shots = listed("weapons", "shots")
    return next((c for c in doing if is_weapon(words.tokens[c].lemma) or words.tokens[c].lemma in shots), None)


def _is_known(one: Found) -> bool:
    """Whether a mention's country is the registry's, and not one that the report tells with it."""
    return one.entry is not None


def _is_one(profile: Profile) -> bool:
    """Whether an actor without a name is one human being: "the minister", "a woman"."""
    return profile.counts == {"one"} and not any(nouns.means_many(noun.split()[-1]) for noun in profile.nouns)


def _is_the_states(one: Found) -> bool:
    """Whether a mention is of a body of which a state has one: "the army", "police", but not "rebel police"."""
    bodies = table("bodies")["one_of_a_state"]["nouns"]
    return one.kind == "nominal" and one.name.lower().removeprefix("the ") in bodies


class _Builder:
    """Turns clusters into actors, once."""

    def __init__(
        self, words: Words, known: Registry, found: list[Found], clusters: Clusters, titles: list[Title], home: Home
    ) -> None:
        self.words, self.known, self.found, self.clusters = words, known, found, clusters
        self.ids: dict[int, str] = {}
        for root in clusters.roots():
            if any(found[i].kind != "pronoun" for i in clusters.members(root)):
                self.ids[root] = f"A{len(self.ids) + 1}"
        self.titles = titles
        self.home = home
        self.main = self.home.country()

    def cast(self) -> Cast:
        offices = self._offices()
        actors = [self._actor(root, offices.get(identity, ())) for root, identity in self.ids.items()]
        marks = [
            Mark(f.start, f.end, f.head, self.ids[self.clusters.root(i)], f.kind)
            for i, f in enumerate(self.found)
            if self.clusters.root(i) in self.ids
        ]
        joint, joint_marks, rows = joint_of(self.words, actors, marks, self._they())
        marks = sorted([*marks, *joint_marks], key=lambda m: (m.start, -m.end))
        told_as = {identity: kind for root, identity in self.ids.items() if (kind := self._told_as(root)) is not None}
        return Cast(actors=(*actors, *joint), marks=tuple(marks), tokens=self.words.tokens, told_as=told_as, rows=rows)

    def _they(self) -> dict[int, tuple[str, ...]]:
        """Whom pronouns mean that mean several told together, by the pronouns' tokens."""
        rows = {i: [self.ids[self.clusters.root(k)] for k in row] for i, row in self.clusters.together.items()}
        return {self.found[i].head: tuple(dict.fromkeys(row)) for i, row in rows.items() if len(set(row)) > 1}

    def _told_as(self, root: int) -> ActorType | None:
        """The type by which an actor without a name is told where it is not the noun's own."""
        profile = self.clusters.profile(root)
        if profile.named:
            return None
        told = [self.found[i] for i in self.clusters.members(root)]
        served = (kind.type for one in told if (kind := one.served) is not None)
        if _is_one(profile):
            return "person"
        return "state" if any(self._are_states(one) for one in told) else next(served, None)

    def _are_states(self, one: Found) -> bool:
        """Whether a mention means states: "15 countries", "world powers"; by what they are to one: "Mali's allies"."""
        noun = one.noun or ""
        if one.kind != "nominal" or one.count != "many" or one.owners:
            return False
        before = range(self.words.within(one.span)[0], one.head)
        told = nouns.tells_states(noun) or nouns.are_powers(noun)
        if nouns.are_lands(noun) or (told and any(nouns.of_world(self.words.low(i)) for i in before)):
            return True
        if not nouns.tells_states(noun):
            return False
        tied = {i for i in before if self.words.tokens[i].head == one.head}
        whose = [k for k, f in enumerate(self.found) if f.head in tied]
        return any(self.clusters.profile(self.clusters.root(k)).type == "state" for k in whose)

    def _actor(self, root: int, offices: tuple[Office, ...]) -> Actor:
        members = [self.found[i] for i in self.clusters.members(root)]
        profile = self.clusters.profile(root)
        told = [m for m in members if m.kind != "pronoun"]
        sure = [m for m in told if not (m.entry and self._spelled_otherwise(m, told))]
        kind = profile.type if len(sure) == len(told) else next(m.type for m in sure if m.kind == "name")
        best = next((m for m in sure if m.entry), None)
        sectors = (m.served.sector if m.served else m.sector for m in ([best] if best else sure))
        sector = next((s for s in sectors if s), None)
        lands = ([best] if best and best.country else sure) if kind != "person" else sorted(sure, key=_is_known)
        country = next((m.country for m in lands if m.country and self._may_be_of(m)), None)
        return Actor(
            id=self.ids[root], name=self._name(told), type=kind, sector=sector,
            country=country or self._country_by_office(root) or self._whose(told, kind) or self._home_of(sure, kind),
            roles=offices,
            mentions=tuple(dict.fromkeys(m.span for m in members)),
        )  # fmt: skip

    def _whose(self, told: list[Found], kind: str) -> str | None:
        """The country of the one state or body whose forces these are: "Mali's army said *its troops* had left"."""
        heads = {m.head for m in told} if kind in ("armed_forces", "armed_group") else set()
        links = self.words.tokens
        theirs = [
            self.clusters.root(i)
            for i, f in enumerate(self.found)
            if f.kind == "pronoun" and links[f.head].relation == "nmod:poss" and links[f.head].head in heads
        ]
        lands = {m.country for root in theirs for i in self.clusters.members(root) if (m := self.found[i]).country}
        return lands.pop() if len(lands) == 1 else None

    def _may_be_of(self, one: Found) -> bool:
        """Whether a mention may tell its actor's country; a known name does where the report names that country."""
        return one.type != "person" or not one.entry or self.home.names(one.country or "")

    def _spelled_otherwise(self, one: Found, told: list[Found]) -> bool:
        names = [m.name for m in told if m.kind == "name"]
        return spelled_otherwise(one.name, names, self.known.entries[one.entry or ""])

    def _name(self, told: list[Found]) -> str:
        """The fullest form: names before nominals, these before what only counts them ("around 2,000 mercenaries"),
        whole words before initials, the longer before the shorter."""
        names = [m for m in told if m.kind == "name"] or [m for m in told if not counted(m)]
        return max(
            names or told, key=lambda m: (not m.loose, len(m.name.split()), not m.name.isupper(), len(m.name), -m.start)
        ).name

    def _home_of(self, sure: list[Found], kind: str) -> str | None:
        """The country of a body of a state, named ("the Supreme Court") or one of a kind ("the army", "police"), where
        the report is about hardly any other."""
        named = any(m.kind == "name" for m in sure) and not any(m.entry for m in sure)
        body = named and kind in listed("bodies", "of_many_states", "types")
        if not body and not all(map(_is_the_states, sure)):
            return None
        home = self.home.country(SURE_HOME)
        return home if home is not None or kind != "armed_forces" else self.home.country(at_war=True)

    def _country_of(self, title: Title) -> str | None:
        """The state whose office a title is: by its words, by the registry, by what the report is about."""
        if title.country != "?":
            return None if title.country == "-" else title.country
        mine = (t for t in self.titles if t.base == title.base and self.clusters.same(t.holder, title.holder))
        if any(t.country == "-" for t in mine):
            return None
        if (body := self._known_body(title)) is not None:
            return body if body in self.known.states else None
        state = of_country(title.base) or self._official(title) or self.main
        known = state is not None and has_office(state, title.base) and not self._held(title, state)
        return state if state is not None and known and not self._foreign(title, state) else None

    def _official(self, title: Title) -> str | None:
        """The state whose body publishes the report, where it can have the office."""
        own = self.home.official
        return own if own is not None and has_office(own, title.base) else None

    def _known_body(self, title: Title) -> str | None:
        """The state or body of which the registry knows the holder of a title, by a whole name; by a surname alone only
        a state that the report names, where a whole name is printed too and known to nobody."""
        names = [f.name for i in self.clusters.members(title.holder) if (f := self.found[i]).kind == "name"]
        names.sort(key=lambda name: " " not in name)
        whole = bool(names) and " " in names[0]
        for name in names:
            body = self.known.body_of(name, title.base, self.words.report.anchor)
            if body is not None and (" " in name or not whole or self.home.names(body)):
                return body
        return None

    def _held(self, title: Title, state: str) -> bool:
        """Whether another is told to hold now the office of a state that a title would be."""
        if title.former:
            return False
        others = (t for t in self.titles if not t.former and not self.clusters.same(t.holder, title.holder))
        return any(t.state(self.found) == state and same_office(t.title, title.title) for t in others)

    def _foreign(self, title: Title, state: str) -> bool:
        """Whether someone of another state's office is named in the same sentence, so that the office of who is named
        with that one may be of that state too: "he met Prime Minister Lee"."""
        if state == self.home.outlet:
            return False
        holder = self.found[title.holder]
        sentence = self.words.sentence[holder.head]
        here = {i for i, f in enumerate(self.found) if self.words.sentence[f.head] == sentence}
        if any(self.found[i].country == state and self.found[i].type == "government" for i in here):
            return False
        others = {self.clusters.root(i) for i in here} - {self.clusters.root(title.holder)}
        told = {t.state(self.found) for t in self.titles if self.clusters.root(t.holder) in others}
        return bool(told - {None, state}) and state not in told

    def _country_by_office(self, root: int) -> str | None:
        for title in self.titles:
            if self.clusters.same(title.holder, root):
                body = self.found[title.body] if title.body is not None else None
                if body is not None and body.country and body.type in OF_A_LAND:
                    return body.country
                if country := self._country_of(title):
                    return country
        return None

    def _offices(self) -> dict[str, tuple[Office, ...]]:
        states = {self.found[i].country: i for i in range(len(self.found) - 1, -1, -1) if self.found[i].type == "state"}
        bodies = {f.entry: i for i, f in enumerate(self.found) if f.entry and f.kind == "name" and f.type != "state"}
        made: dict[str, dict[tuple[str, str | None], Office]] = {}
        for title in self.titles:
            holder = self.ids.get(self.clusters.root(title.holder))
            body = title.body if title.body is not None else states.get(self._country_of(title))
            if body is None and title.country in (None, "?"):
                body = bodies.get(self._known_body(title) or "")
            of = self.ids.get(self.clusters.root(body)) if body is not None else None
            if holder and of != holder:
                name = f"former {title.title}" if title.former else title.title
                made.setdefault(holder, {}).setdefault((name.lower(), of), Office(name, of, title.span))
        return {holder: tuple(offices.values()) for holder, offices in made.items()}
