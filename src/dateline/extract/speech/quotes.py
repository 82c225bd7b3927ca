"""Quotations: the stretches between quotation marks, also where a mark is missing or a quotation runs on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.record.reading import Span
from dateline.record.report import Report

_DOUBLE = re.compile("[\"“”„«»]|''|``")
_OPENERS = frozenset("“„«") | {"``"}
LONGEST = 2000
"""Characters; a mark whose partner is further off than this is taken as lost."""


def quotations(report: Report) -> tuple[Span, ...]:
    """Quoted stretches with their marks, in order; a quotation over several paragraphs gives one stretch for each.

    Curly marks say themselves whether they open; straight ones open at the start of a word and close at its end. An
    opened quotation that no mark closes in its paragraph ends with the paragraph when the next paragraph opens with a
    mark again (the printers' rule for running quotations) or when nothing follows; else its mark is taken as stray.
    """
    found: list[Span] = []
    bodies = [p.span for p in report.paragraphs if p.kind != "furniture"]
    for index, span in enumerate(bodies):
        following = bodies[index + 1] if index + 1 < len(bodies) else None
        found.extend(_in_paragraph(report.text, span, following))
    return tuple(found)


def _in_paragraph(text: str, span: Span, following: Span | None) -> Iterator[Span]:
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, *span):
        opens = _opens(text, mark, span, is_open=opened is not None)
        if opened is None and opens:
            opened = mark.start()
        elif opened is not None and not opens:
            if mark.end() - opened <= LONGEST:
                yield opened, mark.end()
            opened = None
        elif opened is not None and mark.start() - opened > 1 and mark.group() in _OPENERS:
            opened = opened if _new_sentence(text, mark.start()) else mark.start()
    if opened is not None and (_runs_on(text, following) or following is None) and span[1] - opened <= LONGEST:
        yield opened, _last_word(text, opened, span[1])


def _opens(text: str, mark: re.Match[str], span: Span, *, is_open: bool) -> bool:
    if mark.group() in _OPENERS:
        return True
    before = text[mark.start() - 1] if mark.start() > span[0] else " "
    after = text[mark.end()] if mark.end() < span[1] else " "
    if mark.group() in ("”", "»"):
        # Some houses close with the opening mark's twin by mistake: a closing mark before a word opens.
        return not is_open and before in " \n\t\u00a0(" and not after.isspace()
    if is_open:
        return False
    return not after.isspace() and (before.isspace() or before in "(—–-[‘'\u00a0" or mark.start() == span[0])


def _new_sentence(text: str, start: int) -> bool:
    """Whether a mark that opens again, where one is open, only opens the next sentence of the same speech."""
    return text[max(0, start - 3) : start].rstrip()[-1:] in (".", "!", "?")


def _runs_on(text: str, following: Span | None) -> bool:
    return following is not None and text[following[0] : following[0] + 2].lstrip()[:1] in ('"', "“", "„", "«", "”")


def _last_word(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def quoted_share(span: Span, quotes: tuple[Span, ...]) -> float:
    """How much of a stretch lies inside quotations, 0 to 1."""
    covered = sum(min(span[1], e) - max(span[0], s) for s, e in quotes if s < span[1] and span[0] < e)
    return covered / max(1, span[1] - span[0])


def holds(spans: Iterable[Span], offset: int) -> bool:
    """Whether a place in the text lies in one of these stretches."""
    return any(start <= offset < end for start, end in spans)


def shared(ones: tuple[Span, ...], others: tuple[Span, ...]) -> float:
    """Characters that two lists of stretches have in common, of all that they have, 0 to 1."""
    both = sum(min(a[1], e) - max(a[0], s) for a in ones for s, e in others if s < a[1] and a[0] < e)
    every = sum(e - s for s, e in (*ones, *others)) - both
    return both / every if every else 0.0
