"""Incumbents: persons named without an office whom the registry knows to hold one on the report's day ("Okon said",
where Okon is prime minister)."""

from __future__ import annotations

from dateline.extract.actors.alike import same_person
from dateline.extract.actors.found import Found
from dateline.extract.actors.home import Home
from dateline.extract.actors.phrases import Words
from dateline.vocabulary.registry import Held, Registry, fold


def incumbents(words: Words, known: Registry, found: list[Found], home: Home) -> dict[int, Held]:
    """The office that each person's name tells by the registry, by the mention's place among those found.

    Only where the report has a day and names the state or body of the office, and names nobody else of that surname.
    """
    day = words.report.anchor
    if day is None:
        return {}
    bodies = {f.entry for f in found if f.entry}
    persons = {fold(f.name) for f in found if f.kind == "name" and f.type == "person"}
    held: dict[int, Held] = {}
    for i, f in enumerate(found):
        hit = known.in_office(f.name, day) if f.kind == "name" and f.type == "person" else None
        if hit is None:
            continue
        person, office = hit
        names = [fold(name) for name in (person.name, *person.aka)]
        alike = (name for name in persons if name.split()[-1] == fold(f.name).split()[-1])
        if (home.names(office.of) or office.of in bodies) and all(
            any(same_person(one, name) for name in names) for one in alike
        ):
            held[i] = office
    return held
