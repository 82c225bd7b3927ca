"""The anchor: how a fact is named so that the name outlives the account that told it.

Ids such as `E12` are given anew by every reading. An anchor names the report, the kind of fact and the words that
carry it (an event's trigger, a figure's words, an attribution's cue, an actor's or place's first mention), so that a
judgement or a correction made on today's account is found again in tomorrow's.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from dateline.errors import SpanError
from dateline.record.reading import Span

Kind = Literal["actor", "place", "time", "attribution", "figure", "event", "relation"]
_KEY = re.compile(r"([0-9a-f]{4,64}):(actor|place|time|attribution|figure|event|relation):(\d+)-(\d+)\Z")


class Anchor(msgspec.Struct, frozen=True, order=True):
    """One fact of one report. The span counts in `Report.text`, `[start, end)`."""

    report: str
    kind: Kind
    span: Span

    @property
    def key(self) -> str:
        """The anchor as text, such as `9f2c51d09a3b7e44:event:120-128`."""
        return f"{self.report}:{self.kind}:{self.span[0]}-{self.span[1]}"

    @classmethod
    def parse(cls, key: str) -> Anchor:
        """The anchor that a key names.

        Raises:
            SpanError: it is no such key.
        """
        match = _KEY.match(key.strip())
        if not match:
            raise SpanError(f"expected a fact such as 9f2c51d09a3b7e44:event:120-128, got {key!r}")
        report, kind, start, end = match.groups()
        return cls(report, kind, (int(start), int(end)))  # type: ignore[arg-type]
