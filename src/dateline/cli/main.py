"""`dateline`: the group of verbs, its global options, and how every error ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import dateline
from dateline.cli.setup import Setup
from dateline.errors import DatelineError

VERBS = {
    "read": "dateline.cli.read",
    "add": "dateline.cli.add",
    "list": "dateline.cli.listing",
    "show": "dateline.cli.show",
    "search": "dateline.cli.search",
    "stories": "dateline.cli.stories",
    "story": "dateline.cli.story",
    "incidents": "dateline.cli.incidents",
    "incident": "dateline.cli.incident",
    "actor": "dateline.cli.actor",
    "judge": "dateline.cli.judge",
    "collate": "dateline.cli.collate",
    "export": "dateline.cli.export",
    "brief": "dateline.cli.brief",
    "monitor": "dateline.cli.monitor",
    "watch": "dateline.cli.watch",
    "serve": "dateline.cli.serve",
    "users": "dateline.cli.users",
    "schema": "dateline.cli.schema",
    "explain": "dateline.cli.explain",
    "demo": "dateline.cli.demo",
    "migrate": "dateline.cli.migrate",
    "completion": "dateline.cli.completion",
}


class Verbs(click.Group):
    """Loads a verb's module when it is asked for; each module calls its command `verb`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of use."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, null where there is none."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name]).verb
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb. A closed pipe is told apart from failures before click makes one of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None


class ReaderGone(Exception):
    """Whoever read our output has had enough, such as `head`."""


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--record",
    metavar="FILE|URL",
    help="The record: a file, or postgresql://…  [default: DATELINE_RECORD, the config file or the data folder]",
)
@click.option("--config", metavar="FILE", type=click.Path(dir_okay=False), help="The config file to use.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; problems are still told.")
@click.version_option(dateline.__version__, prog_name="dateline")
@click.pass_context
def cli(ctx: click.Context, record: str | None, config: str | None, quiet: bool) -> None:
    """Read news reports on conflict and diplomacy and keep the record: who did what to whom, where and when, and who
    says so.

    Options given here come before the verb. Output is for people on a terminal and JSON Lines when piped.
    Exit code: 0 all went well, 1 something failed (each failure is one line on stderr), 2 the command was misused.

    \b
    Examples:
      dateline demo
      dateline read report.txt
      dateline add reports/ 'more/*.html'
      dateline --record case.db search mercenaries
    """
    ctx.obj = Setup(record=record, config=config, quiet=quiet)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = cli.main(args=list(arguments), prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _failed("stopped; what was added until now is kept whole")
    except (ReaderGone, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush does not fail again
        return 0
    except (DatelineError, OSError) as error:
        return _failed(str(error))


def _failed(message: str) -> int:
    click.echo(f"dateline: {message}", err=True)
    return 1


def main() -> None:
    """The entry point of the `dateline` command."""
    sys.exit(run(sys.argv[1:]))
