"""docs/exports.md tells of every format and every column."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from dateline.cli import export as verb
from dateline.publish.columns import TABLES
from dateline.publish.export import FORMATS, SUFFIX

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "exports.md").read_text(encoding="utf-8")


def test_the_tables_of_the_page_are_not_stale() -> None:
    spec = importlib.util.spec_from_file_location("make_exports", DOCS / "make_exports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page(PAGE) == PAGE, "run: python docs/make_exports.py"


def test_the_page_tells_of_every_format() -> None:
    formats = PAGE.split("## Formats")[1].split("### What to know")[0]
    assert all(f"`{name}`" in formats for name in FORMATS)


def test_the_command_offers_what_there_is() -> None:
    assert tuple(SUFFIX) == verb.FORMATS
    assert {*TABLES, "accounts"} == set(verb.TABLES)
