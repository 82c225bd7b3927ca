"""Words that deny a deed: nobody did it, there is no sign of it, a claim of it is turned down, the plan is given up."""

from __future__ import annotations

from dateline.extract.events.known import Decided, phrasal, status_words
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed

NOT = frozenset({"not", "n't", "n’t"})
DENIED = NOT | {"never"}
_NOBODY = frozenset({"no", "neither", "none", "nobody"})
_FEWER = frozenset({"fewer", "less"})
"""Words after "no" that leave somebody: "no fewer than six"."""


def foregone(tree: Tree, index: int) -> bool:
    """Whether a verb tells what was planned and did not come about: "was to have visited"."""
    before = [tree.lower[k] for k in sorted(tree.dependents(index, "aux", "cop", "mark")) if k < index]
    return before[:3] in (["was", "to", "have"], ["were", "to", "have"])


def of_nobody(tree: Tree, noun: int | None) -> bool:
    """Whether a subject or object means nobody: "*neither man* was held", "killed *no civilians*"."""
    words = () if noun is None else (noun, *tree.dependents(noun, "det"))
    return any(tree.lower[k] in _NOBODY and not set(tree.lower[k + 1 : k + 2]) & _FEWER for k in words)


def turned_down(tree: Tree, told: int) -> Decided | None:
    """What it makes of a claim that somebody turns it down: "rejected the allegation that its troops had fired"; but
    not of what it only links with others ("an allegation linking the attack to it")."""
    claim = tree.tokens[told].head
    if tree.tokens[told].lemma in listed("status", "presupposed", "linking"):
        return None
    token, verb = tree.tokens[claim], tree.tokens[tree.tokens[claim].head]
    claimed = token.pos == "NOUN" and token.relation == "obj" and token.lemma in listed("status", "denying", "claims")
    refused = verb.lemma in listed("status", "denying", "claimed") and not denied(tree, token.head)
    return ("negated", verb.lemma) if claimed and refused else None


def denied(tree: Tree, verb: int) -> bool:
    """Whether a "not" stands with a verb ("did not deny that …"), or it holds no more ("will no longer attack")."""
    words = {tree.lower[c] for c in tree.children[verb]}
    return bool(words & DENIED) or ("longer" in words and tree.lower[verb - 2 : verb] == ["no", "longer"])


def missing(tree: Tree, noun: int) -> Decided | None:
    """What a noun such as "sign" makes of what it is a sign of, where there is none: "no sign that", "not seen any"."""
    if status_words("signs").get(tree.tokens[noun].lemma) is None or tree.tokens[noun].pos != "NOUN":
        return None
    verb = tree.tokens[noun].head
    words = [tree.lower[c] for c in tree.children[noun]]
    if tree.tokens[noun].relation.split(":")[0] in ("obj", "nsubj"):
        words += [tree.lower[c] for c in tree.children[verb] if tree.tokens[c].relation == "advmod"]
    return ("negated", f"no {tree.lower[noun]}") if ({"no"} | DENIED) & set(words) else None


def given_up(tree: Tree, plan: int) -> bool:
    """Whether a plan is given up: "dropped a plan to expel them"."""
    verb = tree.tokens[plan].head
    kept = {tree.lower[c] for c in tree.dependents(verb, "advmod")} & DENIED
    dropped = phrasal(tree, verb) in listed("status", "dropping", "verbs")
    return dropped and tree.tokens[plan].relation == "obj" and not kept


def comes_about(tree: Tree, verb: int) -> bool:
    """Whether a verb says only that its subject comes to be: "did not take place", "were never held"."""
    words = {tree.lower[c] for c in tree.children[verb]}
    return tree.tokens[verb].lemma in listed("status", "happening", "verbs") or any(
        tree.tokens[verb].lemma == lemma and word in words
        for lemma, word in (phrase.split("_") for phrase in listed("status", "happening", "phrases"))
    )
