"""`dateline judge`: say that two things of the record are one, or are not."""

from __future__ import annotations

import getpass
from contextlib import suppress
from datetime import UTC, datetime

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup


@click.command("judge", short_help="Judge two reports, incidents, events or actors the same or different.")
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.argument("verdict", required=False, type=click.Choice(["same", "different", "unsure"]))
@click.option("--by", metavar="NAME", help="Who judges.  [default: the user of this computer]")
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--copies", is_flag=True, help="Judge two reports as texts: copies of one another or not.")
@click.option("--list", "listing", is_flag=True, help="The judgements with their history; LEFT chooses those about it.")
@click.option("--undo", metavar="ID", help="Take back a judgement or a correction by its id.")
@pass_setup
def verb(
    setup: Setup,
    left: str | None,
    right: str | None,
    verdict: str | None,
    by: str | None,
    note: str | None,
    copies: bool,
    listing: bool,
    undo: str | None,
) -> None:
    """Say that two things of the record are one (same), are not (different), or that it cannot be known (unsure).

    LEFT and RIGHT are ids of two reports or stories (one story?), two incidents or events (one incident?) or two actors
    (one actor?). A person's verdict outranks the machine's joins, outlasts a new reading of the reports and `collate
    --anew`, and can be taken back; nothing of it is ever lost. What it touches is joined anew at once.

    \b
    Examples:
      dateline judge 93cd4f08 d4a7be04 same --by "J. Osei" --note "one siege"
      dateline judge 9f2c51d09a3b7e44:event:120-128 9f2c51d09a3b7e44:event:310-318 different
      dateline judge "name:paul obe|KM" "name:p obe|KM" same
      dateline judge --list
      dateline judge --undo j04c2a9b7e1
    """
    judging = [it for it in (left, right, verdict) if it is not None]
    if (undo is not None) + listing > 1 or (undo is not None and judging) or (listing and len(judging) > 1):
        raise click.UsageError("choose one of a judgement (LEFT RIGHT VERDICT), --list and --undo")
    if listing:
        _list(setup, left)
    elif undo is not None:
        _undo(setup, undo, by or _user())
    elif len(judging) == 3:
        _judge(setup, judging, by=by or _user(), note=note, copies=copies)
    else:
        raise click.UsageError(
            "expected LEFT, RIGHT and a verdict (same, different or unsure), or --list, or --undo ID"
        )


def _judge(setup: Setup, judging: list[str], *, by: str, note: str | None, copies: bool) -> None:
    from dateline.run.collate import collate
    from dateline.run.pointing import judge

    left, right, verdict = judging
    with setup.open_to_write(create=False) as store:
        made = judge(store, left, right, verdict, by=by, note=note, copies=copies)  # type: ignore[arg-type]
        for _ in collate(store):
            pass
    if for_people():
        click.echo(f"kept as {made.id}: {made.left} and {made.right} are judged {made.verdict}")
    else:
        put(made)


def _undo(setup: Setup, id: str, by: str) -> None:
    from dateline.run.collate import collate

    with setup.open_to_write(create=False) as store:
        store.withdraw(id, judge=by, when=datetime.now(UTC).isoformat(timespec="microseconds"))
        for _ in collate(store):
            pass
    if not setup.quiet:
        click.echo(f"{id} is taken back; it stays in the history", err=not for_people())


def _list(setup: Setup, about: str | None) -> None:
    with setup.open_to_read() as store:
        found = list(store.judgements(about=about, history=True))
        if not for_people():
            for one in found:
                put(one)
            return
    from dateline.cli.paint import console
    from dateline.cli.storypaint import judgements_table

    console().print(judgements_table(found) if found else "No judgements.")


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "unknown"
