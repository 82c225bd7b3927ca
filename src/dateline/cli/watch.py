"""`dateline watch`: asks the monitors anew whenever the record changes."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from dateline.cli.lines import Problems
from dateline.cli.monitor import named_monitors, shown
from dateline.cli.setup import Setup, for_people, pass_setup

if TYPE_CHECKING:
    from dateline.run.monitors import Place
    from dateline.store.protocol import View


@click.command("watch", short_help="Ask the monitors anew whenever the record changes.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--every", type=click.FloatRange(min=0.1), default=5.0, show_default=True, metavar="SECONDS",
              help="How often to look at the record.")  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="Stop after so many looks.  [default: go on]")
@click.option(
    "-f", "--format", type=click.Choice(["text", "json"]), help="How to write.  [default: text on a terminal]"
)
@named_monitors
@pass_setup
def verb(
    setup: Setup, /, names: tuple[str, ...], every: float, rounds: int | None, format: str | None, monitors: str | None
) -> int:
    """Tell what is new on the monitors, first since they were last asked with --new, then after every change.

    The record is looked at every few seconds, whoever adds to it; what was told is remembered as `monitor --new` does.
    Ctrl-C ends it.

    \b
    Examples:
      dateline watch
      dateline watch mali-forces ceasefire --every 60
      dateline watch --format json | jq -r '.entries[].statement'
    """
    from dateline.run.monitors import mark_of, place, questions

    where = place(setup.settings.record, named=monitors)
    problems = Problems()
    asked = questions(where, names, problem=problems)
    if not asked:
        return problems.exit_code
    if not setup.quiet:
        click.echo(f"watching {len(asked)} monitors of {where.path}; Ctrl-C ends it", err=True)
    chosen = format or ("text" if for_people() else "json")
    before: tuple[int, str] | None = None
    look = 0
    while True:
        with setup.open_to_read() as store:
            mark = mark_of(store)
            if mark != before:
                before = mark
                _tell(store, where, names, chosen)
        look += 1
        if rounds and look >= rounds:
            return problems.exit_code
        time.sleep(every)


def _tell(store: View, where: Place, names: tuple[str, ...], format: str) -> None:
    from dateline.run.monitors import answers, remember

    found = [one for one in answers(store, where, names, news=True, problem=lambda _: None) if one.news]
    if not found:
        return
    sys.stdout.write(shown(found, format))
    sys.stdout.flush()
    for answer in found:
        remember(where, answer)
