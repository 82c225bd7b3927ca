"""Names with what hangs on them ("Ann Lee of the Delta Institute"), and who is under whose command."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.relations.clauses import asserted
from dateline.extract.relations.hyphens import opening_at
from dateline.extract.relations.stage import BODY, Fact, Stage
from dateline.vocabulary.files import table

SEATED = frozenset({"ngo", "other", "company", "igo", "media"})
PARENTS = frozenset({"armed_group", "armed_forces", "igo", "ngo", "company", "party", "media"})
"""Bodies of which another is a part where the words put it after theirs: "the Red Column's Delta Front"."""
COMMAND = re.compile(r"\bunder (?:the |its |their )?(?:\w+ )?(?:command|control|authority|supervision|orders) of\b")


def names(scene: Stage) -> Iterator[Fact]:
    words = scene.words
    for head, mark in scene.marks.items():
        actor = scene.actors.get(mark.actor)
        if actor is None or mark.kind != "name":
            continue
        for child in words.children[head]:
            token, case = words.tokens[child], words.case(child)
            owner = scene.actor(child) if token.relation == "nmod:poss" and child < head else None
            if owner and owner.type in PARENTS and actor.type in PARENTS and scene.marks[child].kind == "name":
                yield actor.id, "part_of", owner.id, scene.span(child, head), None, False
            if not token.relation.startswith("nmod") or case is None or child <= head:
                continue
            other, place = scene.actor(child), scene.place(child)
            span = scene.span(head, child)
            if actor.type == "person" and _someone_between(scene, head, child, mark.actor):
                continue
            if actor.type == "person" and case in ("of", "from", "at", "with") and other and other.type in BODY:
                yield actor.id, "member_of" if other.type == "party" else "works_for", other.id, span, None, False
            elif (actor.type in SEATED and case in ("in", "at") and place and scene.actor(child) is None) or (
                actor.type in SEATED and case == "in" and place
            ):
                yield actor.id, "located_in", place or "", span, None, False


def governments(scene: Stage) -> Iterator[Fact]:
    """ "Okon's government": the person leads it."""
    words = scene.words
    for head, mark in scene.marks.items():
        if words.tokens[head].lemma not in table("relations")["led"]["noun"] or mark.kind == "pronoun":
            continue
        before = head - 2
        if before < 0 or words.low(head - 1) not in ("'s", "’s", "'", "’"):
            continue
        leader = next((m for m in scene.cast.marks if m.end == words.tokens[before].end and m.kind == "name"), None)
        body = scene.actors[mark.actor]
        if leader is None or body.type in ("person", "state"):
            continue
        if scene.actors[leader.actor].type == "person" and words.sentence[before] == words.sentence[head]:
            yield leader.actor, "leads", body.id, (leader.start, words.tokens[head].end), None, False


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
        if subject and after and after[0]:
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
