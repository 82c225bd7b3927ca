"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from dateline.extract.times.putoff import put_off
from dateline.record.reading import Token
from dateline.vocabulary.files import table

Lean = Literal["past", "done", "future", "present"]
"""Where words point; `done` where a verb in the past says what was done on the very date."""

_STOPS = frozenset(
    {",", ";", ":", "—", "–", '"', "“", "”", "(", ")", "which", "who", "that", "where", "while", "but", "and"}
)
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "must", "should", "may", "might", "can", "could"})
_PERFECT = frozenset({"was", "were", "had", "has", "have", "been"})
_REACH = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@cache
def _leading() -> frozenset[str]:
    return frozenset(table("times")["tense"]["leading"])


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    tense = table("times")["tense"]
    return frozenset(tense["future"]), frozenset(tense["past"]), frozenset(tense["lemmas"])


def lean(tokens: Sequence[Token], words: Sequence[str], first: int, last: int, offset: int = 0) -> Lean | None:
    """The tense of what words `[first, last)` of a sentence date, over arcs where there are any, else by the words.

    `tokens` are the sentence's, `words` the same in lower case; `offset` is the index of its first token in the
    reading, in which heads count. `None` where nothing shows it.
    """
    if any(token.tag for token in tokens):
        if first and put_off(tokens, words, first, last - 1, offset):
            return "future"
        found = _by_arcs(tokens, words, last - 1, offset)
        if found is not None:
            return found
    return _by_words(words, first, last)


def _by_arcs(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> Lean | None:
    """Climb from the date's last word to the verb that governs it; an infinitive does not date what it comes after
    ("agreed to calm the border after Friday's clash")."""
    if _done_on(tokens, words, i, offset):
        return "done"
    after = False
    for _ in range(12):
        head = tokens[i].head - offset
        if head == i or not 0 <= head < len(tokens):
            return None
        i = head
        after = after or _comes_after(tokens, words, i, offset)
        if after and tokens[i].tag == "VB" and not _auxiliaries(tokens, i, offset):
            continue
        if tokens[i].pos in ("VERB", "AUX") or tokens[i].tag.startswith("VB") or _auxiliaries(tokens, i, offset):
            found = _verb(tokens, words, i, offset)
            if found is not None:
                return found
    return None


def _done_on(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> bool:
    """Whether a date hangs on a verb in the past that does not put anything off: "took the town *in January*"."""
    head = tokens[i].head - offset
    if tokens[i].relation.split(":")[0] != "obl" or not 0 <= head < i:
        return False
    case = {words[j] for j in range(max(0, i - 3), i) if tokens[j].head == i + offset}
    told = table("times")["tense"]
    put_off = tokens[head].lemma in {*told["moving"], *told["looking_ahead"]}
    helped = {words[j] for j in _auxiliaries(tokens, head, offset)}
    past = tokens[head].tag == "VBD" or (tokens[head].tag == "VBN" and helped <= _PERFECT)
    return past and case <= {"in", "on"} and not put_off and helped <= _PERFECT


def _comes_after(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> bool:
    """Whether a noun stands after "after"."""
    return tokens[i].pos == "NOUN" and any(
        words[j] == "after" and tokens[j].head == i + offset for j in range(max(0, i - 6), i)
    )


def _auxiliaries(tokens: Sequence[Token], i: int, offset: int) -> list[int]:
    at = i + offset
    return [
        j
        for j in range(max(0, i - 10), min(len(tokens), i + 4))
        if tokens[j].head == at and tokens[j].relation[:3] in ("aux", "cop")
    ]


def _verb(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> Lean | None:
    tag, helpers = tokens[i].tag, _auxiliaries(tokens, i, offset)
    helped = {words[j] for j in helpers}
    if helped & _WILL or _to_be(tokens, words, i, offset):
        return "future"
    if helped & {"had", "was", "were", "has", "have", "did", "been", "'ve", "’ve"}:
        return "past"
    if tag in ("VBD",) or (tag == "VBN" and not helped):
        return "past"
    if tag == "VBG" and helped & {"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m"}:
        return "future"
    if tag in ("VBZ", "VBP"):
        return "future" if _awaited(tokens, words, i, offset) else "present"
    return "future" if "would" in helped and (tag == "VB" or "be" in helped) else None


def _awaited(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> bool:
    """Whether a verb in the present tells what something else will come with: "it will be signed *when he visits*"."""
    head = tokens[i].head - offset
    if tokens[i].relation != "advcl" or not 0 <= head < len(tokens):
        return False
    return bool({words[j] for j in _auxiliaries(tokens, head, offset)} & {"will", "would", "'ll", "’ll"})


def _to_be(tokens: Sequence[Token], words: Sequence[str], i: int, offset: int) -> bool:
    """ "set to vote", "plans to meet", "is due on Friday": what is meant to come."""
    future = _words()[2]
    if words[i] == "due":
        return True
    if tokens[i].lemma in ("schedule", "slate", "expect", "set", "plan") and tokens[i].tag in ("VBN", "JJ"):
        return any(
            words[j] in ("is", "are", "'s", "’s", "'re", "’re", "be") for j in _auxiliaries(tokens, i, offset)
        ) or not (_auxiliaries(tokens, i, offset))
    to = next((j for j in range(i - 1, max(-1, i - 4), -1) if words[j] == "to"), None)
    if tokens[i].tag != "VB" or to is None:
        return False
    if to and words[to - 1] in ("due", "set", "scheduled", "planned", "slated", "is", "are", "was", "were"):
        return True
    if not any(token.tag in _FINITE for token in tokens):  # a headline: "Ruritania to host talks on Monday"
        return True
    head = tokens[i].head - offset
    return (
        0 <= head < len(tokens)
        and head != i
        and (tokens[head].lemma in future or tokens[head].lemma.rstrip("s") in future)
    )


def _by_words(words: Sequence[str], first: int, last: int) -> Lean | None:
    """The nearest word of tense: to the left within the clause, then to the right, then further left."""
    left = _scan(words, range(first - 1, max(-1, first - 1 - _REACH), -1), stop=True)
    if left is not None:
        return left
    right = _scan(words, range(last, min(len(words), last + _REACH)), stop=False)
    return right if right is not None else _scan(words, range(first - 1, max(-1, first - 30), -1), stop=False)


def _scan(words: Sequence[str], places: range, *, stop: bool) -> Lean | None:
    future, past, _ = _words()
    for at in places:
        word = words[at]
        if stop and word in _STOPS:
            return None
        if word in ("set", "due", "scheduled", "expected", "planned", "slated") and at:
            return "past" if words[at - 1] in ("was", "were", "had", "been") and word != "set" else "future"
        if word in future or (stop and word == "to" and at and words[at - 1] in _leading()):
            return "future"
        if word in past or (
            word.endswith("ed") and len(word) > 4 and word not in ("hundred", "indeed", "armed", "united")
        ):
            before = words[max(0, at - 3) : at]
            return "future" if any(w in _WILL or w == "be" for w in before) else "past"
    return None
