"""Words for names, dates and quotations in a brief. Everything said comes out of an account and its report's words."""

from __future__ import annotations

import re
from collections import Counter

from dateline.publish.account import Told
from dateline.publish.days import said
from dateline.publish.safe import one_line
from dateline.record.account import Actor, Attribution, Event
from dateline.record.reading import Span
from dateline.record.report import site
from dateline.store.keys import is_shared
from dateline.vocabulary.files import table

PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs we us our ours i me my you your who whom whose himself "
    "herself itself themselves this that these those one which".split()
)
_GROUPS = frozenset({"government", "armed_forces", "armed_group", "igo", "ngo"})
_LETTER = re.compile(r"[^\W\d_]")


def named(told: Told, actor: Actor, *, first: bool = False) -> str:
    """The name of an actor as it stands in a sentence, with the article that the report gives it."""
    name = one_line(actor.name)
    if name.split()[0].lower() not in _DETERMINERS:
        name = f"{_article(told, actor)}{name}"
    return capital(name) if first else name


def _article(told: Told, actor: Actor) -> str:
    """`the `, `a ` or nothing: what the report mostly writes before the name, else what such a name takes."""
    counts: Counter[str] = Counter()
    for span in actor.mentions:
        determiner, bare = _split(one_line(told.words(span)))
        if bare.casefold() == one_line(actor.name).casefold():
            before = told.report.text[max(0, span[0] - 6) : span[0]]
            counts[determiner or _determiner_before(before)] += 1
    proper = is_shared(told.actor_key(actor.id) or "") or actor.name[:1].isupper()
    if counts and counts.most_common(1)[0][0]:
        found = counts.most_common(1)[0][0]
        return f"{found} " if found in ("a", "an") else "the "
    if counts and proper:
        return ""
    if actor.type == "state":
        return "the " if actor.country in table("sentences")["articles"]["states"] else ""
    if proper:
        return "the " if actor.type in _GROUPS and _is_headed(actor.name) else ""
    return "" if actor.name.split()[-1].lower().endswith("s") or actor.name[:1].isdigit() else "the "


def _is_headed(name: str) -> bool:
    """Whether a name is built on a word for a body: `Northern Front`, `Ministry of Health`; not `Boko Haram`."""
    words, bodies = name.split(), table("sentences")["articles"]["bodies"].split()
    return len(words) > 1 and (words[-1] in bodies or words[0] in bodies)


def _split(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return (first.lower(), rest) if rest and first.lower() in _DETERMINERS else ("", words)


def _determiner_before(text: str) -> str:
    found = re.search(r"(?:^|\W)(\w+) $", text)
    return found[1].lower() if found and found[1].lower() in _DETERMINERS else ""


def with_article(told: Told, span: Span) -> str:
    """The words at a span with the article before them; whose they are (`his`, `its`) is left to be read as `the`."""
    determiner, bare = _split(one_line(told.words(span)))
    determiner = determiner or _determiner_before(told.report.text[max(0, span[0] - 6) : span[0]])
    if determiner in _POSSESSIVES:
        return f"the {bare}"
    return f"{determiner} {bare}" if determiner else bare


_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_DETERMINERS = _POSSESSIVES | {"the", "a", "an"}


def capital(text: str) -> str:
    """The text with its first letter as a capital; quotation marks before it do not count."""
    found = _LETTER.search(text)
    if found and any(c.isdigit() for c in text[: found.start()]):
        return text
    return text[: found.start()] + text[found.start()].upper() + text[found.start() + 1 :] if found else text


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def quoted(told: Told, span: Span) -> str:
    """The words at a span in quotation marks, inner marks made single and times explained."""
    return f"“{inner(glossed(told, span))}”"


def inner(text: str) -> str:
    """The text as it may stand between double quotation marks."""
    text = re.sub(r'(^|[\s(\[—–-])"', r"\1‘", text).replace('"', "’")
    return _balanced(text.replace("“", "‘").replace("”", "’").strip())


def _balanced(text: str) -> str:
    """The text without a mark at its start that is not closed, or one at its end that was not opened; speech that began
    before it is opened."""
    closed = re.search(r"[,.?!…]’(?=\s)", text)
    if closed and "‘" not in text[: closed.start()]:
        return f"‘{text}"
    if text.startswith("‘") and not re.search(r"’(?!\w)", text):
        return text[1:].lstrip()
    return text[:-1].rstrip() if text.endswith("’") and "‘" not in text and not text.endswith("s’") else text


def glossed(told: Told, span: Span) -> str:
    """The words at a span on one line; a time that counts from the report's day is followed by that day in brackets.
    Pronouns are left as they are: whom they mean is too often misread to be put into a quotation."""
    out, at = "", max(span[0], _after_dateline(told, span))
    for end, note in sorted(_time_notes(told, span)):
        if end <= at:
            continue  # a day of the dateline, which is left out
        end += 2 if told.report.text[end : end + 2] in ("'s", "’s") else 0
        out += told.report.text[at:end] + f" [{note}]"
        at = end
    whole = re.sub(r" (?=[,.;:!?])", "", one_line(out + told.report.text[at : span[1]]))
    return re.sub(r"^[•·*▪–—-]+\s+", "", whole)


def _after_dateline(told: Told, span: Span) -> int:
    """Where a report's first sentence begins behind its dateline (`KERU, March 4 - `), 0 where the span has none."""
    dateline = told.report.dateline
    if dateline is None or not span[0] < dateline.span[1] + 40 < span[1] or span[0] > dateline.span[1] + 20:
        return 0
    start = max(span[0], dateline.span[1])
    found = re.match(r"[^\n]{0,40}?(?:\s[-–—]+\s|:\s)", told.report.text[start : span[1]])
    if found:
        return start + found.end()
    rest = told.report.text[start : span[1]]
    return start + len(rest) - len(rest.lstrip(" -–—:,"))


def _time_notes(told: Told, span: Span) -> list[tuple[int, str]]:
    notes: list[tuple[int, str]] = []
    if told.report.anchor is None:
        return notes
    for time in told.account.times:
        inside = span[0] <= time.span[0] and time.span[1] <= span[1]
        words = told.words(time.span)
        if inside and time.type == "DATE" and time.edtf and not re.search(r"\d{4}", words):
            start, _, end = time.edtf.partition("/")
            day = said(start) if not end else None
            if start[:10] > (told.report.anchor or "") and not _AHEAD.search(told.words(span)):
                continue  # a day to come in words of the past is a day misread
            if day and not day.startswith("about") and len(start) >= 7:
                notes.append((time.span[1], day))
    return notes


_AHEAD = re.compile(
    r"\b(?:will|to|next|would|plan\w*|expect\w*|schedul\w*|due|by|until|later|coming|set|should)\b", re.I
)


def outlet(told: Told) -> str:
    """Who published a report: its publisher, else the site, else the file."""
    report = told.report
    name = report.publisher or site(report.url) or report.source.rsplit("/", 1)[-1]
    return one_line(name)


def published(told: Told) -> str:
    """The day of a report in words, nothing where it has none."""
    return said((told.report.published or "")[:10]) or ""


def dated_outlet(told: Told) -> str:
    """`Voice of America, 12 March 2025`."""
    return ", ".join(filter(None, (outlet(told), published(told))))


def reported(told: Told, span: Span, one: Event | None = None) -> str:
    """The words at a span as the report has them, and whose they are where they are a piece of someone's speech:
    `“…” (Jamshed Ajmal, in Voice of America, 13 March 2025).`"""
    return f"{quoted(told, span)} ({_whose(told, span, one)}{dated_outlet(told)})."


def _whose(told: Told, span: Span, one: Event | None) -> str:
    """The speaker of words that are somebody's own, where the sentence does not name him; nothing for other words."""
    spoken = [q for q in told.account.attributions if _is_speech(q, span, one) and not _holds(span, q.cue)]
    if not spoken:
        return ""
    cited = min(spoken, key=lambda q: sum(end - start for start, end in q.content))
    if cited.source_span and _holds(span, cited.source_span):
        return ""
    speaker = told.actors.get(cited.source or "")
    proper = speaker and (speaker.type == "person" or speaker.name[:1].isupper())
    return f"{one_line(speaker.name)}, in " if speaker and proper else "quoted in "


def _is_speech(cited: Attribution, span: Span, one: Event | None) -> bool:
    """Whether a span is direct speech: the event's own, or all of it within what is quoted."""
    if cited.style != "direct":
        return False
    own = one is not None and cited.id == one.attribution
    inside = any(start <= span[0] + 1 and span[1] - 2 <= end for start, end in cited.content)
    return inside or (own and any(start <= span[1] and span[0] <= end for start, end in cited.content))


def _holds(span: Span, inner: Span) -> bool:
    return span[0] <= inner[0] and inner[1] <= span[1]
