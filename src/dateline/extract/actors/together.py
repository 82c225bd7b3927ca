"""Two or more who are told together, whom "they" means next: "Okon met Ama. *They* agreed", "Okon and Ama spoke. *They*
said"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.extract.actors.found import Found
from dateline.extract.actors.phrases import Words
from dateline.vocabulary.files import listed

_THEY = frozenset({"they", "both"})
_SORTS = ("person", "state")
"""Types of those who meet and speak as equals."""
_CLAUSES = frozenset({"conj", "ccomp", "parataxis"})


def told_together(
    words: Words, found: list[Found], index: int, before_it: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """The mentions, all of one sort, that a "they" means which opens a sentence after one that tells of them together,
    be it by a "they" of its own (`before_it`); none where that sentence tells of others who are many."""
    pronoun = found[index]
    verb = words.tokens[pronoun.head].head
    opens = words.tokens[verb].head == verb and words.tokens[pronoun.head].relation == "nsubj"
    here = words.sentence[pronoun.head]
    if pronoun.name not in _THEY or not opens or not here:
        return ()
    before = [i for i in range(index - 1, -1, -1) if words.sentence[found[i].head] == here - 1]
    heads = {found[i].head: i for i in before if found[i].kind != "pronoun" and found[i].type in _SORTS}
    many = {words.tokens[found[i].head].head for i in before if found[i].count == "many"}
    they = {words.tokens[found[i].head].head: before_it[i] for i in before if i in before_it}
    for told in _clauses(words, here - 1):
        if told in they:
            return they[told]
        if told not in many and (row := _row(words, found, heads, told)):
            return row
    return ()


def _clauses(words: Words, sentence: int) -> Iterator[int]:
    """The verbs of a sentence that tell what happened or was said, the last first."""
    first = words.sentence.index(sentence)
    for index in range(len(words.sentence) - 1, first - 1, -1):
        token = words.tokens[index]
        main = token.head == index or token.relation.split(":")[0] in _CLAUSES
        if words.sentence[index] == sentence and token.pos == "VERB" and main:
            yield index


def _row(words: Words, found: list[Found], heads: dict[int, int], verb: int) -> tuple[int, ...]:
    """The subjects of a verb that "and" joins, or its one subject and those with whom he meets or speaks."""
    subject = next((c for c in words.children[verb] if words.tokens[c].relation == "nsubj"), None)
    if subject is None:
        return ()
    row = [subject, *(c for c in words.children[subject] if words.tokens[c].relation == "conj")]
    if len(row) == 1:
        row += _partners(words, verb)
    told = [heads[named] for k in row if (named := _named(words, heads, k)) is not None]
    sorts = {found[i].type for i in told}
    return tuple(sorted(told)) if len(told) == len(row) > 1 and len(sorts) == 1 else ()


def _named(words: Words, heads: dict[int, int], index: int) -> int | None:
    """The word that heads a name in apposition to a word ("the minister, *Okon*"), or the word itself."""
    apposed = (c for c in words.children[index] if words.tokens[c].relation == "appos" and c in heads)
    return next(apposed, index if index in heads else None)


def _partners(words: Words, verb: int) -> list[int]:
    """Whom a verb's subject meets, or talks with: "met *Ama*", "discussed the plan with *Ama*"."""
    lemma, below = words.tokens[verb].lemma, words.children[verb]
    if lemma in listed("roles", "hosting"):
        return [c for c in below if words.tokens[c].relation == "obj"][:1]
    if lemma not in listed("roles", "conferring"):
        return []
    with_whom = (c for k in (verb, *below) for c in words.children[k] if words.case(c) == "with")
    return [c for c in with_whom if words.tokens[c].relation.split(":")[0] in ("obl", "nmod")][:1]
