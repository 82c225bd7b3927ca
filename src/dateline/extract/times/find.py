"""The date expressions of a report, each with its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.extract.times import calendar as cal
from dateline.extract.times.calendar import Stretch
from dateline.extract.times.edtf import edtf, opened
from dateline.extract.times.grammar import Match, matches
from dateline.extract.times.lexicon import pieces
from dateline.extract.times.paired import paired
from dateline.extract.times.scene import Meaning, Scene
from dateline.extract.times.tense import Lean, lean
from dateline.extract.times.value import meaning, roughly
from dateline.record.account import Time
from dateline.record.reading import Reading, Sentence
from dateline.record.report import Report
from dateline.vocabulary.files import table

_AROUND = frozenset({"about", "around", "approximately", "roughly", "circa", "nearly", "almost"})
_YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|(?:last|this|next) (?:week|month|year))\b"
)


def find_times(report: Report, reading: Reading) -> tuple[Time, ...]:
    """Every date, time, length and frequency of a report that TimeML marks TIMEX3, ids `T1` on, in reading order.

    Values are counted from `report.anchor`, the tense of the words and the dates told before. Without an anchor what
    cannot be known stays open (`XXXX-06`, `XXXX-WXX-5`). Works on tokens and sentences alone and uses tags, lemmas and
    arcs where there are any. Values follow TimeML (Pustejovsky et al. 2003), `edtf` ISO 8601-2.
    """
    scene = Scene(anchor=_day(report.anchor), lean=lambda _: None, rough=_rough(report.anchor))
    scene.narrative = _tells_of_long_ago(report.text, scene.anchor or (scene.rough.start if scene.rough else None))
    found: list[Time] = []
    names = [name for name in reading.names if name.kind in ("PER", "ORG")]
    for sentence in reading.sentences:
        for start, end, told, before in paired(report.text, [*_in_sentence(report, reading, sentence, scene)]):
            if any(n.start <= start and end <= n.end and (n.start, n.end) != (start, end) for n in names):
                continue
            found.append(_time(f"T{len(found) + 1}", (start, end), told, before))
    return tuple(found)


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor) if anchor else None
    except ValueError:
        return None


def _rough(anchor: str | None) -> Stretch | None:
    """The month or year in which the report's day lies, where no more is known of it."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?", anchor or "")
    if found is None or found[1] == "0000":
        return None
    return cal.month(int(found[1]), int(found[2])) if found[2] else cal.year(int(found[1]))


def _tells_of_long_ago(text: str, anchor: date | None) -> bool:
    """Whether most years in a text are long past, so that a bare "June" is the June of the year told last.

    A text without a day does so unless it has words of news: the "March" of a report that says "yesterday" is of the
    report's own, unknown year.
    """
    years = [int(year) for year in _YEAR.findall(text)]
    if anchor is None:
        return not _NEWS.search(text)
    if len(years) < 6:
        return False
    old = sum(year < anchor.year for year in years) / len(years)
    return old >= 0.8 and len(_NEWS.findall(text)) <= 0.1 * len(years)


def _in_sentence(
    report: Report, reading: Reading, sentence: Sentence, scene: Scene
) -> Iterator[tuple[int, int, Meaning, str]]:
    tokens = reading.tokens[sentence.first : sentence.last]
    spans, places = _joined(report.text, [(token.start, token.end) for token in tokens])
    words = [report.text[start:end] for start, end in spans]
    lower = [word.lower() for word in words]
    plain = lower if len(spans) == len(tokens) else [report.text[t.start : t.end].lower() for t in tokens]

    def leaning(match: Match) -> Lean | None:
        last = places[match.last] if match.last < len(places) else len(tokens)
        return lean(tokens, plain, places[match.first], last, sentence.first)

    scene.lean = leaning

    def work_out(match: Match) -> Meaning | None:
        scene.after = lower[match.last] if match.last < len(lower) else ""
        unlike = _age(match, lower) or _runs_on(match, lower) or _named_for(match, lower) or _any_one(match, lower)
        return None if unlike else roughly(match, scene) or meaning(match, scene)

    for match, told in matches(pieces(words), work_out):
        first = _first(match, lower)
        if told.stretch is not None:
            scene.told_last, scene.before_christ = told.stretch, None
        if told.stretch is not None and _moves_on(scene, match, told.stretch, first):
            scene.told = told.stretch
            if told.stretch.grain == "day":
                scene.told_day = told.stretch
            if told.stretch.grain == "quarter":
                scene.told_quarter = told.stretch
        yield spans[first][0], spans[match.last - 1][1], told, lower[first - 1] if first else ""


def _moves_on(scene: Scene, match: Match, found: Stretch, first: int) -> bool:
    """Whether dates that follow count from this one. In a tale of long ago they go on from the date told before where
    this one, in the middle of a sentence, looks back or far ahead or names a whole year."""
    if not scene.narrative:
        return True
    if _BACK & {piece.kind for piece in match.pieces}:
        return False
    if scene.told is None or first <= _OPENING or scene.told.grain in _WIDE:
        return True
    return found.grain not in _WIDE and 0 <= found.start.year - scene.told.start.year <= 1


_BACK = frozenset({"ago", "earlier", "before"})
_WIDE = frozenset({"year", "decade", "century"})
_OPENING = 3
"""A date after so many words still opens its sentence: "By the end of 1918"."""


def _age(match: Match, lower: Sequence[str]) -> bool:
    """Whether "16-year-old" tells an age, not how long a thing such as a war has lasted; "16 years old" does where
    nothing, a verb, a name or a word for a person follows."""
    if match.pieces[-1].kind != "old" or match.pieces[0].kind not in ("number", "daynumber"):
        return False
    after = lower[match.last] if match.last < len(lower) else ""
    if match.pieces[-2].kind == "dash" and match.pieces[-3].value == "year":
        return after not in table("times")["aged"]["words"]
    return not after.isalpha() or after in table("times")["person"]["words"] or after.endswith("ed")


def _named_for(match: Match, lower: Sequence[str]) -> bool:
    """Whether "quarterly" only says which kind of paper or payment is meant."""
    after = lower[match.last] if match.last < len(lower) else ""
    return match.pieces[-1].kind == "set" and len(match.pieces) == 1 and after in table("times")["called"]["words"]


def _any_one(match: Match, lower: Sequence[str]) -> bool:
    """Whether a part of the day is of no day that could be told: "on a summer evening", "one night"."""
    if match.rule != "part" or len(match.pieces) != 1 or match.pieces[0].value not in ("MO", "AF", "EV", "NI"):
        return False
    before = lower[max(0, match.first - 2) : match.first]
    return before[-1:] == ["one"] or (len(before) == 2 and before[0] in ("a", "an", "one") and before[1].isalpha())


def _runs_on(match: Match, lower: Sequence[str]) -> bool:
    """Whether what follows a length only goes on from it: "a year in office"; "a year on," tells how much later."""
    if match.rule != "offset" or match.pieces[-1].kind != "on":
        return False
    after = lower[match.last] if match.last < len(lower) else ""
    return lower[match.last - 1] != "on" or after[:1].isalnum()


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """Spans with such as touch and both hold digits ("21" + "July", "1:0" + "0AM") made one, and their first places."""
    found: list[tuple[int, int]] = []
    places: list[int] = []
    for n, (start, end) in enumerate(spans):
        if found and found[-1][1] == start and text[start].isdigit() and text[start - 1].isdigit():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
            places.append(n)
    return found, places


def _first(match: Match, lower: Sequence[str]) -> int:
    """The first word of an expression, "around" before a time of day taken in and "in" before a season left out."""
    first = match.first
    if match.rule == "clock" and first and lower[first - 1] in _AROUND:
        return first - 1
    return match.pieces[1].first if match.pieces[0].kind == "on" and len(match.pieces) > 1 else first


def _time(name: str, span: tuple[int, int], told: Meaning, before: str) -> Time:
    about = told.mod == "APPROX" or before in ("around", "circa", "about")
    dated = edtf(told.value, about=about) if told.type in ("DATE", "TIME") else told.interval
    return Time(id=name, span=span, type=told.type, value=told.value, edtf=opened(dated, before), mod=told.mod)
