"""A reader without a model: sentences, tokens, capitalised names, and quoted speech with the speech verb beside it.

It marks no arcs: every token hangs on the first of its sentence. It is here for machines without the weights and as
the plainest use of the seam; what it marks is little, but the same every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.read.tokens import sentences
from dateline.record.reading import Name, Reading, Sentence, Span, SpeechMark, Token
from dateline.record.report import Report

NAME = "plain:1"

_VERBS = (
    "said|says|told|added|adds|announced|stated|declared|claimed|insisted|warned|wrote|tweeted|noted|explained|asked|"
    "replied|argued|stressed|confirmed|denied|reported|acknowledged|admitted"
)
_NAMED = r"[A-Z][\w.’'-]*(?:\s+(?:of|the|al|bin|de|van|von)\b|\s+[A-Z][\w.’'-]*){0,5}"
_WHO = rf"(?:{_NAMED}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|the \w+(?: \w+)?)"
_QUOTE = re.compile(r"[“\"][^“”\"]{3,1200}[”\"]")
_BEFORE = re.compile(rf"(?P<who>{_WHO})\s+(?P<cue>{_VERBS})\b[^.“\"]{{0,60}}?[,:]?\s*$")
_AFTER = re.compile(rf"^[\s,]*(?:(?P<cue>{_VERBS})\s+(?P<who>{_WHO})|(?P<who2>{_WHO})\s+(?P<cue2>{_VERBS})\b)")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:(?:of|the|al|bin|de|van|von)\s+)?[A-Z][\w’'-]+)*")


class PlainReader:
    """Marks what the surface of the text shows."""

    name = NAME

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for each report."""
        for report in reports:
            yield _read(report)


def _read(report: Report) -> Reading:
    tokens: list[Token] = []
    found: list[Sentence] = []
    for place, paragraph in enumerate(report.paragraphs):
        if paragraph.kind != "furniture":
            for words in sentences(report.text, *paragraph.span):
                first = len(tokens)
                tokens.extend(_token(report.text, span, first) for span in words)
                found.append(Sentence(first, len(tokens), place))
    return Reading(
        report=report.id,
        reader=NAME,
        tokens=tuple(tokens),
        sentences=tuple(found),
        names=tuple(_names(report.text, tokens, found)),
        speech=tuple(_speech(report)),
    )


def _token(text: str, span: Span, first: int) -> Token:
    word = text[span[0] : span[1]]
    pos = "NUM" if word[0].isdigit() else "PUNCT" if not word[0].isalnum() else "X"
    return Token(span[0], span[1], pos, "", word.lower(), first, "dep")


def _names(text: str, tokens: list[Token], found: list[Sentence]) -> Iterator[Name]:
    """Runs of capitalised words; a single one that opens a sentence is no sign of a name."""
    for sentence in found:
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        for match in _NAME.finditer(text, start, end):
            if match.start() > start or " " in match.group():
                yield Name(match.start(), match.end(), "MISC", 0.5)


def _speech(report: Report) -> Iterator[SpeechMark]:
    for paragraph in report.paragraphs:
        if paragraph.kind == "furniture":
            continue
        for quote in _QUOTE.finditer(report.text, *paragraph.span):
            mark = _attributed(report.text, paragraph.span, quote.span())
            if mark is not None:
                yield mark


def _attributed(text: str, paragraph: Span, quote: Span) -> SpeechMark | None:
    """The quotation with the name and verb right before or right after it."""
    before = _BEFORE.search(text[max(paragraph[0], quote[0] - 120) : quote[0]])
    if before is not None:
        shift = max(paragraph[0], quote[0] - 120)
        who, cue = before.span("who"), before.span("cue")
        return SpeechMark(
            cue=(cue[0] + shift, cue[1] + shift), content=(quote,), source=(who[0] + shift, who[1] + shift)
        )
    after = _AFTER.match(text[quote[1] : min(paragraph[1], quote[1] + 120)])
    if after is None:
        return None
    who = after.span("who") if after.group("who") else after.span("who2")
    cue = after.span("cue") if after.group("cue") else after.span("cue2")
    return SpeechMark(
        cue=(cue[0] + quote[1], cue[1] + quote[1]), content=(quote,), source=(who[0] + quote[1], who[1] + quote[1])
    )
