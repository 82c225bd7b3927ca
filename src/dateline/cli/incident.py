"""`dateline incident`: one occurrence, its accounts side by side."""

from __future__ import annotations

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.errors import StoreError


@click.command("incident", short_help="Show one incident: its accounts, figures and stances side by side.")
@click.argument("incident_id", metavar="ID")
@pass_setup
def verb(setup: Setup, incident_id: str) -> None:
    """Show one incident: every account of it, what is agreed and disputed, figures by source and day, who denies or
    claims it, and why the accounts were joined.

    ID is an incident's id or the beginning of it, as `dateline incidents` prints it, or the anchor of an event, such as
    9f2c51d09a3b7e44:event:120-128.

    \b
    Examples:
      dateline incident 3f2a
      dateline incident 3f2a | jq '.figures[] | [.published, .says, .words]'
      dateline incident 9f2c51d09a3b7e44:event:120-128
    """
    with setup.open_to_read() as store:
        found = store.incident(incident_id)
        if found is None:
            told = setup.settings.record_told
            raise StoreError(f"{told}: no incident {incident_id!r}; `dateline incidents` prints the ids")
        if not for_people():
            put(found)
            return
        from dateline.cli.paint import console
        from dateline.cli.sides import incident_picture

        console().print(incident_picture(found))
