"""Sorts events into occurrences and occurrences into incidents: the same in whatever order they came, and rather two
incidents than a wrong one. A person's verdict outranks every score and every bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from dateline.collate.incidents.blocking import keys
from dateline.collate.incidents.groups import Groups, Judged, Pair
from dateline.collate.incidents.likeness import LINKED, Link, link_weights, score
from dateline.collate.incidents.making import merged, singles
from dateline.collate.incidents.occurrence import Occurrence
from dateline.collate.incidents.sides import incident
from dateline.collate.pairs import Verdicts
from dateline.record.incident import Incident
from dateline.store.protocol import Kept

NO_VERDICTS = Verdicts()
T = TypeVar("T")
_FEW = 24
"""Of a connected set of so many, those that share no key are compared, too."""
Score = Callable[[Occurrence, Occurrence], Link]


def occurrences(
    kept: Kept, verdicts: Verdicts = NO_VERDICTS, *, copy_of: str | None = None, story: str | None = None
) -> tuple[Occurrence, ...]:
    """What a kept report tells, ready to be compared, each of its events in exactly one occurrence.

    Pass the corrected account (`msgspec.structs.replace(kept, account=corrected(...))`) where there are corrections,
    and the persons' verdicts on events of this report: one that holds two of them to be different keeps them apart.
    `copy_of` is the report that this one is a near-identical copy of, `story` the id of its story.
    """
    ordered = singles(kept, copy_of=copy_of, story=story)
    judged = _judged(ordered, verdicts)
    links = {(a, b): score(ordered[a], ordered[b]) for a, b in combinations(range(len(ordered)), 2)}
    groups = Groups(len(ordered), links, judged, link_weights().within.joined, hard=True).joined()
    return tuple(merged([ordered[at] for at in group]) for group in groups)


def incidents(
    those: Iterable[Occurrence], verdicts: Verdicts = NO_VERDICTS, *, scored: Score = score
) -> tuple[Incident, ...]:
    """The incidents that a set of occurrences makes, each occurrence in exactly one, sorted by day and id.

    The set must be whole: every occurrence that `score` links (at `LINKED` or above) to one of the set, and every one
    that a person has judged the same as one of it, is in it too. A person's `same` joins, `different` parts; a `same`
    counts over a `different` that only follows from others. An incident's id follows from the anchor of its earliest
    telling, so it stays while that telling is in it. `scored` may remember what `score` said before.
    """
    ordered = sorted({one.fact: one for one in those}.values(), key=lambda one: (one.published or "9999", one.fact))
    links = _links(ordered, scored)
    judged = _judged(ordered, verdicts)
    made = []
    for part in connected(len(ordered), links, judged):
        if len(part) <= _FEW:
            links |= {(a, b): scored(ordered[a], ordered[b]) for a, b in combinations(part, 2) if (a, b) not in links}
        groups = _sorted_out(part, links, judged)
        made += [incident([ordered[at] for at in group], *_why(group, links, judged, ordered)) for group in groups]
    return tuple(sorted(made, key=lambda one: (one.first_day or "9999", one.id)))


def _sorted_out(part: Sequence[int], links: Mapping[Pair, Link], judged: Mapping[Pair, Judged]) -> list[list[int]]:
    """The groups of one connected set."""
    if len(part) == 1:
        return [list(part)]
    at = {one: number for number, one in enumerate(part)}

    def inside(pairs: Mapping[Pair, T]) -> dict[Pair, T]:
        return {(at[a], at[b]): value for (a, b), value in pairs.items() if a in at and b in at}

    groups = Groups(len(part), inside(links), inside(judged), link_weights().across.joined).joined()
    return [[part[one] for one in group] for group in groups]


def connected(count: int, links: Mapping[Pair, Link], judged: Mapping[Pair, Judged]) -> list[list[int]]:
    """The connected sets: those that links of at least `LINKED`, or a person's `same`, lead to one another."""
    near: dict[int, set[int]] = {at: set() for at in range(count)}
    held = [pair for pair, link in links.items() if link.score >= LINKED]
    for one, other in (*held, *(pair for pair, verdict in judged.items() if verdict.same)):
        near[one].add(other)
        near[other].add(one)
    found, seen = [], set[int]()
    for at in range(count):
        if at not in seen:
            part, waiting = {at}, [at]
            while waiting:
                new = near[waiting.pop()] - part
                part |= new
                waiting += new
            seen |= part
            found.append(sorted(part))
    return found


def _links(ordered: Sequence[Occurrence], scored: Score) -> dict[Pair, Link]:
    """The scores of all pairs that share a key."""
    blocks: dict[str, list[int]] = {}
    for at, one in enumerate(ordered):
        for key in keys(one):
            blocks.setdefault(key, []).append(at)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return {pair: scored(ordered[pair[0]], ordered[pair[1]]) for pair in sorted(pairs)}


def _judged(ordered: Sequence[Occurrence], verdicts: Verdicts) -> dict[Pair, Judged]:
    if not verdicts:
        return {}
    found: dict[Pair, Judged] = {}
    for one, other in combinations(range(len(ordered)), 2):
        a, b = ordered[one], ordered[other]
        judgement = verdicts.on((a.report, a.spans), (b.report, b.spans))
        if judgement and judgement.verdict in ("same", "different"):
            found[one, other] = Judged(judgement.verdict == "same", judgement.judge)
    return found


def _why(
    group: Sequence[int], links: Mapping[Pair, Link], judged: Mapping[Pair, Judged], ordered: Sequence[Occurrence]
) -> tuple[float, tuple[str, ...]]:
    """How sure the weakest join is, and the reasons: of each telling, its strongest link to an earlier one."""
    sure, told = 1.0, []
    for place, at in enumerate(group[1:], 1):
        earlier = [(links.get((one, at), Link(0.0)), one) for one in group[:place]]
        link, one = max(earlier, key=lambda pair: (pair[0].score, -pair[1]))
        persons = [
            judged[other, at].judge for other in group[:place] if (other, at) in judged and judged[other, at].same
        ]
        if persons:
            told.append(f"{ordered[at].fact}: judged the same by {persons[0]}")
            continue
        best = max([link.score, *(links[at, other].score for other in group[place + 1 :] if (at, other) in links)])
        sure = min(sure, best)
        told.append(f"{ordered[at].fact} as {ordered[one].fact}: {', '.join(link.reasons) or 'with the others'}")
    return round(sure, 4), tuple(told)
