"""Deeds that are only talked over or provided for: "discussed the release of hostages", "talks on a withdrawal", "the
deal includes the return of the dead". They are open until something else says that they came about."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.record.account import Status
from dateline.vocabulary.files import listed


def discussed(tree: Tree, index: int) -> tuple[Status, str] | None:
    """The status that talk of a deed gives the noun that tells it, with the word that decided; `None` where it has
    none. Known deeds ("discussed the killing of two men") have been done, whoever talks of them."""
    token = tree.tokens[index]
    if token.lemma not in listed("status", "discussed", "deeds") or token.head == index:
        return None
    base, case, above = token.relation.split(":")[0], tree.case(index), tree.tokens[token.head]
    about = case in listed("status", "discussed", "about")
    if base == "nmod" and above.lemma in listed("status", "discussed", "nouns") and (about or case in ("of", "for")):
        return "hypothetical", above.lemma
    if base == "nsubj" and tree.child(token.head, "cop") is not None and not _definite(tree, index):
        return ("hypothetical", above.lemma) if above.lemma in listed("status", "discussed", "verdicts") else None
    if talked_over(tree, index) or _put_off(tree, index):
        return "hypothetical", above.lemma
    return _provided_for(tree, index)


def talked_over(tree: Tree, noun: int) -> bool:
    """Whether a noun is what its verb says that others talk about or ask: "raised the release", "insists on it"."""
    token = tree.tokens[noun]
    base = token.relation.split(":")[0]
    verb = tree.tokens[token.head]
    if verb.pos != "VERB" or verb.lemma not in listed("roles", "discussing"):
        return False
    about = base == "obl" and tree.case(noun) in listed("status", "discussed", "about")
    return base == "obj" or token.relation == "nsubj:pass" or about


def _put_off(tree: Tree, noun: int) -> bool:
    """Whether a noun tells what is left to later or waits for something: "the withdrawal *was left to* other talks"."""
    noun = tree.row(noun)
    token = tree.tokens[noun]
    verb, relation = tree.tokens[token.head], token.relation.split(":")[0]
    ties = {tree.case(k) for k in tree.dependents(token.head, "obl")}
    if relation == "nsubj" and "on" in ties and verb.lemma in listed("status", "discussed", "depending"):
        return True
    left = token.relation in ("obj", "nsubj:pass") and verb.lemma in listed("status", "discussed", "leaving")
    return left and bool(ties & {"to", "for", "until"})


def _provided_for(tree: Tree, index: int) -> tuple[Status, str] | None:
    """Whether a pact or plan provides for a deed: "the agreement covers the release of prisoners"."""
    token = tree.tokens[index]
    verb = tree.tokens[token.head]
    subject = tree.child(token.head, "nsubj")
    pact = subject is not None and tree.tokens[subject].lemma in listed("settings", "pacts")
    given = token.relation == "obj" or (token.relation == "obl" and tree.case(index) == "for")
    provides = verb.lemma in listed("status", "discussed", "providing")
    return ("future", verb.lemma) if pact and given and provides else None


def _definite(tree: Tree, index: int) -> bool:
    return any(tree.lower[k] in ("the", "this", "that", "its", "their") for k in tree.dependents(index, "det", "nmod"))
