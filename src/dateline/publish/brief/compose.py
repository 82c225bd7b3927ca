"""Puts a brief together: its sections in the order in which a reader asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from dateline.publish.account import Told
from dateline.publish.brief import clauses, numbers
from dateline.publish.brief.case import Case
from dateline.publish.brief.choosing import Act, Said, acts, heaviest, statements
from dateline.publish.brief.citing import Citing, Source
from dateline.publish.brief.disputes import contested, disputed_fields
from dateline.publish.brief.numbers import around
from dateline.publish.brief.values import Brief, Part, Section, Sentence
from dateline.publish.brief.wording import PRONOUNS, reported
from dateline.record.account import Event
from dateline.record.reading import Span

AHEAD = frozenset({"future", "hypothetical", "requested"})
_ASKING = frozenset({"REQUEST", "THREATEN", "AGREE"})


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much a brief says at the most."""

    short: int = 3
    acts: int = 14
    ahead: int = 8
    counts: int = 16
    disputes: int = 8
    speakers: int = 8
    each: int = 3
    ties: int = 8


SIZES = {
    "short": Size(acts=5, ahead=3, counts=6, disputes=4, speakers=4, each=2, ties=4),
    "normal": Size(),
    "full": Size(short=3, acts=200, ahead=100, counts=200, disputes=60, speakers=60, each=12, ties=60),
}


def compose(case: Case, size: Size) -> Brief:
    """The brief on a case. Every sentence in it carries references to the words that it rests on."""
    cite = Citing()
    found = acts(case.reports, case.incidents, case.focus.event())
    done = [act for act in found if _is_done(act.best.event)]
    apart = None if case.kind in numbers.ONE_MATTER else case.stories
    top, _ = heaviest(one_an_incident(done) if case.kind == "story" else done, size.short, each=1, stories=apart)
    rest, more = heaviest([act for act in done if act not in top], size.acts, each=4, stories=apart)
    sections = (
        _ties(case, cite, size),
        Section(heading="In short", sentences=_told(top, cite)),
        Section(heading="What happened", sentences=_told(rest, cite), more=more),
        numbers.table(case, cite, size.counts),
        _changes(case, cite, size),
        _disputes(case, cite, size),
        _ahead(found, cite, size),
        *_speech(case, cite, size),
    )
    return Brief(
        title=case.title,
        kind=case.kind,
        about=case.about,
        sections=tuple(one for one in _once(sections) if one.sentences or one.lines),
        references=cite.references,
    )


def one_an_incident(found: Iterable[Act]) -> list[Act]:
    """The weightiest act of each incident, and those of none, in their order."""
    best: dict[str, Act] = {}
    for act in (found := list(found)):
        if act.incident and (act.incident.id not in best or act.weight > best[act.incident.id].weight):
            best[act.incident.id] = act
    return [act for act in found if act.incident is None or best[act.incident.id] is act]


def _once(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, each sentence only where it comes first."""
    seen: set[str] = set()
    for one in sections:
        fresh = tuple(sentence for sentence in one.sentences if sentence.text not in seen)
        seen.update(sentence.text for sentence in fresh)
        yield msgspec.structs.replace(one, sentences=fresh)


def _is_done(event: Event) -> bool:
    return event.status not in AHEAD and event.status != "negated" and event.type not in (*_ASKING, "REJECT")


def _told(found: Iterable[Act], cite: Citing) -> tuple[Sentence, ...]:
    return tuple(act_told(act, cite) for act in found)


def act_told(act: Act, cite: Citing) -> Sentence:
    """An act as a sentence of its own where its values carry one, as its report's sentence otherwise."""
    for word in (clauses.event, clauses.attributed):
        for point in act.tellings[:4]:
            made = word(point.told, point.event)
            if made:
                return Sentence((Part(_stopped(made), cite(_sources(act, point.told, point.event))),))
    best = act.best
    text = reported(best.told, best.told.sentence(best.event), best.event)
    return Sentence((Part(text, cite(_sources(act, best.told, best.event))),))


def _sources(act: Act, told: Told, event: Event) -> list[Source]:
    """The words of the telling that is worded, then those of other reports, four at the most."""
    found = {told.report.id: (told, told.sentence(event))}
    for point in act.tellings:
        found.setdefault(point.told.report.id, (point.told, point.told.sentence(point.event)))
    return list(found.values())[:4]


def _ahead(found: list[Act], cite: Citing, size: Size) -> Section:
    ahead = [act for act in found if act.best.event.status in AHEAD or act.best.event.type in _ASKING]
    ahead = [act for act in ahead if act.best.event.status != "negated"]
    kept, more = heaviest(ahead, size.ahead)
    return Section(heading="Promised, asked for, threatened or expected", sentences=_told(kept, cite), more=more)


def _disputes(case: Case, cite: Citing, size: Size) -> Section:
    total = sum(1 for _ in _disputed(case, Citing()))
    kept = tuple(islice(_disputed(case, cite), size.disputes))  # only what is shown takes numbers
    return Section(heading="What is disputed", sentences=kept, more=total - len(kept))


def _disputed(case: Case, cite: Citing) -> Iterator[Sentence]:
    yield from disputed_fields(case, cite)
    yield from numbers.at_odds(case, cite)
    yield from contested(case, cite)


def _speech(case: Case, cite: Citing, size: Size) -> Iterator[Section]:
    focus = case.focus
    spoken = statements(case.reports)
    if focus.actors:
        own = {key: said for key, said in spoken.items() if key in focus.actors}
        yield _said("Statements", own, cite, size, most=size.speakers * size.each)
        spoken = {key: said for key, said in spoken.items() if key not in focus.actors}
    if focus.is_narrow:
        spoken = {key: [one for one in said if focus.mentions(one.told, one.said)] for key, said in spoken.items()}
    heading = "What others say" if focus.actors else "Who says what"
    yield _said(heading, {key: said for key, said in spoken.items() if said}, cite, size, most=size.each)


def _said(heading: str, spoken: dict[str, list[Said]], cite: Citing, size: Size, *, most: int) -> Section:
    spoken = {key: [one for one in said if _can_say(one) and not _is_told(one, cite)] for key, said in spoken.items()}
    ranked = sorted(filter(None, spoken.values()), key=_heard)
    made: list[Sentence] = []
    total = sum(len(said) for said in ranked)
    for said in ranked[: size.speakers]:
        worded = (_statement(one, cite) for one in said)
        made.extend(islice((one for one in worded if one), most))
    return Section(heading=heading, sentences=tuple(made), more=max(total - len(made), 0))


def _heard(said: list[Said]) -> tuple[int, int, str]:
    """Speakers whom most reports quote first, then those of most statements."""
    return -len({one.told.report.id for one in said}), -len(said), said[0].told.report.published or ""


def _statement(one: Said, cite: Citing) -> Sentence | None:
    """A statement as a sentence, else the sentence that it stands in; null where the brief has its words already."""
    text, span = clauses.statement(one.told, one.said), _whole(one)
    if not text:
        span = around(one.told, one.said.cue)
        text = reported(one.told, span)
    if cite.touches(one.told, span):
        return None
    return Sentence((Part(_stopped(text), cite([(one.told, span)])),))


def _can_say(one: Said) -> bool:
    """Whether a statement makes a sentence, or its report's sentence names the speaker."""
    speaker = one.said.source_span
    named = speaker is not None and one.told.words(speaker).lower() not in PRONOUNS
    return named or clauses.statement(one.told, one.said) is not None


def _is_told(one: Said, cite: Citing) -> bool:
    """Whether a sentence of the brief rests on the statement's words already."""
    return cite.holds(one.told, _whole(one))


def _stopped(text: str) -> str:
    """The sentence with its full stop, before a quotation mark that ends it."""
    if text.endswith("”"):
        return text if text[:-1].rstrip("’").endswith(("?", "!", ".", "…")) else f"{text[:-1]}.”"
    return text if text.endswith((".", ".’", "?", "!", "?’", "!’")) else f"{text}."


def _whole(one: Said) -> Span:
    spans = [one.said.cue, *one.said.content, *([one.said.source_span] if one.said.source_span else [])]
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _ties(case: Case, cite: Citing, size: Size) -> Section:
    """Offices and standing relations of the actor that the brief is about; the plain ones as sentences, first."""
    plain: dict[str, list[Source]] = {}
    quoted: dict[str, list[Source]] = {}
    for told in case.reports if case.focus.actors else ():
        for one in told.account.relations:
            if case.focus.actors & {told.actor_key(one.subject), told.actor_key(one.object)}:
                text, span = clauses.relation(told, one), around(told, one.span)
                if text:
                    plain.setdefault(text, []).append((told, one.span))
                else:
                    quoted.setdefault(reported(told, span), []).append((told, span))
    found = [*((_stopped(text), sources) for text, sources in plain.items()), *quoted.items()]
    sentences = tuple(Sentence((Part(text, cite(sources[:3])),)) for text, sources in found[: size.ties])
    return Section(heading="Offices and ties", sentences=sentences, more=max(len(found) - size.ties, 0))


def _changes(case: Case, cite: Citing, size: Size) -> Section:
    told = [Sentence((Part(_stopped(one.text), cite(one.sources)),)) for one in case.changes[: size.disputes * 2]]
    return Section(heading="What changed", sentences=(*numbers.moved(case, cite), *told))
