"""Days and places near an event that its grammar gives to something else: those of other clauses, of other sentences.

"The court freed a man *jailed over riots* on Monday": they freed him on Monday, they did not jail him then.
Read off the arcs alone; what is apart here is never the event's, however near it stands.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

import msgspec

from dateline.extract.events.bytheway import by_the_way
from dateline.extract.events.tenses import over_before
from dateline.extract.placesinside import known_places
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Place, Time
from dateline.record.reading import Span
from dateline.vocabulary.files import listed, table
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.registry import registry

_DAY = 10
"""How long a day is as EDTF."""
_OPENING = 3
"""Sentences that open a report, of which the first may leave the day and the place to the next."""


class Candidate(msgspec.Struct, frozen=True):
    """A place or time as one stretch of words names it, and what the scorer sees of its tie to an event."""

    what: Place | Time
    span: Span
    features: tuple[str, ...]


def apart(scene: Scene, index: int, candidate: Candidate) -> bool:
    """Whether a day or place is not the event's that the word `index` tells."""
    return (place_apart if isinstance(candidate.what, Place) else day_apart)(scene, index, candidate)


def day_apart(scene: Scene, index: int, day: Candidate) -> bool:
    """Whether a date is another's: the words between it and the event's word `index` put it elsewhere."""
    tree, span = scene.tree, day.span
    if _opens_or_closes(tree, index, span):
        return True
    if isinstance(day.what, Time) and over_before(scene, index, day.what, span):
        return True
    if not _same_sentence(scene, index, span):
        return _of_other_sentence(scene, index, day)
    up, down = ways(tree, index, span)
    return (
        _come_since(tree, up)
        or _since_then(tree, down, span)
        or any(_own_time(tree, step, index) or of_pact(tree, step, index) for step in down)
        or _judged(tree, up, down)
        or (len(down) > 1 and promised(tree, down[-1], index))
        or _done_before(tree, up, down)
        or _of_what_is_judged(scene, index, day)
        or followed(tree, up, down)
        or any(_described(tree, step, span) for step in up)
        or _before_it_was_said(scene, index, up, down)
    )


def _opens_or_closes(tree: Tree, index: int, span: Span) -> bool:
    """Whether a date only says since when or until when something was: "pre-April positions", "freed a man held since
    May", "the first talks since May"."""
    if tree.text[max(0, span[0] - 5) : span[0]].lower().endswith(("pre-", "post-")) or _first_since(tree, span):
        return True
    past = tree.tokens[index].tag == "VBD" and not _perfect(tree, index)
    return _since(tree, span) and (past or any(_outdoes(tree, k) for k in tree.dependents(index, "amod")))


def _of_other_sentence(scene: Scene, index: int, day: Candidate) -> bool:
    """Whether a date of another sentence does not hold for the event's."""
    tree, span = scene.tree, day.span
    if _told_later(scene, index, span) or scene.kind_at(span[0]) == "headline":
        return True
    if by_the_way(tree, span) or _faded(scene, index, day) or tree.case(index) == "since":
        return True  # "the first talks since the raid"
    fine = isinstance(day.what, Time) and len((day.what.edtf or "").split("/")[0]) >= _DAY
    told = tree.tokens[index].head if tree.tokens[index].relation == "nsubj" else index  # "the raids have killed"
    perfect = span[0] < tree.tokens[index].start and bool(_perfect(tree, told)) and not _backshifted(scene, told)
    return perfect or _aside(tree, index) or (fine and lasting(tree, index))


def place_apart(scene: Scene, index: int, place: Candidate) -> bool:
    """Whether a place of another sentence is none of the event's: wars are of lands, not of the town named last."""
    if _same_sentence(scene, index, place.span):
        return False
    if _told_later(scene, index, place.span):
        return True
    if not isinstance(place.what, Place):
        return False
    wide = fold(place.what.name).removeprefix("the ") in _wide()
    return wide or (lasting(scene.tree, index) and not is_land(place.what))


@cache
def _wide() -> frozenset[str]:
    return frozenset(fold(name) for name in table("settings")["wide"])


def is_land(place: Place) -> bool:
    """Whether a place is a country or a region, not a town."""
    return place.kind == "region" or _names_land(place.name)


@lru_cache(maxsize=1024)
def _names_land(name: str) -> bool:
    return registry().best(name, how=("name",)) is not None or fold(name) in known_places()


def lasting(tree: Tree, index: int) -> bool:
    """Whether a noun tells what goes on for long, over a land: a war, an insurgency."""
    return tree.tokens[index].pos == "NOUN" and tree.tokens[index].lemma in listed("settings", "lasting")


def _same_sentence(scene: Scene, index: int, span: Span) -> bool:
    return scene.sentence_at(span[0]) == scene.sentence_at(scene.tree.tokens[index].start)


def _told_later(scene: Scene, index: int, span: Span) -> bool:
    """Whether words stand after the event's sentence, and that is none of those that open the report."""
    start = scene.tree.tokens[index].start
    return span[0] > start and scene.sentence_at(start) >= _OPENING


def _outdoes(tree: Tree, adjective: int) -> bool:
    """Whether a word sets a thing above all of its like: "the *first* talks", "the *deadliest* raid"."""
    return tree.tokens[adjective].tag == "JJS" or tree.lower[adjective] in ("first", "only")


def _faded(scene: Scene, index: int, day: Candidate) -> bool:
    """Whether a date is too far back or too coarse to be still that of what is told: seven sentences and more, or a
    month or year that says of which thing the words speak ("the first vote since the withdrawal *in 2011*") and neither
    comes before its noun ("the *2011* raid") nor dates what the sentence just before tells."""
    tree, span, head = scene.tree, day.span, scene.tree.head(day.span)
    gap = scene.sentence_at(tree.tokens[index].start) - scene.sentence_at(span[0])
    if gap > _HELD or head is None:
        return gap > _HELD
    above = tree.tokens[head].head
    named = above > head and tree.tokens[above].pos == "NOUN"
    told = gap == 1 and tree.tokens[above].head == above and tree.tokens[above].pos == "VERB"
    return isinstance(day.what, Time) and _coarse(day.what) and not named and not told


_HELD = 6
"""Sentences for which a date holds."""


def _coarse(time: Time) -> bool:
    """Whether a date is a month, a year or longer."""
    return not any(len(part.strip("~?%")) >= _DAY for part in (time.edtf or "").split("/"))


def _since(tree: Tree, span: Span) -> bool:
    head = tree.head(span)
    return head is not None and tree.case(head) == "since"


def _first_since(tree: Tree, span: Span) -> bool:
    """Whether a date only says since when there was none like it: "the *deadliest* raid on the coast since May"."""
    if not _since(tree, span):
        return False
    head = tree.head(span)
    for step in tree.ancestors(head if head is not None else 0):
        before = [k for k in tree.dependents(step, "amod", "det", "nummod") if k < step]
        if any(tree.tokens[k].tag == "JJS" or tree.lower[k] in listed("tellings", "ranks") for k in before):
            return True
        if tree.tokens[step].pos not in ("NOUN", "PROPN"):
            return False
    return False


def followed(tree: Tree, up: list[int], down: list[int]) -> bool:
    """Whether a day or place is that of what a deed came after: "the pullout *follows* a raid near Koro on 8 May"."""
    if not up or not down or tree.tokens[up[-1]].relation != "nsubj":
        return False
    verb, first = tree.tokens[up[-1]].head, down[-1]
    relation = tree.tokens[first].relation.split(":")[0]
    after = relation == "obl" and tree.case(first) in ("after", "before")
    follows = tree.tokens[verb].lemma in listed("settings", "following") and first > verb
    return (after and tree.tokens[verb].lemma == "come") or (follows and relation in ("obj", "obl"))


def _perfect(tree: Tree, index: int) -> set[str]:
    """The auxiliaries of a verb's perfect: "has rejected" and "had fled" tell no day by themselves."""
    return {tree.lower[c] for c in tree.dependents(index, "aux")} & {"has", "have", "had"}


def _backshifted(scene: Scene, index: int) -> bool:
    """Whether "had" is only the past of what was said: "The rebels said they *had* struck the post" (they "struck")."""
    token = scene.tree.tokens[index]
    return "had" in _perfect(scene.tree, index) and token.relation == "ccomp" and scene.cue_at(token.head) is not None


def _aside(tree: Tree, index: int) -> bool:
    """Whether a verb only describes a noun: "the weapons *that he surrendered*", "a man *held* for years"."""
    token = tree.tokens[index]
    return token.pos == "VERB" and (token.relation == "acl:relcl" or _participle(tree, index))


def _participle(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.tag == "VBN" and token.relation.split(":")[0] in ("acl", "amod")


def ways(tree: Tree, index: int, span: Span) -> tuple[list[int], list[int]]:
    """The tokens from the event's word, and from the date's head, up to where the two ways meet, that one left out."""
    head = tree.head(span)
    if head is None or tree.at(span[0]) == index:
        return [], []
    mine, its = [index, *tree.ancestors(index)], [head, *tree.ancestors(head)]
    common = next((step for step in its if step in mine), None)
    if common is None:
        return [], []
    return mine[: mine.index(common)], its[: its.index(common)]


def _own_time(tree: Tree, step: int, index: int) -> bool:
    """Whether a step down to the date enters a clause with a time of its own, which is not about the event's word."""
    token = tree.tokens[step]
    relation, mark = token.relation.split(":")[0], tree.child(step, "mark")
    if token.relation == "acl:relcl":
        return token.head != index
    if relation == "acl":
        finite = tree.child(step, "aux:pass", "aux") is not None and token.head != index
        return mark is not None and (tree.lower[mark] == "to" or finite)
    if relation != "advcl":
        return False
    if mark is not None:
        return tree.lower[mark] == "since" or tree.lower[mark] in listed("settings", "conceding")
    when = any(tree.lower[c] in ("when", "as", "while") for c in tree.dependents(step, "advmod"))
    return not when and not (token.tag == "VBG" and token.head == index)


def of_pact(tree: Tree, step: int, index: int) -> bool:
    """Whether a step down enters the clause that says where and when a pact was made, of which another deed is told:
    "under the accord *signed in Doha in May*, troops were to leave"."""
    token = tree.tokens[step]
    pact = tree.tokens[token.head]
    made = token.tag in ("VBN", "VBD") and token.relation == "acl" and token.lemma in listed("settings", "concluding")
    broken = tree.tokens[pact.head].lemma in listed("roles", "breaking")
    return made and pact.lemma in listed("settings", "pacts") and (token.head != index or broken)


def promised(tree: Tree, index: int, above: int) -> bool:
    """Whether a verb tells what is agreed on, promised or asked for by another, and still to be: "agreed *to meet*"."""
    token = tree.tokens[index]
    under = token.head == above and token.relation in ("xcomp", "ccomp") and token.pos == "VERB"
    return under and tree.tokens[above].lemma in listed("settings", "promising")


def _since_then(tree: Tree, down: list[int], span: Span) -> bool:
    """Whether a date opens the time of what a clause with a doer of its own tells: "both *deny* it, but thousands *have
    died since 2022*"."""
    own = (tree.tokens[k].relation == "conj" and tree.child(k, "nsubj", "nsubj:pass") is not None for k in down)
    phrases = {tree.case(k) for k in (tree.head(span), *down) if k is not None}
    return "since" in phrases and any(own)


def _described(tree: Tree, step: int, span: Span) -> bool:
    """Whether a step up from the event leaves a clause that only describes a noun which is no part of the date."""
    token = tree.tokens[step]
    noun = tree.tokens[token.head]
    if span[0] <= noun.start < span[1]:
        return False
    return token.relation == "acl:relcl" or (token.pos == "VERB" and _participle(tree, step))


def _judged(tree: Tree, up: list[int], down: list[int]) -> bool:
    """Whether the date is that of what somebody says to the deed: "*condemned* the raid on Monday"."""
    if not up or len(down) != 1 or tree.tokens[up[-1]].pos not in ("NOUN", "PROPN"):
        return False
    over = tree.tokens[tree.tokens[up[-1]].head]
    told = tree.tokens[up[-1]].relation.split(":")[0] in ("obj", "obl")
    return told and over.pos == "VERB" and over.lemma in listed("settings", "judging")


def _of_what_is_judged(scene: Scene, index: int, day: Candidate) -> bool:
    """Whether a day long before the report is that of what somebody judges, which is told between: "*condemned* the
    killing of a soldier on 20 June", in November."""
    tree, anchor = scene.tree, (scene.tree.report.anchor or "")[:_DAY]
    told = (day.what.edtf or "") if isinstance(day.what, Time) else ""
    days = _ONE_DAY.fullmatch(told) and _ONE_DAY.fullmatch(anchor)
    if not days or tree.tokens[index].lemma not in listed("settings", "judging"):
        return False
    at = tree.at(day.span[0])
    between = at is not None and any(tree.tokens[k].pos == "NOUN" for k in range(index + 1, at))
    return between and (date.fromisoformat(anchor) - date.fromisoformat(told)).days > _FRESH


_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A day in full (EDTF): "../1912-07" is as long and is none."""
_FRESH = 10
"""Days after which news of what somebody said is no news."""


def _come_since(tree: Tree, up: list[int]) -> bool:
    """Whether the date is that of what has come since: "freed ten on Monday *since* the talks began", "met on Monday,
    for the first time *since* the raid"."""
    clauses = (step for step in up if tree.tokens[step].relation == "advcl")
    clause = any(tree.lower[k] == "since" for step in clauses for k in tree.dependents(step, "mark"))
    return clause or any(tree.case(step) == "since" for step in up)


def _done_before(tree: Tree, up: list[int], down: list[int]) -> bool:
    """Whether the date is that of what followed: "protested on Monday *after* Chad *had expelled* two", "took the town
    on Monday *after* a siege"."""
    if not up or len(down) != 1:
        return False
    first = tree.tokens[up[-1]]
    if tree.case(up[-1]) in ("after", "following") and first.relation == "obl":
        return first.lemma not in listed("settings", "meetings")  # "said on Monday after talks"
    after = any(tree.lower[c] == "after" for c in tree.dependents(up[-1], "mark"))
    return after and tree.tokens[up[-1]].relation == "advcl" and "had" in _perfect(tree, up[-1])


def _before_it_was_said(scene: Scene, index: int, up: list[int], down: list[int]) -> bool:
    """Whether the date is that of the words by which it is said that something *had* happened."""
    if not up or "had" not in _perfect(scene.tree, index):
        return False
    over = scene.tree.tokens[up[-1]]
    return over.relation == "ccomp" and scene.cue_at(over.head) is not None and len(down) < 3


def of_no_deed(tree: Tree, span: Span) -> bool:
    """Whether nothing that its sentence tells of was done on a date: a pact took effect then, or it was the first
    since."""
    return _first_since(tree, span) or of_pact_in_force(tree.text, span)


def of_pact_in_force(text: str, span: Span) -> bool:
    """Whether a date is that on which a pact took effect, which no assault need have done: "the truce that *took effect
    on 10 May*"."""
    before = [w for w in text[max(0, span[0] - _IN_FORCE) : span[0]].lower().split() if w not in _LINKS]
    words = " ".join(before[:-1] if before[-1:] in (["on"], ["in"]) else before)
    return any(words.endswith(f" {phrase}") for phrase in table("settings")["in force"])


_LINKS = frozenset({"that", "which", "had", "has"})
"""Words between a pact and its taking effect: "the truce *that* began on 10 May"."""
_IN_FORCE = 40
"""Characters before a date in which such words stand."""


def strays(scene: Scene, index: int, place: Place) -> bool:
    """Whether a place below a country is named two sentences or more before an event, and is not what the report so far
    is about: half of all mentions of places."""
    start = scene.tree.tokens[index].start
    before = [m for m in place.mentions if m[0] <= start]
    if not before or is_land(place) or scene.sentence_at(start) - scene.sentence_at(before[-1][0]) < 2:
        return False
    return 2 * len(before) < sum(m[0] <= start for other in scene.places for m in other.mentions)
