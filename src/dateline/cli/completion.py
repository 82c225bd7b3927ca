"""`dateline completion`: what a shell needs to complete our verbs."""

from __future__ import annotations

import click


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def verb(shell: str) -> None:
    """Print the script that completes verbs and options in your shell.

    \b
    Examples:
      dateline completion bash > ~/.local/share/bash-completion/completions/dateline
      dateline completion zsh > "${fpath[1]}/_dateline"
      dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    from click.shell_completion import get_completion_class

    from dateline.cli.main import cli

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the choices above are the classes that click has
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(cli, {}, "dateline", "_DATELINE_COMPLETE").source())
