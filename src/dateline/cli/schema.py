"""`dateline schema`: the JSON Schema of what the other verbs print."""

from __future__ import annotations

import click
import msgspec


@click.command("schema", short_help="Print the JSON Schema of accounts and reports.")
@click.argument("name", type=click.Choice(["account", "report", "reading", "judgement"]), default="account")
def verb(name: str) -> None:
    """Print the JSON Schema of an account, or of a report, a reading or a judgement.

    \b
    Examples:
      dateline schema
      dateline schema report > report.schema.json
    """
    from dateline.publish.schema import schema

    click.echo(msgspec.json.format(msgspec.json.encode(schema(name)), indent=2).decode())
