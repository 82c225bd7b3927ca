"""Nouns: "an ally of Y", "Y's rival", "a unit of Y", "close ties with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.extract.relations.clauses import ANYONE, antecedents, asserted, subjects
from dateline.extract.relations.hyphens import state_of
from dateline.extract.relations.kinds import told_by_kind
from dateline.extract.relations.names import is_parent
from dateline.extract.relations.offices import is_title, only_a_title
from dateline.extract.relations.stage import BODY, Fact, Stage, told_by
from dateline.record.account import Actor
from dateline.vocabulary.files import table


def nouns(scene: Stage) -> Iterator[Fact]:
    words = scene.words
    for index, token in enumerate(words.tokens):
        if words.lemma(index) in _ties():
            yield from _tied(scene, index)
        if token.pos == "NOUN" and words.lemma(index) in table("relations")["support"]["noun"]:
            yield from _supporting(scene, index)
        relation = told_by("noun").get(words.lemma(index)) if token.pos in ("NOUN", "PROPN") else None
        if relation is None or _of_trade(scene, index):
            continue
        described = [i for i in _described(scene, index) if not _tells_an_office(scene, i)]
        for target in _complements(scene, index):
            if relation == "part_of" and words.case(target) in ("in", "within", "to", "with"):
                continue
            for subject in described:
                yield from _noun_fact(scene, subject, relation, target, index)
        if not described or relation not in ("allied_with", "opposed_to"):
            continue
        for state in _by_adjective(scene, index):
            for subject in described:
                one = scene.actor(subject)
                if one is not None and one.type != "person" and one.id != state:
                    yield one.id, relation, state, scene.span(subject, index), None, False  # type: ignore[misc]


def _tells_an_office(scene: Stage, index: int) -> bool:
    """Whether a token heads a title and no name: "another ally, Bo Tarek, head of the bank"."""
    mark = scene.marks.get(index)
    return mark is not None and mark.kind == "nominal" and is_title(scene, mark)


def _by_adjective(scene: Stage, index: int) -> list[str]:
    """The states that words before a noun name and that act in the report: "long-time U.S. allies"."""
    words = scene.words
    before = [c for c in words.children[index] if c < index and words.tokens[c].relation in ("amod", "compound")]
    return [s for c in before if c not in scene.marks and (s := state_of(scene, words.word(c))) is not None]


def _of_trade(scene: Stage, index: int) -> bool:
    """Whether a partner is one in trade or in a race, which allies nobody: "trading partners", "running partner"."""
    kinds = table("relations")["noun_of"].get(scene.words.lemma(index), ())
    return any(scene.words.lemma(c) in kinds or scene.words.low(c) in kinds for c in scene.words.children[index])


@cache
def _ties() -> frozenset[str]:
    return frozenset(table("relations")["ties"]["noun"])


def _tied(scene: Stage, index: int) -> Iterator[Fact]:
    """ "X has close ties with Y": who has them is allied with whom they are with."""
    words, ties = scene.words, table("relations")["ties"]
    token = words.tokens[index]
    low = {words.low(c) for c in words.children[index]}
    if "no" in low or "any" in low:  # "has no links to them"
        return
    close = bool(low & set(ties["how"])) or (words.lemma(index) in ties["bare"] and not low & set(ties["plain"]))
    if close and token.relation == "nmod" and words.case(index) == "with" and words.low(token.head) not in ANYONE:
        ends = [c for c in words.children[index] if words.case(c) in ("with", "to")]
        for target in (other for end in ends for other in scene.row(end)):
            yield from _noun_fact(scene, token.head, "allied_with", target, index)
    if not close or token.relation != "obj" or words.lemma(token.head) not in ties["verb"]:
        return
    if not asserted(scene, token.head):
        return
    hung = [*words.children[index], *words.children[token.head]]
    ends = [c for c in hung if c > index and words.case(c) in ("with", "to")]
    for subject in _holders(scene, token.head):
        for target in (other for end in ends for other in scene.row(end)):
            yield from _noun_fact(scene, subject, "allied_with", target, index)


def _supporting(scene: Stage, index: int) -> Iterator[Fact]:
    """ "Mali's support for the Red Column", "Mali gives military support to the Red Column": a body or state supports
    whom its support is for."""
    words, told = scene.words, table("relations")["support"]
    token, children = words.tokens[index], words.children[index]
    givers = [c for c in children if words.tokens[c].relation == "nmod:poss"]
    hung = [*children]
    if (
        not givers
        and token.relation == "obj"
        and words.lemma(token.head) in told["verb"]
        and asserted(scene, token.head)
    ):
        givers, hung = _holders(scene, token.head), [*children, *words.children[token.head]]
    ends = [c for c in hung if c > index and words.case(c) in told["to"]]
    for giver in givers:
        for target in (other for end in ends for other in scene.row(end)):
            one, other = scene.actor(giver), scene.actor(target)
            if one is not None and other is not None and other.type in BODY and one.type in BODY | {"state"}:
                yield one.id, "supports", other.id, scene.span(giver, index, target), None, False


def _holders(scene: Stage, verb: int) -> list[int]:
    """The subjects of a verb, those that a relative clause is about among them."""
    subject = scene.child(verb, "nsubj")
    if subject is not None and scene.words.low(subject) in ("who", "which", "that"):
        return antecedents(scene, subject, verb)
    return subjects(scene, verb)


def _described(scene: Stage, index: int) -> list[int]:
    """Whom a noun describes: what it is in apposition to or is said of with "is", and what is in apposition to it."""
    token = scene.words.tokens[index]
    found: list[int] = []
    if token.relation.startswith("appos") or _stands_beside(scene, index):
        row = scene.row(token.head)
        found += row if token.tag in ("NNS", "NNPS") else [max((r for r in row if r < index), default=token.head)]
    if scene.child(index, "cop") is not None and asserted(scene, index):
        subject = scene.child(index, "nsubj")
        if subject is not None:
            relative = scene.words.low(subject) in ("who", "which", "that")
            found += antecedents(scene, subject, index) if relative else scene.row(subject)
    for child in scene.words.children[index]:
        row = scene.row(child)
        beside = scene.words.tokens[child].relation.startswith(("appos", "flat", "nmod:desc"))
        if beside and _as_many(scene, index, row):
            found += row
    if (
        token.relation in ("compound", "nmod:desc", "amod")
        and token.head > index
        and not scene.words.is_plural(token.head)
    ):
        found.append(token.head)
    found += _twins(scene, index)
    if token.relation.startswith("conj") and not found and scene.words.tokens[token.head].pos == "NOUN":
        found += _described(scene, token.head)
    return found


def _twins(scene: Stage, index: int) -> list[int]:
    """The names right after a noun that are parsed as if they did the same beside it: "League members Mali and Moldova
    argued"."""
    after = index + 1
    if after not in scene.marks:
        return []
    one, other = scene.words.tokens[index], scene.words.tokens[after]
    return scene.row(after) if (one.head, one.relation) == (other.head, other.relation) else []


def _as_many(scene: Stage, index: int, row: list[int]) -> bool:
    """Whether what follows a plural noun after a comma can be those it means: "members, Ann Lee said" are not her."""
    tokens = scene.words.tokens
    one = len(row) == 1 and tokens[row[0]].tag in ("NN", "NNP", "CD")
    parted = bool(row) and any(scene.words.low(i) == "," for i in range(index + 1, row[0]))
    return not (tokens[index].tag in ("NNS", "NNPS") and one and parted)


def _stands_beside(scene: Stage, index: int) -> bool:
    """Whether a noun that is parsed as a clause of another stands in apposition: "the Red Column, an ally of Okon"."""
    token = scene.words.tokens[index]
    low = {scene.words.low(c) for c in scene.words.children[index]}
    bare = token.pos == "NOUN" and scene.child(index, "cop") is None and not low & {"who", "which", "that"}
    return token.relation.startswith("acl") and bare and bool(low & {"a", "an", "the"})


def _complements(scene: Stage, index: int) -> list[int]:
    """Whose a noun is: "of Y", "Y's", "Y" before it."""
    words = scene.words
    found: list[int] = []
    for child in words.children[index]:
        token = words.tokens[child]
        after = token.relation == "nmod" and words.case(child) in ("of", "to", "with", "in", "within")
        parted = any(words.word(i) in (",", ";", "–", "—") for i in range(index, child))
        if token.relation == "nmod:poss" or (after and not parted):
            found += [child] if told_by("noun").get(words.lemma(index)) == "part_of" else scene.row(child)
        elif token.relation == "compound" and child in scene.marks:
            found.append(child)
        elif token.relation == "compound" and words.word(child)[0].isupper() and words.is_plural(index):
            found += [mark.head] if (mark := told_by_kind(scene, child)) is not None else []
    return found


def _noun_fact(scene: Stage, subject: int, relation: str, target: int, cue: int) -> Iterator[Fact]:
    one, other = scene.actor(subject), scene.actor(target)
    tokens = scene.words.tokens
    if one is None or other is None or (tokens[subject].head == target and tokens[subject].relation == "appos"):
        return
    if only_a_title(scene, one.id) or only_a_title(scene, other.id):
        return
    span = scene.span(subject, cue, target)
    if relation == "predecessor":
        yield other.id, "successor_of", one.id, span, None, False
    elif relation == "successor_of":
        yield one.id, "successor_of", other.id, span, None, False
    elif relation == "part_of" and is_parent(scene, cue):
        yield other.id, "part_of", one.id, span, None, False
    elif relation == "part_of" and one.type not in ("person", "state", "population") and other.type != "person":
        yield one.id, "part_of", other.id, span, None, False
    elif relation == "member_of" and other.type not in ("person", "state", "population"):
        yield one.id, "member_of", other.id, span, None, False
    elif relation in ("allied_with", "opposed_to", "supports") and _can_side(scene, one, other, cue):
        yield one.id, relation, other.id, span, None, False  # type: ignore[misc]


def _can_side(scene: Stage, one: Actor, other: Actor, cue: int) -> bool:
    """Whether two can be on one side or against each other: persons with persons, bodies with bodies; a head's ally may
    be a body too ("Okon ally the Red Column")."""
    if (one.type == "person") == (other.type == "person"):
        return True
    body = one if other.type == "person" else other
    return scene.words.lemma(cue) == "ally" and body.type in ("state", "armed_group", "party", "government")
