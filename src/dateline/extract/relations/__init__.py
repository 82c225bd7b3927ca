"""Relations: standing facts about actors, as the words state them."""

from __future__ import annotations

from dateline.extract.actors.cast import Cast
from dateline.extract.actors.phrases import Words
from dateline.extract.relations.clauses import clauses
from dateline.extract.relations.hyphens import hyphens, prefixes
from dateline.extract.relations.names import commands, governments, names
from dateline.extract.relations.nouns import nouns
from dateline.extract.relations.offices import offices
from dateline.extract.relations.stage import Stage
from dateline.record.account import Place, Relation
from dateline.record.reading import Reading
from dateline.record.report import Report


def find_relations(report: Report, reading: Reading, cast: Cast, places: tuple[Place, ...]) -> tuple[Relation, ...]:
    """What the report states of who leads, serves, belongs to, backs or opposes whom, and is seated or stationed where.

    An object is an actor's id, or a place's where the words name a place.
    """
    scene = Stage(Words(report, reading), cast, places)
    facts = [*offices(scene), *hyphens(scene), *prefixes(scene), *clauses(scene), *nouns(scene), *names(scene)]
    facts += [*governments(scene), *commands(scene)]
    made: dict[tuple[str, str, str], Relation] = {}
    led = {(subject, target) for subject, relation, target, *_ in facts if relation == "leads"}
    for subject, relation, target, span, title, former in facts:
        key = (subject, relation, target)
        told_better = relation == "works_for" and title is None and (subject, target) in led
        if subject != target and key not in made and not told_better:
            made[key] = Relation(
                id=f"R{len(made) + 1}", subject=subject, relation=relation, object=target, span=span, title=title,
                status="former" if former else "current",
            )  # fmt: skip
    return tuple(made.values())
