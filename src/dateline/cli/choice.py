"""Options of the verbs that choose reports out of the record."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dateline.cli.setup import for_people
from dateline.cli.sources import first_day, last_day
from dateline.store.protocol import Query
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry


def country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country that is told by its code or its name."""
    if value is None:
        return None
    asked = value.strip()
    named = (hit.entry.country for hit in registry().find(asked) if hit.entry.type == "state" and hit.how == "name")
    code = asked.upper() if asked.upper() in table("countrycodes") else next(named, None)
    if code is None:
        raise click.BadParameter(f"{value!r}: expected a country's name or its code of two letters, such as ML")
    return code


def somewhere(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A file to write whose folder is there, a folder, or `-`."""
    folder = Path(value).parent
    if value != "-" and not value.endswith(("/", os.sep)) and not folder.is_dir():
        raise click.BadParameter(f"{value!r}: there is no folder {str(folder)!r}; make it, or write elsewhere")
    return value


def chooses(*, on_screen: int | None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a verb the options that choose reports; it receives them as one `query` without words.

    `on_screen` is how many reports a terminal is shown unless told otherwise; a pipe gets all.
    """

    def decorate(verb: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(verb)
        def gathered(*args: Any, **options: Any) -> Any:
            limit = options.pop("limit") or (on_screen if for_people() else None)
            chosen = {name: options.pop(name) for name in ("publisher", "since", "until")}
            query = Query(latest_only=not options.pop("revisions"), limit=limit, **chosen)
            return verb(*args, query=query, **options)

        for option in reversed(_options(on_screen)):
            gathered = option(gathered)
        return gathered

    return decorate


def _options(on_screen: int | None) -> tuple[Callable[..., Any], ...]:
    number, default = click.IntRange(min=1), f"  [default: {on_screen} on a terminal, else all]" if on_screen else ""
    return (
        click.option("--publisher", metavar="NAME", help="Only reports of this publisher."),
        click.option("--since", callback=first_day, metavar="DATE", help="Published on this day, or later."),
        click.option("--until", callback=last_day, metavar="DATE", help="Published on this day, or earlier."),
        click.option("-n", "--limit", type=number, metavar="N", help=f"At most so many reports.{default}"),
        click.option("--revisions", is_flag=True, help="Texts that a later revision replaced as well."),
    )
