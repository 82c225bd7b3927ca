"""`dateline serve`: the reading room."""

from __future__ import annotations

import click

from dateline.cli.setup import Setup, pass_setup


@click.command("serve", short_help="Open the reading room: the record in a browser.")
@click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8710, show_default=True, help="The port; 0 takes any free one."
)
@click.option("--open", "open_browser", is_flag=True, help="Show it in the browser at once.")
@pass_setup
def verb(setup: Setup, host: str, port: int, open_browser: bool) -> None:
    """Open the reading room: the record in a browser, every fact on the words it comes from.

    It listens on this computer only, and whoever sits here may do everything. On any other address it does not start
    before there is a user (`dateline users add`), and then everybody signs in; put a server that speaks HTTPS before
    it.

    \b
    Examples:
      dateline serve --open
      dateline --record case.db serve --port 9000
      dateline users add ines --role editor && dateline serve --host 0.0.0.0
    """
    from dateline.web.serve import Listening, serve

    def ready(address: str) -> None:
        if not setup.quiet:
            click.echo(
                f"the reading room of {setup.settings.record_told} is at {address} (stop it with Ctrl-C)", err=True
            )
        if open_browser:
            click.launch(address)

    serve(setup.settings, Listening(host=host, port=port), ready=ready)
