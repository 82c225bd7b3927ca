"""Writes the tables of docs/exports.md from the columns themselves: `python docs/make_exports.py`."""

from __future__ import annotations

from pathlib import Path

from dateline.publish.columns import TABLES

PAGE = Path(__file__).with_name("exports.md")
START, END = "<!-- columns: written by `python docs/make_exports.py` -->", "<!-- end of columns -->"


def page(text: str) -> str:
    """The page with its tables of columns written anew."""
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n\n{columns()}\n{END}{after}"


def columns() -> str:
    """A heading and a table for each tidy table."""
    parts = []
    for table in TABLES.values():
        rows = "\n".join(f"| `{c.name}` | {c.kind} | {c.meaning.replace('|', '/')} |" for c in table.columns)
        on_map = " Has a shape on the map." if table.placed else ""
        head = "| Column | Kind | Meaning |\n| --- | --- | --- |"
        parts.append(f"### {table.name}\n\nOne row for each {table.of}.{on_map}\n\n{head}\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
