"""`dateline brief`: a cited brief on one thing."""

from __future__ import annotations

import click

from dateline.cli.setup import Setup, pass_setup
from dateline.cli.sources import first_day, last_day

KINDS = ("story", "incident", "actor", "place", "period", "report", "monitor")


@click.command("brief", short_help="Write a cited brief on a story, an incident, an actor, a place, a period …")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("which", required=False)
@click.option(
    "-f", "--format", type=click.Choice(["md", "html"]), help="Markdown or a page.  [default: by -o, else md]"
)
@click.option("--length", type=click.Choice(["short", "normal", "full"]), default="normal", show_default=True,
              help="How much it says.")  # fmt: skip
@click.option("--since", callback=first_day, metavar="DATE", help="Only reports published on this day, or later.")
@click.option("--until", callback=last_day, metavar="DATE", help="Only reports published on this day, or earlier.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write.  [default: standard output]")
@pass_setup
def verb(
    setup: Setup,
    /,
    kind: str,
    which: str | None,
    format: str | None,
    length: str,
    since: str | None,
    until: str | None,
    output: str,
) -> None:
    """Write a brief in which every sentence opens on its words.

    KIND is story, incident, actor, place, period, report or monitor; WHICH is an id (or its beginning), an actor's name
    or key, a place's name, GeoNames id or country code, or a monitor's file. A period needs none, but --since or
    --until. A brief is made of the record's facts alone: what is claimed stays someone's claim, numbers that differ
    stand side by side, and each sentence carries numbered references to report, span and quoted words.

    \b
    Examples:
      dateline brief story 3f2a
      dateline brief actor "Wagner Group" --since 2025 -o wagner.html
      dateline brief place ML --length short
      dateline brief period --since 2025-03-10 --until 2025-03-16 > week.md
    """
    if kind == "period":
        if which or not (since or until):
            raise click.UsageError("a period is told by --since and --until: dateline brief period --since 2025-03-10")
    elif not which:
        raise click.UsageError(f"which {kind}? give its id or name: dateline brief {kind} …")
    from dateline.run.brief import write_brief

    chosen = format or ("html" if output.lower().endswith((".html", ".htm")) else "md")
    with setup.open_to_read() as store:
        text = write_brief(store, kind, which or "", since=since, until=until, length=length, format=chosen)
    with click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file:
        file.write(text)
