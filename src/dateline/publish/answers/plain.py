"""Answers as plain text: timelines by day, what belongs to an entry under it, unknown days apart."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from dateline.publish.days import said
from dateline.publish.safe import one_line
from dateline.record.answer import Answer, Entry, Evidence, Table

_LEAST = 40
_ALWAYS = 3
"""Columns of a table that are shown even where they count nothing."""


def text(answer: Answer, *, width: int = 100, new_only: bool = False) -> str:
    """One answer as lines of at most `width` columns (tables may be wider)."""
    entries = answer.news if new_only else answer.entries
    lines = [one_line(answer.title), f"  {answer.monitor} ({answer.kind}), asked {answer.when}"]
    lines += [f"  {name}: {one_line(value)}" for name, value in answer.asked]
    lines += [f"  note: {one_line(note)}" for note in answer.notes]
    if new_only:
        lines.append(f"  {_count(entries)} since {answer.since or 'the beginning'}")
    lines += list(_timelines(entries, max(width, _LEAST)))
    if not new_only:
        lines += [line for table in answer.tables for line in ("", *_table(table))]
        notes = dict.fromkeys(table.note for table in answer.tables if table.note)
        lines += [line for note in notes for line in ("", *textwrap.wrap(note, width, initial_indent="  ",
                                                                          subsequent_indent="  "))]  # fmt: skip
    return "\n".join([*lines, ""])


def _count(entries: tuple[Entry, ...]) -> str:
    new = sum(one.news == "new" for one in entries)
    return f"{new} new, {len(entries) - new} changed" if entries else "nothing new"


def _timelines(entries: tuple[Entry, ...], width: int) -> Iterator[str]:
    """Entries under the heads of their timelines where all have one, else in one list."""
    grouped = all(one.group for one in entries)
    shown = {one.id for one in entries}
    below: dict[str, list[Entry]] = {}
    for one in entries:
        if one.of in shown and one.of != one.id:
            below.setdefault(one.of or "", []).append(one)
    roots = [one for one in entries if one.of not in shown or one.of == one.id]
    heads = list(dict.fromkeys(one.group for one in roots)) if grouped else [None]
    for head in heads:
        some = [one for one in roots if not grouped or one.group == head]
        if head:
            yield from ("", one_line(head))
        dated, undated = [one for one in some if one.dated], [one for one in some if not one.dated]
        for title, part in (("", dated), ("  day not known", undated)):
            if part:
                yield title
            for one in part:
                yield from _entry(one, width, below)


def _entry(one: Entry, width: int, below: dict[str, list[Entry]], depth: int = 1) -> Iterator[str]:
    pad = "    " * depth
    mark = {"new": "* ", "changed": "~ "}.get(one.news or "", "")
    lead = f"{mark}{_day(one)}{one.topic} ({one.status})"
    yield from _wrapped(f"{lead}: {one_line(one.statement)}.", pad, width)
    if one.details:
        yield from _wrapped("; ".join(f"{name}: {one_line(value)}" for name, value in one.details), f"{pad}  ", width)
    for piece in one.evidence:
        yield from _wrapped(f"“{one_line(piece.words)}” — {_whose(piece)}", f"{pad}  ", width)
    for other in below.get(one.id, ()):
        yield from _entry(other, width, below, depth + 1)


def _day(one: Entry) -> str:
    if not one.dated:
        return ""
    start, _, end = (one.day or "").partition("/")
    words = " to ".join(said(part) or part for part in (start, end) if part) if one.day else one.first_day or ""
    return f"{words}  "


def _whose(piece: Evidence) -> str:
    day = said((piece.published or "")[:10]) or "undated"
    return f"{one_line(piece.publisher or 'publisher not known')}, {day} [{piece.fact}]"


def _wrapped(line: str, pad: str, width: int) -> list[str]:
    return textwrap.wrap(
        line, max(width, len(pad) + _LEAST), initial_indent=pad, subsequent_indent=f"{pad}  ", break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip


def _table(table: Table) -> Iterator[str]:
    yield table.title
    shown = [
        at
        for at in range(len(table.columns))
        if at < _ALWAYS or any(row.cells[at] not in ("", "0") for row in table.rows)
    ]
    rows = [[cells[at] for at in shown] for cells in (table.columns, *(row.cells for row in table.rows))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(shown))]
    for row in rows:
        yield "  " + _columns(row, widths)


def _columns(row: Iterable[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
