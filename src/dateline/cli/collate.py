"""`dateline collate`: join what the reports tell."""

from __future__ import annotations

import click

from dateline.cli.lines import Progress, put
from dateline.cli.setup import Setup, for_people, pass_setup


@click.command("collate", short_help="Join reports into stories and events into incidents.")
@click.option("--anew", is_flag=True, help="Take apart all that was joined and join every report again.")
@pass_setup
def verb(setup: Setup, anew: bool) -> None:
    """Join what the reports tell: copies of one text, reports of one story, events of one incident.

    `dateline add` joins as it goes; this joins what still waits: reports added with --no-collate, kept by an earlier
    Dateline, or judged or corrected since. Work that is stopped goes on where it was. With --anew everything is joined
    again; judgements and corrections stay and are honoured. Piped, one line of JSON sums up.

    \b
    Examples:
      dateline collate
      dateline collate --anew
    """
    from dateline.run.collate import collate, collate_anew

    reports = stories = incidents = 0
    with setup.open_to_write(create=False) as store, Progress("reports joined", quiet=setup.quiet) as progress:
        for done in (collate_anew if anew else collate)(store):
            reports, stories = reports + done.reports, stories + done.stories
            incidents += len(done.incidents)
            progress.step(done.reports)
        rate = progress.rate
    if not for_people():
        put({"reports": reports, "stories": stories, "incidents": incidents, "per_second": round(rate, 1)})
    if not setup.quiet:
        told = f"{reports:,} reports joined ({rate:,.0f}/s)" if reports else "nothing waited to be joined"
        click.echo(f"{told}; the record is {setup.settings.record_told}", err=not for_people())
