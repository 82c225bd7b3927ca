"""Where accounts are joined: what a collation reads and writes, all in one transaction.

Spaces are joined alike, each over nodes of its own: copies and stories over reports (ids), events and actors over their
anchor keys. Of each report a space keeps a sketch (what comparing it needs), of each node the keys under which others
that may be like it are found, and links to those that are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, delete, func, or_, select, union_all
from sqlalchemy.dialects import postgresql, sqlite

from dateline.record.corrected import corrected
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement
from dateline.record.report import Report
from dateline.record.story import Copy, Story
from dateline.store.collated import (
    LONGEST_KEY,
    aliases,
    blocks,
    copies,
    incident_marks,
    incidents,
    judgements,
    links,
    sketches,
    stories,
    story_marks,
    waiting,
)
from dateline.store.corrections import corrections_of
from dateline.store.facts import account_from, entry, report_from
from dateline.store.keys import place_key
from dateline.store.persons import in_force, judgement_from
from dateline.store.protocol import Kept
from dateline.store.recordview import incident_from, pack, story_from
from dateline.store.tables import accounts, beginning, reports
from dateline.store.words import folded

Space = Literal["copy", "story", "event", "actor"]
_r, _b, _l, _k = reports.c, blocks.c, links.c, sketches.c
_MANY = 900
"""Values in one list of a statement."""


class Waiting(msgspec.Struct, frozen=True):
    """A report to be joined anew, or (where a later text has replaced it) to be taken out of what it joined."""

    number: int
    id: str
    latest: bool


class Tie(msgspec.Struct, frozen=True):
    """A link from one node to another, with the probability or likeness of the two, and why."""

    other: str
    score: float
    reasons: tuple[str, ...] = ()


class Desk:
    """The record while it is collated; `Store.collating` gives one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert

    def waiting(self, limit: int) -> list[Waiting]:
        """Reports that wait, the earliest added first."""
        statement = select(_r.number, _r.id, _r.latest).join(waiting, waiting.c.report == _r.number)
        rows = self._connection.execute(statement.order_by(_r.number).limit(limit))
        return [Waiting(row.number, row.id, row.latest) for row in rows]

    def done(self, numbers: Iterable[int]) -> None:
        """These reports wait no longer."""
        for some in _lots(numbers):
            self._connection.execute(delete(waiting).where(waiting.c.report.in_(some)))

    def kept(self, id: str) -> Kept | None:
        """A report by its whole id, with its account in force, corrected."""
        whole = select(reports, beginning, accounts.c.account.label("told")).join(
            accounts, (accounts.c.report == _r.number) & (accounts.c.number == _r.account)
        )
        row = self._connection.execute(whole.where(_r.id == id)).first()
        if row is None:
            return None
        told = corrected(account_from(row.told, row.text), corrections_of(self._connection, id))
        return Kept(entry=entry(row), report=report_from(row.parts, row.text), account=told)

    def keep_sketches(self, space: Space, values: Mapping[str, bytes]) -> None:
        """Keep what comparing these reports needs, in place of what was kept."""
        put = self._insert(sketches)
        put = put.on_conflict_do_update(index_elements=["space", "report"], set_={"value": put.excluded.value})
        rows = [{"space": space, "report": report, "value": value} for report, value in sorted(values.items())]
        if rows:
            self._connection.execute(put, rows)

    def drop_sketch(self, space: Space, report: str) -> None:
        """Keep nothing of this report."""
        self._connection.execute(delete(sketches).where(_k.space == space, _k.report == report))

    def sketches(self, space: Space, ids: Iterable[str]) -> dict[str, bytes]:
        """What was kept of these reports."""
        wanted = select(_k.report, _k.value).where(_k.space == space)
        return {row.report: row.value for row in self._among(wanted, _k.report, ids)}

    def keep_keys(self, space: Space, keys: Mapping[str, Iterable[tuple[str, str, str]]]) -> None:
        """Have reports' nodes be found under these keys, each (key, day or nothing, node), and under no others."""
        for some in _lots(keys):
            self._connection.execute(delete(blocks).where(_b.report.in_(some), _b.space == space))
        rows = [
            {"space": space, "key": key, "day": day, "node": node, "report": report}
            for report, found in sorted(keys.items())
            for key, day, node in sorted({(key[:LONGEST_KEY], day, node) for key, day, node in found})
        ]
        if rows:
            self._connection.execute(blocks.insert(), rows)

    def found(self, space: Space, keys: Iterable[str]) -> dict[str, list[str]]:
        """The nodes found under each of these keys."""
        nodes: dict[str, list[str]] = {}
        wanted = select(_b.key, _b.node).where(_b.space == space)
        for row in self._among(wanted, _b.key, (key[:LONGEST_KEY] for key in keys)):
            nodes.setdefault(row.key, []).append(row.node)
        return nodes

    def sharing(
        self, space: Space, keys: Sequence[str], *, since: str = "", until: str = "", at_least: int = 1
    ) -> dict[str, int]:
        """Nodes found under these keys, with under how many; with days, only nodes of those days or of none."""
        keys = [key[:LONGEST_KEY] for key in keys]
        found = select(_b.node).where(_b.space == space, _b.key.in_(keys))
        if since:  # two searches of the index, for an OR would look through every day of each key
            nodes = union_all(found.where(_b.day == ""), found.where(_b.day.between(since, until))).subquery()
        else:
            nodes = found.subquery()
        wanted = select(nodes.c.node, func.count()).group_by(nodes.c.node).having(func.count() >= at_least)
        return {row[0]: row[1] for row in self._connection.execute(wanted)} if keys else {}

    def link(self, space: Space, ties: Mapping[str, Iterable[Tie]]) -> None:
        """Link nodes that have no links to others, both ways."""
        rows = [
            {"space": space, "node": a, "other": b, "score": tie.score, "reasons": _json(tie.reasons)}
            for node, some in ties.items()
            for tie in some
            for a, b in ((node, tie.other), (tie.other, node))
        ]
        if rows:
            self._connection.execute(links.insert(), rows)

    def add_link(self, space: Space, node: str, tie: Tie) -> None:
        """Link a node to one more, both ways, in place of a link that was there."""
        put = self._insert(links)
        put = put.on_conflict_do_update(
            index_elements=["space", "node", "other"],
            set_={"score": put.excluded.score, "reasons": put.excluded.reasons},
        )
        for a, b in ((node, tie.other), (tie.other, node)):
            row = {"space": space, "node": a, "other": b, "score": tie.score, "reasons": _json(tie.reasons)}
            self._connection.execute(put, row)

    def unlink(self, space: Space, nodes: Iterable[str]) -> None:
        """Take out all links of these nodes."""
        for some in _lots(nodes):
            here = _l.space == space
            others = self._connection.scalars(select(_l.other).distinct().where(here, _l.node.in_(some))).all()
            for few in _lots(others):
                self._connection.execute(delete(links).where(here, _l.node.in_(few), _l.other.in_(some)))
            self._connection.execute(delete(links).where(here, _l.node.in_(some)))

    def links(self, space: Space, nodes: Iterable[str]) -> dict[str, dict[str, float]]:
        """The links of these nodes: to whom, and how strong."""
        found: dict[str, dict[str, float]] = {}
        for row in self._among(select(_l.node, _l.other, _l.score).where(_l.space == space), _l.node, nodes):
            found.setdefault(row.node, {})[row.other] = row.score
        return found

    def verdicts(self, ids: Iterable[str]) -> list[Judgement]:
        """The judgements in force on these reports or on facts of theirs."""
        found: dict[int, Any] = {}
        if not self._judged:
            return []
        j = judgements.c
        for some in _lots(ids, 50):
            begins = [column.between(one, one + "\x7f") for one in some for column in (j.left, j.right)]
            rows = self._connection.execute(select(judgements).where(or_(*begins)))
            found.update({row.number: row for row in rows})
        return in_force(judgement_from(found[number]) for number in sorted(found))

    def story_verdicts(self, ids: Iterable[str]) -> list[Judgement]:
        """The judgements in force on the company of these reports; one on an earlier text of an article holds for its
        latest, under whose id it is given."""
        ids = list(ids)
        if not self._judged:
            return []
        one, other = reports.alias(), reports.alias()
        texts = select(other.c.id).join(one, one.c.article == other.c.article)
        earlier = {row.id for row in self._among(texts, one.c.id, ids)}
        judged = [it for it in self.verdicts({*ids, *earlier}) if it.subject == "story" or _one_text(it)]
        latest = select(one.c.id.label("was"), other.c.id).join(other, one.c.article == other.c.article)
        sides = {side for it in judged for side in (it.left, it.right)}
        now = {row.was: row.id for row in self._among(latest.where(other.c.latest), one.c.id, sides)}
        moved = [
            msgspec.structs.replace(it, left=now.get(it.left, it.left), right=now.get(it.right, it.right))
            for it in judged
        ]
        return in_force(sorted(moved, key=lambda it: (it.when, it.id)))

    @cached_property
    def _judged(self) -> bool:
        return self._connection.execute(select(judgements.c.number).limit(1)).first() is not None

    def copies_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Of these reports, those that are copies, and of what."""
        c = copies.c
        return {row.report: row.of for row in self._among(select(c.report, c.of), c.report, ids)}

    def copies_in(self, ids: Iterable[str]) -> list[Copy]:
        """Of these reports, those that are copies, with what is said of them."""
        c = copies.c
        wanted = select(c.report, c.of, c.share, _r.publisher).join(reports, _r.id == c.report)
        return [Copy(row.report, row.of, row.publisher, row.share) for row in self._among(wanted, c.report, ids)]

    def keep_copies(self, ids: Iterable[str], those: Iterable[Copy]) -> None:
        """These copies are what holds of these reports."""
        for some in _lots(ids):
            self._connection.execute(delete(copies).where(copies.c.report.in_(some)))
        rows = [{"report": one.report, "of": one.of, "share": one.share} for one in those]
        if rows:
            self._connection.execute(copies.insert(), rows)

    def stories_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The stories that these reports are in."""
        m = story_marks.c
        wanted = select(m.key, m.story).where(m.kind == "report")
        return {row.key: row.story for row in self._among(wanted, m.key, ids)}

    def stories(self, ids: Iterable[str]) -> list[Story]:
        """Stories by their ids."""
        return [story_from(row.value) for row in self._among(select(stories.c.value), stories.c.id, ids)]

    def keep_stories(self, gone: Iterable[str], those: Sequence[Story]) -> None:
        """Take out some stories and put others in."""
        self._take_out(stories, story_marks, story_marks.c.story, gone)
        if not those:
            return
        self._connection.execute(stories.insert(), [_story_row(one) for one in those])
        told: dict[str, dict[str, Iterable[str]]] = {
            one.id: {"report": one.reports, "actor": one.actors, "place": [place_key(name) for name in one.places]}
            for one in those
        }
        self._mark(story_marks, "story", told)

    def incidents_of(self, facts: Iterable[str]) -> dict[str, str]:
        """The incidents that these events (anchor keys) tell."""
        m = incident_marks.c
        wanted = select(m.key, m.incident).where(m.kind == "fact")
        return {row.key: row.incident for row in self._among(wanted, m.key, facts)}

    def incidents_told(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The incidents that each of these reports tells."""
        m, found = incident_marks.c, dict[str, list[str]]()
        for row in self._among(select(m.key, m.incident).where(m.kind == "report"), m.key, ids):
            found.setdefault(row.key, []).append(row.incident)
        return found

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """Incidents by their ids."""
        return [incident_from(row.value) for row in self._among(select(incidents.c.value), incidents.c.id, ids)]

    def keep_incidents(self, gone: Iterable[str], those: Iterable[Incident]) -> list[Incident]:
        """Take out some incidents and put others in; the ones that are new or not as they were."""
        gone = sorted(set(gone))
        before = {row.id: row for row in self._among(select(incidents), incidents.c.id, gone)}
        now = datetime.now(UTC)
        put = {one.id: (one, pack(one)) for one in those}
        same = {key for key, (_, value) in put.items() if key in before and before[key].value == value}
        self._take_out(incidents, incident_marks, incident_marks.c.incident, [key for key in gone if key not in same])
        changed = [told for key, told in put.items() if key not in same]
        if changed:
            rows = [_incident_row(one, value, now) for one, value in changed]
            self._connection.execute(incidents.insert(), rows)
            self._mark(incident_marks, "incident", {one.id: _incident_marks(one) for one, _ in changed})
        return [one for one, _ in changed]

    def keep_aliases(self, keys: Iterable[str], rows: Iterable[tuple[str, str | None, str]]) -> None:
        """Which key stands for these keys: (key, report or null for all, the key that stands for it)."""
        for some in _lots(key[:LONGEST_KEY] for key in keys):
            self._connection.execute(delete(aliases).where(aliases.c.key.in_(some)))
        rows = list(rows)
        named = select(_r.id, _r.number)
        numbers = {row.id: row.number for row in self._among(named, _r.id, [r for _, r, _ in rows if r])}
        put = [
            {"key": key[:LONGEST_KEY], "report": numbers[report] if report else 0, "canonical": canonical[:LONGEST_KEY]}
            for key, report, canonical in rows
        ]
        if put:
            self._connection.execute(aliases.insert(), put)

    def head(self, id: str) -> Report | None:
        """A report's parts without its text."""
        row = self._connection.execute(select(_r.parts).where(_r.id == id)).first()
        return report_from(row.parts, "") if row else None

    def clear(self) -> None:
        """Take out all that was joined (no judgement, no correction); every latest report waits."""
        for table in (story_marks, incident_marks, stories, incidents, copies, links, blocks, sketches, aliases):
            self._connection.execute(delete(table))
        everyone = select(_r.number, _r.latest).where(_r.latest)
        again = self._insert(waiting).from_select(["report", "told"], everyone)
        self._connection.execute(again.on_conflict_do_nothing())

    def _mark(self, table: Table, name: str, marks: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        rows = [
            {name: of, "kind": kind, "key": key}
            for of, kinds in marks.items()
            for kind, keys in kinds.items()
            for key in sorted({key[:LONGEST_KEY] for key in keys})
        ]
        if rows:
            self._connection.execute(table.insert(), rows)

    def _take_out(self, table: Table, marks: Table, column: Any, ids: Iterable[str]) -> None:
        for some in _lots(ids):
            self._connection.execute(delete(marks).where(column.in_(some)))
            self._connection.execute(delete(table).where(table.c.id.in_(some)))

    def _among(self, statement: Any, column: Any, values: Iterable[Any]) -> Iterator[Any]:
        """The rows whose column has one of these values."""
        for some in _lots(values):
            yield from self._connection.execute(statement.where(column.in_(some))).all()


def _one_text(judgement: Judgement) -> bool:
    return judgement.subject == "report" and judgement.verdict == "same"


def _story_row(one: Story) -> dict[str, Any]:
    return {
        "id": one.id,
        "title_key": folded(one.title)[:LONGEST_KEY],
        "first_day": one.first_day,
        "last_day": one.last_day,
        "size": len(one.reports),
        "value": pack(one),
    }


def _incident_marks(one: Incident) -> dict[str, Iterable[str]]:
    return {
        "fact": [telling.fact for telling in one.tellings],
        "report": [telling.report for telling in one.tellings],
        "actor": one.actors,
        "recipient": one.recipients,
    }


def _incident_row(one: Incident, value: bytes, now: datetime) -> dict[str, Any]:
    place = one.place
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "country": place.country if place else None,
        "geonames": place.geonames if place else None,
        "place_key": place_key(place.name) if place else None,
        "first_day": one.first_day,
        "last_day": one.last_day,
        "size": len({telling.copy_of or telling.report for telling in one.tellings}),
        "disputed": any(field.state == "disputed" for field in one.fields),
        "changed": now,
        "value": value,
    }


def _lots(values: Iterable[Any], size: int = _MANY) -> Iterator[list[Any]]:
    """Distinct values by the lot, in a fixed order."""
    some = sorted(set(values))
    for at in range(0, len(some), size):
        yield some[at : at + size]


def _json(reasons: tuple[str, ...]) -> str | None:
    return msgspec.json.encode(reasons).decode() if reasons else None
