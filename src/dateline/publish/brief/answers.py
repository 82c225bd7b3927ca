"""The brief on a monitor: its answer's entries as sentences, timeline by timeline, with their words as references."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from dateline.publish.account import Told
from dateline.publish.brief.citing import Citing, Source
from dateline.publish.brief.compose import Size
from dateline.publish.brief.values import Brief, Line, Part, Section, Sentence
from dateline.publish.brief.wording import capital
from dateline.publish.days import when as in_time
from dateline.publish.safe import one_line
from dateline.record.answer import Answer, Entry, Table
from dateline.store.protocol import Kept

Find = Callable[[str], Kept | None]
_PLAIN = frozenset({"happened", "historical", "current", "former", "said", "reported", "alleged"})


class _Cited(msgspec.Struct, frozen=True):
    """The entries of an answer that have words to open on, each with those words."""

    entries: dict[str, Entry]
    sources: dict[str, list[Source]]


def on_answer(answer: Answer, find: Find, size: Size) -> Brief:
    """The brief on what a monitor answers. `find` gives a report by its id; an entry without its words is left out."""
    cite = Citing()
    cited = _cited(answer, find)
    news = [entry for entry in cited.entries.values() if entry.news and answer.since]
    groups: dict[str, list[Entry]] = {}
    for entry in cited.entries.values():
        groups.setdefault(entry.group or capital(entry.topic), []).append(entry)
    most = max(size.acts, 3)
    sections = [
        _section("New since last asked", news, cited, cite, most),
        *(_section(heading, entries, cited, cite, most) for heading, entries in groups.items()),
        *(_table(table, cited, cite) for table in answer.tables),
    ]
    return Brief(
        title=answer.title,
        kind="monitor",
        about=_about(answer, cited),
        sections=tuple(one for one in sections if one.sentences or one.lines),
        references=cite.references,
    )


def _cited(answer: Answer, find: Find) -> _Cited:
    opened: dict[str, Told | None] = {}
    sources: dict[str, list[Source]] = {}
    for entry in answer.entries:
        for evidence in entry.evidence:
            if evidence.report not in opened:
                kept = find(evidence.report)
                opened[evidence.report] = Told(kept) if kept else None
            told = opened[evidence.report]
            if told is not None and 0 <= evidence.span[0] < evidence.span[1] <= len(told.report.text):
                sources.setdefault(entry.id, []).append((told, evidence.span))
    return _Cited({e.id: e for e in answer.entries if e.id in sources}, sources)


def _section(heading: str, entries: Iterable[Entry], cited: _Cited, cite: Citing, most: int) -> Section:
    """The entries, the latest `most` of them, by day."""
    entries = list(entries)
    kept = entries[-most:]
    sentences = tuple(_sentence(entry, cite(cited.sources[entry.id][:4])) for entry in kept)
    return Section(heading=one_line(heading), sentences=sentences, more=len(entries) - len(kept))


def _sentence(entry: Entry, refs: tuple[int, ...]) -> Sentence:
    """`On 6 June 2025: the Wagner Group withdraws from Mali (planned).`"""
    day = in_time(entry.day)
    text = one_line(entry.statement).rstrip(".")
    lead = f"{capital(day)}: " if day and day.split(" ", 1)[-1] not in text else ""
    plain = entry.status in _PLAIN or entry.status in text or _says_who(text, entry.status)
    status = "" if plain else f" ({one_line(entry.status)})"
    return Sentence((Part(f"{lead}{text if lead else capital(text)}{status}.", refs),))


def _says_who(text: str, status: str) -> bool:
    """Whether the sentence itself tells that it is the word of whom the status names: "Officials said …", "said by
    officials"."""
    who = one_line(status).removeprefix("said by ")
    return who != status and text.casefold().startswith((f"{who.casefold()} said", f"the {who.casefold()} said"))


def _table(table: Table, cited: _Cited, cite: Citing) -> Section:
    """A table of the answer; a row that counts nothing that can be opened is left out."""
    lines = []
    for row in table.rows:
        sources = [cited.sources[entry][0] for entry in row.entries if entry in cited.sources]
        if sources:
            lines.append(Line(tuple(map(one_line, row.cells)), cite(sources[:6])))
    return Section(heading=one_line(table.title), columns=table.columns, lines=tuple(lines))


def _about(answer: Answer, cited: _Cited) -> tuple[tuple[str, str], ...]:
    reports = {told.report.id for sources in cited.sources.values() for told, _ in sources}
    asked = tuple((capital(name), value) for name, value in answer.asked)
    notes = tuple(("Note", note) for note in answer.notes)
    counts = (("Entries", str(len(cited.entries))), ("Reports", str(len(reports))))
    kind = answer.kind.replace("_", " ")
    return (("Question", f"{answer.monitor} ({kind})"), *asked, ("Asked on", answer.when[:10]), *counts, *notes)
