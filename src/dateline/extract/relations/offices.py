"""What offices say: who leads, serves or belongs to the body that a title names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.actors.nouns import noun
from dateline.extract.actors.phrases import side_before
from dateline.extract.actors.titlewords import LINKS, relation_of, words_of
from dateline.extract.relations.kinds import told_by_kind
from dateline.extract.relations.stage import BODY, Fact, Stage, told_by
from dateline.record.account import Actor, Office, RelationName

_RELATIONS: dict[str, RelationName] = {"leads": "leads", "works_for": "works_for", "member_of": "member_of"}
_LONG_TITLE = 5
"""How many words an office at most has where it is taken for a body."""


def offices(scene: Stage) -> Iterator[Fact]:
    for actor in scene.cast.actors:
        for office in actor.roles:
            title, former = present(office)
            relation = relation_of_office(scene, title, office)
            body = None if only_a_title(scene, office.of) else office.of
            target = body or _body_inside(scene, office)
            target = target or (body_told(scene, office) if relation != "member_of" else None)
            target = target or (_place_of(scene, office) if relation == "leads" else None)
            if (land := _region(scene, office) or _land(scene, title, office)) is not None:
                relation, target = "leads", land
            if relation and target:
                yield actor.id, relation, target, office.span, title, former


def present(office: Office) -> tuple[str, bool]:
    """An office's title without the "former" before it, and whether that stood there."""
    former = office.title.lower().startswith("former ")
    return (office.title[7:] if former else office.title), former


def relation_of_office(scene: Stage, title: str, office: Office) -> RelationName | None:
    """What a title says of its holder and the body: heads lead, their deputies and all others work for it."""
    words = [w.removeprefix("co-") for w in title.lower().replace("’", "'").split()]
    cut = next((i for i, w in enumerate(words) if w in LINKS and i), len(words))
    base = next((b for n in (4, 3, 2, 1) if (b := " ".join(words[max(0, cut - n) : cut])) and relation_of(b)), None)
    base = base or next((b for i in range(cut) if relation_of(b := " ".join(words[i:cut]))), None)
    if len(words) > cut + 1:  # "chief of staff"
        base = next((b for i in range(cut) if relation_of(b := " ".join(words[i : cut + 2]))), base)
    if base is None:
        return None
    relation = relation_of(base)
    if relation == "works_for" and base.split()[-1] in words_of("ranks") and _commands_before(words[:cut]):
        relation = "leads"
    body = scene.actors.get(office.of or "")
    if relation == "leads" and _leads_less(scene, title, office, base):
        relation = "works_for"
    if base.endswith("leader") and body is not None and body.type == "party" and _one_of_many(scene, office, words):
        relation = "member_of"
    if base == "commissioner" and body is not None and body.type in ("igo", "armed_forces", "government"):
        relation = "works_for"
    if body is not None and (
        (base in words_of("of_government") and body.type not in ("state", "government"))
        or (body.type == "state" and _of_no_state(base, relation, words[:cut]))
        or (body.type == "person" and (relation == "member_of" or base in ("associate", "partner")))
    ):
        return None
    return _RELATIONS.get(relation or "")


def leads_a_party(title: str) -> bool:
    """Whether a title is that of a party's head, and not of one of its leaders: "Liberal leader", "party chair"."""
    words = title.lower().split()
    heads = words[-1] in ("leader", "chair", "chairman", "chairwoman", "chief", "president")
    return heads and not set(words) & (words_of("deputies") | {"senior", "local"})


def _leads_less(scene: Stage, title: str, office: Office, base: str) -> bool:
    """Whether a title that leads is below the body's head: a deputy's, of a field or a part, or of a state's body."""
    words = title.lower().replace("’", "'").split()
    cut = next((i for i, w in enumerate(words) if w in LINKS and i), len(words))
    body = scene.actors.get(office.of or "")
    owned = body is not None and body.type == "person" and _owned(scene, office)
    if _serves(words, cut, base, owned) or _of_a_field(scene, title, office, words[cut:]):
        return True
    if body is not None and (_in_a_part(scene, title, office) or _by_field(scene, title, office, base)):
        return True
    return body is not None and body.type == "state" and base not in words_of("of_land")


def _of_no_state(base: str, relation: str | None, words: list[str]) -> bool:
    """Whether one of this title is no state's: a member, a journalist, the leader of its opposition or of rebels, a
    commander of guerrillas."""
    sided = base.endswith(" leader") and base not in words_of("of_land")
    sided |= bool(set(words[: len(words) - len(base.split())][-1:]) & words_of("sides"))
    return sided or relation == "member_of" or base.split()[-1] in words_of("private")


def _in_a_part(scene: Stage, title: str, office: Office) -> bool:
    """Whether an office is of what the body owns, not of the body: "head of the party's youth wing", "head of the UN
    mission"."""
    start, high = _title_start(scene, title, office), office.span[1]
    owners = [m for m in scene.cast.marks if m.actor == office.of and start < m.start and m.end <= high]
    return any(_has_part(scene, m.head) for m in owners)


def _title_start(scene: Stage, title: str, office: Office) -> int:
    """Where the title begins in an office's words; where these begin, if it stands in them otherwise."""
    low, high = office.span
    return low + max(scene.words.text[low:high].find(title), 0)


def _has_part(scene: Stage, head: int) -> bool:
    """Whether a word owns a part: "the party's youth wing", "the League mission"."""
    token = scene.words.tokens[head]
    if token.relation == "compound":
        return scene.words.lemma(token.head) in words_of("small")
    return token.relation == "nmod:poss"


def _by_field(scene: Stage, title: str, office: Office, base: str) -> bool:
    """Whether a noun before the head's title tells the field or the region that is headed: "Asia director", "race
    director"; but "army chief", "party leader"."""
    words = scene.words
    start = _title_start(scene, title, office)
    first, last = words.within((start, start + len(title)))
    size = len(base.split())
    begin = next((i for i in range(first, last) if words.between(i, min(i + size, last)).lower() == base), first)
    before = begin - 1
    if before < first or words.tokens[before].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    kind = noun(words.lemma(before))
    if words.tokens[before].pos == "ADJ":
        return words.low(before) in words_of("fields")
    return (kind is None or kind.type not in BODY) and before not in scene.marks


def _commands_before(words: list[str]) -> bool:
    """Whether a rank follows an office that leads: "Navy Commander Major General"."""
    ranks = words_of("ranks")
    office = [w for w in words if w.rstrip(".") not in ranks | words_of("address")]
    return len(office) < len(words) and bool(office) and relation_of(office[-1]) == "leads"


def only_a_title(scene: Stage, body: str | None) -> bool:
    """Whether an actor's words are an office or its subject and no body: "the minister", "intelligence analyst"."""
    if body is None or scene.actors[body].type == "person":
        return False
    return all(is_title(scene, mark) for mark in scene.cast.marks if mark.actor == body)


def is_title(scene: Stage, mark: Mark) -> bool:
    """Whether a mention's words are no more than an office or its subject."""
    words = scene.words.text[mark.start : mark.end].lower().split()
    if len(words) == 1 and words[0] in words_of("subjects"):
        return True
    if mark.kind == "nominal" and relation_of(scene.words.lemma(mark.head)) is not None:
        return True
    return relation_of(words[-1]) is not None and "of" not in words and len(words) < _LONG_TITLE


def _serves(words: list[str], cut: int, base: str, owned: bool) -> bool:
    before = words[: max(0, cut - len(base.split()))]
    if any(w in words_of("deputies") for w in before):
        return True
    after = [w.strip(",") for w in words[cut:]]
    if any(w in words_of("small") for w in after) and len(after) > 1:
        return True
    return owned


_AT = re.compile(r"\b(?:at|for|with|in)\s+(?:the\s+)?$")
"""What stands between an office's field and its body."""


def _of_a_field(scene: Stage, title: str, office: Office, after: list[str]) -> bool:
    """Whether an office is of a field in its body: "the League's director of training", "chief of law at the UN"."""
    if len(after) < 2 or after[0] not in ("of", "for") or after[1] == "staff":
        return False
    (low, high), start = office.span, _title_start(scene, title, office)
    inside = [m for m in scene.cast.marks if m.actor == office.of and low <= m.start < high]
    before = any(m.start < start for m in inside)
    return before or any(_AT.search(scene.words.text, max(low, m.start - 12), m.start) for m in inside)


def _owned(scene: Stage, office: Office) -> bool:
    """Whether the words give the office to a person by possessive: "Lee's chief", "his chief"."""
    text = scene.words.text[max(0, office.span[0] - 4) : office.span[1]].lower()
    return any(mark in text for mark in ("'s ", "’s ", " of ", "his ", "her "))


def _land(scene: Stage, title: str, office: Office) -> str | None:
    """The place that a governor or ruler governs, where the words name another body too: "a former governor of the
    country's Gala province", "Council member and ruler of Gala"."""
    body = scene.actors.get(office.of or "")
    words = title.lower().split()
    cut = next((i for i, w in enumerate(words) if w in LINKS), len(words))
    if body is None or not cut or words[cut - 1] not in words_of("of_place"):
        return None
    return _place_of(scene, office) if body.type == "state" or words[cut:] else None


def _region(scene: Stage, office: Office) -> str | None:
    """The part of a state that its adjective and a name tell together: "Malian Tamsir's president"."""
    first, last = scene.words.within(office.span)
    of = [m for m in scene.cast.marks if m.actor == office.of and scene.actors[m.actor].type == "state"]
    for place, (low, high) in (scene.spots[i] for i in range(first, last) if i in scene.spots):
        if any(low == m.start and m.end < high for m in of):
            return place
    return None


def _one_of_many(scene: Stage, office: Office, words: list[str]) -> bool:
    start = office.span[0]
    if re.search(r"\bleaders\b", scene.words.text[start : office.span[1]]):
        return True
    lead = scene.words.text[max(0, start - 4) : start + 2].lower()
    return "senior" in words or " a " in f" {lead}"


def _body_inside(scene: Stage, office: Office) -> str | None:
    """The body that a title's own words name: "senior police official", "opposition leader"."""
    first, last = scene.words.within(office.span)
    bodies = [a.id for i in range(first, last) if (a := scene.actor(i)) is not None and _can_have(scene, i, a)]
    return next((body for body in bodies if not only_a_title(scene, body)), None)


def body_told(scene: Stage, office: Office) -> str | None:
    """The body of the report that a noun in a title only tells by its kind: the rebels of "rebel leader", the police of
    "senior police official", the Electoral Commission of "Commission chairman"."""
    first, last = scene.words.within(office.span)
    spots = [i for i in range(first, last) if scene.words.tokens[i].relation in ("compound", "amod", "nmod")]
    return next((mark.actor for i in spots if (mark := told_by_kind(scene, i)) is not None), None)


def _can_have(scene: Stage, index: int, body: Actor) -> bool:
    """Whether an office can be of the body at a token: not one that "pro-" or "anti-" stands before, nor a common noun
    that only tells of what kind the office is ("television host", "liberal candidate")."""
    mark, text = scene.marks[index], scene.words.text
    sort = mark.kind == "nominal" and " " not in text[mark.start : mark.end] and body.type in ("media", "party")
    if mark.kind == "nominal" and scene.words.lemma(index) in told_by("noun"):  # "a former guerrilla and mayor"
        return False
    if sort and not scene.words.lemma(index).endswith(("opposition", "party")):
        return False
    return body.type in BODY and not is_title(scene, mark) and side_before(text, mark.start) is None


def _place_of(scene: Stage, office: Office) -> str | None:
    first, last = scene.words.within(office.span)
    return next((p for i in range(first, last) if (p := scene.place(i))), None)
