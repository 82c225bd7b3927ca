"""Places that an event's own words name, and places of its sentence that its grammar gives to something else.

"The *invasion of Mali*" was in Mali, wherever else the sentence goes; "a group *based in Chad* denied it" says nothing
of where the deed was.
"""

from __future__ import annotations

from dateline.extract.actors import nouns
from dateline.extract.events.apart import Candidate, followed, is_land, of_pact, promised, ways
from dateline.extract.events.known import phrasal
from dateline.extract.events.spots import Spot
from dateline.extract.events.status import status_for
from dateline.extract.events.things import things
from dateline.extract.placesinside import is_state
from dateline.extract.scene import Scene
from dateline.extract.tree import Tree
from dateline.record.account import Place
from dateline.record.reading import Span
from dateline.vocabulary.files import listed
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.weapons import is_munition

_AT = frozenset({"in", "at", "near", "inside", "outside"})
_UPON = frozenset({"of", "on", "against"})


def struck(tree: Tree, index: int) -> Span | None:
    """The name of the place that a deed is done to by its very words: "the invasion of *Mali*", "attacked *Mali*"."""
    noun = tree.tokens[index].pos == "NOUN" and tree.tokens[index].lemma in listed("placewords", "striking")
    verb = tree.tokens[index].pos == "VERB" and tree.tokens[index].lemma in listed("placewords", "entering")
    if noun:
        found = (k for k in tree.dependents(index, "nmod") if tree.case(k) in _UPON)
    elif verb:
        found = (k for k in tree.dependents(index, "obj", "nsubj:pass"))
    else:
        return None
    names = (_name(tree, k) for k in found)
    return next((name for name in names if name is not None), None)


def _name(tree: Tree, index: int) -> Span | None:
    """The place's name that a word heads."""
    at = tree.tokens[index].start
    return next(((n.start, n.end) for n in tree.reading.names if n.kind == "LOC" and n.start <= at < n.end), None)


def struck_there(scene: Scene, index: int, name: Span, candidates: list[Candidate]) -> list[Candidate] | Place | None:
    """Those candidates that may be where a deed was done to the place so named: that, or one in it that hangs on the
    deed's word ("struck Mali in Gao"); where its words here name an actor, the place of this name, if there is one."""
    tree = scene.tree
    own = [c for c in candidates if c.span[0] < name[1] and name[0] < c.span[1]]
    hung = [c for c in candidates if _hangs(tree, index, c.span)]
    words = tree.text[name[0] : name[1]]
    if own or hung:
        return hung if hung and is_state(words, "name") else [*own, *hung]
    return next((place for place in scene.places if fold(place.name) == fold(words)), None)


def _hangs(tree: Tree, index: int, span: Span) -> bool:
    head = tree.head(span)
    if head is None or tree.tokens[head].head != index or tree.case(head) not in _AT:
        return False
    return not any(tree.tokens[k].pos in ("VERB", "AUX") for k in range(min(index, head) + 1, max(index, head)))


def of_event(scene: Scene, spot: Spot, event_type: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that words do not give to something else than the event."""
    tree = scene.tree
    home = scene.sentence_at(tree.tokens[spot.index].start)
    hostile = event_type in listed("settings", "hostile")
    tally = hostile and tallied(tree, spot.index)
    at_once = event_type in listed("settings", "told at once") or _undone(scene, spot, event_type)

    def away(one: Candidate) -> bool:
        if hostile and of_mission(tree, one.span):
            return True
        if scene.sentence_at(one.span[0]) == home:
            told = elsewhere(tree, spot.index, one.span, hostile=hostile)
            return told or of_another(tree, spot, one.span, event_type)
        town = isinstance(one.what, Place) and not is_land(one.what)
        return at_once or (hostile and of_talks(tree, one.span)) or (tally and town)

    return [one for one in candidates if not away(one)]


def _undone(scene: Scene, spot: Spot, event_type: str) -> bool:
    """Whether a deed is only planned or thought of; who is to leave or be let go is somewhere already."""
    return event_type != "RETREAT" and status_for(scene.tree, spot, event_type)[0] in ("future", "hypothetical")


def of_another(tree: Tree, spot: Spot, span: Span, event_type: str) -> bool:
    """Whether words of an event's sentence name the place of something else than the event."""
    index, head = spot.index, tree.head(span)
    up, down = ways(tree, index, span)
    if head is None or not down:
        return False
    return (
        any(_resides(tree, step, index) for step in down)
        or _barred(tree, down)
        or _origin(tree, index, head, event_type)
        or (event_type == "CONSULT" and any(_topic(tree, step, head, index) for step in down))
        or (event_type in listed("settings", "hostile") and _felt(tree, up))
    )


def of_mission(tree: Tree, span: Span) -> bool:
    """Whether words say where an embassy or the like sits that says or does something: "the embassy *in Chad*
    condemned the raid"."""
    head = tree.head(span)
    if head is None or tree.case(head) not in _AT | {"to"} or not tree.tokens[head].relation.startswith("nmod"):
        return False
    mission = tree.tokens[tree.tokens[head].head]
    return mission.relation == "nsubj" and mission.lemma in listed("settings", "missions")


def _resides(tree: Tree, step: int, index: int) -> bool:
    token = tree.tokens[step]
    beside = token.relation.split(":")[0] in ("acl", "amod", "appos") and token.head != index
    return beside and step != index and token.lemma in listed("settings", "residing")


def _barred(tree: Tree, down: list[int]) -> bool:
    """Whether a place is where somebody is kept from going."""
    going = (k for k in down if tree.tokens[k].lemma in listed("settings", "going"))
    return any(tree.tokens[a].lemma in listed("settings", "barring") for k in going for a in tree.ancestors(k))


def _origin(tree: Tree, index: int, head: int, event_type: str) -> bool:
    """Whether a place is where those come from who act or are acted on: "killed fighters *from Chad*"."""
    above = _before(tree, head)
    if tree.case(head) != "from" or above is None or above == index:
        return False
    if tree.tokens[above].pos != "PROPN" and nouns.noun(tree.tokens[above].lemma.lower()) is None:
        return False
    moved = event_type in _MOVING or tree.tokens[index].lemma in listed("settings", "taking")
    return not moved and tree.tokens[head].relation.startswith(("nmod", "obl"))


_MOVING = frozenset({"RETREAT", "AID", "MOBILIZE", "SANCTION"})


def _before(tree: Tree, head: int) -> int | None:
    """The noun that stands right before the preposition of a place: "*fighters* from Chad", "*the war* in Chad"."""
    case = tree.child(head, "case")
    return case - 1 if case and tree.tokens[case - 1].pos in ("NOUN", "PROPN") else None


def _topic(tree: Tree, step: int, head: int, index: int) -> bool:
    """Whether a step down to a place enters what is talked about: "discussed *the war* in Chad"."""
    token = tree.tokens[step]
    if token.head != index:
        return False
    case = tree.case(step)
    if case in listed("settings", "about") or (case == "on" and step != head):
        return True
    beside = _before(tree, head) if step == head else step
    thing = tree.tokens[beside] if beside is not None else None
    discussed = tree.tokens[index].lemma in listed("roles", "discussing")
    return discussed and thing is not None and thing.head == index and thing.relation in ("obj", "nsubj:pass")


def _felt(tree: Tree, up: list[int]) -> bool:
    """Whether a deed is what something else is about: "protested in Gao *over the raid*"."""
    return any(tree.case(step) in listed("settings", "about") for step in up)


def elsewhere(tree: Tree, index: int, span: Span, *, hostile: bool = False) -> bool:
    """Whether words of an event's sentence name the place of something else: of what a clause tells of a party ("the
    rebels *who took Gao* left the talks"), or, of a `hostile` deed, of the saying or meeting that tells of it ("signed
    a truce *in Doha* to end the war")."""
    up, down = ways(tree, index, span)
    if any(tree.tokens[step].relation == "acl:relcl" and tree.tokens[step].head != index for step in down):
        return True
    if not hostile and (_talked_about(tree, down) or any(_came_after(tree, step, index) for step in down)):
        return True
    if any(of_pact(tree, step, index) or _conceded(tree, step) for step in down):
        return True
    if down and promised(tree, down[-1], index) and tree.tokens[down[-1]].lemma in listed("settings", "meeting"):
        return True
    if down and tree.case(down[0]) == "from" and tree.tokens[index].lemma in listed("roles", "shooting"):
        return True  # "rockets fired from Chad"
    if len(down) > 1 and tree.tokens[down[-1]].relation == "nsubj" and any(tree.case(k) == "from" for k in down):
        return True  # "mediators from Chad"
    if (hostile and up and down and of_talks(tree, span)) or followed(tree, up, down):
        return True
    if not (hostile and up and down) or tree.tokens[down[-1]].relation.split(":")[0] != "obl":
        return False
    verb = tree.tokens[tree.tokens[down[-1]].head]
    return verb.pos == "VERB" and verb.lemma in listed("settings", "talking")


def _talked_about(tree: Tree, down: list[int]) -> bool:
    """Whether a place is in what is talked about: "discussed *Chad*", "briefed them *on the war in Chad*"."""
    verb = tree.tokens[tree.tokens[down[-1]].head] if down else None
    if verb is None or verb.lemma not in listed("settings", "discussing"):
        return False
    object_of = tree.tokens[down[-1]].relation == "obj" and verb.lemma == "discuss"
    return object_of or any(tree.case(step) in ("on", "about", "over", "regarding") for step in down)


def _came_after(tree: Tree, step: int, index: int) -> bool:
    """Whether a step down enters what came before or after: "lifted them a day *after* they met in Chad"."""
    marks = {tree.lower[k] for k in tree.dependents(step, "mark")}
    clause = tree.tokens[step].relation.split(":")[0] == "advcl" and bool(marks & {"after", "before", "since"})
    return clause and tree.tokens[index].pos == "VERB" and tree.child(step, "nsubj", "nsubj:pass") is not None


def _conceded(tree: Tree, step: int) -> bool:
    """Whether a step down enters a clause set against the one above: "signed a pact, *although* Gao was shelled"."""
    marks = {tree.lower[k] for k in tree.dependents(step, "mark")}
    return tree.tokens[step].relation.split(":")[0] == "advcl" and bool(marks & listed("settings", "conceding"))


def of_talks(tree: Tree, span: Span) -> bool:
    """Whether words name the place of a meeting or a pact, where no deed of another sentence need have been done."""
    head = tree.head(span)
    if head is None or tree.case(head) not in ("in", "at"):
        return False
    above = tree.tokens[tree.tokens[head].head]
    if above.pos == "VERB":
        return above.lemma in listed("settings", "concluding") or above.lemma in listed("settings", "meeting")
    return above.lemma in listed("settings", "pacts") or above.lemma in listed("settings", "meetings")


def tallied(tree: Tree, verb: int) -> bool:
    """Whether a verb counts the weapons of a night, sent or shot down over a whole land: "fired 430 drones"."""
    what = [k for k in things(tree, verb) if is_munition(tree.tokens[k].lemma)]
    downed = {tree.tokens[verb].lemma, phrasal(tree, verb)} & listed("roles", "warding off")
    counted = any(tree.child(k, "nummod") is not None for k in what)
    counted = counted or (bool(downed) and any(tree.tokens[k].pos == "NUM" for k in things(tree, verb)))
    return tree.tokens[verb].pos == "VERB" and counted
