"""Those whom only a noun tells: "a ministry spokesman", "the mayor of Tamsir", "supporters of the president"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.nouns import noun
from dateline.extract.actors.phrases import side_before
from dateline.extract.actors.titlewords import relation_of, title_of, words_of
from dateline.extract.relations.hyphens import state_of
from dateline.extract.relations.offices import only_a_title, relation_of_office
from dateline.extract.relations.stage import BODY, Fact, Stage, told_by
from dateline.extract.tree import HYPHENS
from dateline.record.account import Actor, Office

OF = frozenset({"of", "for", "at", "with", "from"})
ENVOYS = frozenset({"ambassador", "envoy", "representative"})


_HAVE_MEMBERS = frozenset({"party", "armed_group", "government"})


def unnamed(scene: Stage) -> Iterator[Fact]:
    """Facts of those who act or speak in the report without a name; of others nobody asks."""
    named = {mark.actor for mark in scene.cast.marks if mark.kind == "name"}
    for head, mark in scene.marks.items():
        if mark.kind != "nominal" or mark.actor in named or mark.actor not in scene.acting:
            continue
        if scene.words.is_plural(head):
            yield from _several(scene, head)
        elif not _said_of_another(scene, head):
            yield from _one(scene, head)


def _said_of_another(scene: Stage, head: int) -> bool:
    """Whether a noun tells what someone else is: "Okon, the envoy", "Okon is an envoy", "envoy Okon"."""
    token = scene.words.tokens[head]
    if token.relation.split(":")[0] in ("appos", "compound", "flat") or token.relation == "nmod:desc":
        return True
    after = scene.words.within(scene.marks[head].span)[1]
    after += after < len(scene.words.tokens) and scene.words.word(after) == ","
    return after in scene.words.people or any(
        scene.words.tokens[c].relation == "cop" for c in scene.words.children[head]
    )


def _one(scene: Stage, head: int) -> Iterator[Fact]:
    """ "A ministry spokesman" works for the ministry, "the head of the council" leads it."""
    title = _title(scene, head)
    mark = scene.marks[head]
    if title is not None and (land := _land(scene, head, title)) is not None:
        yield mark.actor, "leads", land, _whole(scene, head), title, _is_former(scene, head)
        return
    body = _owner(scene, head, title.split()[-1].lower() in ENVOYS) if title else None
    if title is None or body is None:
        return
    relation = relation_of_office(scene, title, Office(title, body.id, mark.span))
    if relation is None or (relation == "member_of" and not (body.type in _HAVE_MEMBERS and _is_named(scene, body))):
        return
    if relation != "leads" or not _one_of_them(scene, head, body):
        yield mark.actor, relation, body.id, _whole(scene, head), title, _is_former(scene, head)


def _before(scene: Stage, head: int) -> set[str]:
    """The words of a mention before its noun."""
    return {scene.words.low(i) for i in range(scene.words.within(scene.marks[head].span)[0], head)}


def _is_former(scene: Stage, head: int) -> bool:
    return bool(_before(scene, head) & words_of("former"))


def _land(scene: Stage, head: int, title: str) -> str | None:
    """The place of which one is told to be the mayor or governor: "the mayor of Tamsir", "Tamsir's governor"."""
    words = scene.words
    if title.split()[-1].lower() not in words_of("of_place"):
        return None
    if _before(scene, head) & (words_of("deputies") | {"a", "an"}):
        return None
    told = (c for c in words.children[head] if words.case(c) == "of" or (c < head and words.case(c) is None))
    return next((place for c in told if (place := scene.place(c)) is not None), None)


def _one_of_them(scene: Stage, head: int, body: Actor) -> bool:
    """Whether one who is told to lead is any of those who may: "a sitting president", a party's "the League leader"."""
    low = {scene.words.low(c) for c in scene.words.children[head]}
    after = any(c > head and scene.words.case(c) in OF for c in scene.words.children[head])
    return body.type in ("state", "party") and (bool(low & {"a", "an"}) or (body.type == "party" and not after))


def _title(scene: Stage, head: int) -> str | None:
    """The words of the title that a noun heads, `None` where it is none."""
    words = scene.words
    end = head + 3 if head + 3 < len(words.tokens) and title_of(words, head, head + 3) else head + 1
    sizes = (n for n in (4, 3, 2, 1) if head + 1 >= n and title_of(words, head + 1 - n, end))
    size = next(sizes, None)
    return words.between(head + 1 - size, end) if size is not None else None


def _whole(scene: Stage, head: int) -> tuple[int, int]:
    ends = [scene.marks[c].end for c in scene.words.children[head] if c in scene.marks]
    return scene.marks[head].start, max([scene.marks[head].end, *ends])


def _owner(scene: Stage, head: int, envoy: bool = False) -> Actor | None:
    """Whose office a noun tells: "the ministry's spokesman", "a ministry spokesman", "the spokesman of the ministry",
    "the Malian envoy"; that of an `envoy` is the state that sends."""
    words = scene.words
    after = [c for c in words.children[head] if c > head and words.case(c) in OF]
    before = [c for c in words.children[head] if c < head and c in scene.marks and _has(scene, c)]
    bodies = [b for c in (*after, *reversed(before)) if (b := scene.actor(c)) is not None and _employs(scene, c, b)]
    states = [b for b in bodies if b.type == "state"]
    if states and envoy:
        return states[-1]
    if not bodies and any(words.case(c) == "of" for c in after):  # of a body that is not known
        return None
    unknown = any(c not in scene.marks and noun(words.lemma(c)) is not None for c in words.children[head] if c < head)
    told = next(iter(bodies), None) if not unknown else None
    return told or next((s for c in words.children[head] if c < head and (s := _state(scene, c)) is not None), None)


def _has(scene: Stage, index: int) -> bool:
    """Whether who is told before a noun can be whose it is: no pronoun, nor tied by a hyphen ("Column-linked")."""
    mark = scene.marks[index]
    return mark.kind != "pronoun" and scene.words.text[mark.end : mark.end + 1] not in tuple(HYPHENS)


def _employs(scene: Stage, index: int, body: Actor) -> bool:
    """Whether an office can be of who is told at a token: a named one, or a body of state, arms or party."""
    if only_a_title(scene, body.id) or body.type not in BODY | {"state", "person"}:
        return False
    return scene.marks[index].kind == "name" or body.type in (
        "government",
        "armed_forces",
        "armed_group",
        "party",
        "igo",
    )


def _state(scene: Stage, index: int) -> Actor | None:
    """The state that an adjective names, where it acts in the report: "Russian", but not in "pro-Russian"."""
    word, start = scene.words.word(index), scene.words.tokens[index].start
    if not word[:1].isupper() or side_before(scene.words.text, start):
        return None
    return scene.actors.get(state_of(scene, word) or "")


def _several(scene: Stage, head: int) -> Iterator[Fact]:
    """ "Supporters of the president" support him, "League lawmakers" are of the League."""
    relation = told_by("noun").get(scene.words.lemma(head)) or _of_a_body(scene, head)
    body = _owner(scene, head) if relation in ("member_of", "supports", "works_for") else None
    if relation is None or body is None:
        return
    if relation != "supports" and (body.type not in BODY or not _is_named(scene, body)):
        return
    if relation == "member_of" and (
        body.type == "armed_forces" or (body.type == "government" and body.sector != "LEG")
    ):
        return  # "members of the ministry" are the ministry
    yield scene.marks[head].actor, relation, body.id, _whole(scene, head), None, False  # type: ignore[misc]


def _of_a_body(scene: Stage, head: int) -> str | None:
    """What a noun in the plural says of those with a body after it: "lawmakers from the Unity Party", "journalists of
    the Delta Times"; whom officials serve nobody asks."""
    lemma = scene.words.lemma(head)
    after = any(c > head and scene.words.case(c) in OF for c in scene.words.children[head])
    relation = relation_of(lemma)
    return relation if after and (relation == "member_of" or lemma in words_of("private")) else None


def _is_named(scene: Stage, body: Actor) -> bool:
    return any(m.actor == body.id and m.kind == "name" for m in scene.cast.marks)
