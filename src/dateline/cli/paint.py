"""Reports, accounts and lists for people to look at on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import Facts, bounds, shortened
from dateline.cli.grid import grid
from dateline.record.account import Account
from dateline.record.report import Report
from dateline.store.protocol import Entry, Kept

WIDE = 100
"""From so many columns on, an account stands beside its text; else under each paragraph."""
_LONGEST_TITLE = 160
KIND = {"headline": "bold", "deck": "italic", "caption": "dim italic", "furniture": "dim", "subhead": "bold"}


@cache
def console() -> Console:
    """The terminal. Nothing that a report says is markup: `[c013ec48]` is an id, `[/b]` what somebody wrote."""
    return Console(highlight=False, markup=False, emoji=False)


def paint_account(account: Account, report: Report) -> None:
    """Print what a report says."""
    console().print(account_picture(account, report))


def paint_kept(kept: Kept) -> None:
    """Print a kept report with what it says beside its text."""
    console().print(head(kept.account, kept.report), beside(kept.account, kept.report, console().width))


def paint_entries(entries: Sequence[Entry], *, limit: int | None) -> None:
    """Print a list of reports; `limit` is how many of them are wanted."""
    if not entries:
        console().print("No reports.")
        return
    console().print(entries_table(entries[:limit]))
    if limit and len(entries) > limit:
        console().print(f"… there are more: dateline list -n {limit * 10}", style="dim")


def paint_hits(hits: Sequence[Entry], *, words: str) -> None:
    """Print the hits of a search with their words in place."""
    console().print(hits_picture(hits, words))


def head(account: Account, report: Report) -> RenderableType:
    """Headline, publisher, dateline, date and where it came from."""
    header = account.report
    title = header.headline.text if header.headline else "(no headline)"
    about = [header.publisher, header.byline, header.dateline.text if header.dateline else None]
    if header.published:
        about.append(f"published {header.published} ({header.published_basis})")
    elif header.updated:
        about.append(f"updated {header.updated} ({header.updated_basis})")
    else:
        about.append("undated")
    lines = [Text(" ".join(title.split()), style="bold"), Text(" · ".join(filter(None, about)), style="dim")]
    lines.append(Text(f"{report.id}  {header.source}", style="dim"))
    if header.unread:
        lines.append(Text(f"not read: {header.unread}", style="yellow"))
    return Group(Rule(style="dim"), *lines)


def account_picture(account: Account, report: Report) -> RenderableType:
    """An account by kind of fact: who says what, who did what to whom, how many, when, who and where."""
    facts = Facts(account, report)
    parts: list[RenderableType] = [head(account, report)]
    for title, table in (
        ("Who says what", _attributions(facts)),
        ("Who did what to whom", _events(facts)),
        ("How many", _figures(facts)),
        ("Who is what to whom", _relations(facts)),
    ):
        if table.row_count:
            parts += [Text(f"\n{title}", style="bold"), Padding(table, (0, 0, 0, 2))]
    for title, items in (("When", _times(facts)), ("Who", _actors(account)), ("Where", _places(account))):
        if items:
            parts += [Text.assemble("\n", (title, "bold"), "  ", Text(" · ").join(items))]
    return Group(*parts, "")


def beside(account: Account, report: Report, width: int) -> RenderableType:
    """The report's paragraphs, each with what it says beside it, or under it where the terminal is narrow."""
    facts = Facts(account, report)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.leading = 1
    table.add_column(ratio=5)
    if width >= WIDE:
        table.add_column(ratio=4)
    for paragraph in report.paragraphs:
        text = facts.marked(paragraph.span)
        text.style = KIND.get(paragraph.kind, "")
        said = facts.within(paragraph.span)
        if width >= WIDE:
            table.add_row(text, Text("\n").join(said))
        else:
            table.add_row(Group(text, *(Padding(one, (0, 0, 0, 4)) for one in said)))
    return Padding(table, (1, 0, 0, 0))


def entries_table(entries: Iterable[Entry]) -> Table:
    """Reports as a table."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("publisher", max_width=24)
    table.add_column("headline", ratio=1)
    table.add_column("events", justify="right")
    table.add_column("says", justify="right")
    for entry in entries:
        title = Text(shortened(" ".join(entry.title.split()), _LONGEST_TITLE))
        if entry.revision > 1:
            title.append(f"  (revision {entry.revision})", style="dim")
        if entry.unread:
            title.append(f"  (not read: {entry.unread})", style="yellow")
        day = (entry.published or "undated")[:10]
        table.add_row(entry.id[:8], day, entry.publisher or "", title, str(entry.events), str(entry.attributions))
    return table


def hits_picture(hits: Sequence[Entry], words: str) -> RenderableType:
    """Each hit with the stretch of its text around the words."""
    if not hits:
        return Text(f"No report holds {words!r}.")
    parts: list[RenderableType] = []
    for hit in hits:
        about = " · ".join(filter(None, (hit.publisher, (hit.published or "undated")[:10])))
        title = " ".join((hit.headline or hit.source).split())
        parts.append(Text.assemble((hit.id[:8], "dim"), "  ", (title, "bold"), "  ", (about, "dim")))
        if hit.snippet:
            parts.append(Padding(_snippet(hit.snippet), (0, 0, 0, 10)))
    return Group(*parts)


def _snippet(snippet: str) -> Text:
    text = Text()
    for i, piece in enumerate(re.split("[\x02\x03]", " ".join(snippet.split()))):
        text.append(piece, style="bold yellow" if i % 2 else "")
    return text


def _attributions(facts: Facts) -> Table:
    table = grid(2, 5)
    for one in facts.account.attributions:
        line = facts.attribution(one)
        cue = line.plain.index("›") + 1
        table.add_row(line[:cue], line[cue + 1 :])
    return table


def _events(facts: Facts) -> Table:
    table = grid(2, 3, 3, 2)
    for one in facts.account.events:
        line = facts.event(one).split("  ")[0]
        where = ", ".join(filter(None, (facts.name(one.place), one.when)))
        says = f"says {facts.name(one.says)}" if one.says else ""
        table.add_row(line, facts.parties(one), Text(where), Text(", ".join(filter(None, (one.status, says)))))
    return table


def _figures(facts: Facts) -> Table:
    table = grid(0, 3, 3)
    for one in facts.account.figures:
        says = f"says {facts.name(one.says)}" if one.says else ""
        what = f"{shortened(one.unit or '', 40)} ({one.kind})".strip()
        table.add_row(Text(bounds(one), style="bold cyan", justify="right"), what, f"“{facts.words(one.span)}” {says}")
    return table


def _relations(facts: Facts) -> Table:
    table = grid(1)
    for one in facts.account.relations:
        relation = f"{one.relation.replace('_', ' ')}{f' ({one.title})' if one.title else ''}"
        former = " (former)" if one.status == "former" else ""
        table.add_row(f"{facts.name(one.subject)} — {relation} — {facts.name(one.object)}{former}")
    return table


def _times(facts: Facts) -> list[Text]:
    return [facts.time(one) for one in facts.account.times]


def _actors(account: Account) -> list[Text]:
    return [
        Text.assemble((one.name, "underline"), f" ({', '.join(filter(None, (one.type, one.country)))})")
        for one in account.actors
    ]


def _places(account: Account) -> list[Text]:
    return [
        Text.assemble((one.name, "underline"), f" ({', '.join(filter(None, (one.kind, one.country)))})")
        for one in account.places
    ]
