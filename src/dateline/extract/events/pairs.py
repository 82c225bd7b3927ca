"""Two who are told as one: "the two leaders", "both countries", "the two sides" mean the two that the words before
name; "two men" are anybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dateline.extract.actors.cast import Mark
from dateline.extract.scene import Scene
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.registry import registry

_PAIR = re.compile(
    r"(?:(?:the|these|those) two|both(?: of)?(?: the| these)?|each|either) (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+?)s?",
    re.I,
)
_OFFICES = re.compile(r"the (?:prime |foreign |defen[cs]e )?(?:ministers|presidents|chancellors|kings)", re.I)
_THEY = frozenset({"they", "them"})
_AND = re.compile(r" and (?:the )?")
_COMMA = re.compile(r", (?:the )?$")
_BACK = 2
"""Sentences before that of the words in which the two are looked for."""


def each_of(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """Ids of the two actors that a mention means ("the two leaders"), else that of its own actor alone.

    The two are those of the fitting kind that the nearest words before name, where these name just two, or a sentence
    before names two.
    """
    if mark.actor in scene.cast.rows and mark.kind == "pronoun":
        return scene.cast.rows[mark.actor]
    if mark.kind == "name":
        return (mark.actor,)
    if mark.kind == "pronoun":
        before = _told_as_two(scene, mark)
        return each_of(scene, before) if before is not None else _in_row(scene, mark) or (mark.actor,)
    if states := _states_of(scene, mark):
        return states
    words = scene.tree.text[mark.start : mark.end]
    kind = _kind(words)
    if kind is None:
        return (_OFFICES.fullmatch(words) and _of_office(scene, mark)) or (mark.actor,)
    if kind == "person" and (holders := _of_office(scene, mark)):
        return holders
    here = scene.sentence_at(mark.start)
    aloof = _aloof(scene, mark) if kind == "side" else frozenset()
    if kind == "side" and (two := _row_before(scene, mark, here, aloof) or _at_odds(scene, aloof, kind)):
        return two
    named: list[str] = []
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        marks = [scene.cast.marks[p] for p in scene.marks_of.get(sentence, ())]
        told = [m.actor for m in marks if m.start < mark.start and m.actor not in aloof and _may_be(scene, m, kind)]
        new = [one for one in dict.fromkeys(told) if one not in named and one != mark.actor]
        named = new if len(new) == 2 else [*named, *new]
        if len(named) >= 2:
            break
    if len(named) == 2 and (kind != "side" or _one_sort(scene, named)):
        return tuple(named)
    return (_at_odds(scene, aloof, kind) if kind == "state" else ()) or (mark.actor,)


def _of_office(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """The two told so far who hold the office that a plural names, where no third is told to: "the two ministers"."""
    office = scene.tree.tokens[mark.head].lemma
    told = dict.fromkeys(m.actor for m in scene.cast.marks if m.start < mark.start and m.kind != "pronoun")
    persons = [one for key in told if (one := scene.cast.get(key)) is not None and one.type == "person"]
    holders = [one.id for one in persons if any(office in role.title.lower().split() for role in one.roles)]
    return tuple(holders) if len(holders) == 2 else ()


def _aloof(scene: Scene, mark: Mark) -> frozenset[str]:
    """Those who speak of two sides or do something to them, and so are neither: "Egypt said both sides had agreed"."""
    tree, found = scene.tree, set()
    for claim in scene.claims_at(mark.start):
        if claim.source_span is not None:
            sentence = scene.sentence_at(claim.source_span[0])
            marks = (scene.cast.marks[p] for p in scene.marks_of.get(sentence, ()))
            found |= {m.actor for m in marks if claim.source_span[0] <= m.start < claim.source_span[1]}
    verb = next((k for k in tree.ancestors(mark.head) if tree.tokens[k].pos == "VERB"), None)
    doer = tree.child(verb, "nsubj") if verb is not None else None
    if doer is not None and doer != mark.head:
        heads = {doer, *tree.dependents(doer, "conj")}
        here = (scene.cast.marks[p] for p in scene.marks_of.get(scene.sentence_at(mark.start), ()))
        found |= {m.actor for m in here if m.head in heads}
    return frozenset(found)


def _one_sort(scene: Scene, actors: Sequence[str]) -> bool:
    """Whether two may face one another as sides: both persons who do something together, or none a person."""
    persons = [one for one in actors if _is_person(scene, one)]
    if not persons:
        return True
    return len(persons) == 2 and _together(scene, frozenset(actors))


def _together(scene: Scene, actors: frozenset[str]) -> bool:
    """Whether one verb has both as its subject and object, or as its subjects."""
    tokens, tree = scene.tree.tokens, scene.tree
    verbs: dict[int, set[str]] = {}
    for mark in scene.cast.marks:
        if mark.actor in actors:
            verbs.setdefault(tokens[tree.row(mark.head)].head, set()).add(mark.actor)
    return any(len(both) == 2 and tokens[verb].pos == "VERB" for verb, both in verbs.items())


def _at_odds(scene: Scene, aloof: frozenset[str], kind: str) -> tuple[str, ...]:
    """The two that the report tells most to fight or to treat with one another, where no other two are told so as
    often ("the army, at war with the rebels since May"); of two states' armies and ministries, the states."""
    told = Counter({pair: weight for pair, weight in _foes(scene).items() if not aloof & set(pair)})
    best = told.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return ()
    pair = best[0][0]
    return pair if kind == "side" or all(one in _lands(scene).values() for one in pair) else ()


def _lands(scene: Scene) -> dict[str | None, str]:
    """The state that stands for each country."""
    return {one.country: one.id for one in reversed(scene.cast.actors) if one.type == "state"}


@lru_cache(maxsize=2)
def _foes(scene: Scene) -> Counter[tuple[str, ...]]:
    """Each two that sentences tell to fight or to treat with one another, by how often."""
    told: Counter[tuple[str, ...]] = Counter()
    told_as, lands = scene.cast.told_as, _lands(scene)
    often = Counter(mark.actor for mark in scene.cast.marks)
    for sentence, marks in scene.marks_of.items():
        found = scene.tree.sentences[sentence]
        words = set(scene.tree.lower[found.first : found.last])
        weight = len(words & listed("roles", "between_foes")) or bool(words & listed("roles", "between_two"))
        if not weight:
            continue
        acting = [m for p in marks if _is_side(scene, m := scene.cast.marks[p]) and not _describes(scene, m)]
        acting = [m for m in acting if m.kind == "name" or often[m.actor] > 1]
        at_home = any((who := scene.cast.get(m.actor)) and who.type in ("armed_group", "party") for m in acting)
        speaking = frozenset({"government"}) if at_home else _SENT
        sides = {_side(scene, m, lands, speaking) for m in acting}
        sides = {one for one in sides if (who := scene.cast.get(one)) and told_as.get(one, who.type) in _WAGING}
        if len(sides) == 2:
            told[tuple(sorted(sides))] += weight
    return told


def _describes(scene: Scene, mark: Mark) -> bool:
    """Whether a mention only says whose or what another is: "the *Greek* president", "*Greece's* president"."""
    relation = scene.tree.tokens[mark.head].relation
    return relation == "nmod:poss" or relation.split(":")[0] in _HUNG - {"nmod"}


def _side(scene: Scene, mark: Mark, lands: dict[str | None, str], acting: frozenset[str]) -> str:
    """The state for which a mention's actor acts, of these types, where the report tells of it, or the actor itself."""
    actor = scene.cast.get(mark.actor)
    return lands.get(actor.country, mark.actor) if actor is not None and actor.type in acting else mark.actor


def _row_before(scene: Scene, mark: Mark, here: int, aloof: frozenset[str]) -> tuple[str, ...]:
    """The two that "and" joins, last before a mention in its sentence or those before: "talks between Chad and the
    rebels stalled, with *both sides* …"; none of them who does what is done to both."""
    text = scene.tree.text
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        marks = (scene.cast.marks[p] for p in scene.marks_of.get(sentence, ()))
        fit = (m for m in marks if m.start < mark.start and m.actor not in aloof and _is_side(scene, m))
        sides = sorted(fit, key=lambda m: m.start)
        for first, second in reversed([*pairwise(sides)]):
            two = _AND.fullmatch(text, first.end, second.start) and first.actor != second.actor
            if two and not _third(scene, first.start):
                return (first.actor, second.actor)
    return ()


def _third(scene: Scene, start: int) -> bool:
    """Whether another name and a comma stand before: "Chad, Mali and Niger" are no two."""
    comma = _COMMA.search(scene.tree.text, max(0, start - 6), start)
    name = scene.tree.name_at(comma.start() - 1) if comma else None
    return name is not None and name.kind in ("LOC", "ORG", "NORP", "PER")


def _is_side(scene: Scene, mark: Mark) -> bool:
    found = scene.cast.get(mark.actor)
    return found is not None and found.type in _SIDES - {"person"} and mark.kind != "pronoun"


def _states_of(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """The states whose officials or forces a plural means: "the presidents of Chad and Mali", "Chadian and Malian
    troops"."""
    tree, actor = scene.tree, scene.cast.get(mark.actor)
    if tree.tokens[mark.head].tag not in ("NNS", "NNPS") or actor is None or actor.type not in _SENT:
        return ()
    if len(codes := _adjectives(scene, mark)) > 1:
        by_code = {a.country: a.id for a in reversed(scene.cast.actors) if a.type == "state"}
        return tuple(by_code[c] for c in codes) if all(c in by_code for c in codes) else ()
    of = [c for c in tree.dependents(mark.head, "nmod") if tree.case(c) == "of"]
    heads = [h for c in of for h in (c, *tree.dependents(c, "conj"))]
    at = {m.head: m.actor for m in scene.cast.marks if m.kind == "name"}
    found = tuple(dict.fromkeys(at[h] for h in heads if h in at))
    states = all((one := scene.cast.get(key)) is not None and one.type == "state" for key in found)
    return found if states and len(found) == len(heads) > 1 else ()


def _adjectives(scene: Scene, mark: Mark) -> list[str]:
    """The countries whose adjectives stand in a row before a noun."""
    tree = scene.tree
    first = next((c for c in tree.dependents(mark.head, "amod") if tree.child(c, "conj") is not None), None)
    row = [first, *tree.dependents(first, "conj")] if first is not None else []
    hits = [registry().best(tree.word(c), how=("adjective",)) for c in row]
    codes = [hit.entry.country for hit in hits if hit is not None and hit.entry.country is not None]
    return codes if len(codes) == len(row) else []


_SENT = frozenset({"government", "armed_forces", "person"})
"""Types of those who act for their states."""


def _kind(words: str) -> str | None:
    """Whether the words are of two people, two countries or two sides."""
    found = _PAIR.fullmatch(words)
    if found is None:
        return None
    noun = found["noun"].lower()
    noun = f"{noun[:-2]}y" if noun.endswith("ie") else noun
    pairs = table("actor_nouns")["pairs"]
    return next((kind for kind in ("person", "state", "side") if noun in pairs[kind]), None)


def _is_person(scene: Scene, actor: str) -> bool:
    found = scene.cast.get(actor)
    return found is not None and found.type == "person"


def _told_as_two(scene: Scene, mark: Mark) -> Mark | None:
    """The mention before a pronoun that tells the same as two: "the two leaders … they"."""
    same = (m for m in scene.cast.marks if m.actor == mark.actor and m.kind == "nominal" and m.start < mark.start)
    return next((m for m in same if _kind(scene.tree.text[m.start : m.end]) is not None), None)


def _in_row(scene: Scene, mark: Mark) -> tuple[str, ...]:
    """All of the row that "they" means where it is joined to one state or person of it: "Chad and Mali said *they*"."""
    tree, found = scene.tree, scene.cast.get(mark.actor)
    if tree.text[mark.start : mark.end].lower() not in _THEY or found is None or found.type not in ("state", "person"):
        return ()
    here = scene.sentence_at(mark.start)
    near = [scene.cast.marks[p] for s in (here - 1, here) for p in scene.marks_of.get(s, ())]
    names = [m for m in near if m.start < mark.start and m.kind == "name"]
    last = next((m for m in reversed(names) if m.actor == mark.actor), None)
    if last is None:
        return ()
    row = {tree.row(last.head), *tree.dependents(tree.row(last.head), "conj")}
    by_head = {m.head: m.actor for m in sorted(names, key=lambda m: m.start - m.end) if m.head in row}
    return tuple(dict.fromkeys(by_head.values())) if len(by_head) == len(row) > 1 else ()


def _may_be(scene: Scene, mark: Mark, kind: str) -> bool:
    """Whether a mention may be one of two of a kind; sides are whoever acts and is not only owner or description."""
    found = scene.cast.get(mark.actor)
    if found is None:
        return False
    if kind == "side":
        hung = scene.tree.tokens[mark.head].relation.split(":")[0] in _HUNG or mark.kind == "pronoun"
        return found.type in _SIDES and not hung and (found.type != "person" or mark.kind == "name")
    return found.type == kind and mark.kind != "nominal"


_SIDES = frozenset({"state", "government", "armed_forces", "armed_group", "party", "person"})
_WAGING = frozenset({"state", "armed_forces", "armed_group", "party"})
_HUNG = frozenset({"amod", "compound", "nmod", "flat", "appos"})
