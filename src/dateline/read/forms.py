"""Tags that the form of a word rules out: "says" is no past form, "airstrikes" no singular, whatever the sentences
around them suggest."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLURAL = re.compile(
    r"[a-z]+(?:ion|ment|ing|er|or|ear|ist|ie|ke|[ce]k|sh|ch|ght|[nlcpr]t|st|[nlmvgtd]e|[lr]d|ail|eign)(?:s|es)"
)
"""Words that are plurals by their ending, but for `_SINGULAR`."""
_SINGULAR = frozenset(
    "headquarters series species diabetes rabies scabies herpes hermes shingles gallows measles molasses".split()
)

_ED = frozenset(
    "need feed heed weed seed speed bleed breed exceed proceed succeed shed wed embed shred sled overfeed".split()
)
_ING = frozenset("bring sing ring swing spring string cling fling sting wring ping wing".split())
_S = frozenset("focus refocus bias canvas gas bus".split())
_HELPERS = frozenset("have has had having be is are was were been being am 's 've 'd 're get got".split())


def fitting(words: Sequence[str], pos: Sequence[str], tags: Sequence[str], heads: Sequence[int]) -> list[str]:
    """Penn tags as they are, but for verbs and nouns whose ending contradicts them; `heads` index the words."""
    helped = {heads[at] for at, word in enumerate(words) if pos[at] == "AUX" and word.lower() in _HELPERS}
    return [
        _fitting(word.lower(), tag, helped=at in helped) if pos[at] in ("VERB", "AUX") else _counted(word, tag)
        for at, (word, tag) in enumerate(zip(words, tags, strict=True))
    ]


def _counted(word: str, tag: str) -> str:
    """The tag of a noun: a plural where its ending allows no singular."""
    return "NNS" if tag == "NN" and word not in _SINGULAR and _PLURAL.fullmatch(word) else tag


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


def owned(
    words: Sequence[str], pos: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations with each word before "'s" as the owner (`nmod:poss`) of the noun that follows, where the
    arcs make of the two one thing each ("condemned *Chad*'s *raids*" as two objects) or give their tie another name."""
    found, named = list(heads), list(relations)
    for mark, tag in enumerate(tags):
        owner = mark - 1
        if tag != "POS" or owner < 0 or pos[owner] not in ("NOUN", "PROPN", "NUM") or heads[owner] == owner:
            continue
        if heads[mark] != owner and relations[mark] == "case" and not _under(heads, owner, mark):
            found[mark] = owner
        if found[mark] != owner or relations[owner] == "nmod:poss":
            continue
        up = heads[owner]
        if up > mark:
            thing = up if pos[up] in ("NOUN", "PROPN") else _beside(pos, heads, relations, mark)
        else:
            thing = _beside(pos, heads, relations, mark) if relations[owner] in _ARGUMENTS else None
        if thing is not None:
            found[owner], named[owner] = thing, "nmod:poss"
    return found, named


def of_nouns(
    words: Sequence[str], pos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations with each phrase of "of" hung on the noun right before it ("fired *dozens of rockets*"),
    where the arcs hang it on the verb before both; but not after a verb that takes "of" itself ("accused Chad of
    murder")."""
    found, named = list(heads), list(relations)
    for of, word in enumerate(words):
        inner, noun = heads[of], of - 1
        if word.lower() != "of" or relations[of] != "case" or noun < 0 or inner < of or pos[noun] not in _NOUNS:
            continue
        verb, relation = heads[inner], relations[inner].split(":")[0]
        beside = relation == "nsubj" and heads[noun] == verb and noun != verb
        loose = beside or (verb < noun and pos[verb] == "VERB" and relation in ("obj", "iobj", "obl", "nmod"))
        if loose and words[verb].lower() not in _TAKE_OF and _between(found, noun, verb, inner):
            found[inner], named[inner] = noun, "nmod"
    return found, named


def _between(heads: Sequence[int], word: int, above: int, not_by: int) -> bool:
    """Whether the arcs lead from a word up to another, and not by way of a third."""
    return _under(heads, word, above) and not _under(heads, word, not_by)


_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_TAKE_OF = frozenset(
    f"{stem}{ending}"
    for stem, endings in (
        ("accus", "e es ed ing"), ("convict", " s ed ing"), ("suspect", " s ed ing"), ("acquit", " s ted ting"),
        ("inform", " s ed ing"), ("warn", " s ed ing"), ("remind", " s ed ing"), ("assur", "e es ed ing"),
        ("notif", "y ies ied ying"), ("depriv", "e es ed ing"), ("rob", " s bed bing"), ("strip", " s ped ping"),
        ("reliev", "e es ed ing"), ("clear", " s ed ing"), ("cur", "e es ed ing"), ("rid", " s ding"),
        ("advis", "e es ed ing"), ("persuad", "e es ed ing"), ("convinc", "e es ed ing"), ("ask", " s ed ing"),
        ("demand", " s ed ing"), ("purg", "e es ed ing"), ("cleans", "e es ed ing"), ("expect", " s ed ing"),
    )
    for ending in endings.split(" ")
)  # fmt: skip
"""Forms of verbs that say of what somebody is accused, told or robbed."""


def _under(heads: Sequence[int], word: int, above: int) -> bool:
    """Whether the arcs lead from a word up to another."""
    for _ in range(len(heads)):
        if word == above:
            return True
        if heads[word] == word:
            return False
        word = heads[word]
    return True


_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound"})


def _beside(pos: Sequence[str], heads: Sequence[int], relations: Sequence[str], mark: int) -> int | None:
    """The noun after "'s" that stands to the same word in the same way as the word before it, if only words that
    describe it and have no preposition stand between."""
    owner = mark - 1
    for at in range(mark + 1, min(mark + 8, len(heads))):
        if heads[at] == heads[owner]:
            same = relations[at] == relations[owner] and pos[at] in ("NOUN", "PROPN")
            return at if same else None
        if pos[at] in ("PUNCT", "ADP", "VERB", "AUX") or heads[at] <= mark:
            return None
    return None
