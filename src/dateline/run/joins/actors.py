"""Sorts actors of one name: who is one, who is two, and whom a person holds to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.collate.actors import Sighting, aliases, sightings
from dateline.collate.pairs import Verdicts
from dateline.record.judgement import Judgement
from dateline.run.joins.space import Sketches
from dateline.store.desk import Desk
from dateline.store.protocol import Kept

MOST = 60
"""Sightings of one name that are compared pair by pair; of a name with more, one of each key stands for all."""
Seen = tuple[Sighting, ...]


class Actors:
    """The space of actors while a batch is joined.

    Only actors that go by a name are looked up by it; one of the registry is one by its key, in however many reports,
    and is looked at only where a person tied it to another.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = Sketches(desk, "actor", Seen)
        self._names: set[str] = set()
        self._reports: set[str] = set()

    def take_out(self, reports: Sequence[str]) -> None:
        """Forget these reports' actors."""
        self._touch(reports)
        self._desk.keep_keys("actor", dict.fromkeys(reports, ()))
        for report in reports:
            self._seen.drop(report)

    def put_in(self, those: Sequence[Kept]) -> None:
        """Keep who is seen in these reports now."""
        reports = [kept.report.id for kept in those]
        self._touch(reports)  # as they were before
        seen = {kept.report.id: sightings(kept.account, kept.report.text) for kept in those}
        self._seen.keep(seen)
        self._touch(reports)
        rows = {of: [(_name(one), "", one.fact) for one in some if _is_named(one)] for of, some in seen.items()}
        self._desk.keep_keys("actor", rows)
        self._reports |= set(reports)

    def settle(self) -> None:
        """Say anew which keys stand for others among the names that this batch touches."""
        judged, groups = self._groups()
        verdicts = Verdicts(judged, "actor")
        found = self._desk.found("actor", {name for group in groups for name in group})
        sides = self._of({side for one in judged for side in (one.left, one.right)})
        keys: set[str] = set()
        rows: list[tuple[str, str | None, str]] = []
        for group in groups:
            nodes = {node for name in group for node in found.get(name, ())}
            seen = self._of(nodes | {one.fact for one in sides if _name(one) in group})
            keys |= {one.key for one in seen}
            kept = aliases(_fewer(seen, sides), verdicts)
            rows += [(one.key, one.report, one.canonical) for one in kept]
        self._desk.keep_aliases(keys, rows)

    def _touch(self, reports: Iterable[str]) -> None:
        self._names |= {_name(one) for some in self._seen.of(reports).values() for one in some if _is_named(one)}

    def _groups(self) -> tuple[list[Judgement], list[set[str]]]:
        """The verdicts that count, and the touched names in groups that those tie, with names that are tied to them."""
        judged: dict[str, Judgement] = {}
        groups = [{name} for name in sorted(self._names)]
        waiting = set(self._reports)
        while waiting:
            new = [it for it in self._desk.verdicts(waiting) if it.subject == "actor" and it.id not in judged]
            judged |= {one.id: one for one in new}
            groups = _tied(groups, [{_name(it) for it in self._of((one.left, one.right))} for one in new])
            names = {name for one in new for it in self._of((one.left, one.right)) for name in (_name(it),)}
            waiting = {node.partition(":")[0] for some in self._desk.found("actor", names).values() for node in some}
            waiting = waiting if new else set()
        return list(judged.values()), groups

    def _of(self, nodes: Iterable[str]) -> list[Sighting]:
        """The sightings of these anchors, in a fixed order."""
        nodes = set(nodes)
        seen = self._seen.of(sorted({node.partition(":")[0] for node in nodes}))
        return [one for _, some in sorted(seen.items()) for one in some if one.fact in nodes]


def _tied(groups: Sequence[set[str]], ties: Iterable[set[str]]) -> list[set[str]]:
    """Groups of names with those made one that a tie touches."""
    groups = list(groups)
    for tie in ties:
        touched = [group for group in groups if group & tie]
        groups = [group for group in groups if not group & tie] + [tie.union(*touched)]
    return groups


def _fewer(seen: Sequence[Sighting], sides: Iterable[Sighting]) -> list[Sighting]:
    """All of a few; of many the first of each key, and those that a person judged."""
    if len(seen) <= MOST:
        return list(seen)
    judged, first = {one.fact for one in sides}, dict[str, Sighting]()
    for one in sorted(seen, key=lambda one: (one.day or "9999", one.fact)):
        first.setdefault(one.key, one)
    return [one for one in seen if one.fact in judged or first[one.key] is one]


def _is_named(one: Sighting) -> bool:
    return one.key.startswith("name:")


def _name(one: Sighting) -> str:
    """What namesakes have in common: the name without its country, or the registry's key."""
    return one.key.partition("|")[0]
