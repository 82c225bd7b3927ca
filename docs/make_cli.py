"""Writes docs/cli.md from the commands' own help: `python docs/make_cli.py`."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.main import cli

WIDTH = {"terminal_width": 100, "max_content_width": 100}
PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The command line

<!-- Written by `python docs/make_cli.py` from the commands' own help. Do not edit. -->

What `--help` says of each command. Where the record is, and which setting wins, is in [record.md](record.md).
"""


def page() -> str:
    """The whole page."""
    context = click.Context(cli, info_name="dateline", help_option_names=["-h", "--help"], **WIDTH)
    parts = [HEAD, _block("dateline", cli.get_help(context))]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None, name
        inner = click.Context(command, info_name=name, parent=context, **WIDTH)
        parts.append(_block(f"dateline {name}", command.get_help(inner)))
    return "\n".join(parts)


def _block(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
