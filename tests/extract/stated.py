"""The relations of readings written by hand."""

from __future__ import annotations

from named import read

from dateline.extract.actors import find_actors
from dateline.extract.relations import find_relations
from dateline.record.account import Place
from dateline.record.reading import NameClass

Stated = set[tuple[str, str, str, str]]
"""Subject, relation, object and status, actors and places by name."""


def stated(rows: str, names: dict[str, NameClass], *places: str, acting: bool = False) -> Stated:
    """What `parsed` rows state, where these names are marked, these places are found and all or none act."""
    report, reading = read(rows, names)
    cast = find_actors(report, reading)
    found = tuple(
        Place(id=f"P{n}", name=p, kind="city", mentions=((report.text.index(p), report.text.index(p) + len(p)),))
        for n, p in enumerate(places)
    )
    named = {a.id: a.name for a in cast.actors} | {p.id: p.name for p in found}
    return {
        (named[r.subject], r.relation, named[r.object], r.status)
        for r in find_relations(report, reading, cast, found, acting=frozenset(named) if acting else frozenset())
    }


def titles(rows: str, names: dict[str, NameClass]) -> dict[str, str | None]:
    """The title by which each subject of a relation stands to its object."""
    report, reading = read(rows, names)
    cast = find_actors(report, reading)
    named = {a.id: a.name for a in cast.actors}
    return {named[r.subject]: r.title for r in find_relations(report, reading, cast, ())}
