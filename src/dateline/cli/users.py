"""`dateline users`: who may sign in to the reading room."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup

if TYPE_CHECKING:
    from dateline.web.users import Users

ROLES = ("reader", "analyst", "editor")


@click.group("users", short_help="Say who may sign in to the reading room.")
def verb() -> None:
    """Say who may sign in to the reading room.

    Where there are users, everybody signs in. A reader reads; an analyst also adds reports, judges and keeps monitors;
    an editor also undoes what others judged. They are kept in a file beside the record, passwords only as hashes.

    \b
    Examples:
      dateline users add ines --role editor
      dateline users list
      dateline users token ines
      dateline users remove ines
    """


@verb.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="analyst", show_default=True, help="What they may do.")
@pass_setup
def add(setup: Setup, name: str, role: str) -> None:
    """Let NAME in, or give them another password and role. The password is asked for, or read from standard input."""
    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    _users(setup).add(name, password, role)  # type: ignore[arg-type]
    if not setup.quiet:
        click.echo(f"{name} may sign in as {role}", err=True)


@verb.command("list")
@pass_setup
def list_users(setup: Setup) -> None:
    """Print who may sign in."""
    for user in _users(setup).all():
        since = datetime.fromtimestamp(user.added, UTC).strftime("%Y-%m-%d")
        if for_people():
            click.echo(f"{user.name:<24} {user.role:<8} since {since}, {user.tokens} tokens")
        else:
            put({"name": user.name, "role": user.role, "since": since, "tokens": user.tokens})


@verb.command("remove")
@click.argument("name")
@pass_setup
def remove(setup: Setup, name: str) -> None:
    """Let NAME in no longer. What they judged stays."""
    _users(setup).remove(name)


@verb.command("token")
@click.argument("name")
@click.option("--label", default="", metavar="WORDS", help="What the token is for.")
@click.option("--drop", is_flag=True, help="Make all tokens of NAME worthless instead.")
@pass_setup
def token(setup: Setup, name: str, label: str, drop: bool) -> None:
    """Print a fresh token with which a program uses the API for NAME. It is shown once."""
    if drop:
        _users(setup).drop_tokens(name)
    else:
        click.echo(_users(setup).give_token(name, label))


def _users(setup: Setup) -> Users:
    from dateline.web.users import Users, users_file

    return Users(users_file(setup.settings))
