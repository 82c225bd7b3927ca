"""The record as files: which formats there are, what each can hold, and one walk over the record that fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.errors import PublishError
from dateline.publish import acled, incidents, jsonld, plover, ucdp
from dateline.publish.amended import every, finder
from dateline.publish.columns import TABLES, Row, Table
from dateline.publish.csv import Csv
from dateline.publish.geojson import GeoJson
from dateline.publish.geopackage import GeoPackage
from dateline.publish.jsonl import JsonLines, account_lines, line, report_lines
from dateline.publish.occurrence import Occurrence, from_incident, from_report
from dateline.publish.parquet import Parquet
from dateline.publish.rows import OF_REPORTS, rows
from dateline.publish.sink import Sink
from dateline.record.incident import Incident
from dateline.store.facts import publisher_key
from dateline.store.protocol import IncidentQuery, Kept, Query, View

Open = Callable[[str], BinaryIO]
"""Opens the file of a table by the table's name."""
SUFFIX = {
    "jsonl": ".jsonl",
    "csv": ".csv",
    "geojson": ".geojson",
    "parquet": ".parquet",
    "gpkg": ".gpkg",
    "plover": ".jsonl",
    "acled": ".csv",
    "ucdp": ".csv",
    "jsonld": ".jsonld",
}
"""Every format, and how its files end."""
FORMATS = tuple(SUFFIX)
WHOLE = ("accounts", "texts")
"""What is exported whole, as JSON Lines only: accounts, and reports with their text and parts."""
NAMES = (*TABLES, *WHOLE)
_FOREIGN = {"acled": acled, "ucdp": ucdp}
_DEFAULT = {"jsonl": ("accounts",), "geojson": ("events",), "plover": ("events",), "jsonld": ("accounts",)}


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """What to write. `where` keeps rows whose column has (or, for a list, holds) the value, upper and lower case alike;
    several of them must all hold. `placed_only` leaves out of GeoJSON what has no place, `bom`
    puts a byte-order mark before what is CSV."""

    format: str = "jsonl"
    tables: tuple[str, ...] = ()
    query: Query = Query()
    where: tuple[tuple[str, str], ...] = ()
    placed_only: bool = False
    bom: bool = False


def tables_of(asked: Export) -> tuple[str, ...]:
    """The tables that are meant: the ones named, else what the format holds when nothing is named.

    Raises:
        PublishError: the format cannot hold a table that was named, or no table has a column to filter by.
    """
    if asked.format in _FOREIGN:
        return _only(asked, ("incidents", "events"), asked.tables or ("incidents",))
    if asked.format in ("plover", "jsonld"):
        return _only(asked, _DEFAULT[asked.format], asked.tables or _DEFAULT[asked.format])
    named = asked.tables or _DEFAULT.get(asked.format, tuple(TABLES))
    fits = {
        "jsonl": NAMES,
        "geojson": tuple(name for name, table in TABLES.items() if table.placed),
    }.get(asked.format, tuple(TABLES))
    _only(asked, fits, named)
    for column, _ in asked.where:
        _check_column(column, named)
    return tuple(dict.fromkeys(named))


def _only(asked: Export, fits: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    for name in named:
        if name not in fits:
            raise PublishError(
                f"{asked.format} holds {', '.join(fits)}, not {name}; choose another --format or --table"
            )
    return named


def _check_column(column: str, named: Iterable[str]) -> None:
    for name in named:
        known = [one.name for one in TABLES[name].columns] if name in TABLES else []
        if column not in known:
            told = f"the columns of {name} are {', '.join(known)}" if known else f"{name} are exported whole"
            raise PublishError(f"--where {column}: {told}; see docs/exports.md")


def write(view: View, asked: Export, open_file: Open) -> Iterator[str]:
    """Write the files of any format but GeoPackage, one report at a time; the name of the table of each row written.

    Raises:
        PublishError: see `tables_of`.
        MissingExtra: the format needs a package that is not installed.
    """
    names = tables_of(asked)
    if asked.format in _FOREIGN:
        yield from _foreign(view, asked, names[0], open_file(asked.format))
    elif asked.format == "plover":
        file = open_file("plover")
        for kept in every(view, asked.query):
            for event in plover.events(kept):
                file.write(line(event))
                yield "events"
    elif asked.format == "jsonld":
        yield from jsonld.write(every(view, asked.query), open_file("record"))
    else:
        whole = [name for name in names if name in WHOLE]
        for name in whole:
            yield from _whole(view, asked, name, open_file(name))
        tables = [TABLES[name] for name in names if name in TABLES]
        sinks = {table.name: _sink(asked, open_file(table.name), table) for table in tables}
        yield from _fill(view, asked, sinks)


def write_geopackage(view: View, asked: Export, path: Path) -> Iterator[str]:
    """Write a GeoPackage, which must be a file of its own, at a path where nothing is yet."""
    names = tables_of(asked)
    package = GeoPackage(path, [TABLES[name] for name in names])
    with ExitStack() as at_failure:
        at_failure.callback(package.abandon)
        yield from _fill(view, asked, dict(package.layers))
        at_failure.pop_all()
    package.close()


def _sink(asked: Export, file: BinaryIO, table: Table) -> Sink:
    if asked.format == "geojson":
        return GeoJson(file, table, placed_only=asked.placed_only)
    if asked.format == "parquet":
        return Parquet(file, table)
    return Csv(file, table, bom=asked.bom) if asked.format == "csv" else JsonLines(file, table)


def _fill(view: View, asked: Export, sinks: dict[str, Sink]) -> Iterator[str]:
    of_reports = [name for name in sinks if name in OF_REPORTS]
    for kept in every(view, asked.query) if of_reports else ():
        for name in of_reports:
            yield from _put(sinks[name], name, rows(kept, name), asked)
    if "incidents" in sinks:
        find = _finder(view)
        found = (incidents.row(one, find) for one in _incidents(view, asked.query))
        yield from _put(sinks["incidents"], "incidents", found, asked)
    for sink in sinks.values():
        sink.close()


def _put(sink: Sink, name: str, found: Iterable[Row], asked: Export) -> Iterator[str]:
    for row in found:
        if all(_holds(row, column, value) for column, value in asked.where):
            sink.put(row)
            yield name


def _holds(row: Row, column: str, wanted: str) -> bool:
    value = row.values.get(column)
    values = value if isinstance(value, list) else [value]
    return wanted.casefold() in ("" if one is None else str(one).casefold() for one in values)


def _whole(view: View, asked: Export, name: str, file: BinaryIO) -> Iterator[str]:
    lines = account_lines if name == "accounts" else report_lines
    for one in lines(every(view, asked.query)):
        file.write(one)
        yield name


def _foreign(view: View, asked: Export, table: str, file: BinaryIO) -> Iterator[str]:
    """Rows in another data set's columns: from incidents where the record has them, else from each report's events."""
    codebook = _FOREIGN[asked.format]
    sink = Csv(file, codebook.TABLE, bom=asked.bom)
    for column, _ in asked.where:
        if column not in {one.name for one in codebook.TABLE.columns}:
            raise PublishError(f"--where {column}: no column of {asked.format}; see docs/exports.md")
    made = (codebook.row(one) for one in _occurrences(view, asked, table, codebook.holds))
    yield from _put(sink, asked.format, (row for row in made if row is not None), asked)
    sink.close()


def _occurrences(
    view: View, asked: Export, table: str, holds: Callable[[str, str | None], bool]
) -> Iterator[Occurrence]:
    """What took place, of the kinds that the codebook holds."""
    any_incident = False
    if table == "incidents":
        find = _finder(view)
        for incident in _incidents(view, asked.query):
            any_incident = True
            one = from_incident(incident, find) if holds(incident.type, incident.mode) else None
            if one is not None:
                yield one
    if not any_incident:
        for kept in every(view, asked.query):
            yield from from_report(kept)


def _finder(view: View) -> Callable[[str], Kept | None]:
    """Reports by id; the last few hundred are kept at hand."""
    return lru_cache(maxsize=256)(finder(view))


def _incidents(view: View, query: Query) -> Iterator[Incident]:
    """The incidents whose own days and publishers the query chooses; none where the record has not been collated."""
    wanted = publisher_key(query.publisher) if query.publisher else None
    found = view.incidents(IncidentQuery(since=query.since, until=query.until))
    chosen = (one for one in found if wanted is None or wanted in {publisher_key(t.publisher) for t in one.tellings})
    yield from islice(chosen, query.limit)
