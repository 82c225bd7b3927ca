"""To whom a deed is done though its own words do not say so: who is called its victim or target, who turns it down,
whose land is visited, before whose embassy a crowd gathers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.extract.actors.cast import Mark
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Participant
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import registry

_STEPS = 3


def bearing(scene: Scene, spot: Spot, event_type: str, doers: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those to whom a deed of these doers is done, where the words beside it name none."""
    known = (scene.cast.get(p.actor) for p in doers)
    own = {actor.country for actor in known if actor is not None}
    doing = {p.actor for p in doers}
    found = next((f for find in _FINDERS if (f := find(scene, spot, event_type))), ())
    found = found or tuple(p for p in visited(scene, spot, event_type) if _country(scene, p) not in own)
    return tuple(p for p in found if p.actor not in doing)


def _country(scene: Scene, one: Participant) -> str | None:
    actor = scene.cast.get(one.actor)
    return actor.country if actor is not None else None


def people(scene: Scene, heads: Iterator[int]) -> tuple[Participant, ...]:
    """Those whom the words with these heads mean, with those whom "and" joins to them."""
    at: dict[int, Mark] = {mark.head: mark for mark in reversed(scene.cast.marks)}
    rows = (head for top in heads for head in (top, *scene.tree.dependents(top, "conj")))
    return tuple(Participant(at[head].actor, at[head].span) for head in rows if head in at)


def victims(tree: Tree, spot: Spot, event_type: str, marks: Iterable[Mark]) -> list[Mark]:
    """The mentions of those told to be the victims or targets of a deed, or subject to it: "Chad was the target of an
    attack", "villagers were subjected to shelling", "victims of the raid"."""
    noun = spot.index
    if spot.part != "noun" or event_type not in listed("roles", "hostile"):
        return []
    above, case = tree.tokens[noun].head, tree.case(noun)
    lemma, relation = tree.tokens[above].lemma, tree.tokens[above].relation.split(":")[0]
    heads: list[int] = []
    if case == "of" and lemma in listed("roles", "victims") and tree.tokens[above].pos == "NOUN":
        is_one = tree.child(above, "cop") is not None
        heads = [*subjects(tree, above)] if is_one else [tree.tokens[above].head if relation == "appos" else above]
    elif case == "to" and lemma in listed("roles", "subjected"):
        heads = [*subjects(tree, above)]
    elif tree.tokens[noun].relation == "nsubj" and lemma == "leave" and _harmed(tree, above):
        heads = [*tree.dependents(above, "obj")]
    return [mark for mark in marks if tree.row(mark.head) in heads]


def _harmed(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody is left dead or hurt: "the raid left nine soldiers dead"."""
    left = (
        *tree.dependents(verb, "xcomp", "obj", "advcl"),
        *(c for o in tree.dependents(verb, "obj") for c in tree.children[o]),
    )
    return any(tree.lower[c] in listed("roles", "harm left") for c in left)


def subjects(tree: Tree, word: int) -> Iterator[int]:
    """The subject of a verb or adjective, or of what governs it where it has none of its own, or the noun that it
    describes."""
    for _ in range(_STEPS):
        own = list(tree.dependents(word, "nsubj"))
        if own:
            yield from own
            return
        token = tree.tokens[word]
        relation = token.relation.split(":")[0]
        if relation in ("acl", "amod") and tree.tokens[token.head].pos in ("NOUN", "PROPN"):
            yield token.head
            return
        if token.head == word or relation not in ("conj", "xcomp", "advcl"):
            return
        word = token.head


def refusers(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """Who turns down or heeds what is asked or said of him: "Chad defied calls to leave", "he denied the charges"."""
    tree, token = scene.tree, scene.tree.tokens[spot.index]
    if spot.part != "noun" or event_type not in listed("roles", "said to"):
        return ()
    told = token.relation == "obj" or (token.relation == "obl" and tree.case(spot.index) == "to")
    if not told or tree.tokens[token.head].lemma not in listed("roles", "turning down"):
        return ()
    if any(tree.child(clause, "nsubj") is not None for clause in tree.dependents(spot.index, "acl", "ccomp")):
        return ()  # "rejected a demand that the rebels leave"
    owned = tree.child(spot.index, "nmod:poss", "nmod", "compound", "amod")
    return people(scene, subjects(tree, token.head)) if owned is not None else ()


def besieged(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """Before whose embassy, office or home people gather: "rallied outside the Ruritanian embassy"."""
    tree = scene.tree
    if event_type != "PROTEST":
        return ()
    verb = scene.tree.tokens[spot.index].head
    tops = (spot.index, verb) if spot.part == "noun" else (spot.index,)
    for seat in (c for top in tops for c in tree.dependents(top, "obl", "nmod")):
        if tree.lower[seat] == "front" and tree.case(seat) == "in":
            seat = next(tree.dependents(seat, "nmod"), seat)
        elif tree.case(seat) not in ("outside", "at", "near", "around"):
            continue
        if tree.tokens[seat].lemma.lower() in listed("roles", "seats"):
            return _owners(scene, seat)
    return ()


def dispersed(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """Whom force is used to drive off: "fired tear gas to disperse *demonstrators*"."""
    tree = scene.tree
    if event_type not in ("ASSAULT", "COERCE") or spot.part != "verb":
        return ()
    aims = (
        c
        for c in tree.dependents(spot.index, "advcl", "xcomp")
        if tree.tokens[c].lemma in listed("roles", "dispersing")
    )
    return people(scene, (c for aim in aims for c in tree.dependents(aim, "obj")))


def _owners(scene: Scene, seat: int) -> tuple[Participant, ...]:
    """Whose an embassy, an office or a home is."""
    tree = scene.tree
    of = (c for c in tree.dependents(seat, "nmod") if tree.case(c) in ("of", "'s"))
    if found := people(scene, iter((*tree.dependents(seat, "nmod:poss"), *of))):
        return found
    words = (tree.word(c) for c in tree.dependents(seat, "amod", "compound"))
    hits = (registry().best(word, how=("adjective", "name")) for word in words)
    lands = {hit.entry.country for hit in hits if hit is not None}
    return _states(scene, lands, tree.span(seat)) or people(scene, iter((seat,)))


def _states(scene: Scene, lands: set[str | None], span: tuple[int, int]) -> tuple[Participant, ...]:
    state = next((a for a in scene.cast.actors if a.type == "state" and a.country in lands - {None}), None)
    return (Participant(state.id, span),) if state is not None else ()


def visited(scene: Scene, spot: Spot, event_type: str) -> tuple[Participant, ...]:
    """The state whose capital somebody goes to: "Okon's visit to Moscow"."""
    tree = scene.tree
    if event_type != "CONSULT" or tree.tokens[spot.index].lemma not in listed("roles", "visiting"):
        return ()
    goals = [c for c in tree.dependents(spot.index, "nmod", "obl") if tree.case(c) in ("to", "in")]
    for goal in (*tree.dependents(spot.index, "obj"), *goals):
        place = next((p for p in scene.places for m in p.mentions if tree.head(m) == goal), None)
        hit = registry().best(place.name, how=("name", "capital")) if place is not None else None
        if hit is not None and hit.entry.type == "state":
            return _states(scene, {hit.entry.country}, tree.span(goal))
    return ()


_FINDERS: tuple[Callable[[Scene, Spot, str], tuple[Participant, ...]], ...] = (
    refusers,
    besieged,
    dispersed,
)
