"""Whether words put what they date off to a day still to come: "until Friday", "ahead of the vote on Sunday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.actors import nouns
from dateline.record.reading import Token
from dateline.vocabulary.files import table

_DATED = frozenset({"on", "this", "next", "the"})
"""Words that stand between a preposition and a date."""


def put_off(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, offset: int) -> bool:
    """Whether the date `[first, last]` of a sentence is one that something is put off to, called for or ahead of.

    `tokens` are the sentence's, `words` the same in lower case; heads count from `offset`.
    """
    while first and words[first - 1] in _DATED:
        first -= 1
    case = words[first - 1] if first else ""
    after = words[last + 1 : last + 3]
    told = table("times")["tense"]
    if case in ("until", "till") and after != [",", "when"] and _under(tokens, last, offset, told["until"]):
        return True
    if case in ("to", "for", "until", "till") and _under(tokens, last, offset, told["moving"]):
        return True
    return (first > 0 and _ahead_of(tokens, words, first - 1)) or _looked_forward(tokens, words, last, offset)


def _looked_forward(tokens: Sequence[Token], words: Sequence[str], last: int, offset: int) -> bool:
    """Whether a date is that of what somebody looks forward to."""
    look = next((k for k in _over(tokens, last, offset, 3) if tokens[k].lemma == "look"), None)
    return look is not None and words[look + 1 : look + 3] == ["forward", "to"]


def _under(tokens: Sequence[Token], last: int, offset: int, verbs: Sequence[str]) -> bool:
    """Whether a date hangs on one of some verbs, or on what such a verb takes."""
    return any(tokens[k].lemma in verbs for k in _over(tokens, last, offset, 2))


def _over(tokens: Sequence[Token], index: int, offset: int, most: int) -> Iterator[int]:
    """The words that a word hangs on, nearest first, so many at most."""
    for _ in range(most):
        up = tokens[index].head - offset
        if up == index or not 0 <= up < len(tokens):
            return
        index = up
        yield index


def _ahead_of(tokens: Sequence[Token], words: Sequence[str], noun: int) -> bool:
    """Whether a noun for what happens stands after "before" or "ahead of": "ahead of elections", "before the holiday",
    but not "before a judge"."""
    told, place = table("times")["tense"], noun - 1
    if noun < 1 or tokens[noun].pos != "NOUN" or nouns.noun(tokens[noun].lemma) is not None:
        return False
    while place and noun - place < _PHRASE and tokens[place].pos in _INSIDE:
        place -= 1
    if words[place] == "of":
        return place > 0 and words[place - 1] == "ahead"
    return words[place] == "before" and tokens[noun].lemma in told["planned"]


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PRON"})
_PHRASE = 7
"""How many words a noun's phrase has before it at most."""
