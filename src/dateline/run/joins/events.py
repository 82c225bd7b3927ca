"""Joins events that tell the same occurrence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from dateline.collate.incidents import LINKED, Link, Occurrence, incidents, keys, occurrences, score
from dateline.collate.pairs import Stand, Verdicts
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement
from dateline.run.joins.space import Links, Sketches
from dateline.store.desk import Desk, Tie
from dateline.store.protocol import Kept

LEVELS = (LINKED, 0.6, 0.7, 0.8, 0.9, 0.97)
MOST = 150
Told = tuple[Occurrence, ...]
OfReports = Callable[[Iterable[str]], dict[str, str]]


class Events:
    """The space of events while a batch is joined; `copies` and `stories` give what reports are copies and parts of."""

    def __init__(self, desk: Desk, *, copies: OfReports, stories: OfReports) -> None:
        self._desk, self._copies, self._stories = desk, copies, stories
        self._told = Sketches(desk, "event", Told)
        self._links = Links(desk, "event", levels=LEVELS, most=MOST)
        self._full: dict[str, Told] = {}
        self._gone: set[str] = set()

    def take_out(self, reports: Sequence[str]) -> None:
        """Forget these reports' events."""
        self._cut(reports)
        self._desk.keep_keys("event", dict.fromkeys(reports, ()))
        for report in reports:
            self._told.drop(report)

    def keep(self, those: Sequence[Kept]) -> None:
        """Keep reports' events as they tell them now; `link` joins them to others."""
        self._cut([kept.report.id for kept in those])
        told = {kept.report.id: occurrences(kept, Verdicts(self._desk.verdicts([kept.report.id]))) for kept in those}
        self._told.keep(told)
        self._gone -= {one.fact for some in told.values() for one in some}
        rows = {of: [(key, "", one.fact) for one in some for key in keys(one)] for of, some in told.items()}
        self._desk.keep_keys("event", rows)

    def link(self, reports: Sequence[str], anew: Iterable[str]) -> None:
        """Link reports' events to those that may tell the same; the links that those of `anew` had are cut first."""
        mine = self._of(reports)
        self._links.cut([one.fact for report in sorted(anew) for one in mine.get(report, ())])
        tied: set[str] = set()
        for report in reports:
            self._link(report, mine.get(report, ()), tied)

    def _link(self, report: str, mine: Told, tied: set[str]) -> None:
        judged = [one for one in self._desk.verdicts([report]) if one.subject == "event"]
        asked = {one.fact: keys(one) for one in mine}
        found = self._desk.found("event", {key for some in asked.values() for key in some})
        near = {_report(node) for nodes in found.values() for node in nodes} | _reports(judged)
        others = {one.fact: one for told in self._of(near).values() for one in told}
        ties: dict[str, list[Tie]] = {}
        for one in mine:
            tied.add(one.fact)
            nodes = {node for key in asked[one.fact] for node in found.get(key, ())} - tied
            scored = [self._tie(one, others[node]) for node in sorted(nodes) if node in others]
            ties[one.fact] = [tie for tie in scored if tie.score >= LINKED]
        self._links.tie(ties)
        for node, other in _judged_same(mine, others.values(), Verdicts(judged)):
            self._links.add(node, Tie(other, 1.0))

    def _cut(self, reports: Iterable[str]) -> None:
        nodes = [one.fact for told in self._told.of(reports).values() for one in told]
        self._links.cut(nodes)
        self._gone |= set(nodes)

    def settle(self) -> tuple[list[Incident], set[str]]:
        """Sort the touched sets into incidents: those made or changed, and the reports whose incidents are others."""
        made: list[Incident] = []
        nodes: set[str] = set(self._gone)
        for _, region in self._links.regions(self._gone):
            nodes |= set(region)
            made += self._incidents(region)
        before = self._desk.incidents_of(nodes)
        changed = self._desk.keep_incidents(before.values(), made)
        now = {telling.fact: one.id for one in made for telling in one.tellings}
        return changed, {_report(node) for node in nodes if before.get(node) != now.get(node)}

    def _incidents(self, region: list[str]) -> Iterable[Incident]:
        reports = {_report(node) for node in region}
        wanted = frozenset(region)
        those = [one for told in self._of(reports).values() for one in told if one.fact in wanted]
        return incidents(those, Verdicts(self._desk.verdicts(reports)))

    def _of(self, reports: Iterable[str]) -> dict[str, Told]:
        """The events of these reports, with the copies and stories that they are in now."""
        reports = set(reports)
        unknown = sorted(reports - self._full.keys())
        copies, stories = self._copies(unknown), self._stories(unknown)
        for report, told in self._told.of(unknown).items():
            of, story = copies.get(report), stories.get(report)
            self._full[report] = tuple(_placed(one, of, story) for one in told)
        return {report: self._full[report] for report in sorted(reports) if report in self._full}

    def _tie(self, one: Occurrence, other: Occurrence) -> Tie:
        link: Link = score(one, other)
        return Tie(other.fact, link.score, link.reasons)


def _placed(one: Occurrence, copy_of: str | None, story: str | None) -> Occurrence:
    tellings = tuple(msgspec.structs.replace(telling, copy_of=copy_of) for telling in one.tellings)
    return msgspec.structs.replace(one, copy_of=copy_of, story=story, tellings=tellings)


def _report(node: str) -> str:
    return node.partition(":")[0]


def _reports(judged: Iterable[Judgement]) -> set[str]:
    return {_report(side) for one in judged for side in (one.left, one.right)}


def _judged_same(
    mine: Iterable[Occurrence], others: Iterable[Occurrence], verdicts: Verdicts
) -> Iterable[tuple[str, str]]:
    if not verdicts:
        return
    others = list(others)
    for one in mine:
        for other in others:
            judgement = verdicts.on(_stand(one), _stand(other)) if other.fact != one.fact else None
            if judgement and judgement.verdict == "same":
                yield one.fact, other.fact


def _stand(one: Occurrence) -> Stand:
    return one.report, one.spans
