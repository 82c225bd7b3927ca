"""Incidents for people to look at on a terminal: lists, and the accounts of one side by side."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import BOUND, STATUS, shortened
from dateline.cli.grid import grid
from dateline.record.incident import Envelope, Incident, Stance, Telling, ToldFigure

STATE = {"agreed": "green", "disputed": "bold red", "single": "dim"}
STANCE = {"denies": "denies it", "claims": "claims it", "accuses": "accuses", "confirms": "confirms it"}
_WIDEST = 160


def incidents_table(those: Iterable[Incident]) -> Table:
    """Incidents as a table."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("day", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("told by", justify="right")
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("disputed")
    for one in those:
        reports = len({it.copy_of or it.report for it in one.tellings})
        disputed = ", ".join(field.name for field in one.fields if field.state == "disputed")
        killed = ", ".join(_envelope(it) for it in one.envelopes if it.kind == "killed")
        title = Text(one.title, style=STATUS[one.status])
        if any(it.kind == "denies" for it in one.stances):
            title.append("  (denied)", style="red")
        table.add_row(one.id[:8], one.first_day or "", title, str(reports), killed, Text(disputed, style="red"))
    return table


def incident_picture(one: Incident) -> RenderableType:
    """One incident: what it is, its fields, its figures, its stances, its accounts, and why they were joined."""
    parts: list[RenderableType] = [Rule(style="dim"), Text(one.title, style="bold"), _about(one)]
    for title, table in (
        ("What the accounts say", _fields(one)),
        ("Figures, by day and source", _figures(one)),
        ("Lowest and highest", _envelopes(one)),
        ("Who denies, claims, accuses, confirms", _stances(one)),
        ("Accounts", _tellings(one)),
    ):
        if table.row_count:
            parts += [Text(f"\n{title}", style="bold"), Padding(table, (0, 0, 0, 2))]
    if one.why:
        why = "\n".join(f"{_short(reason)}" for reason in one.why)
        parts += [Text("\nWhy they are one", style="bold"), Padding(Text(why, style="dim"), (0, 0, 0, 2))]
    return Group(*parts, "")


def _about(one: Incident) -> Text:
    place = one.place
    where = (
        ", ".join(filter(None, (place.name, place.admin1, place.country, f"({place.precision})"))) if place else None
    )
    reports = {it.copy_of or it.report for it in one.tellings}
    told = [f"{one.type} {one.mode or ''}".strip(), one.status, where, f"told by {len(reports)} reports"]
    if one.confidence < 1:
        told.append(f"weakest join {one.confidence:.2f}")
    return Text.assemble((" · ".join(filter(None, told)), "dim"), "\n", (one.id, "dim"))


def _fields(one: Incident) -> Table:
    table = grid(0, 0, 1)
    for field in one.fields:
        values = " · ".join(f"{it.value} ({len(it.facts)})" if len(it.facts) > 1 else it.value for it in field.values)
        table.add_row(field.name, Text(field.state, style=STATE[field.state]), Text(values))
    return table


def _figures(one: Incident) -> Table:
    table = grid(0, 0, 0, 1, 2)
    for it in sorted(one.figures, key=lambda it: (it.kind, it.published or "9999", it.report, it.span)):
        source = f"says {it.says}" if it.says else it.publisher or ""
        day = (it.published or "undated")[:10]
        table.add_row(it.kind, day, Text(bounds(it), style="bold cyan", justify="right"), source, f"“{it.words}”")
    return table


def _envelopes(one: Incident) -> Table:
    table = grid(0, 1)
    for it in one.envelopes:
        table.add_row(f"{it.kind} {it.unit or ''}".strip(), _envelope(it))
    return table


def _stances(one: Incident) -> Table:
    table = grid(1, 0, 3)
    for it in one.stances:
        table.add_row(it.who, _stance(it), Text(f"“{shortened(it.words, _WIDEST)}” [{it.report[:8]}]"))
    return table


def _stance(it: Stance) -> Text:
    return Text(STANCE[it.kind] + (f" {it.whom}" if it.whom and it.kind == "accuses" else ""), style="magenta")


def _tellings(one: Incident) -> Table:
    table = grid(0, 0, 1, 2)
    for it in one.tellings:
        head = Text.assemble((f"{it.type} {it.mode or ''}".strip(), "bold red"))
        if it.status != "happened":
            head.append(f", {it.status}", style=STATUS[it.status])
        if it.says:
            head.append(f"\nsays {it.says}", style="italic")
        copy = f" (copy of {it.copy_of[:8]})" if it.copy_of else ""
        where = "\n".join(((it.published or "undated")[:10], f"{it.publisher or ''}{copy}".strip(), it.report[:8]))
        table.add_row(where, head, _parties(it), f"“{shortened(it.words, _WIDEST)}”")
    return table


def _parties(it: Telling) -> str:
    who = " → ".join(filter(None, (", ".join(it.actor) or "?", ", ".join(it.recipient))))
    return "\n".join(filter(None, (who, it.place, it.when)))


def _envelope(it: Envelope) -> str:
    unit = f" {it.unit}" if it.unit else ""
    if it.low is not None and it.low == it.high:
        return f"{it.low:,.0f}{unit}"
    low = f"{it.low:,.0f}" if it.low is not None else "?"
    return f"{low}–{it.high:,.0f}{unit}" if it.high is not None else f"{low} or more{unit}"


def bounds(it: ToldFigure) -> str:
    """The bounds of a figure: `≥ 19`, `≈ 2,000`, `5–8`."""
    if it.low is None and it.high is None:
        return "?"
    pattern = BOUND.get(it.bound) or ("≥ {low}" if it.low is not None else "≤ {high}")
    if (it.low is None and "{low}" in pattern) or (it.high is None and "{high}" in pattern):
        pattern = "≤ {high}" if it.low is None else "≥ {low}"
    low, high = (f"{value:,.0f}" if value is not None else "" for value in (it.low, it.high))
    return pattern.format(low=low, high=high)


def _short(reason: str) -> str:
    """A reason with its anchors cut to the report and the place in it."""
    return " ".join(f"{word[:8]}…{word.split(':')[-1]}" if ":event:" in word else word for word in reason.split(" "))
