"""`dateline read`: accounts of reports, without keeping them."""

from __future__ import annotations

import sys

import click

from dateline.cli.lines import Problems, Progress, put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.cli.sources import Sources, takes_sources


@click.command("read")
@takes_sources
@pass_setup
def verb(setup: Setup, sources: Sources) -> int:
    """Read reports and print what each says. Nothing is kept.

    SOURCE is a file, a directory, a pattern, or - for standard input: text dumps of one or many reports, saved HTML
    pages, JSON Lines (with any of source, url, publisher, published, captured, title, text, html), .zip and .gz of
    these. On a terminal each account is told for people; piped, it is one line of JSON, with spans counted in the
    source as it was handed in.

    \b
    Examples:
      dateline read report.txt
      dateline read --published 2025-06-07 --publisher "The Harbour Post" report.txt
      curl -s https://example.org/page.html | dateline read - | jq .events
    """
    from dateline.run.local import read_all
    from dateline.run.stages import default_stages

    problems, people = Problems(), for_people()
    reader = sources.reader or setup.settings.reader
    stages = default_stages(reader)
    with sources.helped(reader) as workers, Progress("reports read", quiet=setup.quiet or people) as progress:
        for intake, account in read_all(sources.taken_in(), stages, on_problem=problems, workers=workers):
            if people:
                from dateline.cli.paint import paint_account

                paint_account(account, intake.report)
            else:
                put(account.in_source())
            progress.step()
    sys.stdout.flush()
    return problems.exit_code
