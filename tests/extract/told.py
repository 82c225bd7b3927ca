"""Reports and readings from plain text, with tokens and sentences alone."""

from __future__ import annotations

import re

from dateline.extract.figures import find_figures
from dateline.extract.times import find_times
from dateline.read.tokens import sentences
from dateline.record.account import Figure, Time
from dateline.record.reading import Reading, Sentence, Token
from dateline.record.report import Paragraph, Report


def read(text: str, published: str | None = "2025-06-07") -> tuple[Report, Reading]:
    """A report of body paragraphs, one a line (a line that starts with "# " is the headline), and its bare reading."""
    parts: list[Paragraph] = []
    tokens: list[Token] = []
    found: list[Sentence] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        headline = line[0].startswith("# ")
        span = (line.start() + 2 * headline, line.end())
        parts.append(Paragraph("headline" if headline else "body", span))
        for sentence in sentences(text, *span):
            first = len(tokens)
            tokens += [Token(start, end, "", "", "", first, "") for start, end in sentence]
            found.append(Sentence(first, len(tokens), len(parts) - 1))
    report = Report(
        id="told", source="told.txt", text=text, span=(0, len(text)), published=published,
        published_basis="supplied" if published else "unknown", paragraphs=tuple(parts),
    )  # fmt: skip
    return report, Reading(report="told", reader="bare", tokens=tuple(tokens), sentences=tuple(found))


def times(text: str, published: str | None = "2025-06-07") -> tuple[Time, ...]:
    """The times of a text."""
    return find_times(*read(text, published))


def values(text: str, published: str | None = "2025-06-07") -> dict[str, str | None]:
    """Words and TIMEX3 value of each time of a text."""
    return {text[t.span[0] : t.span[1]]: t.value for t in times(text, published)}


def figures(text: str, published: str | None = "2025-06-07") -> tuple[Figure, ...]:
    """The figures of a text."""
    report, reading = read(text, published)
    return find_figures(report, reading, find_times(report, reading))


def bounds(text: str) -> list[tuple[str, float | None, float | None, str, str]]:
    """Words, bounds, bound and kind of each figure of a text."""
    return [(text[f.span[0] : f.span[1]], f.low, f.high, f.bound, f.kind) for f in figures(text)]
