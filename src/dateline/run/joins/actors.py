"""Sorts actors of one name: who is one, who is two, and whom a person holds to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.collate.actors import Sighting, aliases, sightings
from dateline.collate.pairs import Verdicts
from dateline.run.joins.space import Sketches
from dateline.store.desk import Desk
from dateline.store.protocol import Kept

Seen = tuple[Sighting, ...]


class Actors:
    """The space of actors while a batch is joined."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = Sketches(desk, "actor", Seen)
        self._touched: set[str] = set()

    def take_out(self, reports: Sequence[str]) -> None:
        """Forget these reports' actors."""
        for seen in self._seen.of(reports).values():
            self._touched |= {_name(one) for one in seen}
        self._desk.keep_keys("actor", dict.fromkeys(reports, ()))
        for report in reports:
            self._seen.drop(report)

    def put_in(self, those: Sequence[Kept]) -> None:
        """Keep who is seen in these reports now."""
        self.take_out([kept.report.id for kept in those])
        seen = {kept.report.id: sightings(kept.account, kept.report.text) for kept in those}
        self._seen.keep(seen)
        self._desk.keep_keys("actor", {of: [(_name(one), "", one.fact) for one in some] for of, some in seen.items()})
        self._touched |= {_name(one) for some in seen.values() for one in some}

    def settle(self) -> None:
        """Say anew which keys stand for others among the names that this batch touches."""
        while self._touched:
            names = self._held_with({self._touched.pop()})
            self._touched -= names
            seen = self._of(names)
            judged = [one for one in self._desk.verdicts(sorted(_reports(seen))) if one.subject == "actor"]
            rows = [(it.key, it.report, it.canonical) for it in aliases(seen, Verdicts(judged, "actor"))]
            self._desk.keep_aliases({one.key for one in seen}, rows)

    def _held_with(self, names: set[str]) -> set[str]:
        """The names, and those that a person's verdict ties to one of them."""
        waiting = set(names)
        while waiting:
            here = _reports(self._of(waiting))
            sides = [
                side
                for one in self._desk.verdicts(sorted(here))
                if one.subject == "actor"
                for side in (one.left, one.right)
            ]
            tied = self._seen.of({side.partition(":")[0] for side in sides})
            new = {_name(one) for some in tied.values() for one in some if one.fact in sides} - names
            names, waiting = names | new, new
        return names

    def _of(self, names: Iterable[str]) -> list[Sighting]:
        """All who go by one of these names."""
        names = set(names)
        nodes = {node for found in self._desk.found("actor", names).values() for node in found}
        seen = self._seen.of(sorted({node.partition(":")[0] for node in nodes}))
        return [one for _, some in sorted(seen.items()) for one in some if _name(one) in names]


def _name(one: Sighting) -> str:
    """What namesakes have in common: the name without its country, or the registry's key."""
    return one.key.partition("|")[0]


def _reports(seen: Iterable[Sighting]) -> set[str]:
    return {one.fact.partition(":")[0] for one in seen}
