"""The way of the data, on one screen: a report and its reading in, an account out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.read.protocol import Reader
from dateline.record.account import Account, check, header
from dateline.record.reading import Reading
from dateline.record.report import Report

Extract = Callable[[Report, Reading], Account]
Resolve = Callable[[Report, Account], Account]

READABLE = frozenset({"en", None})


class Stages(msgspec.Struct, frozen=True):
    """The stages that make an account of a report, each replaceable."""

    reader: Reader
    extract: Extract
    resolve: Resolve


def readable(report: Report) -> bool:
    """Whether a reader is given the report: one in another language is kept without facts."""
    return report.language in READABLE


def account(report: Report, reading: Reading | None, stages: Stages) -> Account:
    """The account of one report from its reading; every span in it re-reads to its words. Without a reading it has no
    facts."""
    if reading is None:
        return Account(report=header(report, unread=f"language: {report.language}"))
    return check(stages.resolve(report, stages.extract(report, reading)), report.text)
