"""A commented file of monitors to begin with."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.monitor.kinds import KINDS
from dateline.monitor.options import options_of

_HEAD = """# Saved questions over the record: each [monitors.NAME] is one, asked by `dateline monitor NAME`.
# Remove the # before the lines of a question to ask it, and put your own names in.
#
# Every question has a kind, may have a title, and takes the options of its kind. Actors are named as reports name them,
# or by their key in the record (`dateline actor`); places by name, by country code (ML) or by GeoNames id.
"""


def example() -> str:
    """The text of a file with one question of each kind, the first asked and the others commented out."""
    return "\n".join([_HEAD, *(_lines(nth, name) for nth, name in enumerate(KINDS))])


def _lines(nth: int, name: str) -> str:
    kind = KINDS[name]
    about = [f"# {name}: {kind.summary}"]
    about += [f"#   {option.name} ({option.takes}): {option.about}" for option in options_of(kind.options)]
    asked = [f"[monitors.{name.replace('_', '-')}]", f'kind = "{name}"', *_stripped(kind.example)]
    return "\n".join([*about, *(asked if nth == 0 else [f"# {line}" for line in asked]), ""])


def _stripped(lines: str) -> Iterator[str]:
    return (line.rstrip() for line in lines.splitlines())
