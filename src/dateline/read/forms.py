"""Verb tags that the form of a word rules out: "says" is no past form, whatever the sentences around it suggest."""

from __future__ import annotations

from collections.abc import Sequence

_ED = frozenset(
    "need feed heed weed seed speed bleed breed exceed proceed succeed shed wed embed shred sled overfeed".split()
)
_ING = frozenset("bring sing ring swing spring string cling fling sting wring ping wing".split())
_S = frozenset("focus refocus bias canvas gas bus".split())
_HELPERS = frozenset("have has had having be is are was were been being am 's 've 'd 're get got".split())


def fitting(words: Sequence[str], pos: Sequence[str], tags: Sequence[str], heads: Sequence[int]) -> list[str]:
    """Penn tags as they are, but for verbs whose ending contradicts them; `heads` index the words."""
    helped = {heads[at] for at, word in enumerate(words) if pos[at] == "AUX" and word.lower() in _HELPERS}
    return [
        _fitting(word.lower(), tag, helped=at in helped) if pos[at] in ("VERB", "AUX") else tag
        for at, (word, tag) in enumerate(zip(words, tags, strict=True))
    ]


def _fitting(word: str, tag: str, *, helped: bool) -> str:
    if len(word) < 4 and word not in ("is", "has"):
        return tag
    if word.endswith("ing") and word not in _ING and tag in ("VB", "VBD", "VBN", "VBP", "VBZ"):
        return "VBG"
    if word.endswith("ed") and word not in _ED and tag in ("VB", "VBG", "VBP", "VBZ"):
        return "VBN" if helped else "VBD"
    third = word.endswith("s") and not word.endswith("ss") and word not in _S
    if third and tag in ("VB", "VBD", "VBG", "VBN", "VBP"):
        return "VBZ"
    return tag


def rejoined(
    words: Sequence[str], pos: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> list[int]:
    """The heads, with the second of two names that a plural is of ("the presidents of Chad and Mali") joined to the
    first, where the arcs join it to the plural as if it were one more of these."""
    found = list(heads)
    for second, up in enumerate(heads):
        if relations[second] == "conj" and pos[second] == "PROPN" and tags[up] in ("NNS", "NNPS") and up < second:
            between = range(up + 1, second)
            first = next((c for c in between if heads[c] == up and pos[c] == "PROPN"), None)
            of = first is not None and any(words[c].lower() == "of" and heads[c] == first for c in between)
            if first is not None and of and any(words[c].lower() == "and" and heads[c] == second for c in between):
                found[second] = first
    return found
