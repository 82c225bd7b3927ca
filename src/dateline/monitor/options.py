"""What a saved question can ask for: options that all kinds share, and how each is told to a person."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from dateline.monitor.asking import Within, within

Names = tuple[str, ...]


def about(text: str) -> msgspec.Meta:
    """What an option asks for, as `dateline monitor --kinds` tells it."""
    return msgspec.Meta(description=text)


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options that every kind has."""

    since: Annotated[str | None, about("facts of this day or later (a day, a month or a year)")] = None
    until: Annotated[str | None, about("facts of this day or earlier")] = None

    @property
    def within(self) -> Within:
        """The days asked for."""
        return within(self.since, self.until)

    def asks_nothing(self) -> str | None:
        """What a question of this kind must name at the least, where this one does not; null where it does."""
        return None

    def wrong(self) -> str | None:
        """What is wrong with a value, such as an unknown type; null where nothing is."""
        return None


class Option(msgspec.Struct, frozen=True):
    """One option as a person sees it."""

    name: str
    takes: str
    about: str


_TAKES = {Names: "list of names", str: "text", str | None: "text", bool: "true or false", int | None: "number"}


def options_of(kind: type[Options]) -> tuple[Option, ...]:
    """The options of a kind, its own first."""
    hints = get_type_hints(kind, include_extras=True)
    own = [name for name in kind.__struct_fields__ if name not in Options.__struct_fields__]
    return tuple(_option(name, hints[name]) for name in (*own, *Options.__struct_fields__))


def _option(name: str, hint: Any) -> Option:
    text, inner = "", hint
    if get_origin(hint) is Annotated:
        inner, *meta = get_args(hint)
        text = next((one.description or "" for one in meta if isinstance(one, msgspec.Meta)), "")
    return Option(name, _TAKES.get(inner, "list of names"), text)
