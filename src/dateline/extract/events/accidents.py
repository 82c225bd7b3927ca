"""Harm that nobody does: "a crash killed ten", "the battle to contain the blaze". PLOVER has no event for it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.slots import is_passive
from dateline.extract.events.spots import Spot
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.weapons import is_weapon

_BY = frozenset({"in", "by", "from", "during", "after", "due", "following"})
_WHEN = frozenset({"when", "after", "as", "while"})


def by_accident(scene: Scene, spot: Spot, event_type: str) -> bool:
    """Whether an accident or nature does the harm that a word tells, or is what a struggle is against."""
    tree, lemma = scene.tree, scene.tree.tokens[spot.index].lemma
    if event_type == "ASSAULT" and lemma in listed("accidents", "struggles"):
        return _hurts_nobody(tree, spot.index)
    if event_type == "ASSAULT" and lemma in listed("accidents", "bursts") and _bursts(tree, spot.index):
        return True
    if event_type == "MOBILIZE" and lemma == "test":
        return any(
            tree.lower[k] in listed("accidents", "tests") for k in tree.dependents(spot.index, "compound", "amod")
        )
    if event_type in ("RETREAT", "SANCTION") and lemma in listed("accidents", "leaving"):
        return _made_to_leave(tree, spot.index)
    if not _is_harm(lemma, event_type) or spot.part != "verb":
        return False
    if any(_is_accident(tree, k) for k in _causes(tree, spot.index)):
        return True
    return event_type == "ASSAULT" and (_runs_into(tree, spot.index) or _went_wrong(tree, spot.index))


def _hurts_nobody(tree: Tree, struggle: int) -> bool:
    """Whether a struggle is one of words, or against an evil: "fought a battle in court", "fights hunger"."""
    fought = (k for k in tree.dependents(struggle, "obj") if tree.tokens[k].lemma in listed("accidents", "struggles"))
    return any(_of_words(tree, k) for k in (struggle, *fought)) or any(
        _is_accident(tree, k) for k in _foes(tree, struggle)
    )


def _made_to_leave(tree: Tree, noun: int) -> bool:
    """Whether nature makes people leave: "wildfires forced the *evacuation* of the town"."""
    over = tree.tokens[noun].head
    made = tree.tokens[noun].relation == "obj" and tree.tokens[over].pos == "VERB"
    return made and any(_is_accident(tree, k) for k in _causes(tree, over))


def _is_harm(lemma: str, event_type: str) -> bool:
    """Whether a verb of this type tells harm that an accident or nature may do as well."""
    if event_type == "ASSAULT":
        return True
    if event_type == "THREATEN":
        return lemma == "threaten"
    lists = {"SANCTION": "flights", "COERCE": "halting"}
    return event_type in lists and lemma in listed("accidents", lists[event_type])


def _runs_into(tree: Tree, verb: int) -> bool:
    """Whether something heavy hits somebody, and no weapon: "was hit by a truck"."""
    if tree.tokens[verb].lemma not in listed("accidents", "running"):
        return False
    if any(is_weapon(tree.tokens[k].lemma) for k in tree.dependents(verb, "obj")):
        return False
    after = range(verb + 2, min(verb + 4, len(tree.tokens))) if tree.lower[verb + 1 : verb + 2] == ["by"] else ()
    return any(_is_heavy(tree, k) for k in (*_causes(tree, verb), *after))


def _is_heavy(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma.lower() in listed("accidents", "heavy")


def _causes(tree: Tree, verb: int) -> Iterator[int]:
    """The nouns by which, or in which, a verb's harm is done."""
    passive = is_passive(tree, verb)
    for child in tree.children[verb]:
        base = tree.tokens[child].relation.split(":")[0]
        if (base == "nsubj" and not passive) or (base == "obl" and tree.case(child) in _BY):
            yield child
    token = tree.tokens[verb]
    if not passive and tree.child(verb, "nsubj") is None and _goes_on(tree, verb):
        yield from _causes(tree, token.head)
    if token.relation in ("acl:relcl", "acl") and not passive:
        yield token.head
    elif token.relation == "advcl" and token.tag == "VBG":
        yield from (c for c in tree.dependents(token.head, "nsubj") if tree.tokens[c].relation == "nsubj")


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what the subject of the one above does further, or makes others do: "the storm hit the coast
    and *killed* nine", "the storm forced thousands to *flee*"."""
    token, above = tree.tokens[verb], tree.tokens[tree.tokens[verb].head]
    row = token.relation == "conj" and above.pos == "VERB" and not is_passive(tree, token.head)
    made = token.relation in ("xcomp", "ccomp", "advcl") and above.lemma in listed("status", "causing", "verbs")
    return row or made


def _went_wrong(tree: Tree, verb: int) -> bool:
    """Whether a clause below tells how it came about ("killed when a bus overturned"), or the verb that it goes on
    from ("a boat sank and killed nine", "the dam burst and killed nine")."""
    above = tree.tokens[verb].head
    if _goes_on(tree, verb) and tree.child(verb, "nsubj") is None and tree.child(above, "obj") is None:
        lemma = tree.tokens[above].lemma
        bursts = lemma in listed("accidents", "bursts") and _bursts(tree, above)
        if bursts or lemma in listed("accidents", "verbs"):
            return True
    for clause in tree.dependents(verb, "advcl"):
        if any(tree.lower[k] in _WHEN for k in range(verb + 1, clause)):
            alone = tree.tokens[clause].lemma in listed("accidents", "verbs") and tree.child(clause, "obj") is None
            return alone or _runs_into(tree, clause)
    return False


def _foes(tree: Tree, index: int) -> Iterator[int]:
    """What a struggle is against, or to contain."""
    token = tree.tokens[index]
    beside = tree.dependents(token.head, "advcl", "xcomp") if token.relation == "obj" else ()
    for child in (*tree.children[index], *(k for k in beside if k > index)):
        base = tree.tokens[child].relation.split(":")[0]
        if base in ("obj", "nmod", "obl", "compound"):
            yield child
        elif base in ("acl", "xcomp", "advcl"):
            yield from tree.dependents(child, "obj")


def _of_words(tree: Tree, index: int) -> bool:
    """Whether a war is fought with trade or words alone, a battle in court or at an election."""
    before = (tree.lower[k] for k in tree.dependents(index, "compound", "amod"))
    phrases = [*tree.dependents(index, "nmod", "obl")]
    after = (tree.lower[k] for k in phrases if tree.case(k) == "of")
    if any(tree.tokens[k].lemma in listed("accidents", "contested") for k in phrases if tree.case(k) in ("for", "in")):
        return True
    return any(word in listed("accidents", "harmless") for word in (*before, *after))


def _bursts(tree: Tree, index: int) -> bool:
    """Whether what burst is a thing that does so by itself or for work: "a gas explosion", "the boiler exploded"."""
    what = tree.dependents(index, "compound", "amod", "nsubj")
    return any(tree.tokens[k].lemma in listed("accidents", "bursting") for k in what)


def _is_accident(tree: Tree, index: int) -> bool:
    """Whether a noun is an accident or an evil of nature; a fire only with an article, since troops fire too."""
    lemma = tree.tokens[index].lemma
    if tree.tokens[index].pos != "NOUN":
        return False
    if lemma in listed("accidents", "nouns") | listed("accidents", "animals") or (
        lemma in listed("accidents", "bursts") and _bursts(tree, index)
    ):
        return True
    return lemma == "fire" and any(tree.lower[k] in ("a", "the", "this") for k in tree.dependents(index, "det"))
