"""What a later text changed, for people to look at on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from dateline.record.change import FactChange, Revision, TextChange
from dateline.record.fact import Fact

_STYLE = {"added": "green", "removed": "red", "withdrawn": "red", "reworded": "yellow", "changed": "yellow"}


def changes_picture(revisions: Iterable[Revision]) -> RenderableType:
    """Each revision: its facts first, then its sentences."""
    parts: list[RenderableType] = []
    for one in revisions:
        parts.append(Rule(f"{one.before[:8]} → {one.after[:8]}  {one.published or ''}", align="left", style="dim"))
        parts += [_fact(change) for change in one.facts] or [Text("no fact changed", style="dim")]
        parts += [_text(change) for change in one.text]
    return Group(*parts)


def told(fact: Fact) -> str:
    """A fact in a line."""
    parties = " → ".join(", ".join(who.name for who in some) for some in (fact.actors, fact.recipients) if some)
    what = f"{fact.type}{':' + fact.mode if fact.mode else ''}"
    return " · ".join(
        filter(None, (fact.kind, what, parties, fact.words, fact.place.name if fact.place else "", fact.when))
    )


def _fact(change: FactChange) -> Text:
    fact = change.after or change.before
    line = Text.assemble((f"{change.change:10}", _STYLE[change.change]), told(fact) if fact else "")
    for field in change.fields:
        line.append(f"\n{'':10}{field.field}: {field.before or '–'} → {field.after or '–'}", style="bold")
    return line


def _text(change: TextChange) -> Text:
    line = Text(f"{change.change:10}", style=_STYLE[change.change])
    if change.before:
        line.append(f"- {change.before}", style="dim")
    if change.after:
        line.append(("\n" + " " * 10 if change.before else "") + f"+ {change.after}", style="")
    return line
