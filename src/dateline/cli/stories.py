"""`dateline stories`: which reports tell the same news."""

from __future__ import annotations

from typing import Any

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.cli.sources import first_day, last_day
from dateline.store.protocol import StoryQuery

ON_SCREEN = 40


@click.command("stories", short_help="List stories: the reports that tell the same news.")
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--since", callback=first_day, metavar="DATE", help="With a report of this day, or later.")
@click.option("--until", callback=last_day, metavar="DATE", help="With a report of this day, or earlier.")
@click.option("--actor", metavar="NAME", help="That name this actor: a name or a key.")
@click.option("--place", metavar="NAME", help="That name this place.")
@click.option(
    "--reports", "at_least", type=click.IntRange(min=1), default=1, metavar="N", help="Of so many reports at least."
)
@click.option("--largest", is_flag=True, help="The largest first, not the latest.")
@click.option("-n", "--limit", type=click.IntRange(min=1), metavar="N",
              help=f"At most so many.  [default: {ON_SCREEN} on a terminal, else all]")  # fmt: skip
@pass_setup
def verb(setup: Setup, /, words: tuple[str, ...], largest: bool, limit: int | None, **chosen: Any) -> None:
    """List stories, the latest first; WORDS must stand in the title, which is the headline of the most central report.

    \b
    Examples:
      dateline stories --since 2025-03 --reports 2
      dateline stories train attack
      dateline stories --actor "Wagner Group" --largest
      dateline stories | jq -r '[.first_day, .title, (.reports | length)] | @tsv'
    """
    people = for_people()
    limit = limit or (ON_SCREEN if people else None)
    with setup.open_to_read() as store:
        if chosen["actor"]:
            from dateline.run.who import find_actor

            chosen["actor"] = find_actor(store, chosen["actor"]).key
        query = StoryQuery(
            words=" ".join(words) or None,
            order="largest" if largest else "latest",
            limit=limit + 1 if people and limit else limit,
            **chosen,
        )
        if not people:
            for one in store.stories(query):
                put(one)
            return
        from dateline.cli.paint import console
        from dateline.cli.storypaint import stories_table

        found = list(store.stories(query))
        console().print(stories_table(found[:limit]) if found else "No stories.")
        if limit and len(found) > limit:
            console().print(f"… there are more: dateline stories -n {limit * 10}", style="dim")
