"""`dateline brief`: a cited brief on one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dateline.cli.choice import somewhere
from dateline.cli.setup import Setup, pass_setup
from dateline.cli.sources import first_day, last_day

if TYPE_CHECKING:
    from dateline.publish.brief.values import Brief

KINDS = ("story", "incident", "actor", "place", "period", "report", "monitor")


@click.command("brief", short_help="Write a cited brief on a story, an incident, an actor, a place, a period …")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("which", nargs=-1, metavar="[WHICH]")
@click.option(
    "-f", "--format", type=click.Choice(["md", "html"]), help="Markdown or a page.  [default: by -o, else md]"
)
@click.option("--length", type=click.Choice(["short", "normal", "full"]), default="normal", show_default=True,
              help="How much it says.")  # fmt: skip
@click.option("--since", callback=first_day, metavar="DATE", help="Only reports published on this day, or later.")
@click.option("--until", callback=last_day, metavar="DATE", help="Only reports published on this day, or earlier.")
@click.option("--monitors", metavar="FILE", help="The file of monitors, for a brief on one of them.")
@click.option("-o", "--output", metavar="FILE", default="-", callback=somewhere,
              help="Where to write.  [default: standard output]")  # fmt: skip
@pass_setup
def verb(setup: Setup, /, kind: str, which: tuple[str, ...], format: str | None, output: str, **asked: Any) -> None:
    """Write a brief in which every sentence opens on its words.

    KIND is story, incident, actor, place, period, report or monitor; WHICH is an id or its beginning (of a story, also
    that of a report in it), an actor's name or key, a place's name, GeoNames id or country code, or a monitor's name. A
    period needs none, but --since or --until. A brief is made of the record's facts alone: what is claimed stays
    someone's claim, numbers that differ stand side by side, and each sentence carries numbered references to report,
    span and quoted words.

    \b
    Examples:
      dateline brief story 3f2a
      dateline brief actor "Wagner Group" --since 2025 -o wagner.html
      dateline brief place ML --length short
      dateline brief period --since 2025-03-10 --until 2025-03-16 > week.md
      dateline brief monitor mali-forces -o mali.html
    """
    named = " ".join(which)
    dated = asked["since"] or asked["until"]
    if kind == "period" and (named or not dated):
        raise click.UsageError("a period is told by --since and --until: dateline brief period --since 2025-03-10")
    if kind != "period" and not named.strip():
        raise click.UsageError(f"which {kind}? give its id or name: dateline brief {kind} …")
    if kind == "monitor" and dated:
        raise click.UsageError("a monitor has its own days, in its file; --since and --until are for the others")
    from dateline.run.brief import written

    chosen: Any = format or ("html" if output.lower().endswith((".html", ".htm")) else "md")
    text = written(_made(setup, kind, named, **asked), chosen)
    with click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file:
        file.write(text)


def _made(setup: Setup, kind: str, which: str, *, monitors: str | None, length: Any, **days: Any) -> Brief:
    from dateline.run.brief import make_brief, make_monitor_brief

    with setup.open_to_read() as store:
        if kind != "monitor":
            return make_brief(store, kind, which, length=length, **days)
        from dateline.run.monitors import place

        return make_monitor_brief(store, place(setup.settings.record, named=monitors), which, length=length)
