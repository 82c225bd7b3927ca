"""`dateline show`: one report, its text and its account beside it."""

from __future__ import annotations

import sys

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.errors import StoreError
from dateline.store.protocol import Entry, View


@click.command("show", short_help="Show a report with what it says beside it.")
@click.argument("report_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The account as one line of JSON, as `read` prints it.")
@click.option("--original", is_flag=True, help="The bytes as they came in.")
@click.option("--revisions", is_flag=True, help="All texts kept of this article, oldest first.")
@click.option("--changes", is_flag=True, help="What each later text of this article changed, fact by fact.")
@pass_setup
def verb(setup: Setup, report_id: str, as_json: bool, original: bool, revisions: bool, changes: bool) -> None:
    """Show a report of the record: its text with what it says beside each paragraph.

    ID is a report's id, or the beginning of it, as `dateline list` prints it.

    \b
    Examples:
      dateline show 3f2a
      dateline show 3f2a --json | jq .figures
      dateline show 3f2a --original > page.html
      dateline show 3f2a --revisions
      dateline show 3f2a --changes
    """
    if as_json + original + revisions + changes > 1:
        raise click.UsageError("choose one of --json, --original, --revisions and --changes")
    with setup.open_to_read() as store:
        kept = store.kept(report_id)
        if kept is None:
            raise StoreError(f"{setup.settings.record_told}: no report {report_id!r}; `dateline list` prints the ids")
        if original:
            found = store.original(kept.report.id)
            sys.stdout.buffer.write(found[0] if found else b"")
        elif revisions:
            _revisions(store.revisions(kept.report.id))
        elif changes:
            _changes(store, kept.report.id)
        elif as_json or not for_people():
            put(kept.account.in_source())
        else:
            from dateline.cli.paint import paint_kept

            paint_kept(kept)


def _revisions(entries: list[Entry]) -> None:
    if for_people():
        from dateline.cli.paint import paint_entries

        paint_entries(entries, limit=None)
    else:
        for entry in entries:
            put(entry)


def _changes(store: View, id: str) -> None:
    from dateline.run.revisions import changes

    found = list(changes(store, id))
    if not for_people():
        for one in found:
            put(one)
        return
    from dateline.cli.changepaint import changes_picture
    from dateline.cli.paint import console

    console().print(changes_picture(found) if found else "There is one text of this article only.")
