"""Offices that a verb gives: "Ann Lee was appointed minister", "who served as mayor", "named Bo Tarek head of X"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words
from dateline.extract.actors.titles import UNSURE, Region, first_title, stop_of
from dateline.extract.actors.titlewords import is_of_several, words_of

_SUBJECTS = ("nsubj", "nsubj:pass")


def appointed(words: Words, one: Found) -> Iterator[Region]:
    """The offices that verbs say someone holds, gets or held."""
    for verb in _verbs(words, one.head):
        if {words.low(c) for c in words.children[verb] if words.low(c) != "to" or c < verb} & (UNSURE | {"to"}):
            continue
        for child in words.children[verb]:
            if child > verb and child != one.head and _gives(words, verb, child):
                first, last = words.phrase(child)[0], stop_of(words, child, words.bounds(child)[1])
                region = first_title(words, first, last)
                if region is not None and region.begin <= child and not is_of_several(words, region.end, region.base):
                    yield region


def _gives(words: Words, verb: int, child: int) -> bool:
    """Whether a word after a verb tells the office: "became mayor", "was elected mayor", "served as mayor"."""
    lemma, case = words.lemma(verb), words.case(child)
    if case is None and words.tokens[child].relation in ("xcomp", "obj", "obl"):
        return lemma in words_of("verbs_with_office")
    return case == "as" and lemma in words_of("verbs_as_office")


def _verbs(words: Words, head: int) -> Iterator[int]:
    """The verbs that say what someone becomes or is made: those that have them as subject, or as object in an active
    clause, and those in whose "who" they are meant."""
    token = words.tokens[head]
    verb, gives = token.head, words_of("verbs_to_another")
    if token.relation in _SUBJECTS:
        if _is_passive(words, verb) or words.lemma(verb) not in gives:
            yield verb
        joined = (c for c in words.children[verb] if words.tokens[c].relation == "conj")
        yield from (c for c in joined if not _has_subject(words, c) and words.lemma(c) not in gives)
    elif token.relation == "obj" and words.lemma(verb) in gives:
        yield verb
    for child in words.children[head]:
        if words.tokens[child].relation.startswith("acl"):
            bare = words.tokens[child].tag == "VBN"
            who = any(words.low(c) == "who" and words.tokens[c].relation in _SUBJECTS for c in words.children[child])
            if bare or (who and (words.lemma(child) not in gives or _is_passive(words, child))):
                yield child


def _is_passive(words: Words, verb: int) -> bool:
    return any(words.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in words.children[verb])


def _has_subject(words: Words, verb: int) -> bool:
    return any(words.tokens[c].relation in _SUBJECTS for c in words.children[verb])
