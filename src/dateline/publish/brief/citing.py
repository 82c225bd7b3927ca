"""Numbers the references of a brief in the order in which they are first used."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.publish.account import Told
from dateline.publish.brief.values import Reference
from dateline.publish.safe import clean
from dateline.record.reading import Span

Source = tuple[Told, Span]
"""Words of a report: the opened account and their span in `Report.text`."""


class Citing:
    """Gives each stretch of words its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, Span], int] = {}
        self._references: list[Reference] = []

    def __call__(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of these words, each once."""
        return tuple(dict.fromkeys(self._number(told, span) for told, span in sources))

    def holds(self, told: Told, span: Span) -> bool:
        """Whether these words, or words around them, have a number already."""
        return any(
            report == told.report.id and other[0] <= span[0] and span[1] <= other[1] for report, other in self._numbers
        )

    def touches(self, told: Told, span: Span) -> bool:
        """Whether half of these words, or of words within them, have a number already."""
        for report, other in self._numbers:
            shared = min(other[1], span[1]) - max(other[0], span[0])
            if report == told.report.id and 2 * shared >= min(other[1] - other[0], span[1] - span[0]):
                return True
        return False

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference given so far, by number."""
        return tuple(self._references)

    def _number(self, told: Told, span: Span) -> int:
        key = told.report.id, span
        if key not in self._numbers:
            self._numbers[key] = len(self._references) + 1
            self._references.append(_reference(self._numbers[key], told, span))
        return self._numbers[key]


def _reference(number: int, told: Told, span: Span) -> Reference:
    report, words = told.report, told.provenance(span)
    return Reference(
        number=number,
        report=report.id,
        publisher=report.publisher,
        headline=report.headline.text if report.headline else None,
        published=report.published,
        url=report.url,
        source=report.source,
        start=words["start"],
        end=words["end"],
        span=span,
        words=clean(words["words"]),
    )
