"""Words tied by a hyphen: "Russia-backed group"; and who stands just before or after some words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.actors.cast import Mark
from dateline.extract.actors.nouns import noun
from dateline.extract.relations.stage import Fact, Stage
from dateline.extract.tree import HYPHENS
from dateline.record.account import RelationName
from dateline.record.reading import Span
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry

BEFORE = re.compile(rf"\b({'|'.join(table('relations')['prefix'])})[{HYPHENS}](?=\w)", re.IGNORECASE)
TIE = re.compile(rf"[{HYPHENS} ](?=({'|'.join(table('relations')['hyphen'])})\b)")
"""A hyphen, or a space in its place, before a participle that ties two."""


_CROWDS = frozenset({"population", "media", "other"})
"""Types of those whose side tells what they are out for there, and no standing tie: "pro-Malian protesters"."""
End = tuple[str | None, str | None, Span]
"""An actor, a place, and the words; one of the first two may be missing."""


def hyphens(scene: Stage) -> Iterator[Fact]:
    text = scene.words.text
    for found in TIE.finditer(text):
        tie, _ = scene.words.within((found.end(), found.end() + 1))
        if found.group() == " " and scene.words.tokens[tie].relation != "amod":
            continue
        rule = table("relations")["hyphen"][found.group(1)]
        left = ending_at(scene, found.start(), kinds=rule["relation"] == "controls") or _adjective(scene, found.start())
        right = opening_at(scene, scene.words.tokens[tie].end, tied=tie)
        if left is None or right is None:
            continue
        relation: RelationName = rule["relation"]
        one, other = (right, left) if rule["subject"] == "right" else (left, right)
        subject = one[0]
        target = _target(scene, relation, other)
        if subject and target:
            yield subject, relation, target, (left[2][0], right[2][1]), None, False


def _adjective(scene: Stage, end: int) -> End | None:
    """The state whose adjective ends here, where it acts in the report: "Malian-controlled"."""
    first, last = scene.words.within((max(0, end - 1), end))
    state = state_of(scene, scene.words.word(first)) if first < last else None
    return (state, None, (scene.words.tokens[first].start, end)) if state is not None else None


def _target(scene: Stage, relation: RelationName, end: End) -> str | None:
    """What a relation holds to: a place or a state for seats and control, an actor for all else."""
    actor, place, _ = end
    if relation not in ("located_in", "controls", "present_in"):
        return actor
    landed = actor is not None and scene.actors[actor].type in ("state", "government")
    return place or (actor if landed else None)


def prefixes(scene: Stage) -> Iterator[Fact]:
    """ "Pro-Russian separatists": who follows backs or opposes whom the word after the hyphen names."""
    for found in BEFORE.finditer(scene.words.text):
        first, last = scene.words.within((found.end(), found.end() + 1))
        if first == last:
            continue
        word = scene.words.tokens[first]
        mark = scene.marks.get(first)
        told = mark is not None and (mark.kind == "name" or scene.actors[mark.actor].type == "government")
        named = mark.actor if mark is not None and told else state_of(scene, scene.words.word(first))
        after = opening_at(scene, word.end)
        if not named or after is None or after[0] is None or scene.actors[after[0]].type in _CROWDS:
            continue
        if after[0] != named and after[2][0] <= word.end + 1:
            relation: RelationName = table("relations")["prefix"][found.group(1).lower()]
            yield after[0], relation, named, (found.start(), after[2][1]), None, False


def state_of(scene: Stage, word: str) -> str | None:
    """The state that an adjective names, where it acts in the report: "Russian"."""
    code = registry().country(word)
    states = (a.id for a in scene.cast.actors if a.type == "state" and a.country == code)
    return next(states, None) if code else None


def ending_at(scene: Stage, end: int, *, kinds: bool = False) -> End | None:
    """Who or what place is named by the words that end here; with `kinds`, also those whom a noun here only tells by
    their kind: "rebel-held"."""
    marks = [m for m in scene.cast.marks if m.end == end and m.kind != "pronoun"]
    first, last = scene.words.within((max(0, end - 1), end))
    spot = next((scene.spots[i] for i in range(first, last) if i in scene.spots), None)
    if kinds and not marks and spot is None and first < last:
        marks = of_kind(scene, last - 1)
    if not marks and spot is None:
        return None
    mark = max(marks, key=lambda m: m.end - m.start, default=None)
    span = mark.span if mark and mark.end == end else spot[1] if spot else (scene.words.tokens[first].start, end)
    return (mark.actor if mark else None), (spot[0] if spot else None), span


def of_kind(scene: Stage, index: int) -> list[Mark]:
    """The mention nearest to a word of those whom the same noun tells: the rebels of "rebel-held"."""
    lemma, at = scene.words.lemma(index), scene.words.tokens[index].start
    kind = noun(lemma)
    if kind is None or kind.type not in ("armed_group", "armed_forces"):
        return []
    told = [m for m in scene.cast.marks if m.kind == "nominal" and scene.actors[m.actor].type == kind.type]
    same = [m for m in told if scene.words.lemma(m.head) == lemma]
    return sorted(same, key=lambda m: abs(m.start - at))[:1]


def opening_at(scene: Stage, start: int, *, tied: int | None = None) -> End | None:
    """Who or what place the noun phrase that these words stand in means; nothing past a comma, nor anyone on whom the
    word `tied` before it does not hang, where one is given ("the US-led war against rebels" is not of the rebels)."""
    low, high = start, min(len(scene.words.text), start + 90)
    stop = re.search(r"[,.;:“”\"()\n]", scene.words.text[low:high])
    high = low + stop.start() if stop else high
    marks = [m for m in scene.cast.marks if m.end <= high and m.end > start and m.kind != "pronoun"]
    marks = [m for m in marks if scene.words.tokens[m.head].start >= start]
    first, last = scene.words.within((low, high))
    spots = [(i, *scene.spots[i]) for i in range(first, last) if i in scene.spots]
    if tied is not None:
        marks = [m for m in marks if _hangs_on(scene, tied, m.head)]
    mark = min(marks, key=lambda m: (scene.words.tokens[m.head].start, m.end - m.start), default=None)
    spot = spots[0] if spots else None
    if mark is None and spot is None:
        return None
    span = mark.span if mark else spot[2] if spot else (start, start)
    return (mark.actor if mark else None), (spot[1] if spot else None), span


def _hangs_on(scene: Stage, index: int, head: int) -> bool:
    """Whether a word before a noun belongs to it: it hangs on it, or on a noun that this one only names more closely
    ("the Iran-backed group the Red Column")."""
    tokens, here = scene.words.tokens, index
    for _ in range(4):
        here = tokens[here].head
        token = tokens[head]
        if here == head or (token.head == here and token.relation.split(":")[0] in ("appos", "compound", "flat")):
            return True
    return False
