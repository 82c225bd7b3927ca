"""Dossiers for people to look at on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import STATUS, shortened
from dateline.cli.grid import grid
from dateline.monitor.days import said
from dateline.record.dossier import Deed, Dossier, Held, Tie

_WIDEST = 140
Told = TypeVar("Told", Held, Deed, Tie)


def dossier_picture(one: Dossier, *, most: int) -> RenderableType:
    """Names, offices, deeds, statements and ties; at most so many of each, the latest first."""
    about = " · ".join(filter(None, (one.type, one.country, one.sector, one.key)))
    parts: list[RenderableType] = [Rule(style="dim"), Text(one.name, style="bold"), Text(about, style="dim")]
    offices, deeds, ties = _offices(one), _deeds(one), _ties(one)
    for title, table, count in (
        ("Names", _names(one, most), len(one.names)),
        ("Offices", _offices_table(offices[:most]), len(offices)),
        ("What it did, and what was done to it", _deeds_table(deeds[:most]), len(deeds)),
        ("What it said", _statements(one, most), len(one.statements)),
        ("How it stands to others", _ties_table(ties[:most]), len(ties)),
    ):
        if count:
            more = f"  ({count}, the latest {most})" if count > most else f"  ({count})"
            parts += [Text.assemble("\n", (title, "bold"), (more, "dim")), Padding(table, (0, 0, 0, 2))]
    return Group(*parts, "")


def _once(some: Iterable[Told], same: Callable[[Told], Hashable]) -> list[list[Told]]:
    """What reports tell alike, together, the latest told first; the latest of all first."""
    found: dict[Hashable, list[Told]] = {}
    for one in some:
        found.setdefault(same(one), []).append(one)
    groups = [sorted(group, key=lambda it: it.published or "", reverse=True) for group in found.values()]
    return sorted(groups, key=lambda group: group[0].published or "", reverse=True)


def _when(edtf: str) -> str:
    """A day as the record has it; a season, which it writes as a month of its own, in words: `2018-23`, autumn 2018."""
    return said(edtf) if re.fullmatch(r"\d{4}-2[1-4]~?", edtf) else edtf


def _day(published: str | None) -> str:
    return (published or "undated")[:10]


def _names(one: Dossier, most: int) -> Table:
    table = grid(1, 0, 0)
    for it in one.names[:most]:
        when = f"{it.first_day or '?'} – {it.last_day or '?'}" if it.first_day != it.last_day else it.first_day or ""
        table.add_row(it.name, f"{it.reports} reports" if it.reports > 1 else "1 report", when)
    return table


def _offices(one: Dossier) -> list[list[Held]]:
    return _once(one.offices, lambda it: (it.title.casefold(), (it.of or "").casefold()))


def _offices_table(groups: Iterable[Sequence[Held]]) -> Table:
    table = grid(0, 1, 0, 2)
    for group in groups:
        it = group[0]
        title = f"{it.title} ({it.of})" if it.of else it.title
        table.add_row(_span(group), title, _reports(group), _quoted(it))
    return table


def _deeds(one: Dossier) -> list[list[Deed]]:
    """What it did and what was done to it, each once an incident, the latest first."""
    found = _once(one.deeds, lambda it: (it.incident or it.fact, it.role))
    return sorted(found, key=lambda group: (group[0].when or group[0].published or "", group[0].fact), reverse=True)


def _deeds_table(groups: Iterable[Sequence[Deed]]) -> Table:
    table = grid(0, 1, 1, 2)
    for group in groups:
        it = group[0]
        what = Text.assemble((f"{it.type} {it.mode or ''}".strip(), "bold red"))
        what.append(f" {it.status}" if it.status != "happened" else "", style=STATUS[it.status])
        if it.says:
            what.append(f" (says {it.says})", style="italic")
        others = ", ".join(it.others)
        with_ = (f"→ {others}" if others else "") if it.role == "actor" else f"by {others or '?'}"
        day = Text(_when(it.when)) if it.when else Text(f"told {_day(it.published)}", style="dim")
        table.add_row(day, what, "; ".join(filter(None, (with_, it.place))), _quoted(it, len(group)))
    return table


def _statements(one: Dossier, most: int) -> Table:
    table = grid(0, 1)
    for it in list(one.statements)[::-1][:most]:
        words = shortened(" … ".join(it.content), _WIDEST)
        channel = f", on {it.channel}" if it.channel else ""
        said = Text.assemble((f"‹{it.cue}›", "bold blue"), f" {words}{channel} ", (f"[{it.report[:8]}]", "dim"))
        table.add_row(_day(it.published), said)
    return table


def _ties(one: Dossier) -> list[list[Tie]]:
    return _once(one.ties, lambda it: (it.relation, it.outward, it.other, (it.title or "").casefold(), it.status))


def _ties_table(groups: Iterable[Sequence[Tie]]) -> Table:
    table = grid(0, 1, 0, 2)
    for group in groups:
        it = group[0]
        relation = it.relation.replace("_", " ") + (f" ({it.title})" if it.title else "")
        told = f"— {relation} — {it.other_name}" if it.outward else f"{it.other_name} — {relation} —"
        former = " (former)" if it.status == "former" else ""
        says = f", says {it.says}" if it.says else ""
        table.add_row(_span(group), f"{told}{former}{says}", _reports(group), _quoted(it))
    return table


def _quoted(it: Held | Deed | Tie, tellings: int = 1) -> str:
    more = f" and {tellings - 1} more" if tellings > 1 else ""
    return f"“{shortened(it.words, _WIDEST)}” [{it.report[:8]}{more}]"


def _reports(group: Sequence[Held | Tie]) -> str:
    number = len({it.report for it in group})
    return f"{number} reports" if number > 1 else "1 report"


def _span(group: Sequence[Held | Tie]) -> str:
    """First and last day of publication."""
    days = sorted(it.published[:10] for it in group if it.published)
    if not days:
        return "undated"
    return days[-1] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"
