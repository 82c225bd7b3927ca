"""Invented news with its accounts: stories over days, told by several outlets, some in copies of one wire text.

Everything is made up: towns, groups, people, outlets. The same seed gives the same news. Used by `bench_record.py` and
by the tests of joining.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateline.record.account import Account, Actor, Attribution, Event, Figure, Participant, Place, header
from dateline.record.report import Paragraph, Report, Words, report_id

ONSETS = "b br d dr f g gr h k kr l m n p r s sh st t tr v z".split()
VOWELS = "a e i o u ai ou".split()
CODAS = ["", *"l m n r s th k".split()]
COUNTRIES = {"KM": "Comorra", "ZZ": "Zerovia", "QA": "Qartha", "XK": "Kessovia", "BV": "Bovania", "TF": "Tafira"}
OUTLETS = (
    "The Harbour Post|Valley Wire|Meridian Daily|North Star|Coast Herald|The Ledger|Radio Sefra|Plain Dealer"
).split("|")


class Kind(NamedTuple):
    """What a story is about: its event, and templates of lead and headline."""

    type: str
    mode: str | None
    trigger: str
    lead: str
    title: str


KINDS = {
    "bombing": Kind(
        "ASSAULT", "bombing", "exploded", "A bomb {t} in {p} and killed {n} people", "Blast in {p} kills {n}"
    ),
    "raid": Kind(
        "ASSAULT", "firearms", "stormed", "Gunmen of the {g} {t} a barracks in {p} and killed {n} people",
        "{g} storm barracks in {p}, {n} dead",
    ),
    "seizure": Kind(
        "COERCE", "seize", "seized", "Fighters of the {g} {t} {n} hostages in {p}", "{n} taken hostage in {p}"
    ),
    "protest": Kind(
        "PROTEST", "demonstrate", "marched", "About {n} people {t} in {p} against the price of bread",
        "Thousands march in {p}",
    ),
    "retreat": Kind(
        "RETREAT", "withdraw", "withdrew", "The {g} {t} {n} soldiers from a base in {p}", "{g} pulls out in {p}"
    ),
    "aid": Kind("AID", None, "delivered", "The {g} {t} grain to {n} people in {p}", "Grain reaches {n} in {p}"),
}  # fmt: skip
THINGS = (
    "granary bridge mill courthouse lighthouse quarry clinic cannery observatory ferry tannery brickworks cistern "
    "foundry monastery orchard saltworks tower stadium theatre vineyard weir aqueduct archive bakery barn "
    "boathouse canal chapel cinema dairy depot distillery embassy fairground forge fountain gallery garage "
    "gasworks greenhouse gymnasium harbour hostel hotel jetty kiln laundry library market mine museum nursery "
    "pier pharmacy printworks pumphouse reactor refinery reservoir sawmill shipyard silo smelter stable tavern "
    "tramway tunnel university viaduct"
).split()
ROLES = (
    "baker surgeon pilot fisherman carpenter judge nurse shepherd tailor welder librarian grocer postman sculptor "
    "miner chemist gardener porter barber plumber dentist printer mechanic violinist archivist beekeeper butcher "
    "cobbler diver engraver farrier glazier jeweller locksmith mason optician potter roofer saddler tinsmith "
    "upholsterer weaver"
).split()
ACTS = (
    "inspected repainted guarded photographed measured abandoned reopened fenced flooded searched mapped emptied "
    "repaired insured sold bought borrowed described sketched evacuated sealed unlocked drained swept blessed "
    "cursed audited dismantled extended heated leased mortgaged patrolled praised renovated surveyed toured "
    "vacated"
).split()
LOOKS = (
    "abandoned ancient brick broken copper crowded damp derelict dusty empty famous frozen gilded granite grey "
    "half-built hidden iron ivy-covered leaking lonely marble muddy narrow neglected oak octagonal painted quiet "
    "roofless rusting sandstone scorched shuttered slate sunken tiled timber towering vaulted wooden"
).split()


class Told(NamedTuple):
    """One invented report with what it says, and the number of its story."""

    report: Report
    account: Account
    story: int


class World:
    """Towns, groups and people that the news is about, as many as the news needs."""

    def __init__(self, choice: random.Random, size: int) -> None:
        self.choice = choice
        codes = list(COUNTRIES)
        self.towns = [(self.name(), codes[n % len(codes)], n + 1) for n in range(max(40, size // 12))]
        self.groups = [f"{self.name()} Front" for _ in range(max(12, size // 60))]
        self.people = [f"{self.name()} {self.name()}" for _ in range(max(60, size // 10))]

    def name(self) -> str:
        """A name of two or three syllables."""
        pick = self.choice.choice
        return "".join(
            pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(self.choice.choice((2, 2, 3)))
        ).capitalize()


def news(count: int, *, seed: int = 7, per_day: int = 30, first: str = "2024-01-01") -> Iterator[Told]:
    """About `count` reports in the order of their days, `per_day` of them a day."""
    choice = random.Random(seed)
    world = World(choice, count)
    day, told = date.fromisoformat(first), 0
    waiting: dict[date, list[Told]] = {}
    number = 0
    while told < count:
        today = waiting.pop(day, [])
        while len(today) < per_day:
            for on, one in _story(world, number, day):
                (today if on == day else waiting.setdefault(on, [])).append(one)
            number += 1
        for one in today[: count - told]:
            yield one
            told += 1
        day += timedelta(days=1)


def _story(world: World, number: int, day: date) -> list[tuple[date, Told]]:
    choice = world.choice
    kind = choice.choice(list(KINDS))
    facts = {
        "town": choice.choice(world.towns),
        "group": choice.choice(world.groups),
        "people": choice.sample(world.people, 2),
        "things": [f"{world.name()} {thing}" for thing in choice.sample(THINGS, 4)],
        "roles": choice.sample(ROLES, 4),
        "acts": choice.sample(ACTS, 5),
        "looks": choice.sample(LOOKS, 5),
        "kind": kind,
        "day": day,
    }
    toll, found = choice.randrange(3, 60), []
    outlets = choice.sample(OUTLETS, choice.choice((1, 1, 2, 3, 5)))
    for nth, outlet in enumerate(outlets):
        on = day + timedelta(days=choice.choice((0, 0, 1, 2)) if nth else 0)
        found.append((on, _report(choice, facts, outlet, on, toll + choice.choice((0, 0, 2)), number)))
    if choice.random() < 0.15:
        on, wire = found[0]
        other = choice.choice([outlet for outlet in OUTLETS if outlet not in outlets] or OUTLETS)
        found.append((on, _retold(wire, other)))
    return found


def _report(choice: random.Random, facts: dict[str, Any], outlet: str, on: date, toll: int, number: int) -> Told:
    kind, (town, code, _) = KINDS[facts["kind"]], facts["town"]
    group, (person, person2) = facts["group"], facts["people"]
    words = {"t": kind.trigger, "p": town, "n": toll, "g": group}
    headline = kind.title.format(**words)
    when = facts["day"].strftime("%A")
    body = [f"{kind.lead.format(**words)} on {when}, officials of {COUNTRIES[code]} said."]
    body.append(f"{person}, who governs the district, said that the {group} was to blame.")
    body += [_detail(choice, facts) for _ in range(5)]
    body.append(f"{person2} said that the {choice.choice(facts['things'])} was {choice.choice(facts['looks'])}.")
    text = "\n\n".join([headline, *body])
    return _told(text, headline, outlet, on, facts, number, toll)


def _detail(choice: random.Random, facts: dict[str, Any]) -> str:
    """Two sentences out of the story's own stock of words, with a word from elsewhere."""

    def sentence(roles: list[str]) -> str:
        thing, look = choice.choice(facts["things"]), choice.choice(facts["looks"])
        return f"A {choice.choice(roles)} {choice.choice(facts['acts'])} the {look} {thing}."

    return f"{sentence(facts['roles'])} {sentence(ROLES)}"


def _told(text: str, headline: str, outlet: str, on: date, facts: dict[str, Any], number: int, toll: int) -> Told:
    told = KINDS[facts["kind"]]
    town, code, geonames = facts["town"]
    start, paragraphs = 0, []
    for piece in text.split("\n\n"):
        kind = "headline" if start == 0 and piece == headline else "body"
        paragraphs.append(Paragraph(kind, (start, start + len(piece))))
        start += len(piece) + 2
    report = Report(
        id=report_id(outlet, text), source=f"{number}-{outlet}.txt", text=text, span=(0, len(text)), publisher=outlet,
        language="en", headline=Words(headline, (0, len(headline))), published=on.isoformat(), published_basis="stated",
        paragraphs=tuple(paragraphs),
    )  # fmt: skip

    def at(words: str, after: int = 0) -> tuple[int, int]:
        found = text.index(words, after)
        return found, found + len(words)

    lead = paragraphs[1].span
    says, people = at("said", lead[0]), facts["people"]
    group = [at(facts["group"], lead[0])] if facts["group"] in text[lead[0] :] else []
    actors = [
        Actor(id="A1", name=facts["group"], type="armed_group", country=code, mentions=tuple(group)),
        Actor(id="A2", name=people[0], type="person", country=code, mentions=(at(people[0]),)),
    ]
    if people[1] in text:
        actors.append(Actor(id="A3", name=people[1], type="person", country=code, mentions=(at(people[1]),)))
    place = Place(id="P1", name=town, kind="city", country=code, admin1=f"{town[:2]} province", geonames=geonames,
                  lat=float(geonames % 80), lon=float(geonames % 170), precision="city",
                  mentions=(at(town, lead[0]),))  # fmt: skip
    by = (Participant("A1", group[0]),) if group and facts["kind"] != "bombing" else ()
    events = [
        Event(id="E1", type=told.type, mode=told.mode, trigger=at(told.trigger, lead[0]), actor=by, place="P1",  # type: ignore[arg-type]
              when=facts["day"].isoformat(), evidence=(lead,), attribution="Q1", confidence=0.9),
        Event(id="E2", type="ACCUSE", mode=None, trigger=at("blame"), actor=(Participant("A2", at(people[0])),),
              recipient=by, when=None, evidence=(paragraphs[2].span,), confidence=0.8),
    ]  # fmt: skip
    kind = "killed" if "killed" in text[lead[0] : lead[1]] else "participants"
    figures = [Figure(id="F1", span=at(str(toll), lead[0]), low=toll, high=toll, bound="exact", unit="people",
                      kind=kind, event="E1", place="P1")]  # type: ignore[arg-type]  # fmt: skip
    speech = [
        Attribution(id="Q1", source=None, source_span=at("officials"), cue=says, content=((lead[0], says[0] - 11),),
                    style="indirect"),
        Attribution(id="Q2", source="A2", source_span=at(people[0]), cue=at("said", paragraphs[2].span[0]),
                    content=(at("was to blame"),), style="indirect"),
    ]  # fmt: skip
    account = Account(
        report=header(report, reader="invented:1"), actors=tuple(actors), places=(place,), events=tuple(events),
        figures=tuple(figures), attributions=tuple(speech),
    )  # fmt: skip
    return Told(report, account, number)


def _retold(wire: Told, outlet: str) -> Told:
    """The wire's text under another outlet's name, its last paragraph cut."""
    before, account = wire.report, wire.account
    cut = before.paragraphs[-1].span[0] - 2
    kept = [part for part in before.paragraphs if part.span[1] <= cut]
    text = before.text[:cut]
    report = Report(
        id=report_id(outlet, text), source=f"{wire.story}-{outlet}.txt", text=text, span=(0, len(text)),
        publisher=outlet, language="en", headline=before.headline, published=before.published, published_basis="stated",
        paragraphs=tuple(kept),
    )  # fmt: skip
    actors = tuple(one for one in account.actors if all(end <= cut for _, end in one.mentions))
    return Told(
        report,
        Account(report=header(report, reader="invented:1"), actors=actors, places=account.places, events=account.events,
                figures=account.figures, attributions=account.attributions),
        wire.story,
    )  # fmt: skip
