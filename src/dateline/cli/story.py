"""`dateline story`: one story with its reports."""

from __future__ import annotations

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.errors import StoreError


@click.command("story", short_help="Show a story: its reports, copies, actors, places and incidents.")
@click.argument("story_id", metavar="ID")
@pass_setup
def verb(setup: Setup, story_id: str) -> None:
    """Show a story with its reports, oldest first.

    ID is a story's id or the beginning of it, as `dateline stories` prints it, or the id of a report in it.

    \b
    Examples:
      dateline story s750c
      dateline story 750c7b78793dd045
      dateline story s750c | jq -r '.reports[]'
    """
    from dateline.run.pointing import find_story

    with setup.open_to_read() as store:
        story = find_story(store, story_id)
        if story is None:
            raise StoreError(f"{setup.settings.record_told}: no story {story_id!r}; `dateline stories` prints the ids")
        if not for_people():
            put(story)
            return
        from dateline.cli.paint import console
        from dateline.cli.storypaint import story_picture

        console().print(story_picture(story, store))
