"""Status: whether an event is told as done, planned, possible or denied (PLOVER's auxiliary modes)."""

from __future__ import annotations

from functools import lru_cache

from dateline.extract.events.denied import (
    DENIED,
    NOT,
    comes_about,
    denied,
    foregone,
    given_up,
    missing,
    of_nobody,
    turned_down,
)
from dateline.extract.events.discussed import discussed
from dateline.extract.events.known import (
    Decided,
    definite,
    known_deed,
    linked,
    phrasal,
    presupposed,
    settled,
    status_words,
    subjunctive,
)
from dateline.extract.events.spots import Spot
from dateline.extract.tree import Tree
from dateline.record.account import Status
from dateline.record.reading import EventMark
from dateline.vocabulary.files import listed

_FROM_MARK: dict[str, Status] = {
    "planned": "future",
    "possible": "hypothetical",
    "negated": "negated",
    "asked": "hypothetical",
}
SURE = 0.6


def status_of(tree: Tree, index: int, mark: EventMark | None = None) -> Decided:
    """The status that the words around a trigger give it; with no such word, the reader's mark where it is sure."""
    decided = _by_words(tree, index)
    if decided is not None:
        return decided
    if mark is not None and mark.factuality in _FROM_MARK and mark.score > SURE:
        return _FROM_MARK[mark.factuality], "the reader's mark"
    return "happened", ""


@lru_cache(maxsize=8)
def _by_words(tree: Tree, index: int) -> Decided | None:
    if of_nobody(tree, tree.child(index, "obj")):
        return "negated", "no"
    return _verbal(tree, index) if tree.tokens[index].pos in ("VERB", "AUX") else _nominal(tree, index)


def status_for(tree: Tree, spot: Spot, event_type: str) -> Decided:
    """The same for an event of a type: what is refused by a "not" is refused ("does not recognise"), and who comes to
    say something says it ("took to the streets to demand")."""
    status, word = status_of(tree, spot.index, spot.mark)
    if (
        status == "negated"
        and (word in DENIED or word.endswith(" not"))
        and event_type in ("REJECT", "ACCUSE", "COERCE")
    ):
        refused = spot.part == "verb" and all(use.type != event_type for use in spot.uses)
        return ("happened", "") if refused else (status, word)
    if status == "hypothetical" and word == "to" and _said_by_coming(tree, spot.index):
        return _verbal(tree, tree.tokens[spot.index].head) or ("happened", "")
    if word == "to" and event_type in listed("status", "tried", "types") and _used(tree, spot.index):
        return _verbal(tree, tree.tokens[spot.index].head) or ("happened", "")
    if word in listed("status", "tried", "trying") and event_type in listed("status", "tried", "types"):
        return _tried(tree, spot.index)
    return status, word


def _used(tree: Tree, index: int) -> bool:
    """Whether a verb tells what is done with something used for it: "using drones *to bomb* a market"."""
    token = tree.tokens[index]
    return token.relation.split(":")[0] == "advcl" and tree.tokens[token.head].lemma == "use"


def _tried(tree: Tree, index: int) -> Decided:
    """The status of a deed that somebody tries to do: as done as the trying is ("tried to kill", "may try to kill")."""
    head = tree.tokens[index].head
    found = _verbal(tree, head) if tree.tokens[head].pos == "VERB" else _nominal(tree, head)
    return found or ("happened", "")


def _said_by_coming(tree: Tree, index: int) -> bool:
    """Whether a word is what somebody does something to say: "took to the streets to demand"."""
    token = tree.tokens[index]
    above = tree.tokens[token.head]
    bare = above.tag == "VB" or (above.tag == "VBG" and tree.child(token.head, "mark", "case") is not None)
    return token.relation.startswith("advcl") and not bare and token.lemma in listed("status", "performed", "purposes")


def _verbal(tree: Tree, index: int) -> Decided | None:
    if _performed(tree, index):
        return "happened", "I"
    if _questioned(tree, index):
        return "hypothetical", "?"
    if foregone(tree, index):
        return "negated", "was to have"
    if of_nobody(tree, tree.child(index, "nsubj")):
        return "negated", "no"
    for child in tree.children[index]:
        word, relation = tree.lower[child], tree.tokens[child].relation.split(":")[0]
        if relation in ("advmod", "det", "cc") and word in status_words("adverbs"):
            return status_words("adverbs")[word], word
        if relation == "aux" and word in status_words("auxiliaries"):
            return _modal(tree, index, word)
        opens = relation == "mark" or (relation == "advcl" and tree.lower[child + 1 : child + 2] == ["that"])
        if opens and status_words("conjunctions").get(word) == "hypothetical":  # "provided that"
            return "hypothetical", word
    return _governed(tree, index)


def _performed(tree: Tree, index: int) -> bool:
    """Whether "I" or "we" only ask leave to say what is thereby said: "I would like to thank"."""
    if tree.tokens[index].lemma not in listed("status", "performed", "verbs"):
        return False
    above = tree.tokens[index].head
    top = above if tree.tokens[index].relation == "xcomp" else index
    wished = tree.tokens[top].lemma in listed("status", "performed", "wishes") and top != index
    subject = tree.child(top, "nsubj")
    words = {tree.lower[k] for k in tree.dependents(top, "aux", "advmod")}
    return wished and subject is not None and tree.lower[subject] in ("i", "we") and not words & NOT


def _questioned(tree: Tree, index: int) -> bool:
    """Whether a verb is asked about: "Did you threaten them?"; but not "Why did you?"."""
    subject = tree.child(index, "nsubj")
    first = min(tree.dependents(index, "aux"), default=None)
    if subject is None or first is None or first > subject:
        return False
    sentence = tree.sentence(index)
    asked = "?" in tree.lower[max(index, sentence.last - 3) : sentence.last]
    return asked and not any(tree.tokens[k].tag in ("WP", "WRB", "WDT") for k in range(sentence.first, first))


def _modal(tree: Tree, index: int, word: str) -> Decided | None:
    """What a modal makes of its verb; "would" and "could" inside a report of past words stay what they say."""
    if denied(tree, index):
        return "negated", f"{word} not"
    if word in ("would", "'d", "’d") and (_foretold(tree, index) or _agreed(tree, index)):
        return "future", word
    return status_words("auxiliaries")[word], word


def _agreed(tree: Tree, verb: int) -> bool:
    """Whether it is what something agreed on lays down: "under the deal the rebels would leave"."""
    phrases = tree.dependents(verb, "obl")
    return any(tree.case(k) == "under" and tree.tokens[k].lemma in listed("status", "agreed", "nouns") for k in phrases)


def _foretold(tree: Tree, verb: int) -> bool:
    """Whether a past report tells what will be: "said it would leave"; not on a condition."""
    told_as = tree.tokens[verb]
    token = tree.tokens[told_as.head] if told_as.relation == "conj" else told_as
    cue = tree.tokens[token.head]
    told = (
        token.relation == "ccomp"
        and cue.tag in ("VBD", "VBN")
        and cue.lemma in listed("status", "foretelling", "words")
    )
    first, last = sorted((tree.tokens[verb].start, cue.start))
    if set(tree.text[first:last]) & set('"“”'):
        return False
    clauses = tree.dependents(verb, "advcl")
    return told and not any(tree.lower[m] == "if" for c in clauses for m in tree.dependents(c, "mark"))


def _governed(tree: Tree, index: int) -> Decided | None:
    """What the words above a verb make of it: "plans to …", "refused to …", "a plan to …"."""
    token = tree.tokens[index]
    if token.head == index:
        return None
    relation, above = token.relation.split(":")[0], tree.tokens[token.head]
    if relation == "conj" and above.pos == "VERB":
        shares = token.tag == above.tag and tree.child(index, "nsubj") is None
        return _verbal(tree, token.head) if shares else None
    nouns = (token.head, *tree.dependents(token.head, "obj")) if relation == "ccomp" else (token.head,)
    if relation in ("acl", "ccomp", "advcl") and (
        lacking := next(filter(None, (missing(tree, n) for n in nouns)), None)
    ):
        return lacking
    if relation in ("acl", "ccomp", "advcl") and (refused := turned_down(tree, index)) is not None:
        return refused
    if tree.lower[index - 2 : index] == ["short", "of"]:
        return "negated", "short of"
    if token.tag == "VBG" and relation in ("xcomp", "ccomp", "advcl", "obj") and _weighed(tree, index):
        return "hypothetical", above.lemma
    infinitive = any(tree.lower[c] == "to" for c in tree.dependents(index, "mark")) or subjunctive(tree, index)
    if infinitive and relation in ("xcomp", "ccomp", "acl", "advcl"):
        return _above(tree, token.head, relation)
    if relation in ("xcomp", "ccomp") and token.tag == "VB" and above.lemma == "help":
        return _verbal(tree, token.head)
    if relation == "xcomp" and "negated" in (
        status_words("governing_verbs").get(w) for w in (above.lemma, phrasal(tree, token.head))
    ):
        return _averted(tree, token.head)
    unsaid = listed("status", "denying", "unbelieved" if denied(tree, token.head) else "verbs")
    if relation == "ccomp" and above.lemma in unsaid and token.head < index:
        return "negated", above.lemma
    if relation in ("advcl", "ccomp", "obl") and above.lemma in listed("status", "averting", "verbs"):
        kept = any(tree.lower[k] == "from" for k in tree.dependents(index, "mark", "case"))
        return _averted(tree, token.head) if kept else None
    return _waiting(tree, index) if relation == "advcl" else None


def _waiting(tree: Tree, index: int) -> Decided | None:
    """What "once" or "until" makes of a clause that waits for it: "*once* the troops leave"."""
    token, pending = tree.tokens[index], tree.child(index, "mark", "advmod")
    if pending is None or status_words("conjunctions").get(tree.lower[pending]) is None:
        return None
    waits = token.tag in ("VBP", "VBZ", "VB") or _to_come(tree, token.head)
    return ("hypothetical", tree.lower[pending]) if waits else None


def _weighed(tree: Tree, index: int) -> bool:
    """Whether somebody only thinks or talks of doing it: "discussed imposing sanctions", "opposes sending troops"."""
    head = tree.tokens[index].head
    between = {tree.tokens[k].relation.split(":")[0] for k in range(head + 1, index)}
    return tree.tokens[head].lemma in listed("status", "weighing", "verbs") and between <= {"advmod", "compound"}


def _to_come(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what will or would be: "the town would be safe *once* the army moved in"."""
    return any(tree.lower[aux] in ("will", "would", "’ll", "'ll") for aux in tree.dependents(verb, "aux"))


def _above(tree: Tree, head: int, relation: str) -> Decided | None:
    above = tree.tokens[head]
    if above.pos in ("NOUN", "PROPN"):
        status = "negated" if given_up(tree, head) else status_words("governing_nouns").get(above.lemma)
        if above.lemma in listed("status", "allowed", "nouns") and above.relation in ("obj", "iobj", "root"):
            status = "hypothetical"  # "gave them a week to leave", but not "is next week to visit"
        return (status, above.lemma) if status else None
    if relation == "advcl" and above.lemma in listed("status", "causing", "verbs"):
        return _verbal(tree, head)
    if relation == "advcl":
        return "hypothetical", "to"
    if above.lemma == "be":
        return "future", "is to"
    status = "hypothetical" if _blamed_for(tree, head) else status_words("governing_verbs").get(above.lemma)
    return (status, above.lemma) if status else _verbal(tree, head) if above.pos == "VERB" else None


def _blamed_for(tree: Tree, verb: int) -> bool:
    """Whether somebody is accused of a plan, or caught at it: "arrested on suspicion of planning attacks"."""
    token = tree.tokens[verb]
    if token.lemma not in listed("status", "plotting", "verbs") or token.tag != "VBG":
        return False
    over = tree.tokens[token.head].lemma
    return token.head != verb and over in listed("status", "plotting", "blaming")


def _averted(tree: Tree, verb: int, deed: int | None = None) -> Decided:
    """What a verb of preventing makes of what it is about: denied where it was kept off, open where it is to be ("to
    prevent a war"), done where it was not, or only could have been ("failed to prevent the raid")."""
    word = phrasal(tree, verb).replace("_", " ")
    found, lemma = _verbal(tree, verb), tree.tokens[verb].lemma
    goes_on = deed is not None and tree.tokens[deed].tag == "NNS" and lemma in listed("status", "averting", "halting")
    if goes_on and found is not None and found[0] != "negated":
        return "happened", word
    if found is None or lemma not in listed("status", "averting", "verbs"):
        return "negated", word
    before = {tree.lower[k] for k in tree.dependents(verb, "aux")}
    known = deed is not None and definite(tree, deed)
    if found[0] == "negated" or (known and "have" in before and found[0] == "hypothetical"):
        return "happened", f"not {word}"
    return ("hypothetical", word) if found[0] in ("hypothetical", "future") else ("negated", word)


def _nominal(tree: Tree, index: int) -> Decided | None:
    carried = _carried(tree, index)
    if carried is not None and carried[0] == "negated":  # "called off the planned strike"
        return carried
    if _began(tree, index):
        return "happened", "began"
    for child in tree.children[index]:
        word, relation = tree.lower[child], tree.tokens[child].relation
        if relation in ("amod", "advmod") and word in status_words("adjectives"):
            return status_words("adjectives")[word], word
        if relation == "acl" and word in ("scheduled", "planned", "slated"):
            return "future", word
        if relation == "det" and word == "no":
            return "negated", word
    return carried


def _began(tree: Tree, index: int) -> bool:
    """Whether a clause after a noun tells that it has begun: "a truce, which took effect on Saturday"."""
    clauses = [*tree.dependents(index, "acl:relcl")]
    if tree.lower[index + 1 : index + 3] == [",", "which"]:
        clauses.append(tree.tokens[index + 2].head)
    begun = [k for k in clauses if tree.tokens[k].tag == "VBD"]
    return any(phrasal(tree, k) in listed("status", "beginning", "verbs") for k in begun)


def _carried(tree: Tree, index: int) -> Decided | None:
    """What the verb or noun that governs a nominal event makes of it: "will hold talks", "called off the attack"."""
    token = tree.tokens[index]
    relation, above = token.relation.split(":")[0], tree.tokens[token.head]
    if token.head == index:
        return None
    if relation == "nmod" and (lacking := missing(tree, token.head)):
        return lacking
    if (open_still := discussed(tree, index)) is not None:
        return open_still
    if relation in ("obl", "nmod") and linked(tree, index):
        return "happened", "the"
    if (opened := _opened(tree, index)) is not None:
        return _nominal(tree, opened)
    if above.pos == "NOUN" and relation == "nmod":
        status = status_words("governing_nouns").get(above.lemma)
        return (status, above.lemma) if status else None
    if relation == "nsubj" and tree.child(token.head, "cop") is not None:
        return None if known_deed(tree, index) else _judged(tree, token.head)
    if (
        relation == "obl"
        and tree.case(index) in ("at", "during")
        and definite(tree, index)
        and settled(tree, token.head)
    ):
        return "happened", "agreed at"
    return _undergone(tree, index) if above.pos == "VERB" else None


def _undergone(tree: Tree, index: int) -> Decided | None:
    """What a verb makes of the deed that is its object or subject: "ruled out talks", "the attack was called off"."""
    token = tree.tokens[index]
    relation, above = token.relation.split(":")[0], tree.tokens[token.head]
    bare = relation == "obl" and tree.case(index) is None and tree.child(token.head, "compound:prt") is not None
    suffered = "obj" if token.relation == "nsubj:pass" or bare else relation  # "ruled out talks"
    if suffered not in ("obj", "nsubj", "obl"):
        return None
    aimed = token.relation == "nsubj:pass" and above.lemma in listed("status", "aiming", "verbs")
    if aimed or presupposed(tree, index, suffered):
        return None
    verb = phrasal(tree, token.head)
    status = status_words("governing_verbs").get(verb)
    if suffered == "obj" and status == "negated":
        return _averted(tree, token.head, index)
    if suffered == "obj" and _blamed_for(tree, token.head):
        return "hypothetical", verb
    if suffered == "obj" and status and verb not in ("announce", "agree", "commit", "decide", "set", "call", "order"):
        return status, verb.replace("_", " ")
    found = _verbal(tree, token.head)
    if found is None or found[0] != "negated" or comes_about(tree, token.head):
        return found
    if verb in listed("status", "attending", "verbs"):
        return ("future", "will") if found[1].startswith(("will", "wo")) else None
    return found if relation == "obj" else None


def _opened(tree: Tree, index: int) -> int | None:
    """The noun for the start or a part of what a noun tells, which is as done as that is: "the *opening* of talks"."""
    case = tree.child(index, "case")
    noun = None if case is None or tree.lower[case] != "of" else case - 1
    opens = noun is not None and noun >= 0 and tree.tokens[noun].lemma in listed("status", "opening", "nouns")
    return noun if opens and tree.tokens[index].relation.split(":")[0] in ("nmod", "obl") else None


def stays_away(tree: Tree, index: int) -> bool:
    """Whether a noun tells what others did and the subject of its verb did not come to: "boycotted the talks", "did
    not attend the summit", "failed to turn up for the meeting"."""
    token = tree.tokens[index]
    verb, relation = phrasal(tree, token.head), token.relation.split(":")[0]
    if relation == "obj" and verb in listed("status", "attending", "staying_away"):
        return True
    attending = relation in ("obj", "obl") and verb in listed("status", "attending", "verbs")
    found = _verbal(tree, token.head) if attending else None
    return found is not None and found[0] == "negated"


def _judged(tree: Tree, predicate: int) -> Decided | None:
    """What the auxiliary before a judgement makes of what is judged: "a deployment would be a first step", "the visit
    will be his first". "Could be" leaves open whether the judgement holds, not whether the deed was done."""
    words = {tree.lower[c] for c in tree.dependents(predicate, "aux")}
    if words & {"would", "'d", "’d"}:
        return "hypothetical", "would be"
    return ("future", "will be") if words & {"will", "'ll", "’ll"} else None
