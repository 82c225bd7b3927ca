"""`dateline monitor`: saved questions, asked of the record."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.choice import somewhere
from dateline.cli.lines import Problems, put
from dateline.cli.setup import Setup, for_people, pass_setup

if TYPE_CHECKING:
    from dateline.record.answer import Answer
    from dateline.run.monitors import Place

FORMATS = ("text", "json", "csv", "atom")
named_monitors = click.option(
    "--monitors",
    metavar="FILE",
    help="The file of monitors.  [default: DATELINE_MONITORS, monitors.toml by the record]",
)


@click.command("monitor", short_help="Ask saved questions of the record, and what is new since last asked.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-a", "--all", "everything", is_flag=True, help="Ask every monitor.")
@click.option("--new", is_flag=True, help="Only what is new or changed since --new was last asked; it is remembered.")
@click.option(
    "-f", "--format", type=click.Choice(FORMATS), help="How to write.  [default: text on a terminal, else json]"
)
@click.option("--kinds", is_flag=True, help="List the kinds of monitor with their options.")
@click.option("--confirm", nargs=2, metavar="PLEDGE STATUS", help="Keep your word on how a commitment stands: pending, "
              "partly kept, kept, broken, withdrawn, unknown.")  # fmt: skip
@click.option("--act", metavar="ENTRY", help="With --confirm: the later act that shows it.")
@click.option(
    "--by", "judge", metavar="NAME", help="With --confirm: who says so.  [default: the user of this computer]"
)
@click.option("--note", metavar="TEXT", help="With --confirm: why.")
@named_monitors
@click.option("-o", "--output", metavar="FILE", default="-", callback=somewhere,
              help="Where to write.  [default: standard output]")  # fmt: skip
@pass_setup
def verb(setup: Setup, /, names: tuple[str, ...], **asked: Any) -> int:
    """Ask saved questions of the record.

    Monitors are saved in a TOML file, each of one kind: force_presence, ceasefire, talks, commitments, allegations,
    positions or filter. Without a NAME they are listed; `init` in place of a NAME writes a commented file to begin
    with. An answer is a list of dated entries, each with who says so, how it stands, and the words it rests on; what
    has no day stands apart. Piped, one answer a line, as JSON.

    \b
    Examples:
      dateline monitor init
      dateline monitor
      dateline monitor mali-forces
      dateline monitor --all --new
      dateline monitor ceasefire --format csv -o ceasefire.csv
      dateline monitor --kinds
      dateline monitor --confirm 9f2c51d09a3b7e44:event:120-128 kept --note "seen by the mission"
    """
    from dateline.run.monitors import place

    problems = Problems()
    if asked["kinds"]:
        _tell_kinds()
        return problems.exit_code
    where = place(setup.settings.record, named=asked["monitors"])
    if names == ("init",):
        _init(where)
    elif asked["confirm"]:
        _confirm(setup, **{key: asked[key] for key in ("confirm", "act", "judge", "note")})
    elif names or asked["everything"] or asked["new"]:
        wanted = {"new": asked["new"], "format": asked["format"], "output": asked["output"]}
        _ask(setup, where, names, problems, **wanted)
    else:
        _list(where, problems)
    return problems.exit_code


def _ask(
    setup: Setup,
    where: Place,
    names: tuple[str, ...],
    problems: Problems,
    *,
    new: bool,
    format: str | None,
    output: str,
) -> None:
    from dateline.run.monitors import answers, remember, written

    people = for_people() and output == "-"
    chosen: Any = format or ("text" if people else "json")
    with setup.open_to_read() as store:
        found = list(answers(store, where, names, news=new, problem=problems))
    text = written(found, chosen, new_only=new, width=_width() if people else 100)
    with click.open_file(output, "w", encoding="utf-8", atomic=output != "-") as file:
        file.write(text)
    if new:
        for answer in found:
            remember(where, answer)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 140)


def _list(where: Place, problems: Problems) -> None:
    from dateline.run.monitors import questions

    found = questions(where, problem=problems)
    if not for_people():
        for one in found:
            put({"name": one.name, "kind": one.kind, "title": one.title, "options": one.options})
        return
    width = max((len(one.name) for one in found), default=0)
    for one in found:
        click.echo(
            f"{one.name.ljust(width)}  {one.kind.ljust(15)} {one.title if one.title != one.name else ''}".rstrip()
        )
    click.echo(f"\n{len(found)} in {where.path}; `dateline monitor NAME` asks one, `--all` every one", err=True)


def _init(where: Place) -> None:
    from dateline.run.monitors import write_example

    write_example(where.path)
    click.echo(f"wrote {where.path}; edit it, then: dateline monitor")


def _confirm(setup: Setup, *, confirm: tuple[str, str], act: str | None, judge: str | None, note: str | None) -> None:
    import getpass

    from dateline.run.monitors import confirm as keep

    pledge, status = confirm
    with setup.open_to_write() as store:
        kept = keep(store, pledge, status, judge=judge or getpass.getuser(), act=act, note=note)
    if for_people():
        click.echo(f"kept as judgement {kept.id}: {kept.verdict.replace('_', ' ')}, says {kept.judge}")
    else:
        put(kept)


def _tell_kinds() -> None:
    from dateline.run.monitors import kinds

    for name, summary, options, example in kinds():
        if not for_people():
            put({"kind": name, "summary": summary, "options": options, "example": example})
            continue
        click.echo(f"{name}\n  {summary}")
        for option in options:
            click.echo(f"    {option.name.ljust(11)} {option.takes.ljust(14)}  {option.about}")
        click.echo("")


def tell_news(setup: Setup, *, monitors: str | None = None) -> None:
    """After reports were added: a line on stderr for each monitor with news, where there is a file of monitors."""
    from dateline.run.monitors import news_lines, place

    where = place(setup.settings.record, named=monitors)
    if not where.is_there:
        return
    with setup.open_to_read() as store:
        for line in news_lines(store, where):
            click.echo(f"dateline: {line}", err=True)


def shown(answers: list[Answer], format: str) -> str:
    """News as `watch` prints them."""
    from dateline.run.monitors import written

    chosen: Any = format
    return written(answers, chosen, new_only=True, width=_width() if for_people() else 100)
