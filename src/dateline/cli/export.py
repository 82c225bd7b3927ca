"""`dateline export`: the record as files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dateline.cli.choice import chooses, somewhere
from dateline.cli.lines import Progress
from dateline.cli.setup import Setup, pass_setup
from dateline.store.protocol import Query

if TYPE_CHECKING:
    from dateline.publish.export import Export
    from dateline.store.protocol import View

FORMATS = ("jsonl", "csv", "geojson", "parquet", "gpkg", "plover", "acled", "ucdp", "jsonld")
TABLES = (
    "reports", "accounts", "events", "participants", "incidents", "figures", "attributions", "relations", "places",
    "actors",
)  # fmt: skip

_CSV = ("csv", "acled", "ucdp")


@click.command("export", short_help="Write the record as JSON Lines, tables or maps.")
@click.option("-f", "--format", type=click.Choice(FORMATS), help="Which format.  [default: by -o's ending, else jsonl]")
@click.option("-t", "--table", type=click.Choice(TABLES), multiple=True, help="Which table; may be given again.")
@click.option("--where", metavar="COLUMN=VALUE", multiple=True, help="Only rows with this value; may be given again.")
@click.option("--placed-only", is_flag=True, help="Leave out of GeoJSON what has no known place.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte-order mark, without which Excel garbles accents.")
@click.option("--what", type=click.Choice(["accounts", "reports"]), help="Accounts, or reports whole, as JSON Lines.")
@click.option("-o", "--output", metavar="FILE|FOLDER", default="-", callback=somewhere,
              help="Where to write.  [default: standard output]")  # fmt: skip
@chooses(on_screen=None)
@pass_setup
def verb(setup: Setup, /, query: Query, output: str, **asked: Any) -> None:
    """Write the record, or a choice of it, as files.

    Tables have one row for each report, event, figure, attribution, relation, place, actor or incident, and each row
    leads back to the report and the words that it rests on; spans count in the source as it was handed in. Several
    tables go into a folder, one file each; GeoPackage holds them all in one file. What each column means, and what
    plover, acled, ucdp and jsonld hold, is in docs/exports.md.

    \b
    Examples:
      dateline export > accounts.jsonl
      dateline export --what reports --since 2025 -o reports.jsonl
      dateline export --format csv -o tables/
      dateline export -t events --where type=ASSAULT --where country=ML -o mali.geojson
      dateline export -f gpkg -o record.gpkg
      dateline export -f acled > events.csv
    """
    export = _asked(query, output, **asked)
    with setup.open_to_read() as store, Progress("rows written", quiet=setup.quiet) as progress:
        for _ in _written(store, export, output):
            progress.step()


def _asked(
    query: Query,
    output: str,
    *,
    format: str | None,
    table: tuple[str, ...],
    where: tuple[str, ...],
    placed_only: bool,
    bom: bool,
    what: str | None,
) -> Export:
    """What is asked for, once it can be done; everything else is misuse."""
    from dateline.errors import PublishError
    from dateline.publish.export import Export, tables_of

    if what and (table or format not in (None, "jsonl")):
        raise click.UsageError("--what writes JSON Lines and goes with neither --table nor another --format")
    tables = ("texts",) if what == "reports" else ("accounts",) if what else table
    chosen = format or ("jsonl" if what else _by_ending(output))
    if bom and chosen not in _CSV:
        raise click.UsageError("--bom goes with --format csv, acled or ucdp")
    made = Export(
        format=chosen,
        tables=tables,
        query=query,
        where=tuple(_pairs(where)),
        placed_only=placed_only,
        bom=bom,
    )
    try:
        names = tables_of(made)
    except PublishError as error:
        raise click.UsageError(str(error)) from error
    if chosen == "gpkg" and output == "-":
        raise click.UsageError("a GeoPackage is a database and needs a file: -o record.gpkg")
    if chosen == "parquet" and output == "-" and os.isatty(1):
        raise click.UsageError("Parquet is not for a terminal: give a file by -o, or pipe it")
    if len(names) > 1 and chosen != "gpkg" and not _is_folder(output):
        raise click.UsageError(
            f"{chosen} takes one table to a file: name it by --table ({', '.join(names)}) or give a folder: -o tables/"
        )
    return made


def _by_ending(output: str) -> str:
    ending = Path(output).suffix.lstrip(".").lower()
    return ending if ending in FORMATS else "jsonl"


def _pairs(where: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for condition in where:
        column, equals, value = condition.partition("=")
        if not equals or not column:
            raise click.UsageError(f"--where {condition}: expected COLUMN=VALUE, such as type=ASSAULT")
        yield column.strip(), value.strip()


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or (output != "-" and Path(output).is_dir())


def _written(store: View, export: Export, output: str) -> Iterator[str]:
    from dateline.publish.export import SUFFIX, write

    ending = SUFFIX[export.format]
    if export.format == "gpkg":
        yield from _moved_in_place(store, export, Path(output) / "record.gpkg" if _is_folder(output) else Path(output))
        return
    if _is_folder(output):
        Path(output).mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:

        def open_file(name: str) -> BinaryIO:
            path = str(Path(output) / f"{name}{ending}") if _is_folder(output) else output
            return files.enter_context(click.open_file(path, "wb", atomic=path != "-"))  # type: ignore[return-value]

        yield from write(store, export, open_file)


def _moved_in_place(store: View, export: Export, path: Path) -> Iterator[str]:
    """Write beside the file and put it in its place when it is whole."""
    from dateline.publish.export import write_geopackage

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        made = Path(folder) / path.name
        yield from write_geopackage(store, export, made)
        made.replace(path)
