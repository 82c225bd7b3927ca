"""Joins reports whose texts are all but the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.collate.copies import SHARED_KEYS, Print, copies, fingerprint, keys, share
from dateline.record.judgement import Judgement
from dateline.record.story import Copy
from dateline.run.joins.space import Links, Sketches
from dateline.store.days import recency
from dateline.store.desk import Desk, Tie
from dateline.store.protocol import Kept


class Copies:
    """The space of copies while a batch is joined."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._prints = Sketches(desk, "copy", Print)
        self._links = Links(desk, "copy", levels=(0.0,), most=1)

    def take_out(self, reports: Sequence[str]) -> None:
        """Forget these reports."""
        self._links.cut(reports)
        self._desk.keep_keys("copy", dict.fromkeys(reports, ()))
        for report in reports:
            self._prints.drop(report)

    def put_in(self, those: Sequence[Kept]) -> None:
        """Link reports to those whose text they share."""
        prints = {kept.report.id: fingerprint(kept.report, recency(kept.report.published)) for kept in those}
        self._links.cut(self._prints.of(prints))
        found = {report: keys(one) for report, one in prints.items()}
        self._prints.keep(prints)
        self._desk.keep_keys("copy", {of: [(key, "", of) for key in some] for of, some in found.items()})
        tied: set[str] = set()
        for report, one in prints.items():
            tied.add(report)
            candidates = self._desk.sharing("copy", found[report], at_least=SHARED_KEYS)
            self._links.tie({report: [tie for tie in self._ties(one, candidates) if tie.other not in tied]})

    def _ties(self, one: Print, candidates: Iterable[str]) -> list[Tie]:
        judged = [it for it in self._desk.verdicts([one.report]) if it.subject == "report"]
        same, apart = set(_others(judged, one.report, "same")), set(_others(judged, one.report, "different"))
        others = self._prints.of({*candidates, *same} - {one.report} - apart)
        shares = {other: share(one, its) for other, its in others.items()} | dict.fromkeys(others.keys() & same, 1.0)
        return [Tie(other, value) for other, value in sorted(shares.items()) if value]

    def settle(self, gone: Iterable[str]) -> set[str]:
        """Write which reports of the touched sets are copies; those that are not what they were."""
        gone = set(gone)
        now: dict[str, Copy] = {}
        nodes: set[str] = set()
        for _, region in self._links.regions(gone):
            nodes |= set(region)
            now |= {copy.report: copy for copy in self._copies(region)}
        before = self._desk.copies_of(nodes)
        changed = {one for one in nodes if before.get(one) != (now[one].of if one in now else None)}
        self._desk.keep_copies({*before, *gone, *now}, now.values())
        return changed

    def near(self, report: str) -> dict[str, float]:
        """The reports whose text this one shares."""
        return dict(self._links.of([report])[report])

    def _copies(self, region: list[str]) -> Sequence[Copy]:
        return copies(self._prints.of(region).values(), self._links.of(region)) if len(region) > 1 else ()


def _others(judged: Iterable[Judgement], report: str, verdict: str) -> list[str]:
    """The other reports that a person judged so against this one."""
    return [one.right if one.left == report else one.left for one in judged if one.verdict == verdict]
