"""Names with what hangs on them ("Ann Lee of the Delta Institute"), and who is under whose command."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.relations.clauses import asserted
from dateline.extract.relations.hyphens import opening_at
from dateline.extract.relations.offices import only_a_title
from dateline.extract.relations.stage import BODY, Fact, Stage
from dateline.record.account import Actor, RelationName
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.registry import fold, registry

SEATED = frozenset({"ngo", "other", "company", "igo", "media"})
PARENTS = frozenset({"armed_group", "armed_forces", "igo", "ngo", "company", "party", "media"})
"""Bodies of which another is a part where the words put it after theirs: "the Red Column's Delta Front"."""
COMMAND = re.compile(r"\bunder (?:the |its |their )?(?:\w+ )?(?:command|control|authority|supervision|orders) of\b")


def names(scene: Stage) -> Iterator[Fact]:
    for head, mark in scene.marks.items():
        actor = scene.actors.get(mark.actor)
        if mark.kind == "nominal":
            yield from _unit(scene, head)
        if actor is None or mark.kind != "name":
            continue
        for child in scene.words.children[head]:
            if child < head and _owns(scene, child):
                yield from _owned(scene, head, child)
            elif scene.words.tokens[child].relation.startswith("nmod") and child > head:
                yield from _placed(scene, head, child)


def _unit(scene: Stage, head: int) -> Iterator[Fact]:
    """ "Delta Relief, the League's relief agency", "the League's relief agency, Delta Relief": a part of the League."""
    words = scene.words
    beside = [c for c in words.children[head] if words.tokens[c].relation == "appos"]
    beside += [words.tokens[head].head] if words.tokens[head].relation == "appos" else []
    for child in words.children[head]:
        owner = scene.actor(child) if owns(scene, head, child) else None
        for other in beside if owner is not None and scene.marks[child].kind == "name" else ():
            unit = scene.actor(other)
            named = (
                unit is not None
                and scene.marks[other].kind == "name"
                and unit.type in PARENTS | {"government", "other"}
            )
            if owner is not None and unit is not None and named and owner.type in PARENTS:
                part, whole = (owner, unit) if is_parent(scene, head) else (unit, owner)
                yield part.id, "part_of", whole.id, scene.span(head, child, other), None, False


def is_parent(scene: Stage, head: int) -> bool:
    """Whether a noun tells the body that another is part of: "its parent company"."""
    return any(scene.words.low(c) == "parent" for c in scene.words.children[head])


def owns(scene: Stage, head: int, child: int) -> bool:
    """Whether a noun's unit is of who is told before it: "the League's agency", "the League peacekeeping mission"."""
    tie, words = scene.words.tokens[child].relation, scene.words
    if tie == "nmod:poss" or child > head:
        return tie == "nmod:poss"
    own = any(words.tokens[c].relation == "nmod:poss" for c in words.children[head])
    units = {*table("relations")["parts"]["noun"], *table("relations")["parts"]["told"]}
    return tie == "compound" and not own and words.lemma(head) in units


def _owns(scene: Stage, index: int) -> bool:
    """Whether a name before a noun owns it: "the League's Delta Court", also where it is parsed as part of its name."""
    return scene.words.tokens[index].relation == "nmod:poss" or any(
        scene.words.tokens[c].tag == "POS" for c in scene.words.children[index]
    )


def _owned(scene: Stage, head: int, child: int) -> Iterator[Fact]:
    """ "The Red Column's Delta Front" is part of it, "the Delta Institute's Ann Lee" works for it."""
    one, owner = scene.actor(head), scene.actor(child)
    if one is None or owner is None or scene.marks[child].kind != "name":
        return
    if (owner.type in PARENTS and one.type in PARENTS) or (owner.type == one.type == "government"):
        yield one.id, "part_of", owner.id, scene.span(child, head), None, False
    elif one.type == "person" and owner.type in PARENTS | {"government"}:
        relation: RelationName = "member_of" if owner.type in ("party", "armed_group") else "works_for"
        yield one.id, relation, owner.id, scene.span(child, head), None, False


def _placed(scene: Stage, head: int, child: int) -> Iterator[Fact]:
    """ "Ann Lee of the Delta Institute" works for it, "the Delta Institute in Tamsir" is there."""
    actor, case = scene.actor(head), scene.words.case(child)
    other, place = scene.actor(child), scene.place(child)
    if actor is None or case is None:
        return
    span = scene.span(head, child)
    if actor.type == "person":
        if case in ("of", "from", "at", "with") and other is not None and _employs(scene, head, child, other, case):
            yield actor.id, "member_of" if other.type == "party" else "works_for", other.id, span, None, False
        return
    joined = any(
        head < c < child and scene.words.tokens[c].relation.startswith("conj") for c in scene.words.children[head]
    )
    house = fold(actor.name).split()[-1] in table("relations")["houses"]["noun"]
    land = (
        place is not None
        and registry().best(scene.words.text[slice(*scene.spots[child][1])], how=("name",)) is not None
    )
    held = fold(actor.name).split()[-1] in listed("placewords", "holding")
    seated = place and not joined and (house or (actor.type in SEATED and not land and not held))
    if seated and (case == "in" or (case == "at" and other is None)):
        yield actor.id, "located_in", place or "", span, None, False


def _employs(scene: Stage, head: int, child: int, body: Actor, case: str) -> bool:
    """Whether a body is that of the person before it: nobody else is named between the two, and it is one body, by name
    or not ("of the ministers" is none)."""
    if (
        body.type not in BODY
        or only_a_title(scene, body.id)
        or _someone_between(scene, head, child, scene.marks[head].actor)
    ):
        return False
    mark = scene.marks[child]
    if body.type == "other" and mark.kind == "name" and _may_be_a_town(scene, mark):
        return False
    if case == "with" and scene.words.text[scene.marks[head].end : mark.start].strip() not in ("with", "with the"):
        return False
    return mark.kind == "name" or (body.type != "other" and not scene.words.is_plural(child))


def _may_be_a_town(scene: Stage, mark: Mark) -> bool:
    """Whether a name of one word, in small letters but the first, may as well be that of a town: "Okon of Tamsir"."""
    word = scene.words.text[mark.start : mark.end]
    return word.istitle() and " " not in word


def _someone_between(scene: Stage, first: int, last: int, actor: str) -> bool:
    """Whether another person is named between two words, so that what follows is said of that one."""
    between = (scene.marks[i] for i in range(first + 1, last) if i in scene.marks)
    return any(m.kind == "name" and m.actor != actor and scene.actors[m.actor].type == "person" for m in between)


def commands(scene: Stage) -> Iterator[Fact]:
    """ "Under the command of": who the clause says is under it takes orders from the next actor after it."""
    words = scene.words
    for found in COMMAND.finditer(words.text):
        after = opening_at(scene, found.end())
        first, last = words.within((found.start(), found.end()))
        noun = next((i for i in range(first, last) if words.tokens[i].pos in ("NOUN", "PROPN")), None)
        subject = _commanded(scene, noun, found.start()) if noun is not None else None
        if subject and after and after[0] and scene.actors[subject.actor].type not in ("state", "population"):
            yield subject.actor, "under_command_of", after[0], (subject.start, after[2][1]), None, False


def _commanded(scene: Stage, noun: int, end: int) -> Mark | None:
    """Who is under a command: the object of the verb that puts it there, the subject of "is" and "fall", or what the
    words hang on; `None` where the clause puts something there that is no actor ("brought towns under control")."""
    tokens, here = scene.words.tokens, noun
    for _ in range(6):
        placed = scene.child(here, "obj")
        stands = placed if placed is not None and placed != noun else scene.child(here, "nsubj", "nsubj:pass")
        if not asserted(scene, here):
            return None
        if stands is not None:
            mark = scene.marks.get(stands)
            return mark if mark is not None and mark.end <= end else None
        if here != noun and here in scene.marks and scene.marks[here].end <= end:
            return scene.marks[here]
        if tokens[here].head == here:
            return None
        here = tokens[here].head
    return None
