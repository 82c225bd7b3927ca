"""Relations: standing facts about actors, as the words state them."""

from __future__ import annotations

from dateline.extract.actors.cast import Cast
from dateline.extract.actors.phrases import Words
from dateline.extract.relations.clauses import clauses
from dateline.extract.relations.hyphens import hyphens, prefixes
from dateline.extract.relations.names import commands, names
from dateline.extract.relations.nouns import nouns
from dateline.extract.relations.offices import offices
from dateline.extract.relations.owned import owned
from dateline.extract.relations.parties import parties
from dateline.extract.relations.parts import parts
from dateline.extract.relations.presence import presence
from dateline.extract.relations.stage import Stage
from dateline.extract.relations.unnamed import unnamed
from dateline.record.account import Place, Relation
from dateline.record.reading import Reading
from dateline.record.report import Report

OFFICES = ("leads", "works_for", "member_of")


def find_relations(
    report: Report,
    reading: Reading,
    cast: Cast,
    places: tuple[Place, ...],
    *,
    acting: frozenset[str] = frozenset(),
    departed: frozenset[str] = frozenset(),
) -> tuple[Relation, ...]:
    """What the report states of who leads, serves, belongs to, backs or opposes whom, and is seated or stationed where.

    An object is an actor's id, or a place's where the words name a place. `acting` are the ids of those who take part
    in an event, are quoted or counted: of these it is told whose they are also where nobody names them. `departed` are
    the ids of those who have died or lost their office (see `gone`).
    """
    scene = Stage(Words(report, reading), cast, places, acting)
    facts = [*offices(scene), *hyphens(scene), *prefixes(scene), *clauses(scene), *nouns(scene), *names(scene)]
    facts += [*parties(scene), *owned(scene), *parts(scene), *commands(scene), *presence(scene)]
    led = {(subject, target) for subject, relation, target, *_ in facts if relation == "leads"}
    headed = {target for _, target in led}
    facts += [fact for fact in unnamed(scene) if fact[1] != "leads" or fact[2] not in headed]
    titled = {(subject, target) for subject, _, target, _, title, _ in facts if title is not None}
    served = {(subject, target, title) for subject, relation, target, _, title, _ in facts if relation != "member_of"}
    made: dict[tuple[str, str, str], Relation] = {}
    for subject, relation, target, span, title, former in facts:
        key = (subject, relation, target)
        told_better = relation in ("works_for", "member_of") and title is None and (subject, target) in led | titled
        told_better |= relation == "member_of" and title is not None and (subject, target, title) in served
        if subject != target and key not in made and not told_better:
            made[key] = Relation(
                id=f"R{len(made) + 1}", subject=subject, relation=relation, object=target, span=span, title=title,
                status="former" if former or (subject in departed and relation in OFFICES) else "current",
            )  # fmt: skip
    return tuple(made.values())
