"""The tour of a record that `dateline demo` gives: reports in, what they say, where they differ, found again."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import Facts, bounds
from dateline.cli.paint import beside, entries_table, hits_picture
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.store.protocol import Kept, Query, View

SEARCH = "advisers"
CALLS = (
    ("dateline read report.txt", "what a report says, nothing kept"),
    ("dateline add reports/", "read a folder and keep it"),
    ("dateline list", "what is kept"),
    ("dateline show ID", "a report with its account beside it"),
    ("dateline explain ASSAULT", "what a code means"),
)


def tour(console: Console, view: View, ids: Sequence[str]) -> None:
    """Show the reports of these ids and what they say."""
    kept = [one for one in map(view.kept, ids) if one is not None]
    if not kept:
        return
    whole_report(console, kept)
    counts(console, kept)
    _section(console, "Who says what, from all of them", _attributions(kept))
    _section(console, "Who did what to whom", _events(kept))
    _title(console, f"dateline search {SEARCH}")
    console.print(hits_picture(list(view.entries(Query(words=SEARCH, limit=4))), SEARCH))
    _title(console, "Your own reports")
    calls = Table.grid(padding=(0, 3, 0, 0))
    for call, meaning in CALLS:
        calls.add_row(Text(call, style="bold"), meaning)
    console.print(calls, "")


def whole_report(console: Console, kept: Sequence[Kept]) -> None:
    """The list of reports, and the first of them with its account beside it."""
    _title(console, f"{len(kept)} reports of three invented outlets, read and kept")
    console.print(entries_table(one.entry for one in kept))
    _title(console, "One of them, and what it says")
    console.print(beside(kept[0].account, kept[0].report, console.width))


def counts(console: Console, kept: Sequence[Kept]) -> None:
    """Every count of people killed, with its bounds and whose count it is."""
    _section(console, "How many were killed, by whose count", _tolls(kept))


def _title(console: Console, title: str) -> None:
    console.print("", Rule(title, align="left", style="dim"))


def _section(console: Console, title: str, table: Table) -> None:
    if table.row_count:
        _title(console, title)
        console.print(table)


def _table(**columns: int) -> Table:
    """A table with these columns, each with its share of the width, 0 for as wide as its words."""
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for name, share in columns.items():
        table.add_column(name.replace("_", " "), ratio=share or None, no_wrap=not share)
    return table


def _attributions(kept: Sequence[Kept], most: int = 10) -> Table:
    """One attribution a speaker, those with a content worth reading first."""
    table, seen = _table(who=2, cue=0, content=5, publisher=0), set()
    for one in kept:
        facts = Facts(one.account, one.report)
        for said in one.account.attributions:
            if said.source is None or facts.name(said.source) in seen or table.row_count >= most:
                continue
            seen.add(facts.name(said.source))
            cue = Text(facts.words(said.cue), style="bold blue")
            table.add_row(facts.name(said.source), cue, facts.content(said, 90), one.entry.publisher)
    return table


def _tolls(kept: Sequence[Kept]) -> Table:
    table = _table(killed=0, words=5, says=2, publisher=0)
    for one in kept:
        facts = Facts(one.account, one.report)
        for figure in one.account.figures:
            body = _body_around(one.report, figure.span)
            if figure.kind == "killed" and body:
                says = facts.name(figure.says) or Text("the report itself", style="dim")
                words = _around(one.report, figure.span, body)
                table.add_row(Text(bounds(figure), style="bold cyan"), words, says, one.entry.publisher)
    return table


def _body_around(report: Report, span: Span) -> Span | None:
    """The paragraph of the body that holds a span; a headline only tells again what the body tells."""
    bodies = (one.span for one in report.paragraphs if one.kind == "body")
    return next((body for body in bodies if body[0] <= span[0] < body[1]), None)


def _around(report: Report, span: Span, body: Span, wide: int = 40) -> Text:
    """The words of a span, with some before and after them."""
    before = " ".join(report.words((max(body[0], span[0] - wide), span[0])).split())
    after = " ".join(report.words((span[1], min(body[1], span[1] + wide))).split())
    if span[0] - wide > body[0]:
        before = f"… {before.partition(' ')[2]}"
    if span[1] + wide < body[1]:
        after = f"{after.rpartition(' ')[0]} …"
    joint = "" if after[:1] in ",.;:!?”" else " "
    return Text.assemble(before, " " if before else "", (report.words(span), "cyan"), joint, after)


def _events(kept: Sequence[Kept], most: int = 14) -> Table:
    """Events that have an actor and a day, in the order of their days."""
    table = _table(when=0, event=3, who_to_whom=5, where=2, status=0, says=3, publisher=0)
    rows = [(event.when, event, one) for one in kept for event in one.account.events if event.when and event.actor]
    for when, event, one in sorted(rows, key=lambda row: row[0])[:most]:
        facts = Facts(one.account, one.report)
        code = Text(f"{event.type} {event.mode or ''}".strip(), style="bold red")
        who, where = facts.parties(event), facts.name(event.place)
        table.add_row(when, code, who, where, event.status, facts.name(event.says), one.entry.publisher)
    return table
