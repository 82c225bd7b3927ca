"""`dateline export`: the record as files."""

from __future__ import annotations

import click

from dateline.cli.choice import chooses
from dateline.cli.lines import Progress
from dateline.cli.setup import Setup, pass_setup
from dateline.store.protocol import Query


@click.command("export")
@click.option(
    "--what", type=click.Choice(["accounts", "reports"]), default="accounts", show_default=True, help="What to write."
)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write.  [default: standard output]")
@chooses(on_screen=None)
@pass_setup
def verb(setup: Setup, query: Query, what: str, output: str) -> None:
    """Write accounts or reports as JSON Lines.

    Spans of accounts count in the source as it was handed in; spans of reports count in the report's `text`.

    \b
    Examples:
      dateline export > accounts.jsonl
      dateline export --what reports --since 2025 -o reports.jsonl
    """
    from dateline.publish.jsonl import account_lines, report_lines

    lines = account_lines if what == "accounts" else report_lines
    with (
        setup.open_to_read() as store,
        click.open_file(output, "wb", atomic=output != "-") as file,
        Progress(f"{what} written", quiet=setup.quiet) as progress,
    ):
        for line in lines(store.every(query)):
            file.write(line)
            progress.step()
