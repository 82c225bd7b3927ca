"""The dictionary form of a word from its part of speech and Penn tag: rules, and a list of what they miss."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files("dateline.read").joinpath("data/lemmas.toml").read_text(encoding="utf8"))


def _forms(table: str) -> dict[str, str]:
    """Form → lemma."""
    return {form: base for base, forms in _DATA[table].items() for form in forms.split()}


_VERBS, _NOUNS, _DEGREES, _WORDS = (_forms(table) for table in ("verbs", "nouns", "degrees", "words"))
_KEEPS, _TAKES = (tuple(_DATA["endings"][kind].split()) for kind in ("keeps", "takes"))
_SILENT_E, _BARE = (frozenset(_DATA["stems"][kind].split()) for kind in ("e", "bare"))
_VOWELS = frozenset("aeiou")
_LONG_BUT_E = ("eiv", "iev", "eas", "aus", "eav", "eiz")


@lru_cache(65_536)
def lemma(word: str, pos: str, tag: str) -> str:
    """The lemma of `word`, given its UPOS and Penn tag; proper nouns keep their form (plurals lose theirs)."""
    if pos == "PROPN":
        return _singular(word) if tag == "NNPS" else word
    low = word.lower()
    if pos in ("VERB", "AUX"):
        return _verb(low, tag)
    if tag in ("NNS", "NNPS"):
        return _singular(low)
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return _degree(low, pos)
    if tag == "POS":
        return "'s"
    if pos in ("PRON", "PART", "DET"):
        if tag == "PRP" and low == "her":
            return "she"
        return "I" if low == "i" else _WORDS.get(low, low)
    return low if pos != "PUNCT" else word


def _singular(word: str) -> str:
    low = word.lower()
    if low in _NOUNS:
        return _NOUNS[low]
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _degree(word: str, pos: str) -> str:
    if word in _DEGREES:
        return _WORDS[word] if pos == "ADV" and word in ("better", "best") else _DEGREES[word]
    for ending in ("est", "er"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            if stem.endswith("i"):
                return stem[:-1] + "y"
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem + "e" * _wants_e(stem)
    return word


def _verb(word: str, tag: str) -> str:
    """The ending decides; tags are sometimes wrong ("accuses" as a past form)."""
    if word in _VERBS:
        return _VERBS[word]
    plain = tag in ("VB", "VBP")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1] if word in _NOUNS else _singular(word)
    if word.endswith("ing") and len(word) > (6 if plain else 4):
        return _stem(word[:-3])
    if not plain and word.endswith("ed") and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ied") and len(word) > 4 else _stem(word[:-2])
    return word


def _stem(stem: str) -> str:
    """A verb's stem without its ending: doubled consonants undone, a silent e put back."""
    if stem in _SILENT_E or stem in _BARE:
        return stem + "e" * (stem in _SILENT_E)
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfzeo" and len(stem) > 3:
        return stem[:-1]
    return stem + "e" * _wants_e(stem)


def _wants_e(stem: str) -> bool:
    if len(stem) < 2 or stem[-1] in "aeiowxy":
        return False
    if stem.endswith(("creat", "uir", "quit", "uot", "uid", "uis")):
        return True
    long = len(stem) > 3 and stem[-2] in _VOWELS and stem[-3] in _VOWELS
    if long and not stem.endswith(_LONG_BUT_E):
        return False
    if stem.endswith(_KEEPS):
        return False
    return stem.endswith(_TAKES)
