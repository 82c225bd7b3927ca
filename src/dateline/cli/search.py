"""`dateline search`: reports that hold the words."""

from __future__ import annotations

import click
import msgspec

from dateline.cli.choice import chooses
from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.store.protocol import Query


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@chooses(on_screen=20)
@pass_setup
def verb(setup: Setup, words: tuple[str, ...], query: Query) -> None:
    """Find reports that hold all the words, best first. Anything typed is a valid search.

    Piped, each hit is a line of JSON whose `snippet` marks the hits between the characters U+0002 and U+0003.

    \b
    Examples:
      dateline search mercenaries
      dateline search ceasefire violation --since 2025-03-01
      dateline search --publisher "The Harbour Post" -- -5 degrees
    """
    query = msgspec.structs.replace(query, words=" ".join(words))
    with setup.open_to_read() as store:
        if not for_people():
            for entry in store.entries(query):
                put(entry)
            return
        from dateline.cli.paint import paint_hits

        paint_hits(list(store.entries(query)), words=query.words or "")
