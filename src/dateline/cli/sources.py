"""Options of the verbs that take reports in, and the types of what a person types."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.ingest.intake import Intake, Problem, Supplied

if TYPE_CHECKING:
    from dateline.run.workers import Workers


def moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day (`2025-06-07`) or a time with its zone (`2025-06-07T09:30+02:00`) that was typed, in ISO's full form."""
    if value is None:
        return None
    text = value.strip()
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text).isoformat()
        time = datetime.fromisoformat(text)
        if time.tzinfo is not None:
            return time.isoformat()
    raise click.BadParameter(f"{value!r}: expected a day (2025-06-07) or a time with zone (2025-06-07T09:30+02:00)")


def first_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The ISO day that a typed day, month or year starts with."""
    return _day(value, last=False)


def last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The ISO day that a typed day, month or year ends with."""
    return _day(value, last=True)


def _day(value: str | None, *, last: bool) -> str | None:
    if value is None:
        return None
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    with suppress(ValueError):
        if parts:
            year, month = int(parts[1]), int(parts[2] or (12 if last else 1))
            day = int(parts[3] or (monthrange(year, month)[1] if last else 1))
            return date(year, month, day).isoformat()
    raise click.BadParameter(f"{value!r}: expected a day, a month or a year (2025-06-07, 2025-06, 2025)")


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What a person named to take in, and how."""

    paths: tuple[str, ...]
    supplied: Supplied
    strict: bool
    reader: str | None
    workers: int | None = None

    def helped(self, reader: str) -> AbstractContextManager[Workers | None]:
        """The processes that make accounts with the reader of that name; none where one is enough."""
        from dateline.run.workers import Workers, usual

        count = self.workers or usual()
        return Workers(reader, count) if count > 1 else nullcontext()

    def taken_in(self) -> Iterator[Intake | Problem]:
        """The reports in the sources, one after another."""
        from dateline.ingest.sources import take_in

        return take_in(list(self.paths), supplied=self.supplied, strict=self.strict)


def takes_sources(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb its SOURCES and their options; it receives them as one `sources`."""

    @wraps(verb)
    def gathered(*args: Any, **options: Any) -> Any:
        supplied = Supplied(**{name: options.pop(name) for name in ("published", "captured", "publisher")})
        sources = Sources(
            paths=options.pop("paths"),
            supplied=supplied,
            **{name: options.pop(name) for name in ("strict", "reader", "workers")},
        )
        return verb(*args, sources=sources, **options)

    for decorate in reversed(_OPTIONS):
        gathered = decorate(gathered)
    return gathered


_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="SOURCE..."),
    click.option("--published", callback=moment, metavar="DATE", help="When published, where a source is silent."),
    click.option("--captured", callback=moment, metavar="DATE", help='When it was saved; dates "5 minutes ago".'),
    click.option("--publisher", metavar="NAME", help="Who published it, where a source is silent."),
    click.option("--strict", is_flag=True, help="Stop at the first source that cannot be taken in."),
    click.option("--reader", metavar="NAME", help="onnx, plain or module:attribute  [default: onnx, or the config]"),
    click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="Processes that read many reports  [default: one a processor, at most 4]",
    ),
)
