"""Content words of a sentence, cut to stems, so that two reports' words can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dateline.store.words import tokens
from dateline.vocabulary.files import table
from dateline.vocabulary.registry import registry


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """A folded token without the commonest English endings: `bombings` → `bomb`, `soldiers` → `soldier`."""
    for ending, put in (("ies", "y"), ("ings", ""), ("ing", ""), ("ers", "er"), ("ed", ""), ("es", "e"), ("s", "")):
        if token.endswith(ending) and len(token) - len(ending) >= 3 and not token.endswith("ss"):
            return (token[: -len(ending)] + put).rstrip("e") or token
    return token.rstrip("e") or token


@cache
def _stop() -> frozenset[str]:
    words = table("incidents")["words"]["stop"].split()
    return frozenset(words) | frozenset(stem(word) for word in words)


def content(text: str, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The stems of a text's content words, sorted; words of the names in `without` and numbers are left out."""
    names = {stem(token) for name in without for token in tokens(name)}
    found = {stem(token) for token in tokens(text) if len(token) > 2 and not token.isdigit() and token not in _stop()}
    return tuple(sorted(found - names - _stop()))


def head(name: str) -> str:
    """The stem of the head of a noun phrase: `dozens of soldiers` → `soldier`, `hostages on the train` → `hostag`."""
    return stem(head_noun(name))


def head_noun(name: str) -> str:
    """The head of a noun phrase as it stands, folded: `Hostages on the train` → `hostages`."""
    words = tokens(name)
    while len(words) > 2 and words[1] == "of" and words[0] in _COUNTS:
        words = words[2:]
    for at, word in enumerate(words):
        if at and word in _TAIL and not (word == "and" and registry().country(words[at - 1])):
            words = words[:at]
            break
    return words[-1] if words else ""


_COUNTS = frozenset(
    "dozens scores hundreds thousands some most many several two three one number group members all".split()
)
_TAIL = frozenset("of in on at from who with for by near to that which aboard inside outside and linked loyal".split())


@cache
def counted() -> dict[str, str]:
    """The sort of those counted, by the stem of the noun: `soldier` → `soldiers`, `policeman` → `soldiers`."""
    return {stem(noun): name for name, nouns in table("incidents")["counted"].items() for noun in nouns.split()}


@cache
def _sites() -> dict[str, str]:
    nouns = {noun: name for name, some in table("incidents")["sites"].items() for noun in (name, *some.split())}
    return nouns | {f"{noun}{ending}": name for noun, name in nouns.items() for ending in ("s", "es")}


def sites(text: str) -> tuple[str, ...]:
    """The sorts of scenes and targets that a text names, sorted: `two vessels off the airport` → `airport`, `ship`.

    Words with capitals are left out, for they are parts of names: Port-au-Prince, the West Bank.
    """
    return tuple(sorted({found for word in _SMALL.findall(text) if (found := _sites().get(word))}))


_SMALL = re.compile(r"(?<![\w'-])(?!port of [A-Z]|\w+ (?:city|town)\b)[a-z]+(?![\w'])")
"""No scene is a word that only says what sort of town is named: "off the port of Kalat", "the market town"."""


@cache
def heads(group: str) -> frozenset[str]:
    """The stems of a group of nouns, such as `offices`, `captives`, `generic`."""
    return frozenset(stem(noun) for noun in table("incidents")[group]["heads"].split())
