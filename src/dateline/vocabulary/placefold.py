"""Folds a place's name to the key that the gazetteer looks it up by, and tells the words for kinds of district."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Level = Literal["country", "admin1", "admin2", "city", "region", "water", "facility", "other"]

_SPECIAL = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)
_DROPPED = re.compile(r"[’‘'`´ʻʼʽʾʿˈ\".“”]")
_BREAKS = re.compile(r"[\W_]+")
_WHOLE = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

FIRST = "province|governorate|oblast|state|region|prefecture|republic|emirate|department|canton|krai|voivodeship"
SECOND = (
    "county|parish|district|municipality|borough|raion|cercle|subdistrict|township|commune|subprefecture|woreda|"
    "taluka?|tehsil|upazila|thana"
)
_DISTRICT = re.compile(
    rf"^(?:(?P<of>{FIRST}|{SECOND}|departement) (?:of |de |du |di )?)?(?P<name>.+?)"
    rf"(?: (?P<word>{FIRST}|{SECOND}|city|shi|sheng|autonomous region|federal district))?$"
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes and stops, breaks as one space, "Saint" as "st": `Gao's` → `gaos`."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    text = _DROPPED.sub("", "".join(c for c in text if not unicodedata.combining(c)))
    words = _BREAKS.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_WHOLE.get(word, word) if len(words) > 1 else word for word in words)


@lru_cache(maxsize=65536)
def district(key: str) -> tuple[str, str | None]:
    """A folded name without its word for a kind of district, and that word: `gao region` → `gao`, `region`."""
    found = _DISTRICT.match(key)
    if found is None:
        return key, None
    return found["name"], found["word"] or found["of"]


def level_of(word: str) -> Level | None:
    """The level that a word for a kind of district points to, None for one that may be either."""
    if word in {"district", "municipality", "department", "region", "prefecture", "commune", "canton", "city"}:
        return None
    return "admin1" if re.fullmatch(FIRST, word) else "admin2"


ARTICLES = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az ")
"""The Arabic article before a folded name, as its first sounds make it."""
_ARTICLE = re.compile(r"^(?:[ae][dnrlstz]|[ae]sh) (?=\w)")
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("ck", "k"), ("q", "k"),
    ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("x", "s"),
)  # fmt: skip


def without_article(key: str) -> str:
    """A folded name without an Arabic article before it, in whichever spelling: `ad damazin` → `damazin`."""
    return _ARTICLE.sub("", key)


_ALIKE = str.maketrans("qoeyw", "kuiiv")
"""Letters that ways of spelling exchange: `Qormato`, `Kurmatu`."""


@lru_cache(maxsize=65536)
def plain(key: str) -> str:
    """A folded name without its article, in one letter for those that ways of spelling it exchange."""
    return without_article(key).translate(_ALIKE)


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """What ways of spelling a folded name in Latin letters have in common: its consonants, roughly, each once."""
    bones = without_article(key)
    for sound, letter in _SOUNDS:
        bones = bones.replace(sound, letter)
    bones = bones.replace(" ", "")
    return re.sub(r"(.)\1+", r"\1", bones[:1] + re.sub(r"[aeiou]", "", bones[1:]))
