"""The account of a report of one sentence that the real reader has read."""

from __future__ import annotations

from functools import cache

from dateline.extract.account import extract
from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text
from dateline.read.load import load_reader
from dateline.read.protocol import Reader
from dateline.record.account import Account, Event


@cache
def _reader() -> Reader:
    return load_reader("onnx")


@cache
def account(sentence: str) -> Account:
    """The account of a report of Wednesday, 11 June 2025, nobody and nothing of it resolved yet."""
    text = f"News of the day\n\n{sentence}\n"
    report = reports_from_text(text, supplied=Supplied(source="told.txt", published="2025-06-11"))[0]
    return extract(report, next(iter(_reader().read([report]))))


def event_of(sentence: str, word: str) -> Event:
    """The event that a word of the sentence tells, by the letters that the word begins with."""
    text = f"News of the day\n\n{sentence}\n"
    return next(e for e in account(sentence).events if text[slice(*e.trigger)].startswith(word))
