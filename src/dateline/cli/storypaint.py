"""Stories and judgements for people to look at on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.facts import shortened
from dateline.record.judgement import Judgement
from dateline.record.story import Story
from dateline.store.protocol import ActorQuery, View

_WIDEST = 90
_SHOWN = 12
"""Incidents listed with a story."""


def stories_table(stories: Iterable[Story]) -> RenderableType:
    """A line for each story."""
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("id", "days", "reports", "title"):
        table.add_column(name, no_wrap=name != "title", justify="right" if name == "reports" else "left")
    for one in stories:
        copies = f" ({one.tellings} told)" if one.copies else ""
        table.add_row(Text(one.id[:9], style="cyan"), days(one), f"{len(one.reports)}{copies}", one.title)
    return table


def story_picture(story: Story, store: View) -> RenderableType:
    """A story with its reports, who and where, and its incidents."""
    copies = {copy.report: copy for copy in story.copies}
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for report in story.reports:
        if kept := store.kept(report):
            entry, copy = kept.entry, copies.get(report)
            same = f"copy of {copy.of[:8]}, {copy.share:.0%} the same" if copy else ""
            outlet, title = entry.publisher or entry.source, shortened(entry.title, _WIDEST)
            table.add_row(Text(report[:8], style="cyan"), entry.published or "?", outlet, title, same)
    incidents = [one for name in story.incidents[:_SHOWN] if (one := store.incident(name))]
    told = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for incident in incidents:
        tellings = f"{len(incident.tellings)} tellings" if len(incident.tellings) > 1 else "1 telling"
        told.add_row(Text(incident.id[:8], style="cyan"), incident.title, tellings)
    more = len(story.incidents) - len(incidents)
    parts: list[RenderableType] = [
        Text(story.title, style="bold"),
        Text(f"{story.id} · {days(story)}", style="dim"),
        table,
    ]
    parts += [_line("Actors", names(store, story.actors)), _line("Places", story.places)]
    parts += [Text("Incidents", style="dim"), told] if incidents else []
    parts += [Text(f"… and {more} more: dateline incidents", style="dim")] if more else []
    return Group(*parts)


def names(store: View, keys: Sequence[str]) -> list[str]:
    """The names of actors, by their keys."""
    found = (
        {one: entry.name for entry in store.actors(ActorQuery(keys=tuple(keys))) for one in entry.keys} if keys else {}
    )
    return list(dict.fromkeys(found.get(key, key) for key in keys))


def judgements_table(judgements: Iterable[Judgement]) -> RenderableType:
    """A line for each judgement."""
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("id", "when", "by", "verdict", "of", "left", "right", "note"):
        table.add_column(name, no_wrap=name in ("id", "when", "verdict"))
    for one in judgements:
        taken = f"withdrawn by {one.withdrawn_by} {(one.withdrawn_when or '')[:16]}" if one.withdrawn else ""
        note = " · ".join(filter(None, (one.note, *one.reasons, taken)))
        style = "dim strike" if one.withdrawn else ""
        table.add_row(
            one.id, one.when[:16], one.judge, one.verdict, one.subject, one.left, one.right, note, style=style
        )
    return table


def days(story: Story) -> str:
    """First and last day, or that they are unknown."""
    if story.first_day is None or story.last_day is None:
        return "?"
    return story.first_day if story.first_day == story.last_day else f"{story.first_day} – {story.last_day[5:]}"


def _line(name: str, values: Iterable[str]) -> Text:
    return Text.assemble((f"{name}  ", "dim"), ", ".join(values) or "none")
