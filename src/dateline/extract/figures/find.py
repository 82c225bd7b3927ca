"""The figures of a report that an analyst would keep."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.extract.figures.beside import in_currency, listed, shared_kind, whole_of
from dateline.extract.figures.candidates import Candidate, candidates
from dateline.extract.figures.keep import Told, kept
from dateline.extract.figures.kind import cues, governed, kind_by_unit, kind_of
from dateline.record.account import Figure, FigureKind, Time
from dateline.record.reading import Reading, Token
from dateline.record.report import ParagraphKind, Report
from dateline.vocabulary.files import table

_PHONE = re.compile(r"\+\d{1,3}(?:[ -]\d{2,4}){2,4}\b|\(?\b0\d{2,4}\)?(?:[ -]\d{3,4}){1,3}\b|\b\d{3}-\d{3}-\d{4}\b")
"""A telephone number."""


def find_figures(report: Report, reading: Reading, times: Sequence[Time]) -> tuple[Figure, ...]:
    """Numbers of people, things and money with the bounds that their words state, ids `F1` on, in reading order.

    Dates and lengths of time are those of `times`; ages, shares, measures, labels and numbers told before are left out.
    Works on tokens and sentences alone. `when` is proposed where one date stands in the sentence.
    """
    told = gather(report, reading, times)
    return tuple(
        Figure(
            id=f"F{n}", span=item.candidate.span, low=item.candidate.low, high=item.candidate.high,
            bound=item.candidate.bound, unit=item.candidate.unit, kind=item.kind, when=_when(item, reading, times),
        )
        for n, item in enumerate(kept(told), 1)
    )  # fmt: skip


def gather(report: Report, reading: Reading, times: Sequence[Time]) -> list[Told]:
    """Every number of a report with the words around it, those in furniture left out."""
    found: list[Told] = []
    spans = [time.span for time in times] + [phone.span() for phone in _PHONE.finditer(report.text)]
    for number, sentence in enumerate(reading.sentences):
        part = report.paragraphs[sentence.paragraph].kind if sentence.paragraph < len(report.paragraphs) else "body"
        if part == "furniture":
            continue
        tokens = reading.tokens[sentence.first : sentence.last]
        words = [report.text[token.start : token.end] for token in tokens]
        inside = [s for s in spans if tokens and s[0] < tokens[-1].end and s[1] > tokens[0].start]
        here = [often(item, tokens, words) for item in candidates(words, tokens, number, inside)]
        if not here:
            continue
        found += _kinds(here, words, tokens, sentence.first, part)
    return found


def _kinds(
    here: Sequence[Candidate], words: Sequence[str], tokens: Sequence[Token], first: int, part: ParagraphKind
) -> list[Told]:
    """The numbers of one sentence, which begins at token `first`, with their kinds."""
    lower = [word.lower() for word in words]
    signs = cues(lower, [token.tag for token in tokens] if any(token.tag for token in tokens) else [])
    found: list[Told] = []
    shared: FigureKind | None = None
    for item in here:
        others = [o for o in here if o is not item]
        before = found[-1] if found else None
        if before is not None:
            item = in_currency(item, before.candidate, lower)
            if not (shared and listed(item, before.candidate, lower)):
                shared = shared_kind(item, before.candidate, before.kind, lower)
        if before is not None and shared is not None:
            kind, decided = shared, before.decided
        elif whole_of(item, lower):
            kind, decided = kind_by_unit(item), False
        else:
            kind, decided = kind_of(item, lower, others, signs, governed(item, tokens, first, signs))
        found.append(Told(item, kind, decided, tuple(words), part))
    return found


def often(item: Candidate, tokens: Sequence[Token], words: Sequence[str]) -> Candidate:
    """How many times a deed is told to be done counts deeds: "violated the truce *734 times*" is 734 violations."""
    more = words[item.last].lower() if item.last < len(words) else ""
    if item.head != "time" or more in ("as", "more", "the", "higher", "larger"):
        return item
    deeds = table("units")["deeds"]
    before = range(item.first - 1, max(-1, item.first - _REACH), -1)
    done = next((deeds[lemma] for k in before if (lemma := tokens[k].lemma.lower()) in deeds), None)
    return msgspec.structs.replace(item, group="things", unit=done, head=done[:-1]) if done is not None else item


_REACH = 9
"""Words before a number of times in which the verb stands that it counts."""


def _when(item: Told, reading: Reading, times: Sequence[Time]) -> str | None:
    """The date in the figure's sentence, where there is one and only one."""
    sentence = reading.sentences[item.candidate.sentence]
    start, end = reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    dates = {t.edtf for t in times if start <= t.span[0] < end and t.edtf and t.type in ("DATE", "TIME")}
    return dates.pop() if len(dates) == 1 else None
