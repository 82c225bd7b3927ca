"""How like two tellings of one report are: what the scorer that joins them sees of a pair, each point readable."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.events.owndays import of_saying
from dateline.extract.scene import Scene
from dateline.record.account import Event
from dateline.vocabulary.files import listed
from dateline.vocabulary.triggers import Part, triggers
from dateline.vocabulary.weapons import is_weapon

_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_ARGUMENTS = ("nsubj", "obj", "obl")
_BESIDE = 4
"""Words on either side of a trigger in which "another", "earlier" and the like count."""
_NEXT = frozenset({"another", "second", "third", "fourth", "further"})
_STATES = {"happened": "done", "historical": "done", "negated": "negated"}


class Telling(msgspec.Struct, frozen=True, eq=False):
    """One event as one word tells it, with what a comparison needs to know of that word."""

    event: Event
    index: int
    """The token that tells it."""
    lemma: str
    kind: str
    """Part of the report that it is told in."""
    sentence: int
    paragraph: int
    form: str
    """`verb`, or how a noun stands: `the` (or "this", "their", "the army's"), `a` (or "another", "two"), `bare`."""
    plural: bool
    words: frozenset[str]
    """Lemmas of its sentence's other content words."""
    numbers: frozenset[str]
    beside: frozenset[str]
    """Words near it that tell it from others: "another", "earlier"."""
    arguments: frozenset[str]
    """Lemmas of the nouns below and beside it."""
    chain: int
    """The reader's chain that holds the word, -1 where none does."""
    mode: str | None
    """Its mode, or the one that the word list gives its word."""
    dated: bool
    """Whether its own sentence names the day."""
    told: bool
    """Whether its day is the one on which somebody told of it there."""
    another: bool
    """Whether its words make it another deed than one told of: "another grenade killed three", "another strike"."""
    laid: bool = False
    """Whether somebody lays it at another's door: "blamed the strike on Chad"."""


def telling(scene: Scene, index: int, event: Event, chains: dict[int, int]) -> Telling:
    """The telling of an event by a token; `chains` are those of `chains_of`."""
    tree, token = scene.tree, scene.tree.tokens[index]
    at = scene.sentence_at(token.start)
    here = tree.sentence_span(tree.sentences[at])
    sentence = range(tree.sentences[at].first, tree.sentences[at].last)
    near = range(max(sentence.start, index - _BESIDE), min(sentence.stop, index + _BESIDE + 1))
    others = [k for k in sentence if k != index]
    content = (k for k in others if tree.tokens[k].pos in _CONTENT and len(tree.tokens[k].lemma) > 2)
    days = [t.span for t in scene.times if t.edtf == event.when and here[0] <= t.span[0] < here[1]]
    return Telling(
        event=event,
        index=index,
        lemma=token.lemma.lower(),
        kind=scene.kind_at(token.start),
        sentence=at,
        paragraph=bisect_left(scene.tree.report.paragraphs, token.start + 1, key=lambda p: p.span[0]),
        form=_form(scene, index),
        plural=token.tag in ("NNS", "NNPS"),
        words=frozenset(tree.tokens[k].lemma.lower() for k in content),
        numbers=frozenset(tree.lower[k] for k in sentence if tree.tokens[k].pos == "NUM"),
        beside=frozenset(tree.lower[k] for k in near) & listed("tellings", "telling apart"),
        arguments=frozenset(_arguments(scene, index)),
        chain=chains.get(index, -1),
        mode=event.mode or _listed_mode(scene, index, event.type),
        dated=any(not of_saying(scene, day, index) for day in days),
        told=any(of_saying(scene, day, index) for day in days),
        another=_another(scene, index),
        laid=_laid(scene, event),
    )


def _laid(scene: Scene, event: Event) -> bool:
    """Whether an event is the claim of somebody who blames another for it."""
    claim = next((a for a in scene.attributions if a.id == event.attribution), None) if event.attribution else None
    cue = scene.tree.head(claim.cue) if claim is not None else None
    return cue is not None and scene.tree.tokens[cue].lemma in listed("roles", "blaming")


def _another(scene: Scene, index: int) -> bool:
    """Whether it is one more, or done by one more weapon: "a second raid", not "the second raid", which may be told."""
    tree = scene.tree
    weapons = [k for k in tree.dependents(index, "nsubj", "obj", "obl") if is_weapon(tree.tokens[k].lemma)]
    if any(tree.lower[c] in _NEXT for k in weapons for c in tree.dependents(k, "det", "amod")):
        return True
    beside = {tree.lower[c] for c in tree.dependents(index, "det", "amod")}
    return tree.tokens[index].pos == "NOUN" and ("another" in beside or bool({"a", "an"} & beside and _NEXT & beside))


def _listed_mode(scene: Scene, index: int, event_type: str) -> str | None:
    token = scene.tree.tokens[index]
    part: Part = "verb" if token.pos in ("VERB", "AUX") else "noun"
    return next((u.mode for u in triggers().get((token.lemma, part), ()) if u.type == event_type and u.mode), None)


def chains_of(scene: Scene) -> dict[int, int]:
    """The chain of every token that heads a mention of one."""
    heads = (
        (scene.tree.head((m.start, m.end)), n) for n, c in enumerate(scene.tree.reading.chains) for m in c.mentions
    )
    return {head: number for head, number in heads if head is not None}


def barred(first: Telling, second: Telling, *, placed: bool = True) -> bool:
    """Whether two are never one event: of other types, a truce and a release, a call and a visit, a deed and a plan, on
    days that are stated and differ, at two places that one sentence names (if what they were given counts, `placed`),
    or of which the later one alone is told as another."""
    one, other = first.event, second.event
    apart = _days(one.when, other.when) == "differ" and _stated_apart(first, second)
    elsewhere = placed and first.sentence == second.sentence and _same(one.place, other.place) == "differ"
    modes = {first.mode, second.mode} - {None}
    unlike = len(modes) == 2 and ("ceasefire" in modes or {"phone", "visit"} == modes)
    return (
        one.type != other.type
        or unlike
        or apart
        or elsewhere
        or (second.another and not first.another)
        or _standing(one) != _standing(other)
    )


def _stated_apart(first: Telling, second: Telling) -> bool:
    """Whether the words put two deeds of different days apart: each has its day, or the one was told on a day (`told`)
    before the other was done, or long after."""
    if first.dated and second.dated:
        return True
    for deed, saying in ((first, second), (second, first)):
        done, told = _ordinal(deed.event.when), _ordinal(saying.event.when)
        if deed.dated and saying.told and done is not None and told is not None:
            return not 0 <= told - done <= _FRESH
    return False


def _ordinal(when: str | None) -> int | None:
    """The number of the last day of an EDTF date or interval, months taken for 31 days."""
    last = _DAY.match((when or "").split("/")[-1])
    return (int(last[1]) * 12 + int(last[2])) * 31 + int(last[3] or 31) if last is not None else None


_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_FRESH = 7
"""Days for which somebody tells of a deed as news."""


def features(scene: Scene, first: Telling, second: Telling, alike: Sequence[int]) -> list[str]:
    """What holds of two tellings, the earlier one first; `alike` are the sorted tokens that tell events of the type."""
    kin = _kin(first.lemma, second.lemma)
    found = [f"type={first.event.type}", f"lemma={kin}", f"lemma={kin}|{first.event.type}"]
    found += [f"words={'|'.join(sorted((first.lemma, second.lemma)))}", f"second={second.lemma}"]
    found += [f"kinds={first.kind}>{second.kind}", f"kinds={first.kind}>{second.kind}|{kin}"]
    found += [f"forms={first.form}>{second.form}", f"forms={first.form}>{second.form}|{kin}"]
    found += [f"plural={first.plural}>{second.plural}", f"second={second.form}|{second.plural}"]
    found += [f"first beside={word}" for word in first.beside] or ["first beside=none"]
    found += [f"second beside={word}" for word in second.beside] or ["second beside=none"]
    found += [f"mode={(mode := _same(first.mode, second.mode))}", f"mode={mode}|{kin}"]
    found += _parties(first, second, kin)
    found += _setting(first.event, second.event, kin)
    found.append(f"place={_same(first.event.place, second.event.place)}|{second.form}")
    found += _company(scene, first, second, kin)
    between = bisect_left(alike, second.index) - bisect_left(alike, first.index) - 1
    found += [f"between={_upto(between, (0, 1, 3, 6))}", f"alike={_upto(len(alike), (2, 3, 5, 8, 13))}"]
    found.append(f"{first.event.type}|alike={_upto(len(alike), (2, 3, 5, 8))}")
    return found


def _form(scene: Scene, index: int) -> str:
    tree, token = scene.tree, scene.tree.tokens[index]
    if token.pos not in ("NOUN", "PROPN"):
        return token.pos.lower()
    if any(tree.tokens[k].relation == "nmod:poss" for k in tree.children[index]):
        return "the"
    before = {tree.lower[k] for k in tree.dependents(index, "det", "amod", "nummod")}
    if before & listed("tellings", "definite"):
        return "the"
    return "a" if before & listed("tellings", "indefinite") else "bare"


def _arguments(scene: Scene, index: int) -> Iterator[str]:
    tree, token = scene.tree, scene.tree.tokens[index]
    below = (k for k in tree.subtree(index) if tree.tokens[k].pos in ("NOUN", "PROPN"))
    carried = token.pos == "VERB" or token.relation.split(":")[0] in _ARGUMENTS
    beside = tree.dependents(index if token.pos == "VERB" else token.head, *_ARGUMENTS) if carried else ()
    return (tree.tokens[k].lemma.lower() for k in (*below, *beside) if k != index)


def _parties(first: Telling, second: Telling, kin: str) -> Iterator[str]:
    one, other = first.event, second.event
    actor, recipient = _shared(one, other, "actor"), _shared(one, other, "recipient")
    yield from (f"actor={actor}", f"recipient={recipient}", f"{one.type}|actor={actor}")
    yield from (f"{one.type}|recipient={recipient}", f"parties={actor}|{recipient}|{kin}")
    yield f"parties={actor}|{recipient}"
    mine, theirs = _ids(one, "actor") | _ids(one, "recipient"), _ids(other, "actor") | _ids(other, "recipient")
    yield f"a party in common={bool(mine & theirs)}"
    if _ids(one, "actor") & _ids(other, "recipient") or _ids(one, "recipient") & _ids(other, "actor"):
        yield "roles crossed"
    common = len(first.arguments & second.arguments)
    yield from (f"arguments={min(common, 3)}", f"arguments={min(common, 3)}|{kin}")
    if first.arguments and second.arguments:
        share = common / min(len(first.arguments), len(second.arguments))
        yield f"arguments' share={_upto(share, (0, 0.25, 0.5, 0.8))}"


def _setting(one: Event, other: Event, kin: str) -> Iterator[str]:
    place, days = _same(one.place, other.place), _days(one.when, other.when)
    yield from (f"place={place}", f"{one.type}|place={place}", f"place={place}|{kin}")
    yield from (f"days={days}", f"days={days}|{place}", f"days={days}|{kin}")
    yield f"status={one.status}>{other.status}"
    own = [not event.says for event in (one, other)]
    yield f"says={'own' if all(own) else 'one' if any(own) else _same(one.says, other.says)}"
    if one.attribution and one.attribution == other.attribution:
        yield "one claim"


def _company(scene: Scene, first: Telling, second: Telling, kin: str) -> Iterator[str]:
    """How far apart the two stand, and what their sentences have in common."""
    apart = _upto(second.sentence - first.sentence, (0, 1, 2, 4, 8, 16))
    yield from (f"sentences={apart}", f"sentences={apart}|{kin}", f"sentences={apart}|{second.form}")
    yield f"paragraphs={_upto(second.paragraph - first.paragraph, (0, 1, 3, 8))}"
    if first.chain >= 0 and first.chain == second.chain:
        yield "one chain"
    if first.sentence == second.sentence:
        yield from _arcs(scene, first.index, second.index)
        return
    common = len(first.words & second.words)
    share = common / max(1, min(len(first.words), len(second.words)))
    yield from (f"common={min(common, 6)}", f"share={_upto(share, (0, 0.1, 0.2, 0.35, 0.5))}")
    if first.numbers and second.numbers:
        yield f"a number in common={bool(first.numbers & second.numbers)}"


def _arcs(scene: Scene, first: int, second: int) -> Iterator[str]:
    tree = scene.tree
    above, below = list(tree.ancestors(second)), list(tree.ancestors(first))
    if first in above:
        yield f"below={tree.tokens[second].relation.split(':')[0]}|{min(above.index(first), 3)}"
    elif second in below:
        yield f"above={tree.tokens[first].relation.split(':')[0]}"
    else:
        yield "beside"


def _kin(one: str, other: str) -> str:
    """Whether two lemmas are one word, or begin alike ("withdraw", "withdrawal")."""
    if one == other:
        return "same"
    length = max(4, min(len(one), len(other)) - 2)
    return "near" if one[:length] == other[:length] else "other"


def _same(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return "open" if one is None and other is None else "half open"
    return "same" if one == other else "differ"


def _days(one: str | None, other: str | None) -> str:
    """How two dates compare: one inside the other counts as no contradiction."""
    found = _same(one, other)
    if found != "differ" or not one or not other:
        return found
    return (
        "within" if one in other or other in one else "month" if one[:7] == other[:7] and _wide(one, other) else found
    )


def _wide(one: str, other: str) -> bool:
    """Whether one of two dates is more than a day, and may hold the other."""
    return any("/" in when or "W" in when or len(when.rstrip("~?%")) < len("2026-01-01") for when in (one, other))


def _shared(one: Event, other: Event, role: str) -> str:
    mine, theirs = _ids(one, role), _ids(other, role)
    if not mine or not theirs:
        return f"open {bool(getattr(one, role)) + bool(getattr(other, role))}"
    return "equal" if mine == theirs else "shared" if mine & theirs else "differ"


def _ids(event: Event, role: str) -> set[str]:
    return {p.actor for p in getattr(event, role) if p.actor}


def _standing(event: Event) -> str:
    return _STATES.get(event.status, "ahead")


def _upto(value: float, bounds: Sequence[float]) -> str:
    return next((f"≤{bound}" for bound in bounds if value <= bound), "more")
