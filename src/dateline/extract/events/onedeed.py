"""Two words of one sentence that its grammar makes one deed: "an attack that killed two", "shot and killed"."""

from __future__ import annotations

from dateline.extract.actors import nouns
from dateline.extract.events.known import phrasal
from dateline.extract.events.likeness import Telling, barred
from dateline.extract.events.slots import is_passive
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import triggers
from dateline.vocabulary.weapons import is_munition

_WHO = frozenset({"that", "which", "who"})
_WHEN = frozenset({"when", "after", "as"})
_WITHIN = frozenset({"in", "during"})
_BESIDE = 2
"""Words by which two verbs stand apart that nothing but "and" stands between."""


def one_deed(tree: Tree, first: Telling, second: Telling) -> bool:
    """Whether two tellings in reading order, of one type, are surely of one event."""
    above = tree.tokens[second.index].head
    if first.sentence != second.sentence or barred(first, second, placed=False):
        return False
    if _taken(first) and second.lemma in listed("tellings", "hurting"):
        return False
    if _hurt_at_once(tree, first.index, second.index) or _in_which(tree, first.index, second.index):
        return True
    if tree.tokens[second.index].relation == "conj" and _manner(tree, above):
        above = tree.tokens[above].head
    if above not in over(tree, first.index):
        return _of_what_killed(tree, first.index, second.index) or _by_what_struck(tree, first.index, second.index)
    if above != first.index:
        return _result(tree, second)
    return (
        _described(tree, first, second)
        or _result(tree, second)
        or _cause(tree, first.index, second.index)
        or _means(tree, second.index)
        or (_beside(tree, first.index, second.index) and _taken(first) == _taken(second))
        or (_killed_there(tree, first.index, second.index) and not _taken(first))
    )


def again(tree: Tree, first: Telling, second: Telling) -> bool:
    """Whether a noun after a comma only says which in a row the deed told is: "abducted 24 pupils, *the second such
    attack* in a week"."""
    words = {tree.lower[k] for k in tree.dependents(second.index, "det", "amod")}
    count = {"such"} | listed("tellings", "ranks")
    whose = any(tree.tokens[k].pos == "PRON" for k in tree.dependents(second.index, "nmod:poss"))
    ranked = ("the" in words or whose) and bool(words & count) and tree.tokens[second.index].pos == "NOUN"
    left = min(k for k in tree.subtree(second.index) if tree.tokens[k].pos != "PUNCT")
    after = first.sentence == second.sentence and left > first.index and tree.lower[left - 1] == ","
    loose = tree.tokens[second.index].relation.split(":")[0] in ("appos", "parataxis", "obl", "nmod", "advcl", "conj")
    return ranked and after and loose and not barred(first, second, placed=False)


def goes_on(tree: Tree, first: Telling, second: Telling) -> bool:
    """Whether the second says what those spoke about who met in the sentence before: "Okon met Ama. *They discussed*
    trade"."""
    near = 0 < second.sentence - first.sentence <= 1 and first.event.type == second.event.type == "CONSULT"
    confers = tree.tokens[second.index].pos == "VERB" and second.lemma in listed("roles", "conferring")
    if not near or not confers or barred(first, second, placed=False):
        return False
    both = {p.actor for p in second.event.actor}
    words = {p.span for p in second.event.actor}
    return len(both) > len(words) and both == {p.actor for p in first.event.actor}


def sent(tree: Tree, first: Telling, second: Telling) -> bool:
    """Whether the first only says by whom a weapon was sent that does the second: "rockets fired by rebels hit"."""
    token = tree.tokens[first.index]
    weapon = tree.tokens[token.head]
    sends = token.relation == "acl" and token.lemma in listed("roles", "shooting") and is_munition(weapon.lemma)
    strikes = weapon.head == second.index and weapon.relation == "nsubj"
    return sends and strikes and first.event.type == second.event.type and first.event.status == second.event.status


def slain(scene: Scene, first: Telling, second: Telling) -> bool:
    """Whether two words tell the death of one person by others, who dies once."""
    whom = [{p.actor for p in one.event.recipient} for one in (first, second)]
    actor = scene.cast.get(next(iter(whom[0]), None)) if len(whom[0]) == 1 and whom[0] == whom[1] else None
    killed = all(_kills(scene.tree, one.index) for one in (first, second))
    return killed and actor is not None and actor.type == "person" and not barred(first, second, placed=False)


def _kills(tree: Tree, index: int) -> bool:
    dead = tree.tokens[index].lemma == "shoot" and "dead" in tree.lower[index + 1 : index + 4]
    return dead or phrasal(tree, index) in listed("tellings", "slaying")


def over(tree: Tree, index: int) -> tuple[int, ...]:
    """The word that tells a deed, and the verb that only carries it: "carried out" for "carried out airstrikes", or for
    "one of its biggest raids", "a series of raids"."""
    token = tree.tokens[index]
    row = tree.tokens[token.head]
    if token.relation == "nmod" and (row.lemma == "one" or row.lemma in listed("roles", "rounds")):
        token = row
    carried = token.relation in ("obj", "nsubj:pass") and tree.tokens[token.head].lemma in listed("roles", "carrying")
    return (index, token.head) if carried else (index,)


def _described(tree: Tree, first: Telling, second: Telling) -> bool:
    """Whether a verb says what the deed of a noun did, or how it was done: "the raid that hit", "sanctions imposed", "a
    statement condemning"."""
    noun, verb = first.index, second.index
    token = tree.tokens[verb]
    if tree.tokens[noun].pos != "NOUN" or token.relation.split(":")[0] != "acl":
        return False
    if tree.child(verb, "mark", "case") is not None:
        return False
    subject = tree.child(verb, "nsubj")
    return (
        tree.lower[subject] in _WHO
        if subject is not None
        else (token.tag != "VBG" or second.event.type in listed("roles", "said") or _harms(tree, verb))
    )


def _in_which(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a clause tells whom a deed harmed: "a raid near Koro *in which* two were killed", "in which they said
    that they killed two"."""
    clause = tree.tokens[verb].head if tree.tokens[verb].relation == "ccomp" else verb
    above, relation = tree.tokens[clause].head, tree.tokens[clause].relation
    within = any(tree.lower[k] == "which" and tree.lower[k - 1] in _WITHIN for k in tree.dependents(clause, "obl"))
    if not within or relation not in ("acl:relcl", "advcl") or not _harms(tree, verb):
        return False
    while tree.tokens[above].relation.split(":")[0] == "nmod" and above != noun:
        above = tree.tokens[above].head
    return above in over(tree, noun) and tree.tokens[noun].pos == "NOUN"


def _means(tree: Tree, verb: int) -> bool:
    """Whether a verb tells by what the deed above it was done: "broke the truce *by shelling* Koro"."""
    mark = tree.child(verb, "mark", "case")
    by = tree.tokens[verb].tag == "VBG" and mark is not None and tree.lower[mark] == "by"
    return by and tree.tokens[verb].relation == "advcl"


def _of_what_killed(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a verb tells what the deed of a noun did, though it hangs on where or to what that was done: "the bombing
    of a cafe *that killed* nine"."""
    token, subject = tree.tokens[verb], tree.child(verb, "nsubj")
    place = token.head
    if token.relation != "acl:relcl" or subject is None or tree.lower[subject] not in ("that", "which"):
        return False
    if not _harms(tree, verb) or tree.tokens[noun].pos != "NOUN" or _can_kill(tree, place):
        return False
    while tree.tokens[place].relation.split(":")[0] == "nmod" and place != noun:
        place = tree.tokens[place].head
    return place == noun


def _by_what_struck(tree: Tree, harm: int, verb: int) -> bool:
    """Whether a verb tells what the weapon did by which somebody was hurt: "wounded by drones *that hit* a school"."""
    token = tree.tokens[verb]
    weapon = tree.tokens[token.head]
    suffered = _harms(tree, harm) and is_passive(tree, harm) and weapon.head == harm
    return token.relation == "acl:relcl" and suffered and tree.case(token.head) == "by" and is_munition(weapon.lemma)


def _can_kill(tree: Tree, noun: int) -> bool:
    """Whether a noun means somebody, or what kills."""
    lemma = tree.tokens[noun].lemma.lower()
    return nouns.noun(lemma) is not None or is_munition(lemma) or (lemma, "noun") in triggers()


def _result(tree: Tree, second: Telling) -> bool:
    """Whether a verb tells what the deed above it came to: "struck the post, killing two"."""
    token = tree.tokens[second.index]
    free = tree.child(second.index, "mark", "case", "nsubj") is None
    joined = token.relation == "conj" and (_manner(tree, token.head) or tree.tokens[token.head].tag == "VBD")
    return (joined or _manner(tree, second.index)) and token.tag == "VBG" and free and _harms(tree, second.index)


def _manner(tree: Tree, verb: int) -> bool:
    """Whether a verb tells how what is above it was done, or what came of it: "stormed Koro, *burning* homes"."""
    return tree.tokens[verb].relation == "advcl" and tree.tokens[verb].tag == "VBG"


def _cause(tree: Tree, harm: int, verb: int) -> bool:
    """Whether a verb tells by what the harm above it came: "six were killed when a drone struck the market"."""
    token, mark, subject = tree.tokens[verb], tree.child(verb, "mark", "advmod"), tree.child(verb, "nsubj")
    if token.relation != "advcl" or mark is None or tree.lower[mark] not in _WHEN:
        return False
    suffered = _harms(tree, harm) and is_passive(tree, harm) and tree.child(harm, "obl:agent") is None
    return (
        (suffered or tree.tokens[harm].lemma in listed("tellings", "dying"))
        and subject is not None
        and tree.tokens[subject].pos in ("NOUN", "PROPN")
    )


def _killed_there(tree: Tree, first: int, second: int) -> bool:
    """Whether "and" joins to what is done to a place or thing whom that kills: "attacked a bus *and killed* eleven"."""
    token, hit = tree.tokens[second], tree.child(first, "obj")
    if (token.relation, token.head) != ("conj", first) or token.lemma not in listed("tellings", "hurting") or not hit:
        return False
    thing = tree.tokens[hit]
    own = tree.child(second, "nsubj", "nsubj:pass", "aux", "aux:pass") is not None
    return (
        not own and not _later(tree, second) and nouns.noun(thing.lemma) is None and tree.name_at(thing.start) is None
    )


def joined_to(tree: Tree, verb: int) -> int:
    """What "and" joins a verb to, the verb above where the arcs make that its object: "killed *ten* and *hurt* two"."""
    token = tree.tokens[verb]
    noun = tree.tokens[token.head]
    astray = token.pos == "VERB" and token.relation == "conj" and noun.relation == "obj"
    return noun.head if astray else token.head


def _hurt_at_once(tree: Tree, first: int, second: int) -> bool:
    """Whether "and" joins to those whom a deed kills those whom it hurts: "killed three people *and wounded* five"."""
    token, hurting = tree.tokens[second], listed("tellings", "hurting")
    if token.relation != "conj" or joined_to(tree, second) != first:
        return False
    own = tree.child(second, "nsubj", "aux") is not None
    both = {token.lemma, tree.tokens[first].lemma} <= hurting and is_passive(tree, first) == is_passive(tree, second)
    alike = {token.tag, tree.tokens[first].tag} <= {"VBD", "VBN"} or token.tag == tree.tokens[first].tag
    return both and alike and not own and not _later(tree, second)


def _later(tree: Tree, verb: int) -> bool:
    """Whether words say that it came after: "attacked a bus and *later* killed eleven"."""
    return any(tree.lower[c] in listed("tellings", "telling apart") for c in tree.dependents(verb, "advmod"))


def _taken(one: Telling) -> bool:
    """Whether a word tells that somebody is taken away, after which more may be done to him: "seized and killed"."""
    return one.lemma in listed("tellings", "taking")


def _harms(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma in listed("tellings", "results")


def _beside(tree: Tree, first: int, second: int) -> bool:
    """Whether two verbs share all they have: "was shot and killed in Gao"."""
    verbs = tree.tokens[first].pos == tree.tokens[second].pos == "VERB"
    own = tree.child(second, "nsubj", "aux") is not None
    return verbs and tree.tokens[second].relation == "conj" and second - first <= _BESIDE and not own
