"""Clauses: which verb's clause a word stands in, in which tense that tells, and what the clause hangs on."""

from __future__ import annotations

from dateline.extract.tree import Tree

_VERBS = ("VERB", "AUX")
_CLAUSES = frozenset({"root", "ccomp", "advcl", "parataxis", "csubj"})
_WORDS = frozenset({"amod", "compound", "aux", "cop"})
"""What a verb form is that makes no clause of its own."""
_AUXILIARIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("will", frozenset({"will", "'ll", "’ll", "shall"})),
    ("modal", frozenset("would could should may might can must 'd ’d".split())),
    ("had", frozenset({"had"})),
    ("has", frozenset({"has", "have", "'ve", "’ve"})),
)
_PAST = frozenset({"was", "were", "did"})
_PRESENT = frozenset("is are am 's ’s 're ’re be being do does".split())
_TAGS = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "ing", "VBN": "ed"}
_HIGH = 8
"""How many clauses above one are looked at."""


def clause_of(tree: Tree, index: int) -> int:
    """The word that heads the clause in which a word stands: a verb, or a noun or adjective in a verb's place."""
    for here in (index, *tree.ancestors(index)):
        token = tree.tokens[here]
        relation = token.relation.split(":")[0]
        verb = token.pos in _VERBS and relation not in _WORDS
        if verb or token.head == here or relation in _CLAUSES or token.relation == "acl:relcl":
            return here
    return index


def tense(tree: Tree, verb: int) -> str:
    """How a clause tells: `past`, `present`, `has` or `had` done, `will`, `modal`, `to` do, `ing`, `ed`, `bare`; "-"
    for one without a verb."""
    if any(tree.lower[c] == "to" for c in tree.dependents(verb, "mark")):
        return "to"
    words, tag = {tree.lower[c] for c in tree.dependents(verb, "aux", "aux:pass", "cop")}, tree.tokens[verb].tag
    named = next((name for name, those in _AUXILIARIES if words & those), None)
    if named is not None:
        return named
    under_way = " ing" if tag == "VBG" else ""
    if words & _PAST:
        return f"past{under_way}"
    if words & _PRESENT:
        return f"present{under_way}"
    return _TAGS.get(tag, "bare") if tree.tokens[verb].pos in _VERBS else "-"


def hanging(tree: Tree, verb: int) -> tuple[str, int]:
    """What a clause is in its sentence (`root`, `ccomp`, `relative`, `acl`, `advcl.after` …), and the verb of which it
    holds: the first of "came *and said*" and "wants *to go*"."""
    for _ in range(_HIGH):
        token = tree.tokens[verb]
        joined = token.relation == "conj" and tree.tokens[token.head].pos in _VERBS
        if token.head == verb or not (joined or token.relation == "xcomp"):
            break
        verb = token.head
    token = tree.tokens[verb]
    if token.head == verb:
        return "root", verb
    if token.relation == "acl:relcl":
        return "relative", verb
    relation = token.relation.split(":")[0]
    return (f"advcl.{_opens(tree, verb)}" if relation == "advcl" else relation), verb


def _opens(tree: Tree, verb: int) -> str:
    """The word that opens an adverbial clause: "after", "when", "to"; `none` where there is none."""
    mark = tree.child(verb, "mark")
    if mark is not None:
        return tree.lower[mark]
    when = (tree.lower[c] for c in tree.dependents(verb, "advmod"))
    return next((word for word in when if word in ("when", "while", "as")), "none")


def above(tree: Tree, verb: int) -> list[int]:
    """The clauses that a clause stands in, the nearest first."""
    found: list[int] = []
    while tree.tokens[verb].head != verb and len(found) < _HIGH:
        verb = clause_of(tree, tree.tokens[verb].head)
        found.append(verb)
    return found
