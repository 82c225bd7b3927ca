"""Numbers in a brief: side by side in a table, and as sentences where accounts differ or a number moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.publish.account import Told
from dateline.publish.brief.case import Case
from dateline.publish.brief.citing import Citing
from dateline.publish.brief.values import Line, Part, Section, Sentence
from dateline.publish.brief.wording import capital, inner, listed, named, outlet, published
from dateline.publish.days import said
from dateline.publish.safe import one_line
from dateline.record.account import Event, Figure
from dateline.record.reading import Span
from dateline.store.days import on_calendar
from dateline.store.telling import sentence_around
from dateline.vocabulary.files import table as vocabulary
from dateline.vocabulary.monitoring import words as monitoring

ONE_MATTER = frozenset({"story", "incident", "report"})
"""Kinds of briefs in which numbers of one kind may be held against each other."""
_TOLLS = ("killed", "injured", "missing", "detained", "released", "displaced")
_OF_WHAT = 2
_SHOWN = (*_TOLLS, "force", "participants", "weapons", "votes", "money")


class Number(msgspec.Struct, frozen=True):
    """One figure in its report."""

    told: Told
    figure: Figure

    @property
    def words(self) -> str:
        """The figure's own words."""
        return one_line(self.told.words(self.figure.span))

    @property
    def whose(self) -> str:
        """Who is said to say so, else the outlet."""
        actor = self.told.actors.get(self.figure.says or "")
        return named(self.told, actor) if actor else outlet(self.told)

    @property
    def event(self) -> Event | None:
        """The event that it counts in."""
        return next((e for e in self.told.account.events if e.id == self.figure.event), None)

    @property
    def day(self) -> str:
        """The ISO day of publication, empty where unknown."""
        return (self.told.report.published or "")[:10]

    @property
    def source(self) -> tuple[Told, Span]:
        """The words with the sentence around them."""
        return self.told, around(self.told, self.figure.span)


def around(told: Told, span: Span) -> Span:
    """The sentence around a span: the shortest evidence that holds it, else the stretch between full stops."""
    holding = [s for e in told.account.events for s in e.evidence if s[0] <= span[0] and span[1] <= s[1]]
    if holding:
        return min(holding, key=lambda s: s[1] - s[0])
    paragraph = next((p.span for p in told.report.paragraphs if p.span[0] <= span[0] and span[1] <= p.span[1]), span)
    return sentence_around(told.report.text, paragraph, span)


def chosen(case: Case) -> list[Number]:
    """The figures that count, the same one told again left out, by kind and day; background of long ago left out."""
    found: dict[tuple[object, ...], Number] = {}
    for told in case.reports:
        for figure in told.account.figures:
            one = Number(told, figure)
            if figure.kind in _SHOWN and case.focus.figure(told, figure) and not _is_old(one):
                found.setdefault((figure.kind, figure.low, figure.high, _counted(one), one.whose), one)
    return sorted(found.values(), key=lambda n: (_SHOWN.index(n.figure.kind), n.day, n.figure.span))


def _is_old(one: Number) -> bool:
    event = one.event
    last = on_calendar(one.figure.when)[1] or on_calendar(event.when if event else None)[1]
    return bool(last and one.day and last[:7] < one.day[:7]) or bool(event and event.status == "historical")


def table(case: Case, cite: Citing, most: int) -> Section:
    """Every number with what it is of and whose it is, side by side."""
    titles = {telling.fact: incident.title for incident in case.incidents for telling in incident.tellings}
    found = chosen(case)
    if case.kind not in ONE_MATTER:
        found = [one for one in found if cite.holds(*one.source)]
    shown = sorted(found[:most], key=lambda n: _SHOWN.index(n.figure.kind))
    return Section(
        heading="The numbers",
        columns=tuple(_pick(("What", "Words", "Of what", "Who says so", "Published"), case)),
        lines=tuple(Line(tuple(_pick(_cells(one, titles), case)), cite([one.source])) for one in shown),
        more=len(found) - len(shown),
    )


def _pick(cells: Sequence[str], case: Case) -> Iterable[str]:
    """All cells, in a brief on one incident without what the number is of."""
    return (cell for at, cell in enumerate(cells) if at != _OF_WHAT or case.kind != "incident")


def _cells(one: Number, titles: Mapping[str, str]) -> tuple[str, ...]:
    whose = capital(one.whose) if one.figure.says else one.whose
    kind = vocabulary("sentences")["kinds"][one.figure.kind]
    return kind, f"“{inner(one.words)}”", _of_what(one, titles), whose, published(one.told)


def _of_what(one: Number, titles: Mapping[str, str]) -> str:
    """The incident that it counts in, else where and when it was; nothing where the report does not say."""
    event, figure = one.event, one.figure
    known = titles.get(one.told.key(event)) if event else None
    if known:
        return one_line(known)
    place = one.told.places.get(figure.place or (event.place if event else None) or "")
    day = said(figure.when) or said(event.when if event else None)
    return ", ".join(filter(None, (one_line(place.name) if place else None, day)))


def _counted(one: Number) -> str:
    """What is counted, as a plain plural: `more than 100 passengers hostage` counts passengers; `31 lives`, `the dead`
    and a toll of nobody in particular count people."""
    if _is_of_anybody(one.figure):
        return "people"
    words = re.findall(r"[a-z]+", (one.figure.unit or "").lower())
    plural = [w for w in words if w.endswith("s") or w in ("people", "men", "women", "children", "personnel")]
    return plural[-1] if plural else words[-1] if words else ""


def _is_of_anybody(one: Figure) -> bool:
    """Whether the unit of a toll says no more than what became of those counted."""
    unit = re.sub(r"^(?:the|of|all|more|other|total)\s+", "", one_line(one.unit or "").lower())
    alone = monitoring("counted", "plain").fullmatch(unit) or unit in _PEOPLE
    return one.kind in ("killed", "injured") and (not unit or bool(alone))


_PEOPLE = frozenset("person persons life lives human beings".split())
_PLAIN = frozenset("a an the of more other others another additional total dead killed wounded injured missing".split())


def _sort(one: Number) -> frozenset[str]:
    """Which of those counted are meant: `{civilian}` of "five civilian passengers"."""
    words = re.findall(r"[a-z]+", (one.figure.unit or "").lower())
    return frozenset(words) - _PLAIN - {_counted(one)}


def _groups(case: Case, *, wide: bool = False) -> Iterator[list[Number]]:
    """Numbers of one thing that are not all the same: those of an incident's disputed fields where there are incidents,
    else those of one kind of one thing, where all reports tell of one matter. With `wide`, all who are no fighters are
    one thing, of which each report's greatest number counts: "21 passengers" one day, "31 people" the next."""
    known = {n.told.key(n.figure): n for n in chosen(case)}
    for incident in case.incidents:
        for field in incident.fields:
            if field.state == "disputed" and field.name in _TOLLS:
                values = {one_line(value.value) for value in field.values}
                told = (f for f in incident.figures if f.kind == field.name and one_line(f.words) in values)
                yield from _differing_by_thing([known[f.fact] for f in told if f.fact in known], wide=wide)
    if case.kind in ONE_MATTER and not case.incidents:
        counted = [n for n in known.values() if n.figure.kind in _TOLLS and _counted(n)]
        yield from _differing_by_thing(counted, wide=wide)


def _differing_by_thing(some: Iterable[Number], *, wide: bool) -> Iterator[list[Number]]:
    """Numbers of one kind of one thing (the killed passengers, apart from the killed people and the killed civilian
    passengers) that are not all the same: "at least 21" and "21" are."""
    groups: dict[tuple[str, str, frozenset[str]], list[Number]] = {}
    for one in some:
        of = ("people", frozenset[str]()) if wide and _is_of_people(one) else (_counted(one), _sort(one))
        groups.setdefault((one.figure.kind, *of), []).append(one)
    for (_, counted, _), group in groups.items():
        if wide and counted == "people":
            group = _greatest(group)
        if len({_least(one.figure) for one in group}) > 1 and len(group) <= 8:
            yield group


def _is_of_people(one: Number) -> bool:
    """Whether a toll counts people of no side: passengers, villagers, the dead."""
    noun = _counted(one)
    known = vocabulary("incidents")["counted"]["people"].split()
    return one.figure.kind in ("killed", "injured") and bool({noun, noun.removesuffix("s")} & {"people", *known})


def _greatest(some: Iterable[Number]) -> list[Number]:
    """The greatest number of each report, of which its smaller ones are parts, and what others say of as many."""
    most: dict[str, float] = {}
    told = list(some)
    for one in told:
        report = one.told.report.id
        most[report] = max(most.get(report, 0.0), _least(one.figure) or 0.0)
    return [one for one in told if (_least(one.figure) or 0.0) == most[one.told.report.id]]


def _least(one: Figure) -> float | None:
    return one.low if one.low is not None else one.high


def at_odds(case: Case, cite: Citing) -> Iterator[Sentence]:
    """Numbers that differ between accounts of one day."""
    for group in _groups(case):
        if len({n.day for n in group}) == 1 and len({n.whose for n in group}) > 1:
            yield _sentence(group, cite, "Accounts give different numbers of {what}: ")


def moved(case: Case, cite: Citing) -> Iterator[Sentence]:
    """Numbers that differ from one day of publication to another."""
    for group in _groups(case, wide=True):
        if len({n.day for n in group if n.day}) > 1:
            yield _sentence(
                sorted(group, key=lambda n: (n.day, n.figure.low or 0)), cite, "The number of {what} was told as "
            )


def _sentence(group: list[Number], cite: Citing, lead: str) -> Sentence:
    verb = {"detained": "held"}.get(group[0].figure.kind, group[0].figure.kind)
    counted = set(filter(None, map(_counted, group)))
    parts = [Part(lead.format(what=f"{counted.pop() if len(counted) == 1 else 'people'} {verb}"))]
    alike: dict[tuple[str, str], list[Number]] = {}
    for one in group:
        alike.setdefault((one.words.lower(), published(one.told)), []).append(one)
    for at, ((_, day), some) in enumerate(alike.items()):
        link = "" if at == 0 else " and " if at == len(alike) - 1 else ", "
        whose = listed(list(dict.fromkeys(one.whose for one in some)))
        text = f"{link}“{inner(some[0].words)}” ({whose}{f', {day}' if day else ''})"
        parts.append(Part(text, cite([one.source for one in some])))
    return Sentence((*parts, Part(".")))
