"""Ties between parts: whose figure it is, to which event it belongs, and which actors an account needs."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.events.apart import of_no_deed
from dateline.extract.events.nearest import place_near, time_near
from dateline.extract.scene import Scene
from dateline.record.account import Actor, ActorType, Event, Figure, Relation
from dateline.record.reading import Span
from dateline.vocabulary.files import table

_EVENT_KINDS: dict[str, frozenset[str]] = {
    "killed": frozenset({"ASSAULT"}),
    "injured": frozenset({"ASSAULT", "PROTEST"}),
    "missing": frozenset({"ASSAULT"}),
    "detained": frozenset({"COERCE", "ASSAULT", "SANCTION"}),
    "released": frozenset({"RETREAT", "CONCEDE"}),
    "displaced": frozenset({"SANCTION", "ASSAULT", "COERCE"}),
    "participants": frozenset({"PROTEST", "CONSULT"}),
    "force": frozenset({"MOBILIZE", "RETREAT", "ASSAULT"}),
    "money": frozenset({"AID", "SANCTION", "AGREE", "COOPERATE"}),
    "weapons": frozenset({"ASSAULT", "AID", "MOBILIZE"}),
}


def link_figures(scene: Scene, events: tuple[Event, ...], figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures with speaker, event, place, day and the actor whose number it is, where the words give them."""
    return tuple(_linked(scene, events, f) for f in (_of_speakers(scene, f) for f in figures))


def _of_speakers(scene: Scene, figure: Figure) -> Figure:
    """A figure of people who only speak ("two officers told reporters", "two doctors said nine were wounded") is none
    of forces, and none of whom something befell unless its own words say so."""
    if figure.kind not in _SILENT or set(scene.tree.text[slice(*figure.span)].lower().split()) & _BEFALLEN:
        return figure
    speak = any(a.source_span is not None and _holds(a.source_span, figure.span) for a in scene.attributions)
    return msgspec.structs.replace(figure, kind="other") if speak else figure


_SILENT = frozenset({"force", "killed", "injured", "detained", "missing"})
_BEFALLEN = frozenset({"wounded", "injured", "hurt", "detained", "jailed", "held", "captured"})


def _linked(scene: Scene, events: tuple[Event, ...], figure: Figure) -> Figure:
    claims = [a for a in scene.claims_at(figure.span[0]) if not a.cue[0] <= figure.span[0] < a.cue[1]]
    event = _event_of(scene, events, figure)
    index = scene.tree.head(figure.span)
    place = place_near(scene, index) if index is not None else None
    time = time_near(scene, index) if index is not None else None
    return msgspec.structs.replace(
        figure,
        says=claims[0].source if claims else figure.says or _counter(scene, index),
        event=event.id if event else None,
        place=place.id if place else event.place if event else figure.place,
        when=(event.when if event else None) or _own_day(scene, figure, time.edtf if time else None),
        actor=figure.actor or scene.cast.at(figure.span),
    )


def _own_day(scene: Scene, figure: Figure, near: str | None) -> str | None:
    """The day that a figure's words give it, unless nothing was done on it: "the most since March"."""
    home = scene.sentence_at(figure.span[0])
    here = (time for time in scene.times if scene.sentence_at(time.span[0]) == home)
    idle = {time.edtf for time in here if of_no_deed(scene.tree, time.span)}
    return next((day for day in (figure.when, near) if day is not None and day not in idle), None)


def _counter(scene: Scene, index: int | None) -> str | None:
    """Who counts the number headed by a word: the subject of its verb, where that is one of counting."""
    if index is None:
        return None
    tree, below = scene.tree, index
    for up in tree.ancestors(index):
        if tree.tokens[up].pos == "VERB":
            break
        below = up
    else:
        return None
    lemma, role = tree.tokens[up].lemma.lower(), tree.tokens[below].relation
    put = lemma == "put" and role == "obl" and tree.case(below) == "at"
    if lemma not in table("units")["tallies"]["verbs"] or not (put or (lemma != "put" and role == "obj")):
        return None
    subject = tree.child(up, "nsubj")
    return scene.cast.at(tree.span(subject)) if subject is not None else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _event_of(scene: Scene, events: tuple[Event, ...], figure: Figure) -> Event | None:
    """The event that the figure itself counts, that its verb or the verb's subject tells ("the *strike* kills 17 as war
    spreads"), or the nearest of the same sentence of whose kind its figures are."""
    counted = [e for e in events if any(_holds(figure.span, t) for t in (e.trigger, *e.tellings))]
    if counted:  # "47 explosions"
        return counted[0]
    deeds = figure.unit in table("units")["deeds"].values()  # "attacked 444 times"
    wanted = frozenset({"ASSAULT"}) if deeds else _EVENT_KINDS.get(figure.kind, frozenset())
    if (governing := _governing(scene, figure, [e for e in events if e.type in wanted])) is not None:
        return governing
    home = scene.sentence_at(figure.span[0])
    near = [
        (abs(t[0] - figure.span[0]), e)
        for e in events
        if e.type in wanted
        for t in (e.trigger, *e.tellings)
        if scene.sentence_at(t[0]) == home
    ]
    return min(near, key=lambda pair: (pair[0], pair[1].id))[1] if near else None


def _governing(scene: Scene, figure: Figure, events: list[Event]) -> Event | None:
    """The first of these events that the verb over a figure tells, or the subject of that verb."""
    tree, head = scene.tree, scene.tree.head(figure.span)
    verb = next((k for k in tree.ancestors(head) if tree.tokens[k].pos == "VERB"), None) if head is not None else None
    if verb is None:
        return None
    at = [tree.tokens[k].start for k in (verb, *tree.dependents(verb, "nsubj", "nsubj:pass"))]
    told = (e for start in at for e in events for t in (e.trigger, *e.tellings) if t[0] <= start < t[1])
    return next(told, None)


def acting_in(scene: Scene, events: tuple[Event, ...], figures: tuple[Figure, ...]) -> frozenset[str]:
    """The ids of the actors that some event, attribution or figure needs."""
    return frozenset(one for one in _named(scene, events, figures, ()) if one is not None)


def used_actors(
    scene: Scene, events: tuple[Event, ...], figures: tuple[Figure, ...], relations: tuple[Relation, ...]
) -> tuple[Actor, ...]:
    """The actors that some event, attribution, figure or relation needs, and those that they belong to."""
    wanted = set(_named(scene, events, figures, relations))
    for actor in scene.cast.actors:
        if actor.id in wanted:
            wanted.update(office.of for office in actor.roles if office.of)
    return tuple(_as_told(a, scene.cast.told_as.get(a.id)) for a in scene.cast.actors if a.id in wanted)


def _as_told(actor: Actor, kind: ActorType | None) -> Actor:
    """An actor with the type by which it is told, where that is not its noun's own; states without a name ("Mali's
    allies") are not of the country by which they are told."""
    if kind is None:
        return actor
    country = None if kind == "state" else actor.country
    return msgspec.structs.replace(actor, type=kind, country=country)


def _named(
    scene: Scene, events: tuple[Event, ...], figures: tuple[Figure, ...], relations: tuple[Relation, ...]
) -> Iterator[str | None]:
    for event in events:
        yield event.says
        yield from (p.actor for p in (*event.actor, *event.recipient))
    for attribution in scene.attributions:
        yield attribution.source
    for figure in figures:
        yield from (figure.says, figure.actor)
    for relation in relations:
        yield from (relation.subject, relation.object)
