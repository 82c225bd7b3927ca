"""Talks: meetings held, planned and cancelled; who came, who was to come and did not; stated aims and outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from dateline.monitor.asking import Asking, placed
from dateline.monitor.entries import entry, in_order, innermost, merged
from dateline.monitor.naming import names
from dateline.monitor.options import Names, Options, about
from dateline.monitor.question import Findings, Kind
from dateline.monitor.scope import Party, Spot, words_of
from dateline.monitor.statement import counted, quoted, told, worded
from dateline.record.answer import Entry
from dateline.record.fact import Fact, Who
from dateline.store.keys import is_shared
from dateline.store.protocol import FactQuery
from dateline.vocabulary.monitoring import words

_MEETINGS = FactQuery(kinds=("event",), types=("CONSULT", "AGREE", "REQUEST", "REJECT"))
_AROUND = FactQuery(
    kinds=("event", "attribution", "figure"),
    types=("direct", "indirect", "mixed", "participants", "AGREE", "SUPPORT", "CONCEDE", "REJECT", "RETREAT",
           "REQUEST"),
)  # fmt: skip
_BY_STATUS = {
    "happened": "held", "historical": "held", "future": "planned", "hypothetical": "possible", "negated": "not held",
    "requested": "asked for",
}  # fmt: skip
_RESULTS = ("AGREE", "SUPPORT", "CONCEDE", "RETREAT", "REJECT")


_REACH = 60
"""Characters around a meeting in which stands what became of it."""
_ON = 80
"""Characters after a meeting in which stands what it is on."""
_CLOSE, _FAR = 500, 10**9
"""Characters between a meeting and what is said of it without naming a party."""


class Talks(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of a monitor on talks."""

    parties: Annotated[Names, about("who talks; a meeting counts where any of them takes part or is spoken of")] = ()
    places: Annotated[Names, about("where they talk")] = ()
    topics: Annotated[Names, about("words of the sentence or headline: ceasefire, prisoners, grain")] = ()

    def asks_nothing(self) -> str | None:
        """A party, a place or a topic."""
        named = self.parties or self.places
        return None if named else "name parties or places (topics then narrow them)"


def answer(asking: Asking, options: Talks) -> Findings:
    """Meetings with what is said of them in the same reports."""
    parties, spots = asking.parties(options.parties), asking.spots(options.places)
    meetings = [fact for fact in asking.about(_MEETINGS, parties, spots) if options.within.holds(fact)]
    meetings = [fact for fact in meetings if _asked(fact, parties, spots, options.topics)]
    meetings = _with_company(meetings)
    made = [one for one in map(_meeting, meetings) if one is not None]
    reports: dict[str, list[Entry]] = {}
    for one in made:
        reports.setdefault(one.evidence[0].report, []).append(one)
    around = [fact for fact in asking.of_reports(sorted(reports), _AROUND) if options.within.holds(fact)]
    taken = {one.evidence[0].fact for one in made}
    spans: dict[str, list[int]] = {}
    for meeting in meetings:
        spans.setdefault(meeting.report, []).append(meeting.span[0])
    for fact in innermost(around):
        close = min((abs(fact.span[0] - at) for at in spans.get(fact.report, ())), default=_FAR) < _CLOSE
        if fact.key not in taken and (close or _names_party(fact, parties)) and _near(fact, parties, options.topics):
            made += _said_of(fact, _nearest(fact, reports[fact.report]), parties, close)
    return Findings(entries=in_order(merged(made)))


def _asked(fact: Fact, parties: tuple[Party, ...], spots: tuple[Spot, ...], topics: Names) -> bool:
    told = (*fact.actors, *fact.recipients)
    text = f"{fact.headline or ''} {fact.sentence}"
    if parties and not any(_takes_part(one, fact, told) for one in parties):
        return False
    if not parties and not placed(fact, spots):
        return False
    if parties and spots and fact.place is not None and not placed(fact, spots):
        return False
    return not topics or bool(words_of(topics).search(text))


def _takes_part(one: Party, fact: Fact, told: tuple[Who, ...]) -> bool:
    """Whether an actor is in the event, is what a meeting of others is on by the words after it, is in the sentence of
    one of nobody known, or in a headline about talks whose event names nobody."""
    if one.among(told) or _by_people(one, fact, told):
        return not _at_home(fact)
    if any(who.key and is_shared(who.key) for who in told):
        at = fact.span[1] - fact.sentence_span[0]
        on = re.split(r"[.;:?!“\"]", fact.sentence[at : at + _ON], maxsplit=1)[0]
        return bool(one.words.search(on))
    headline = fact.headline or ""
    if one.words.search(fact.sentence):
        return True
    return bool(one.words.search(headline) and words("talks", "meeting").search(headline))


def _by_people(one: Party, fact: Fact, told: tuple[Who, ...]) -> bool:
    """Whether a state's people meet those of another, in a sentence that names the state: "the Russian president met
    his French counterpart"."""
    lands = {who.country for who in told if who.country}
    return one.country in lands and len(lands) > 1 and bool(one.side.search(fact.sentence))


def _at_home(fact: Fact) -> bool:
    """Whether it is a visit to nobody in the visitors' own country."""
    home = {who.country for who in fact.actors}
    return fact.mode == "visit" and not fact.recipients and fact.place is not None and home == {fact.place.country}


def _with_company(meetings: list[Fact]) -> list[Fact]:
    """The meetings without those of nobody, where the report has one of somebody on that day or on none, and of two in
    a sentence on one day without the one that tells fewer of the same who came."""
    meetings = [fact for fact in meetings if not any(_holds(other, fact) for other in meetings)]
    days = {(fact.report, fact.when) for fact in meetings if fact.actors or fact.recipients}
    known = {report for report, _ in days}
    return [
        fact
        for fact in meetings
        if fact.actors
        or fact.recipients
        or _is_cancelled(fact)
        or not ((fact.report, fact.when) in days or (fact.when is None and fact.report in known))
    ]


def _holds(fuller: Fact, fact: Fact) -> bool:
    """Whether another meeting of the same sentence, day and standing has all who are in this one, and more."""
    here = (fuller.report, fuller.sentence_span, fuller.when, fuller.status, fuller.type)
    if here != (fact.report, fact.sentence_span, fact.when, fact.status, fact.type) or _is_cancelled(fact):
        return False
    few, many = ({who.key or who.name for who in (*one.actors, *one.recipients)} for one in (fact, fuller))
    return few < many


def _nearest(fact: Fact, meetings: list[Entry]) -> Entry:
    """The meeting of the report that stands nearest; for what came of it, the nearest that was held."""
    held = [one for one in meetings if one.topic == "held"] if words("talks", "outcome").search(_text(fact)) else []
    return min(held or meetings, key=lambda one: (abs(one.evidence[0].span[0] - fact.span[0]), one.id))


def _meeting(fact: Fact) -> Entry | None:
    """An event as a meeting, null where it is none (an agreement, a demand of another kind)."""
    topic = _topic(fact)
    if topic is None:
        return None
    came = "came" if topic == "held" else "to come"
    details = ((came, names((*fact.actors, *fact.recipients), unnamed="")),)
    if topic == "cancelled":
        whose = f" of {names((*fact.actors, *fact.recipients))}" if fact.actors or fact.recipients else ""
        return entry(
            topic,
            fact,
            statement=f"Talks{whose} are told as cancelled, put off or broken off: {quoted(fact.sentence)}",
            status="cancelled or put off",
            details=details,
        )
    as_meeting = fact if fact.type != "AGREE" else msgspec.structs.replace(fact, type="CONSULT", mode=None)
    return entry(topic, fact, statement=told(as_meeting), details=details)


def _topic(fact: Fact) -> str | None:
    if fact.type == "REQUEST":
        return "asked for" if fact.mode == "meet" else None
    if fact.type == "REJECT":
        accused = words("allegations", "words", "accuse").search(_around(fact))
        on_talks = words("talks", "meeting").search(fact.sentence) or words("talks", "offered").search(fact.sentence)
        return "refused" if fact.mode == "meet" and on_talks and not accused else None
    meets = words("talks", "meeting").search(fact.words)
    if fact.type == "AGREE" and not meets:
        return None
    if _is_cancelled(fact):
        return "cancelled"
    topic = _BY_STATUS.get(fact.status or "happened", "held")
    return "planned" if fact.type == "AGREE" and topic == "held" else topic


def _is_cancelled(fact: Fact) -> bool:
    """Whether a word for putting off stands by the meeting's own, with nothing between that is put off instead: "called
    off the talks", "the talks were postponed"; not "postpone the vote to make room for talks"."""
    at = fact.span[0] - fact.sentence_span[0]
    if not 0 <= at <= len(fact.sentence):
        return False
    before, after = fact.sentence[:at], fact.sentence[at + len(fact.words) :]
    found = list(words("talks", "cancelled").finditer(before[-_REACH:]))[-1:]
    between = [before[-_REACH:][one.end() :] for one in found]
    if (later := words("talks", "cancelled").search(after[:_REACH])) is not None:
        between.append(after[: later.start()])
    own = words("talks", "cancelled").fullmatch(fact.words) is not None
    return own or any(not words("talks", "apart").search(words_) for words_ in between)


def _around(fact: Fact, reach: int = _REACH) -> str:
    """The sentence close around the event's own word, so that another clause's "delayed" does not count."""
    at = fact.span[0] - fact.sentence_span[0]
    if not 0 <= at <= len(fact.sentence):
        return fact.sentence
    return fact.sentence[max(0, at - reach) : at + len(fact.words) + reach]


def _near(fact: Fact, parties: tuple[Party, ...], topics: Names) -> bool:
    """Whether something said in a report on a meeting speaks of the meeting, its parties or its topics."""
    text = _text(fact)
    sought = [one.words for one in parties] + ([words_of(topics)] if topics else [])
    meets = words("talks", "meeting").search(text) or words("ceasefire", "pact").search(text)
    absent = words("talks", "absent").search(text)
    return bool(meets or absent) or any(pattern.search(text) for pattern in sought)


def _names_party(fact: Fact, parties: tuple[Party, ...]) -> bool:
    text = _text(fact)
    return any(one.among(fact.actors) or one.words.search(text) for one in parties)


def _text(fact: Fact) -> str:
    return " ".join(fact.content) if fact.kind == "attribution" else fact.sentence


def _said_of(fact: Fact, meeting: Entry, parties: tuple[Party, ...], close: bool) -> Iterator[Entry]:
    """What a fact of the same report adds to a meeting: who came or did not, what was sought, what came of it."""
    text = _text(fact)
    if fact.kind == "figure":
        if words("talks", "meeting").search(fact.sentence):
            yield entry("number of participants", fact, of=meeting.id, details=(("number", counted(fact)),))
        return
    if fact.type == "REQUEST":
        if fact.mode != "meet" and any(one.among(fact.actors) for one in parties):
            yield entry("sought", fact, of=meeting.id, statement=worded(fact))
        return
    for topic in _topics(fact, text, close):
        yield entry(topic, fact, of=meeting.id, statement=worded(fact))


def _topics(fact: Fact, text: str, close: bool) -> Iterable[str]:
    meets = words("talks", "meeting").search(fact.sentence)
    if fact.kind == "event":
        if fact.type in _RESULTS and fact.status == "happened" and words("talks", "outcome").search(fact.words):
            yield "outcome"
        return
    wished = words("talks", "wished").search(f"{fact.words} {text}")
    result = words("talks", "outcome").search(text)
    if (meets or close) and words("talks", "absent").search(text):
        yield "absent or replaced"
    elif result and meets and not wished:
        yield "outcome as stated"
    elif (result or words("talks", "aims").search(text)) and meets:
        yield "aim as stated"
    elif meets and words("talks", "came").search(text):
        yield "participants as stated"


TALKS = Kind(
    name="talks",
    summary="Meetings held, planned and cancelled; who came and who did not; stated aims and outcomes.",
    options=Talks,
    answer=answer,
    example="""parties = ["Ukraine", "Russia", "France"]
topics = ["ceasefire", "security guarantees", "coalition"]
since = "2025-11" """,
)
