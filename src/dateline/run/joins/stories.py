"""Joins reports that tell the same news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.collate.clusters import JUDGED, clusters
from dateline.collate.stories import (
    LEVELS,
    MOST,
    SHARED_TOP,
    Sketch,
    keys,
    likeness,
    sketch,
    story,
    story_id,
    window,
)
from dateline.record.judgement import Judgement
from dateline.record.story import Copy
from dateline.run.joins.space import Links, Sketches
from dateline.store.days import recency
from dateline.store.desk import Desk, Tie
from dateline.store.protocol import Kept


class Stories:
    """The space of stories while a batch is joined."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sketches = Sketches(desk, "story", Sketch)
        self._links = Links(desk, "story", levels=LEVELS, most=MOST)
        self._now: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._before: dict[str, str] = {}

    def take_out(self, reports: Sequence[str]) -> None:
        """Forget these reports."""
        self._links.cut(reports)
        self._desk.keep_keys("story", dict.fromkeys(reports, ()))
        for report in reports:
            self._sketches.drop(report)

    def put_in(self, those: Sequence[Kept], copies: Callable[[str], Mapping[str, float]]) -> None:
        """Link reports to those that they are like; `copies` gives those whose text one shares."""
        made = {kept.report.id: sketch(kept.report, kept.account, recency(kept.report.published)) for kept in those}
        self._links.cut(self._sketches.of(made))
        found = {report: keys(one) for report, one in made.items()}
        self._sketches.keep(made)
        rows = {of: [(key, made[of].day or "", of) for key in some] for of, some in found.items()}
        self._desk.keep_keys("story", rows)
        tied: set[str] = set()
        for report, one in made.items():
            tied.add(report)
            ties = self._ties(one, found[report], copies(report))
            self._links.tie({report: [tie for tie in ties if tie.other not in tied]})

    def _ties(self, one: Sketch, found: Sequence[str], copies: Mapping[str, float]) -> list[Tie]:
        report, (since, until) = one.report, window(one)
        least = min(SHARED_TOP, max(1, len(found)))
        candidates = self._desk.sharing("story", found, since=since, until=until, at_least=least)
        pairs = _pairs(self._desk.story_verdicts([report]))
        same, apart = _others(pairs["same"], report), _others(pairs["different"], report)
        others = self._sketches.of({*candidates, *copies, *same} - {report} - apart)
        scores = {other: likeness(one, its) for other, its in others.items()}
        scores |= {other: max(scores[other], copies[other]) for other in copies if other in scores}
        scores |= {other: JUDGED + scores[other] for other in same & others.keys()}
        return [Tie(other, score) for other, score in sorted(scores.items()) if score >= LEVELS[0]]

    def settle(self, live: Iterable[str], gone: Iterable[str]) -> set[str]:
        """Group the touched sets anew; of the reports that were there, those whose company is not what it was."""
        gone = set(gone)
        nodes: set[str] = set()
        for level, region in self._links.regions(gone):
            nodes |= set(region)
            pairs = _pairs(self._desk.story_verdicts(region))
            for group in clusters(
                region, self._links.of(region), level=level, together=pairs["same"], apart=pairs["different"]
            ):
                name = story_id(self._sketches.of(group).values())
                self._members[name] = group
                self._now |= dict.fromkeys(group, name)
        self._before = self._desk.stories_of({*nodes, *gone})
        return self._parted({*live, *gone})

    def of(self, reports: Iterable[str]) -> dict[str, str]:
        """The stories that these reports are in now."""
        reports = list(reports)
        kept = self._desk.stories_of([report for report in reports if report not in self._now])
        return kept | {report: self._now[report] for report in reports if report in self._now}

    def write(self, told_anew: Iterable[str]) -> int:
        """Write the stories of the touched sets, and of reports whose incidents changed; how many there were."""
        anew = self.of(told_anew)
        untouched = {name for report, name in anew.items() if report not in self._now}
        self._members |= {one.id: list(one.reports) for one in self._desk.stories(untouched)}
        told = self._desk.incidents_told(report for group in self._members.values() for report in group)
        made = []
        for group in self._members.values():
            of = self._desk.copies_in(group)
            made.append(story(list(self._sketches.of(group).values()), _within(of, group), told))
        self._desk.keep_stories({*self._before.values(), *self._members}, made)
        return len(made)

    def _parted(self, new: set[str]) -> set[str]:
        """Reports, other than `new` ones, whose company among those is not what it was."""
        before: dict[str, set[str]] = {}
        for report, name in self._before.items():
            if report not in new:
                before.setdefault(name, set()).add(report)
        now = {report: set(self._members[name]) - new for report, name in self._now.items()}
        return {report for group in before.values() for report in group if group != now.get(report)}


def _within(copies: Iterable[Copy], group: Iterable[str]) -> list[Copy]:
    members = set(group)
    return [copy for copy in copies if copy.report in members and copy.of in members]


def _others(pairs: Iterable[tuple[str, str]], report: str) -> set[str]:
    return {other for pair in pairs if report in pair for other in pair if other != report}


def _pairs(judged: Iterable[Judgement]) -> dict[str, list[tuple[str, str]]]:
    """Pairs of reports that a person judged one story (or one text), and different stories."""
    found: dict[str, list[tuple[str, str]]] = {"same": [], "different": [], "unsure": []}
    for one in judged:
        if one.subject == "story" or (one.subject == "report" and one.verdict == "same"):
            found[one.verdict].append((one.left, one.right))
    return found
