"""`dateline actor`: what the record holds on one actor."""

from __future__ import annotations

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.errors import StoreError

ON_SCREEN = 15


@click.command("actor", short_help="Show the dossier of an actor: names, offices, deeds, statements, ties.")
@click.argument("name", nargs=-1, required=True, metavar="NAME|KEY")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=ON_SCREEN, show_default=True, metavar="N",
              help="So many of each kind on a terminal, the latest first; a pipe gets all.")  # fmt: skip
@pass_setup
def verb(setup: Setup, name: tuple[str, ...], limit: int) -> None:
    """Show what the record holds on one actor: names used, offices as reports state them, what it did and what was done
    to it, what it said, and how it stands to others, each with its report and its words.

    NAME is any name of the actor, KEY its key in the record, such as wagner-group or "name:paul obe|KM". A name that
    several actors share gives the one that most reports name, and tells the keys of the others.

    \b
    Examples:
      dateline actor Wagner Group
      dateline actor bla
      dateline actor "name:paul obe|KM" | jq '.statements[].content'
    """
    from dateline.run.who import find_actor, namesakes

    asked = " ".join(name)
    with setup.open_to_read() as store:
        entry = find_actor(store, asked)
        dossier = store.dossier(entry.key)
        if dossier is None:
            raise StoreError(f"{setup.settings.record_told}: nothing on {asked!r}")
        if not for_people():
            put(dossier)
            return
        from dateline.cli.dossier import dossier_picture
        from dateline.cli.paint import console

        console().print(dossier_picture(dossier, most=limit))
        for other in namesakes(store, entry):
            told = f"{other.reports} reports" if other.reports > 1 else "1 report"
            console().print(f"also of this name: {other.key} ({told})", style="dim")
