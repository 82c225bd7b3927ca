"""The source of a cue, found over the arcs: its subject, its agent, or the subject of the verb that governs it."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.record.reading import Span

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_HEAVY = frozenset({"acl:relcl", "parataxis", "advcl"})
_STATEMENTS = frozenset(
    "statement report letter tweet post message speech interview article note release document petition complaint "
    "resolution memo text announcement declaration communique email ruling verdict".split()
)
"""Nouns that can speak, but whose owner is the better source where it is named."""


def source_of(tree: Tree, cue: int) -> tuple[Span | None, bool]:
    """The words that name the source of a verbal cue, and whether they were taken over from a governing verb."""
    found = _subject(tree, cue)
    if found is None:
        return None, False
    head, inherited = found
    span = noun_phrase(tree, head)
    if as_said(tree, cue) and head < cue and span[1] > tree.tokens[cue].start:
        span = span[0], tree.trimmed(head, min(tree.subtree(cue)) - 1)[1]
    return span, inherited


def noun_phrase(tree: Tree, head: int) -> Span:
    """A noun with what belongs to its naming: no relative clause, no aside, no preposition or comma at its ends."""
    members = tree.subtree(head, without=_HEAVY | {"case", "cc", "punct:tail"})
    at = members.index(head)
    first = last = at
    while first and members[first - 1] >= members[first] - 2 and _joins(tree, members[first - 1], members[first]):
        first -= 1
    while last + 1 < len(members) and _joins(tree, members[last], members[last + 1]):
        last += 1
    return tree.trimmed(members[first], members[last])


def _joins(tree: Tree, left: int, right: int) -> bool:
    """Whether nothing but a left-out preposition or conjunction stands between two words of a phrase."""
    return all(tree.tokens[i].relation in ("case", "cc", "punct") for i in range(left + 1, right))


def antecedent_of(tree: Tree, source: Span) -> Span | None:
    """The noun phrase that a relative pronoun as source stands for, None for other words."""
    index = tree.at(source[0])
    if index is None or source[1] > tree.tokens[index].end or tree.lower[index] not in _RELATIVES:
        return None
    clause = next((i for i in tree.ancestors(index) if tree.tokens[i].relation == "acl:relcl"), None)
    noun = _name_before(tree, index) if clause is None else tree.tokens[clause].head
    return noun_phrase(tree, noun) if noun is not None else None


def _subject(tree: Tree, cue: int, depth: int = 0) -> tuple[int, bool] | None:
    if depth > 4:
        return None
    token = tree.tokens[cue]
    agent = tree.child(cue, "obl:agent")
    passive = any(tree.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in tree.children[cue])
    if passive or (agent is not None and token.tag == "VBN"):
        return (agent, depth > 0) if agent is not None else None
    own = next((c for c in tree.children[cue] if tree.tokens[c].relation in ("nsubj", "nsubj:outer")), None)
    if own is not None:
        return _antecedent(tree, cue, own), depth > 0
    return _governor(tree, cue, depth) if token.head != cue else None


def _antecedent(tree: Tree, cue: int, subject: int) -> int:
    """The noun that a relative pronoun stands for; any other subject stands for itself.

    After a comma that is the name right before it, or where its clause hangs on no noun: "tension with Kyiv, which …".
    """
    if tree.lower[subject] not in _RELATIVES:
        return subject
    clause = next((i for i in (cue, *tree.ancestors(cue)) if tree.tokens[i].relation == "acl:relcl"), None)
    noun = tree.tokens[clause].head if clause is not None else None
    named = _name_before(tree, subject)
    if named is not None and (noun is None or (tree.lower[subject] == "which" and tree.tokens[noun].pos == "NOUN")):
        return named
    return subject if noun is None else noun


def _name_before(tree: Tree, pronoun: int) -> int | None:
    """The name that stands before a pronoun, with a comma or nothing between."""
    last = pronoun - 1 - (tree.lower[pronoun - 1] == ",")
    if last < 0 or tree.tokens[last].pos != "PROPN":
        return None
    while tree.tokens[last].relation in ("flat", "compound") and tree.tokens[tree.tokens[last].head].pos == "PROPN":
        last = tree.tokens[last].head
    return last


def _governor(tree: Tree, cue: int, depth: int) -> tuple[int, bool] | None:
    relation, head = tree.tokens[cue].relation, tree.tokens[cue].head
    if relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and tree.tokens[head].pos in ("VERB", "AUX", "ADJ"):
        if relation == "xcomp" or as_said(tree, cue):
            controller = tree.child(head, "obj", "iobj", *(("nsubj:pass",) if as_said(tree, cue) else ()))
            if controller is not None:
                return controller, True
        found = _subject(tree, head, depth + 1)
        return (found[0], True) if found else None
    if relation == "acl" and tree.tokens[cue].tag in ("VBG", "VB", "VBD", "VBN", ""):
        return _owner(tree, head), True
    if relation in ("conj", "advcl", "xcomp") and tree.tokens[head].pos in ("NOUN", "PROPN"):
        found = _subject(tree, head, depth + 1)
        return (found[0], True) if found else None
    return None


def as_said(tree: Tree, cue: int) -> bool:
    """Whether a cue is what somebody is quoted as doing: "the agency quoted him *as saying* …"."""
    mark = tree.child(cue, "mark", "case")
    over = (i for i in tree.ancestors(cue) if tree.tokens[i].pos not in ("NOUN", "PROPN"))
    governor = next(over, None)
    quoted = governor is not None and tree.tokens[governor].lemma in ("quote", "cite")
    return quoted and mark is not None and tree.lower[mark] == "as"


def author_of(tree: Tree, source: Span) -> Span | None:
    """The words for who made the statement that is a source, where they say so: "a statement by *the rebels*"."""
    head = tree.head(source)
    if head is None or tree.tokens[head].lemma not in _STATEMENTS:
        return None
    makers = (head, *(k for k in tree.dependents(head, "acl") if tree.tokens[k].tag == "VBN"))
    by = next((c for k in makers for c in tree.children[k] if tree.case(c) == "by"), None)
    return noun_phrase(tree, by) if by is not None else None


def _owner(tree: Tree, noun: int) -> int:
    """Whose statement it is, where the noun is a statement and says so; else the noun itself."""
    if tree.tokens[noun].lemma in _STATEMENTS:
        owner = tree.child(noun, "nmod:poss")
        if owner is not None:
            return owner
        by = next((c for c in tree.dependents(noun, "nmod") if tree.case(c) in ("by", "from", "of")), None)
        if by is not None:
            return by
        verb = tree.tokens[noun].head
        if tree.tokens[noun].relation in ("obj", "obl") and verb != noun:
            subject = tree.child(verb, "nsubj")
            if subject is not None and tree.tokens[subject].relation == "nsubj":
                return subject
    return noun
