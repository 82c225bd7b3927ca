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

    before, after = migrate(setup.settings.record)
    if not setup.quiet:
        told = f"is up to date (version {after})" if before == after else f"went from version {before} to {after}"
        click.echo(f"{setup.settings.record_told} {told}", err=True)
