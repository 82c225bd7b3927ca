"""Relations: standing facts about actors, as the words state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extract.actors.cast import Cast, Mark
from dateline.extract.actors.offices import HYPHENS, LINKS, relation_of, words_of
from dateline.extract.actors.phrases import Words
from dateline.record.account import Actor, Office, Place, Relation, RelationName
from dateline.record.reading import Reading, Span
from dateline.record.report import Report
from dateline.vocabulary.files import table

Fact = tuple[str, RelationName, str, Span, str | None, bool]
"""Subject, relation, object (actor or place id), the words, a title, whether it is over."""

SEATED = frozenset({"ngo", "other", "company", "igo", "media"})
_RELATIONS: dict[str, RelationName] = {"leads": "leads", "works_for": "works_for", "member_of": "member_of"}
UNSURE = frozenset({"not", "n't", "n’t", "never", "would", "could", "may", "might", "should", "will"})
BODY = frozenset({"government", "armed_forces", "armed_group", "igo", "ngo", "company", "media", "party", "other"})
HYPHEN = re.compile(rf"[{HYPHENS}](?=(?:{'|'.join(table('relations')['hyphen'])})\b)")
_LONG_TITLE = 5
"""How many words an office at most has where it is taken for a body."""
COMMAND = re.compile(r"\bunder (?:the |its |their )?(?:\w+ )?(?:command|control|authority|supervision|orders) of\b")


def find_relations(report: Report, reading: Reading, cast: Cast, places: tuple[Place, ...]) -> tuple[Relation, ...]:
    """What the report states of who leads, serves, belongs to, backs or opposes whom, and is seated or stationed where.

    An object is an actor's id, or a place's where the words name a place.
    """
    scene = _Scene(Words(report, reading), cast, places)
    facts = [*_offices(scene), *_hyphens(scene), *_clauses(scene), *_nouns(scene), *_names(scene), *_commands(scene)]
    made: dict[tuple[str, str, str], Relation] = {}
    led = {(subject, target) for subject, relation, target, *_ in facts if relation == "leads"}
    for subject, relation, target, span, title, former in facts:
        key = (subject, relation, target)
        told_better = relation == "works_for" and title is None and (subject, target) in led
        if subject != target and key not in made and not told_better:
            made[key] = Relation(
                id=f"R{len(made) + 1}", subject=subject, relation=relation, object=target, span=span, title=title,
                status="former" if former else "current",
            )  # fmt: skip
    return tuple(made.values())


class _Scene:
    """The words with their actors and places, looked up by token."""

    def __init__(self, words: Words, cast: Cast, places: tuple[Place, ...]) -> None:
        self.words, self.cast = words, cast
        self.actors = {a.id: a for a in cast.actors}
        self.marks: dict[int, Mark] = {}
        for mark in cast.marks:
            old = self.marks.get(mark.head)
            if old is None or mark.end - mark.start < old.end - old.start:
                self.marks[mark.head] = mark
        self.spots: dict[int, tuple[str, Span]] = {}
        for place in places:
            for span in place.mentions:
                first, last = words.within(span)
                for index in range(first, last):
                    self.spots[index] = (place.id, span)

    def actor(self, index: int) -> Actor | None:
        """The actor whose mention has its head at a token."""
        return self.actors.get(self.marks[index].actor) if index in self.marks else None

    def place(self, index: int) -> str | None:
        """The place whose name a token belongs to."""
        return self.spots[index][0] if index in self.spots else None

    def row(self, index: int) -> list[int]:
        """A noun and those joined to it by "and" or commas."""
        found = [index]
        for child in self.words.children[index]:
            if self.words.tokens[child].relation.startswith("conj"):
                found += self.row(child)
        return found

    def child(self, index: int, *relations: str) -> int | None:
        """The first child of a word with one of these relations."""
        for child in self.words.children[index]:
            if self.words.tokens[child].relation in relations:
                return child
        return None

    def span(self, *indexes: int) -> Span:
        """The words from the first to the last of these tokens' mentions."""
        spans = [self.marks[i].span if i in self.marks else (self.words.tokens[i].start, self.words.tokens[i].end)
                 for i in indexes]  # fmt: skip
        return min(s for s, _ in spans), max(e for _, e in spans)


# -- offices ---------------------------------------------------------------------------------------------------------


def _offices(scene: _Scene) -> Iterator[Fact]:
    for actor in scene.cast.actors:
        for office in actor.roles:
            former = office.title.lower().startswith("former ")
            title = office.title[7:] if former else office.title
            relation = _office_relation(scene, title, office)
            body = None if _only_a_title(scene, office.of) else office.of
            target = body or _body_inside(scene, office) or (_place_of(scene, office) if relation == "leads" else None)
            if relation and target:
                yield actor.id, relation, target, office.span, title, former


def _office_relation(scene: _Scene, title: str, office: Office) -> RelationName | None:
    """What a title says of its holder and the body: heads lead, their deputies and all others work for it."""
    words = title.lower().replace("’", "'").split()
    cut = next((i for i, w in enumerate(words) if w in LINKS and i), len(words))
    base = next((b for n in (4, 3, 2, 1) if (b := " ".join(words[max(0, cut - n) : cut])) and relation_of(b)), None)
    base = base or next((b for i in range(cut) if relation_of(b := " ".join(words[i:cut]))), None)
    if base is None:
        return None
    relation = relation_of(base)
    if relation == "works_for" and base.split()[-1] in words_of("ranks") and _commands_before(words[:cut]):
        relation = "leads"
    body = scene.actors.get(office.of or "")
    owned = body is not None and body.type == "person" and _owned(scene, office)
    if relation == "leads" and _serves(words, cut, base, owned):
        relation = "works_for"
    if base.endswith("leader") and body is not None and body.type == "party" and _one_of_many(scene, office, words):
        relation = "member_of"
    if relation == "member_of" and body is not None and body.type == "state":
        return None
    return _RELATIONS.get(relation or "")


def _commands_before(words: list[str]) -> bool:
    """Whether a rank follows an office that leads: "Navy Commander Major General"."""
    ranks = words_of("ranks")
    office = [w for w in words if w.rstrip(".") not in ranks | words_of("address")]
    return len(office) < len(words) and bool(office) and relation_of(office[-1]) == "leads"


def _only_a_title(scene: _Scene, body: str | None) -> bool:
    """Whether an actor's words are an office or its subject and no body: "the minister", "intelligence analyst"."""
    if body is None or scene.actors[body].type == "person":
        return False
    told = [scene.words.text[m.start : m.end].lower().split() for m in scene.cast.marks if m.actor == body]
    return all(
        (relation_of(words[-1]) is not None and "of" not in words and len(words) < _LONG_TITLE)
        or (len(words) == 1 and words[0] in words_of("subjects"))
        for words in told
    )


def _serves(words: list[str], cut: int, base: str, owned: bool) -> bool:
    before = words[: max(0, cut - len(base.split()))]
    if any(w in words_of("deputies") for w in before):
        return True
    after = [w.strip(",") for w in words[cut:]]
    if any(w in words_of("small") for w in after) and len(after) > 1:
        return True
    return owned


def _owned(scene: _Scene, office: Office) -> bool:
    """Whether the words give the office to a person by possessive: "Lee's chief", "his chief"."""
    text = scene.words.text[max(0, office.span[0] - 4) : office.span[1]].lower()
    return any(mark in text for mark in ("'s ", "’s ", " of ", "his ", "her "))


def _one_of_many(scene: _Scene, office: Office, words: list[str]) -> bool:
    start = office.span[0]
    lead = scene.words.text[max(0, start - 4) : start + 2].lower()
    return "senior" in words or " a " in f" {lead}"


def _body_inside(scene: _Scene, office: Office) -> str | None:
    """The body that a title's own words name: "senior police official", "opposition leader"."""
    first, last = scene.words.within(office.span)
    bodies = [a.id for i in range(first, last) if (a := scene.actor(i)) is not None and a.type in BODY]
    return next((body for body in bodies if not _only_a_title(scene, body)), None)


def _place_of(scene: _Scene, office: Office) -> str | None:
    first, last = scene.words.within(office.span)
    return next((p for i in range(first, last) if (p := scene.place(i))), None)


# -- "Russia-backed group" -------------------------------------------------------------------------------------------


def _hyphens(scene: _Scene) -> Iterator[Fact]:
    text = scene.words.text
    for found in HYPHEN.finditer(text):
        word = re.match(r"\w+", text[found.end() :])
        rule = table("relations")["hyphen"][word.group()] if word else None
        left = _ending_at(scene, found.start())
        right = _opening_at(scene, found.end() + len(word.group()) if word else found.end())
        if rule is None or left is None or right is None:
            continue
        relation: RelationName = rule["relation"]
        one, other = (right, left) if rule["subject"] == "right" else (left, right)
        subject = one[0]
        target = other[1] if relation in ("located_in", "controls", "present_in") and other[1] else other[0] or other[1]
        if subject and target:
            yield subject, relation, target, (left[2][0], right[2][1]), None, False


End = tuple[str | None, str | None, Span]
"""An actor, a place, and the words; one of the first two may be missing."""


def _ending_at(scene: _Scene, end: int) -> End | None:
    """Who or what place is named by the words that end here."""
    marks = [m for m in scene.cast.marks if m.end == end and m.kind != "pronoun"]
    first, last = scene.words.within((max(0, end - 1), end))
    spot = next((scene.spots[i] for i in range(first, last) if i in scene.spots), None)
    if not marks and spot is None:
        return None
    mark = max(marks, key=lambda m: m.end - m.start, default=None)
    span = mark.span if mark else spot[1] if spot else (end, end)
    return (mark.actor if mark else None), (spot[0] if spot else None), span


def _opening_at(scene: _Scene, start: int) -> End | None:
    """Who or what place the noun phrase that these words stand in means; nothing past a comma."""
    low, high = start, min(len(scene.words.text), start + 90)
    stop = re.search(r"[,.;:“”\"()\n]", scene.words.text[low:high])
    high = low + stop.start() if stop else high
    marks = [m for m in scene.cast.marks if m.end <= high and m.end > start and m.kind != "pronoun"]
    marks = [m for m in marks if scene.words.tokens[m.head].start >= start]
    first, last = scene.words.within((low, high))
    spots = [(i, *scene.spots[i]) for i in range(first, last) if i in scene.spots]
    mark = min(marks, key=lambda m: (scene.words.tokens[m.head].start, m.end - m.start), default=None)
    spot = spots[0] if spots else None
    if mark is None and spot is None:
        return None
    span = mark.span if mark else spot[2] if spot else (start, start)
    return (mark.actor if mark else None), (spot[1] if spot else None), span


# -- clauses: "X leads Y", "Y, led by X", "X based in Z" --------------------------------------------------------------


@cache
def _verbs(voice: str) -> dict[str, str]:
    return {verb: relation for relation, verbs in table("relations")[voice].items() for verb in verbs}


@cache
def _phrases() -> dict[str, str]:
    return {phrase: relation for relation, phrases in table("relations")["with"].items() for phrase in phrases}


def _clauses(scene: _Scene) -> Iterator[Fact]:
    words = scene.words
    for index, token in enumerate(words.tokens):
        if token.pos not in ("VERB", "ADJ"):
            continue
        lemma = words.lemma(index)
        bare = token.relation.startswith("acl") and scene.child(index, "obj") is None
        passive = token.tag == "VBN" and (bare or scene.child(index, "nsubj:pass", "aux:pass") is not None)
        agent = _agent(scene, index)
        if (agent is not None or passive) and lemma in _verbs("passive"):
            yield from _passive(scene, index, _verbs("passive")[lemma], agent)
        elif not passive and token.pos == "VERB" and lemma in _verbs("verb"):
            yield from _active(scene, index, _verbs("verb")[lemma])
        if lemma in ("consist", "comprise", "include"):
            yield from _members(scene, index)
        yield from _attached(scene, index)


def _members(scene: _Scene, index: int) -> Iterator[Fact]:
    """ "The bloc consists of A, B and C"."""
    listed = scene.child(index, "obj", "obl")
    for subject in _subjects(scene, index) if listed is not None else []:
        body = scene.actor(subject)
        for part in (
            scene.row(listed) if body is not None and body.type in ("igo", "party") and listed is not None else []
        ):
            one = scene.actor(part)
            if one is not None and body is not None and one.type in ("state", "party"):
                yield one.id, "member_of", body.id, scene.span(subject, index, part), None, False


def _agent(scene: _Scene, index: int) -> int | None:
    for child in scene.words.children[index]:
        token = scene.words.tokens[child]
        if token.relation == "obl:agent" or (token.relation.startswith("obl") and scene.words.case(child) == "by"):
            return child
    return None


def _subjects(scene: _Scene, index: int) -> list[int]:
    """Who does what a verb or participle says: its subject, the noun that it describes, the subject of its clause."""
    subject = scene.child(index, "nsubj", "nsubj:pass")
    token = scene.words.tokens[index]
    if subject is not None and scene.words.low(subject) not in ("who", "which", "that"):
        return scene.row(subject)
    if token.relation.startswith("acl") or token.relation == "amod":
        return [token.head]
    if token.relation in ("conj", "xcomp", "advcl") and token.head != index:
        return _subjects(scene, token.head) if scene.words.tokens[token.head].pos in ("VERB", "ADJ", "AUX") else []
    return [subject] if subject is not None else []


def _asserted(scene: _Scene, index: int) -> bool:
    """Whether the words state it outright: no "not", "would", "may", no infinitive, nor what hangs on one ("to make it
    fall")."""
    token = scene.words.tokens[index]
    if token.relation in ("xcomp", "ccomp") and token.head != index:
        above = scene.words.children[token.head]
        if any(scene.words.tokens[c].relation == "mark" and scene.words.low(c) == "to" for c in above):
            return False
    for child in scene.words.children[index]:
        token = scene.words.tokens[child]
        if token.relation == "mark" and scene.words.low(child) in ("to", "if"):
            return False
        if scene.words.low(child) in UNSURE:
            return False
    return True


def _active(scene: _Scene, index: int, relation: str) -> Iterator[Fact]:
    target = scene.child(index, "obj")
    if target is None or not _asserted(scene, index):
        return
    for subject in _subjects(scene, index):
        for other in scene.row(target):
            yield from _fact(scene, subject, relation, other, index)


def _passive(scene: _Scene, index: int, relation: str, agent: int | None) -> Iterator[Fact]:
    if agent is None or not _asserted(scene, index):
        return
    for target in _subjects(scene, index):
        for doer in scene.row(agent):
            yield from _fact(scene, doer, relation, target, index)


def _fact(scene: _Scene, subject: int, relation: str, target: int, cue: int) -> Iterator[Fact]:
    """The fact of a clause, if its two ends are such as it can hold between."""
    one, other, place = scene.actor(subject), scene.actor(target), scene.place(target)
    span = scene.span(subject, cue, target)
    if one is None:
        return
    former = scene.words.tokens[cue].tag in ("VBD",) and relation == "leads"
    if relation == "leads" and other is not None and other.type in BODY | {"state"} and one.type in ("person", "party"):
        yield one.id, "leads", other.id, span, None, former
    elif relation == "controls" and (place or (other and other.type in ("state", "government"))):
        if one.type not in ("person", "population", "other"):
            yield one.id, "controls", place or (other.id if other else ""), span, None, False
    elif relation == "successor_of" and other is not None and one.type == other.type == "person":
        yield one.id, "successor_of", other.id, span, None, False
    elif relation == "commands" and other is not None and other.type in BODY:
        yield other.id, "under_command_of", one.id, span, None, False
    elif relation == "supports" and other is not None and other.type in BODY and one.type in BODY | {"state"}:
        yield one.id, "supports", other.id, span, None, False
    elif relation == "opposed_to" and other is not None and one.type == other.type and one.type in BODY:
        yield one.id, "opposed_to", other.id, span, None, False
    elif relation == "member_of" and other is not None and other.type in ("igo", "party", "armed_group"):
        yield one.id, "member_of", other.id, span, None, False


def _attached(scene: _Scene, index: int) -> Iterator[Fact]:
    """ "Allied with", "based in", "loyal to" and their like."""
    words = scene.words
    for child in words.children[index]:
        if not words.tokens[child].relation.startswith("obl"):
            continue
        relation = _phrases().get(f"{words.low(index)} {words.case(child) or ''}".strip())
        if relation is None or not _asserted(scene, index):
            continue
        for subject in _subjects(scene, index):
            one = scene.actor(subject)
            for other in scene.row(child):
                target = _end(scene, other, relation)
                if one is not None and target is not None:
                    yield one.id, relation, target, scene.span(subject, index, other), None, False  # type: ignore[misc]


def _end(scene: _Scene, index: int, relation: str) -> str | None:
    """The object of a relation at a token: a place where the relation wants one, else an actor."""
    actor, place = scene.actor(index), scene.place(index)
    if relation in ("located_in", "present_in", "controls"):
        return place or (actor.id if actor and actor.type == "state" else None)
    return actor.id if actor else None


# -- nouns: "an ally of Y", "Y's rival", "a unit of Y" -----------------------------------------------------------------


@cache
def _noun_rules() -> dict[str, str]:
    return {noun: relation for relation, nouns in table("relations")["noun"].items() for noun in nouns}


def _nouns(scene: _Scene) -> Iterator[Fact]:
    words = scene.words
    for index, token in enumerate(words.tokens):
        if words.lemma(index) in _ties():
            yield from _tied(scene, index)
        relation = _noun_rules().get(words.lemma(index)) if token.pos in ("NOUN", "PROPN") else None
        if relation is None:
            continue
        for subject in _described(scene, index):
            for target in _complements(scene, index):
                yield from _noun_fact(scene, subject, relation, target, index)


@cache
def _ties() -> frozenset[str]:
    return frozenset(table("relations")["ties"]["noun"])


def _tied(scene: _Scene, index: int) -> Iterator[Fact]:
    """ "X has close ties with Y": who has them is allied with whom they are with."""
    words, ties = scene.words, table("relations")["ties"]
    token = words.tokens[index]
    close = any(words.low(c) in ties["how"] for c in words.children[index])
    if not close or token.relation != "obj" or words.lemma(token.head) not in ties["verb"]:
        return
    if not _asserted(scene, token.head):
        return
    hung = [*words.children[index], *words.children[token.head]]
    ends = [c for c in hung if c > index and words.case(c) in ("with", "to")]
    for subject in _holders(scene, token.head):
        for target in (other for end in ends for other in scene.row(end)):
            yield from _noun_fact(scene, subject, "allied_with", target, index)


def _holders(scene: _Scene, verb: int) -> list[int]:
    """The subjects of a verb, those that a relative clause is about among them."""
    token, subject = scene.words.tokens[verb], scene.child(verb, "nsubj")
    if subject is not None and scene.words.low(subject) in ("who", "which", "that"):
        return scene.row(token.head) if token.relation.startswith("acl") else []
    return _subjects(scene, verb)


def _described(scene: _Scene, index: int) -> list[int]:
    """Whom a noun describes: what it is in apposition to or is said of with "is", and what is in apposition to it."""
    token = scene.words.tokens[index]
    found: list[int] = []
    if token.relation.startswith("appos"):
        found += scene.row(token.head)
    if scene.child(index, "cop") is not None:
        subject = scene.child(index, "nsubj")
        if subject is not None:
            low = scene.words.low(subject)
            found += (
                scene.row(token.head)
                if low in ("who", "which", "that") and token.relation.startswith("acl")
                else scene.row(subject)
            )
    for child in scene.words.children[index]:
        if scene.words.tokens[child].relation.startswith(("appos", "flat", "nmod:desc")):
            found += scene.row(child)
    if token.relation in ("compound", "nmod:desc", "amod") and token.head > index:
        found.append(token.head)
    if token.relation.startswith("conj") and not found and scene.words.tokens[token.head].pos == "NOUN":
        found += _described(scene, token.head)
    return found


def _complements(scene: _Scene, index: int) -> list[int]:
    """Whose a noun is: "of Y", "Y's", "Y" before it."""
    words = scene.words
    found: list[int] = []
    for child in words.children[index]:
        token = words.tokens[child]
        if token.relation == "nmod:poss" or (
            token.relation == "nmod" and words.case(child) in ("of", "to", "with", "in", "within")
        ):
            found += scene.row(child)
        elif token.relation == "compound" and child in scene.marks:
            found.append(child)
    return found


def _noun_fact(scene: _Scene, subject: int, relation: str, target: int, cue: int) -> Iterator[Fact]:
    one, other = scene.actor(subject), scene.actor(target)
    if one is None or other is None:
        return
    span = scene.span(subject, cue, target)
    if relation == "predecessor":
        yield other.id, "successor_of", one.id, span, None, False
    elif relation == "successor_of":
        yield one.id, "successor_of", other.id, span, None, False
    elif relation == "part_of" and one.type not in ("person", "state", "population") and other.type != "person":
        yield one.id, "part_of", other.id, span, None, False
    elif relation == "member_of" and other.type not in ("person", "state", "population"):
        yield one.id, "member_of", other.id, span, None, False
    elif relation in ("allied_with", "opposed_to", "supports") and (one.type == "person") == (other.type == "person"):
        yield one.id, relation, other.id, span, None, False  # type: ignore[misc]


# -- names: "Janusz Bugajski of the Jamestown Foundation", "Leiden University in the Netherlands" ----------------------


def _names(scene: _Scene) -> Iterator[Fact]:
    words = scene.words
    for head, mark in scene.marks.items():
        actor = scene.actors.get(mark.actor)
        if actor is None or mark.kind != "name":
            continue
        for child in words.children[head]:
            token, case = words.tokens[child], words.case(child)
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


def _someone_between(scene: _Scene, first: int, last: int, actor: str) -> bool:
    """Whether another person is named between two words, so that what follows is said of that one."""
    between = (scene.marks[i] for i in range(first + 1, last) if i in scene.marks)
    return any(m.kind == "name" and m.actor != actor and scene.actors[m.actor].type == "person" for m in between)


def _commands(scene: _Scene) -> Iterator[Fact]:
    """ "Under the command of": who the clause says is under it takes orders from the next actor after it."""
    words = scene.words
    for found in COMMAND.finditer(words.text):
        after = _opening_at(scene, found.end())
        first, last = words.within((found.start(), found.end()))
        noun = next((i for i in range(first, last) if words.tokens[i].pos in ("NOUN", "PROPN")), None)
        subject = _commanded(scene, noun, found.start()) if noun is not None else None
        if subject and after and after[0]:
            yield subject.actor, "under_command_of", after[0], (subject.start, after[2][1]), None, False


def _commanded(scene: _Scene, noun: int, end: int) -> Mark | None:
    """Who is under a command: the object of the verb that puts it there, the subject of "is" and "fall", or what the
    words hang on; `None` where the clause puts something there that is no actor ("brought towns under control")."""
    tokens, here = scene.words.tokens, noun
    for _ in range(6):
        placed = scene.child(here, "obj")
        stands = placed if placed is not None and placed != noun else scene.child(here, "nsubj", "nsubj:pass")
        if not _asserted(scene, here):
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
