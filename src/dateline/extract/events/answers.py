"""What is said of a deed is said to who did it: of "they condemned the raid" the recipients are the raiders, whoever
named them before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.events.adjectives import state_before
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Event, Participant
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers

_AT = frozenset({"at", "over", "of", "against", "to", "for", "with", "about"})


def answered(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """The same events, those that judge or answer a deed with its doers as recipients where none are told."""
    told = {span[0]: event for event in events for span in (event.trigger, *event.tellings)}
    return [_with_doers(scene, event, told, events) for event in events]


def _with_doers(scene: Scene, event: Event, told: dict[int, Event], events: Sequence[Event]) -> Event:
    word = scene.tree.at(event.trigger[0])
    if event.type == "PROTEST" and not event.recipient and word is not None:
        return msgspec.structs.replace(event, recipient=_others(_called_upon(scene, word, event, events), event))
    if event.type not in listed("roles", "judging") or event.recipient or word is None:
        return event
    if event.type == "REJECT" and (accusers := _others(_accusers(scene, word, events), event)):
        return msgspec.structs.replace(event, recipient=accusers)
    for noun in _judged(scene.tree, word):
        deed = told.get(scene.tree.tokens[noun].start) or _before(scene.tree, noun, events)
        doers = deed.actor if deed is not None and deed is not event else ()
        if not doers and (state := state_before(scene, noun, event.type)) is not None:
            doers = (state,)
        if doers := _others(doers, event):
            return msgspec.structs.replace(event, recipient=doers)
    return event


def _called_upon(scene: Scene, word: int, event: Event, events: Sequence[Event]) -> tuple[Participant, ...]:
    """Of whom those ask something by a protest who take part in it: "rallied to demand that *Okon* go"."""
    doers = {p.actor for p in event.actor}
    for asked in events:
        at = scene.tree.at(asked.trigger[0])
        if asked.type not in ("REQUEST", "ACCUSE") or at is None or not doers & {p.actor for p in asked.actor}:
            continue
        clause = scene.tree.tokens[at].relation in ("advcl", "xcomp")
        if clause and scene.tree.tokens[at].head in (word, scene.tree.tokens[word].head):
            return asked.recipient
    return ()


def _accusers(scene: Scene, word: int, events: Sequence[Event]) -> tuple[Participant, ...]:
    """Who makes the charge that a word denies, where that is told beside it: "accused Mali of it, *a charge* it
    denies"."""
    tree = scene.tree
    above = tree.tokens[word].head if tree.tokens[word].relation.startswith("acl") else word
    nouns = (above, *tree.dependents(word, "obj"))
    charge = next((n for n in nouns if n < word and tree.tokens[n].lemma in listed("roles", "charges made")), None)
    if charge is None:
        return ()
    first = min(tree.dependents(charge, "det"), default=charge)
    sentence = tree.sentence(charge)
    opening = tree.tokens[sentence.first].start
    told = [e for e in events if e.type == "ACCUSE" and opening <= e.trigger[0] < tree.tokens[charge].start and e.actor]
    beside = first > sentence.first and tree.lower[first - 1] in (",", "—", "–", "-")
    return told[-1].actor if told and beside else ()


def _others(doers: tuple[Participant, ...], event: Event) -> tuple[Participant, ...]:
    taken = {p.actor for p in event.actor}
    return tuple(p for p in doers if p.actor not in taken)


def _judged(tree: Tree, word: int) -> Iterator[int]:
    """The nouns that tell what a word answers, nearest first: "condemned the timing of the arrest"."""
    noun = tree.tokens[word].pos in ("NOUN", "PROPN")
    if tree.tokens[word].relation == "acl:relcl" and tree.lower[tree.child(word, "obj") or word] in ("that", "which"):
        yield tree.tokens[word].head  # "the raid that he condemned"
    for child in tree.children[word]:
        base = tree.tokens[child].relation.split(":")[0]
        own = base in ("nmod", "obl") and tree.case(child) in _AT
        if own or (base == "obj" and not noun) or tree.tokens[child].relation == "nsubj:pass":
            yield from _down(tree, child)
        elif base in ("xcomp", "ccomp") and tree.tokens[child].pos in ("NOUN", "ADJ", "PROPN"):
            yield from (c for c in tree.dependents(child, "nsubj") if c > word)
    if noun and tree.tokens[word].relation == "obj":
        drawing = listed("roles", "receiving") | listed("roles", "causing") | listed("roles", "bearing")
        if tree.tokens[tree.tokens[word].head].lemma in drawing:
            yield from tree.dependents(tree.tokens[word].head, "nsubj")
        yield from (c for c in tree.dependents(tree.tokens[word].head, "obl") if tree.case(c) in _AT)


def _down(tree: Tree, noun: int) -> Iterator[int]:
    yield noun
    for below in tree.dependents(noun, "nmod"):
        if tree.case(below) == "of":
            yield below


def _before(tree: Tree, noun: int, events: Sequence[Event]) -> Event | None:
    """The last deed told before that a definite noun may mean, by the types that the vocabulary lists for it."""
    token = tree.tokens[noun]
    if not _definite(tree, noun):
        return None
    types = {use.type for use in triggers().get((token.lemma, "noun"), ())}
    types |= {"SANCTION"} if token.lemma in listed("things", "verdicts", "nouns") else set()
    found = [e for e in events if e.type in types and e.trigger[0] < token.start and e.actor]
    return found[-1] if found else None


def _definite(tree: Tree, noun: int) -> bool:
    return any(tree.lower[k] in ("the", "this", "that", "these", "those") for k in tree.dependents(noun, "det"))
