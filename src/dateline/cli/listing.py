"""`dateline list`: the reports of the record, newest first."""

from __future__ import annotations

import click
import msgspec

from dateline.cli.choice import chooses
from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.store.protocol import Query


@click.command("list")
@chooses(on_screen=50)
@pass_setup
def verb(setup: Setup, query: Query) -> None:
    """List the reports of the record, newest first.

    \b
    Examples:
      dateline list
      dateline list --publisher "The Harbour Post" --since 2025-03 --until 2025-04
      dateline list -n 1000 | jq -r .headline
    """
    people = for_people()
    if people and query.limit:
        query = msgspec.structs.replace(query, limit=query.limit + 1)  # one more, to know whether there are more
    with setup.open_to_read() as store:
        entries = list(store.entries(query)) if people else store.entries(query)
        if not people:
            for entry in entries:
                put(entry)
            return
        from dateline.cli.paint import paint_entries

        paint_entries(list(entries), limit=query.limit - 1 if query.limit else None)
