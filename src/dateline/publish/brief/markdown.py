"""A brief as Markdown: references as footnotes, every word of a report escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.publish.brief.cited import citation, link_to, more_told
from dateline.publish.brief.values import Brief, Reference, Section, Sentence
from dateline.publish.safe import one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def markdown(brief: Brief) -> str:
    """The whole brief."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    for label, value in brief.about:
        yield f"- {label}: {escaped(value)}"
    for section in brief.sections:
        yield f"\n## {escaped(section.heading)}\n"
        yield from _section(section)
    yield "\n## References\n"
    for one in brief.references:
        yield _reference(one)


def _section(section: Section) -> Iterator[str]:
    for sentence in section.sentences:
        yield f"- {_sentence(sentence)}"
    if section.lines:
        yield f"| {' | '.join(map(escaped, section.columns))} | |"
        yield f"| {' | '.join('---' for _ in section.columns)} | --- |"
        for one in section.lines:
            yield f"| {' | '.join([*map(escaped, one.cells), _marks(one.refs)])} |"
    if section.more:
        yield f"\n_{more_told(section)}_"


def _sentence(sentence: Sentence) -> str:
    text = "".join(f"{_escape(part.text)}{_marks(part.refs)}" for part in sentence.parts)
    return _AT_START.sub(r"\1\\\2", one_line(text))


def _marks(refs: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in refs)


def _reference(one: Reference) -> str:
    link = link_to(one)
    where = f" <{link}>" if link else ""
    return f"[^{one.number}]: {escaped(citation(one))}.{where} “{escaped(one_line(one.words))}”\n"


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would take for a sign of its own."""
    return _AT_START.sub(r"\1\\\2", _escape(one_line(text)))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
