"""What a title says besides of chamber and party: "Senator Lee" sits in the Senate, "Liberal leader Lee" leads the
Liberals, where these act in the report."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.titlewords import words_of
from dateline.extract.relations.offices import leads_a_party, present
from dateline.extract.relations.stage import Fact, Stage
from dateline.record.account import Actor, Office
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import fold, registry


def parties(scene: Stage) -> Iterator[Fact]:
    """Facts of persons whose title names no body, but a chamber by its kind or a party by its adjective."""
    for actor in scene.cast.actors:
        for office in actor.roles if actor.type == "person" else ():
            title, former = present(office)
            if office.of is None and (chamber := _chamber(scene, actor, title)) is not None:
                yield actor.id, "member_of", chamber, office.span, title, former
            for party in _parties(scene, office):
                words = scene.words.text[slice(*office.span)]
                yield actor.id, "leads" if leads_a_party(words) else "member_of", party, office.span, title, former


def _chamber(scene: Stage, actor: Actor, title: str) -> str | None:
    """The chamber of the report that one of a title sits in: the Senate for a senator, a parliament for a lawmaker."""
    last = fold(title).split()[-1]
    for kind in table("offices")["chambers"]:
        if last not in kind["of"]:
            continue
        for name in kind["names"]:
            for body in scene.cast.actors:
                same = body.country is None or actor.country is None or body.country == actor.country
                if body.type == "government" and same and f" {fold(body.name)} ".endswith(f" {name} "):
                    return body.id
    return None


def _parties(scene: Stage, office: Office) -> list[str]:
    """The parties of the report whose adjective or name stands in a title: "Republican senator"."""
    first, last = scene.words.within(office.span)
    capitals = [i for i in range(first, last) if scene.words.word(i)[:1].isupper()]
    told = {fold(scene.words.word(i)) for i in capitals if fold(scene.words.word(i)) not in words_of("politics")}
    named = {mark.actor for mark in scene.cast.marks if mark.kind == "name"}
    bodies = (a for a in scene.cast.actors if a.type == "party" and a.id in named and a.id != office.of)
    return [party.id for party in bodies if told & _adjectives(party)]


def _adjectives(party: Actor) -> set[str]:
    """Words by which a party's people are told: `republican` of "the Republicans", `tory` of the Conservative Party."""
    opening, *rest = fold(party.name).split()
    made = {opening.removesuffix("s")} if not rest or rest == ["party"] else set()
    known = next((hit.entry for hit in registry().find(party.name) if hit.entry.type == "party"), None)
    short = {fold(name) for name in (known.aka if known else ()) if " " not in name}
    return {word for word in made | {name.removesuffix("s") for name in short} if len(word) > 2}
