"""Dossiers for people to look at on a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import STATUS, shortened
from dateline.record.dossier import Dossier

_WIDEST = 140


def dossier_picture(one: Dossier, *, most: int) -> RenderableType:
    """Names, offices, deeds, statements and ties; at most so many of each, the latest first."""
    about = " · ".join(filter(None, (one.type, one.country, one.sector, one.key)))
    parts: list[RenderableType] = [Rule(style="dim"), Text(one.name, style="bold"), Text(about, style="dim")]
    for title, table, count in (
        ("Names", _names(one, most), len(one.names)),
        ("Offices", _offices(one, most), len(one.offices)),
        ("What it did, and what was done to it", _deeds(one, most), len(one.deeds)),
        ("What it said", _statements(one, most), len(one.statements)),
        ("How it stands to others", _ties(one, most), len(one.ties)),
    ):
        if count:
            more = f"  ({count}, the latest {most})" if count > most else f"  ({count})"
            parts += [Text.assemble("\n", (title, "bold"), (more, "dim")), Padding(table, (0, 0, 0, 2))]
    return Group(*parts, "")


def _grid(*ratios: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for ratio in ratios:
        table.add_column(ratio=ratio or None, no_wrap=not ratio)
    return table


def _day(published: str | None) -> str:
    return (published or "undated")[:10]


def _names(one: Dossier, most: int) -> Table:
    table = _grid(1, 0, 0)
    for it in one.names[:most]:
        when = f"{it.first_day or '?'} – {it.last_day or '?'}" if it.first_day != it.last_day else it.first_day or ""
        table.add_row(it.name, f"{it.reports} reports" if it.reports > 1 else "1 report", when)
    return table


def _offices(one: Dossier, most: int) -> Table:
    table = _grid(0, 1, 2)
    for it in list(one.offices)[::-1][:most]:
        title = f"{it.title} ({it.of})" if it.of else it.title
        table.add_row(_day(it.published), title, f"“{shortened(it.words, _WIDEST)}” [{it.report[:8]}]")
    return table


def _deeds(one: Dossier, most: int) -> Table:
    table = _grid(0, 1, 1, 2)
    for it in sorted(one.deeds, key=lambda it: (it.when or it.published or "", it.fact), reverse=True)[:most]:
        what = Text.assemble((f"{it.type} {it.mode or ''}".strip(), "bold red"))
        what.append(f" {it.status}" if it.status != "happened" else "", style=STATUS[it.status])
        if it.says:
            what.append(f" (says {it.says})", style="italic")
        with_ = ("→ " if it.role == "actor" else "by ") + (", ".join(it.others) or "?")
        where = ", ".join(filter(None, (with_, it.place, it.when)))
        table.add_row(_day(it.published), what, where, f"“{shortened(it.words, _WIDEST)}” [{it.report[:8]}]")
    return table


def _statements(one: Dossier, most: int) -> Table:
    table = _grid(0, 1)
    for it in list(one.statements)[::-1][:most]:
        words = shortened(" … ".join(it.content), _WIDEST)
        channel = f", on {it.channel}" if it.channel else ""
        said = Text.assemble((f"‹{it.cue}›", "bold blue"), f" {words}{channel} ", (f"[{it.report[:8]}]", "dim"))
        table.add_row(_day(it.published), said)
    return table


def _ties(one: Dossier, most: int) -> Table:
    table = _grid(0, 1, 2)
    for it in list(one.ties)[::-1][:most]:
        relation = it.relation.replace("_", " ") + (f" ({it.title})" if it.title else "")
        told = f"— {relation} — {it.other_name}" if it.outward else f"{it.other_name} — {relation} —"
        former = " (former)" if it.status == "former" else ""
        says = f", says {it.says}" if it.says else ""
        table.add_row(
            _day(it.published), f"{told}{former}{says}", f"“{shortened(it.words, _WIDEST)}” [{it.report[:8]}]"
        )
    return table
