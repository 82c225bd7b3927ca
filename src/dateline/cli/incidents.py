"""`dateline incidents`: what happened, each occurrence once, however many reports tell it."""

from __future__ import annotations

from typing import Any

import click

from dateline.cli.choice import country
from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.cli.sources import first_day, last_day
from dateline.store.protocol import IncidentQuery, View
from dateline.vocabulary.terms import event_types, modes

ON_SCREEN = 40
_CHOICES = (
    click.option("-t", "--type", "types", multiple=True, metavar="TYPE",
                 help="Of this PLOVER type or mode (ASSAULT, drone, ASSAULT:drone); may be given again."),
    click.option("--actor", metavar="NAME", help="Somebody acts in it or is acted on: a name or a key."),
    click.option("--place", metavar="NAME", help="At this place: its name or its GeoNames id."),
    click.option("--country", metavar="CC", callback=country,
                 help="In this country: its name, or its ISO 3166-1 alpha-2 code, such as ML."),
    click.option("--since", callback=first_day, metavar="DATE", help="Happened on this day, or later."),
    click.option("--until", callback=last_day, metavar="DATE", help="Happened on this day, or earlier."),
    click.option("--disputed/--undisputed", default=None, help="Whether its accounts differ on any point."),
    click.option("--tellings", type=click.IntRange(min=1), default=1, metavar="N",
                 help="Told by so many reports at least, copies counted once."),
    click.option("--planned", is_flag=True, help="What is planned, possible, asked for or denied as well."),
    click.option("--largest", is_flag=True, help="The most told first, not the latest."),
    click.option("-n", "--limit", type=click.IntRange(min=1), metavar="N",
                 help=f"At most so many.  [default: {ON_SCREEN} on a terminal, else all]"),
)  # fmt: skip


def _chooses(command: Any) -> Any:
    for option in reversed(_CHOICES):
        command = option(command)
    return command


@click.command("incidents", short_help="List what happened, each occurrence once, with who tells it.")
@_chooses
@pass_setup
def verb(setup: Setup, /, **chosen: Any) -> None:
    """List incidents, the latest first: each is one occurrence, in however many reports it is told.

    \b
    Examples:
      dateline incidents --country PK --since 2025-03
      dateline incidents -t ASSAULT:drone --tellings 2 --disputed
      dateline incidents --actor "Wagner Group" --largest
      dateline incidents -t PROTEST | jq -r '[.first_day, .title] | @tsv'
    """
    people = for_people()
    limit = chosen["limit"] or (ON_SCREEN if people else None)
    with setup.open_to_read() as store:
        query = _query(store, chosen, limit + 1 if people and limit else limit)
        if not people:
            for one in store.incidents(query):
                put(one)
            return
        from dateline.cli.paint import console
        from dateline.cli.sides import incidents_table

        found = list(store.incidents(query))
        console().print(incidents_table(found[:limit]) if found else "No incidents.")
        if limit and len(found) > limit:
            console().print(f"… there are more: dateline incidents -n {limit * 10}", style="dim")


def _query(store: View, chosen: dict[str, Any], limit: int | None) -> IncidentQuery:
    types, wanted = _types(chosen["types"])
    place = chosen["place"]
    is_id = bool(place and place.isdigit())
    return IncidentQuery(
        types=types,
        modes=wanted,
        statuses=() if chosen["planned"] else ("happened", "historical"),
        either=_keys(store, chosen["actor"]),
        countries=(chosen["country"],) if chosen["country"] else (),
        places=(int(place),) if is_id else (),
        place_names=(place,) if place and not is_id else (),
        since=chosen["since"],
        until=chosen["until"],
        at_least=chosen["tellings"],
        disputed=chosen["disputed"],
        order="largest" if chosen["largest"] else "day",
        limit=limit,
    )


def _keys(store: View, actor: str | None) -> tuple[str, ...]:
    if not actor:
        return ()
    from dateline.run.who import find_actor

    entry = find_actor(store, actor)
    return entry.keys or (entry.key,)


def _types(given: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types and modes meant by `ASSAULT`, `ASSAULT:drone` and `drone`."""
    types, wanted = [], []
    for one in given:
        kind, _, mode = one.strip().replace(" ", ":").partition(":")
        if kind.upper() in event_types():
            types.append(kind.upper())
        elif not mode and any(kind.lower() in modes(each) for each in event_types()):
            mode = kind
        else:
            raise click.BadParameter(f"{one!r}: no type or mode of PLOVER; `dateline explain event type` lists them")
        if mode:
            if not any(mode.lower() in modes(each) for each in (types[-1:] or event_types())):
                raise click.BadParameter(f"{one!r}: no such mode; `dateline explain {kind}` lists them")
            wanted.append(mode.lower())
    return tuple(types), tuple(wanted)
