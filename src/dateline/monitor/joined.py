"""Which of some facts tell one incident of the record."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.record.fact import Fact
from dateline.store.protocol import IncidentQuery, View


def together(view: View, facts: Iterable[Fact]) -> list[list[Fact]]:
    """The facts, those events together that the record has joined into one incident; in their order."""
    facts = list(facts)
    wanted = {fact.key for fact in facts if fact.kind == "event"}
    incident: dict[str, str] = {}
    for key in wanted if len({fact.report for fact in facts}) > 1 else ():
        if key not in incident:
            for found in view.incidents(IncidentQuery(fact=key)):
                incident |= {telling.fact: found.id for telling in found.tellings}
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(incident.get(fact.key, fact.key), []).append(fact)
    return list(groups.values())
