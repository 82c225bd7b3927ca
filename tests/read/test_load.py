"""Readers are found by name; the scripted one says what it was told to."""

from __future__ import annotations

import pytest

from dateline.errors import ReaderError
from dateline.read.load import load_reader
from dateline.read.scripted import ScriptedReader
from dateline.record.reading import Reading
from dateline.record.report import Report

READING = Reading(report="a", reader="scripted")
MADE = ScriptedReader([READING])


def report(name: str) -> Report:
    return Report(id=name, source=name, text="", span=(0, 0))


def test_a_reader_of_ones_own_is_named_by_module_and_attribute() -> None:
    assert load_reader(f"{__name__}:MADE") is MADE


@pytest.mark.parametrize("name", ["other", "no.such.module:reader", "dateline.read.load:missing", "os:sep"])
def test_a_name_that_leads_nowhere_is_told_with_its_mend(name: str) -> None:
    with pytest.raises(ReaderError, match=r"name one of these|check its name|read method"):
        load_reader(name)


def test_the_scripted_reader_gives_back_its_readings() -> None:
    assert list(MADE.read([report("a")])) == [READING]
    with pytest.raises(ReaderError, match="no reading of report 'b'"):
        list(MADE.read([report("b")]))
