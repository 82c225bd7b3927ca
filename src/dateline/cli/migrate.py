"""`dateline migrate`: bring a record up to date."""

from __future__ import annotations

import click

from dateline.cli.setup import Setup, pass_setup


@click.command("migrate", short_help="Bring an older record up to date.")
@pass_setup
def verb(setup: Setup) -> None:
    """Bring a record that an earlier Dateline made up to date. Nothing in it is lost; there is no way back.

    \b
    Examples:
      dateline migrate
      dateline --record postgresql://me@localhost/news migrate
    """
    from dateline.store.open import migrate

    migrate(setup.settings.record)
    if not setup.quiet:
        click.echo(f"{setup.settings.record} is up to date", err=True)
