"""`dateline add`: read reports and keep them."""

from __future__ import annotations

from collections import Counter

import click

from dateline.cli.lines import Problems, Progress, put
from dateline.cli.monitor import tell_news
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.cli.sources import Sources, takes_sources
from dateline.ingest.intake import Intake
from dateline.store.protocol import Outcome

OUTCOMES = {
    "added": "added",
    "revised": "kept as a new revision",
    "reread": "read anew",
    "unchanged": "already kept",
}


@click.command("add")
@takes_sources
@click.option("--no-collate", is_flag=True, help="Leave joining what they tell to `dateline collate`.")
@click.option("--again", is_flag=True, help="Read also what the record has already, and keep the new account.")
@pass_setup
def verb(setup: Setup, sources: Sources, no_collate: bool, again: bool) -> int:
    """Read reports and keep them in the record.

    SOURCE is what `dateline read` takes. The same report again changes nothing and is not even read, unless another
    reader is asked for or --again; a changed text of the same article becomes a revision, and the old one stays. Each
    report is kept whole or not at all, whatever stops the work. Copies, stories and incidents are joined as the reports
    come.
    Piped, one line of JSON tells what became of each report.

    \b
    Examples:
      dateline add reports/
      dateline add --publisher "The Harbour Post" 'saved/*.html' dump.zip
      dateline --record case.db add - < feed.jsonl
    """
    from dateline.run.local import add_all, unread
    from dateline.run.stages import default_stages

    problems, outcomes, people = Problems(), Counter[str](), for_people()
    reader = sources.reader or setup.settings.reader
    stages = default_stages(reader)
    with (
        setup.open_to_write() as store,
        sources.helped(reader) as workers,
        Progress("reports", quiet=setup.quiet) as progress,
    ):

        def tell(intake: Intake, outcome: Outcome) -> None:
            outcomes[outcome] += 1
            progress.step()
            if not people:
                put({"id": intake.report.id, "source": intake.report.source, "outcome": outcome})

        taken = sources.taken_in()
        if not again:
            taken = unread(taken, stages, store, on_kept=lambda intake: tell(intake, "unchanged"))
        for intake, _, outcome in add_all(
            taken, stages, store, on_problem=problems, joining=not no_collate, again=again, workers=workers
        ):
            tell(intake, outcome)
    if not setup.quiet:
        told = OUTCOMES if again else OUTCOMES | {"unchanged": "already kept and not read again"}
        click.echo(_summary(outcomes, told, problems.count, setup.settings.record_told), err=not people)
        if outcomes["added"] or outcomes["revised"] or outcomes["reread"]:
            tell_news(setup)
    return problems.exit_code


def _summary(outcomes: Counter[str], words_of: dict[str, str], problems: int, record: str) -> str:
    told = [f"{outcomes[name]:,} {words}" for name, words in words_of.items() if outcomes[name]]
    if problems:
        told.append(f"{problems:,} not taken in (see above)")
    return f"{', '.join(told) or 'nothing to add'}; the record is {record}"
