"""A brief as a value, before it is Markdown or a page."""

from __future__ import annotations

import msgspec

from dateline.record.reading import Span


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """The words that a sentence rests on, and where they stand."""

    number: int
    report: str
    publisher: str | None
    headline: str | None
    published: str | None
    url: str | None
    source: str
    start: int
    end: int
    """Where the words stand in the source, in characters."""
    span: Span
    """Where they stand in `Report.text`."""
    words: str


class Part(msgspec.Struct, frozen=True):
    """A stretch of a sentence and the numbers of the references that bear it."""

    text: str
    refs: tuple[int, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """One sentence. At least one of its parts carries references."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words, without references."""
        return "".join(part.text for part in self.parts)

    @property
    def refs(self) -> tuple[int, ...]:
        """All its references."""
        return tuple(dict.fromkeys(number for part in self.parts for number in part.refs))


class Line(msgspec.Struct, frozen=True):
    """One row of a table and the numbers of the references that bear it."""

    cells: tuple[str, ...]
    refs: tuple[int, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a brief under its heading; `more` is how many further sentences the record could give."""

    heading: str
    sentences: tuple[Sentence, ...] = ()
    columns: tuple[str, ...] = ()
    """Headings of the section's table, where it has one."""
    lines: tuple[Line, ...] = ()
    more: int = 0


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A cited brief. `about` are labels and values that say what it was made from."""

    title: str
    kind: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
