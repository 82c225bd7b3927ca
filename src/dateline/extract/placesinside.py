"""Names that are no places though they look it, and places inside of longer names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache

from dateline.extract.placestands import listed
from dateline.extract.tree import Tree
from dateline.record.reading import Reading, Span
from dateline.record.report import Report
from dateline.vocabulary.files import table
from dateline.vocabulary.placefold import fold
from dateline.vocabulary.registry import How, registry

_OF = re.compile(r"(\w+) of (?:the )?(.+)")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|bin|ben)-", re.I)
_LONGEST = 3
"""How many words a place's name inside of a longer name may have."""


def _names(*parts: str) -> Iterator[str]:
    """All names and spellings in these parts of the house's own list of places."""
    for part in parts:
        for name, row in table("regions")[part].items():
            yield from (name, *row.get("also", ()))


@cache
def known_places() -> frozenset[str]:
    """Folded names of the regions and waters in the house's own list, those of one common word left out."""
    return frozenset(fold(n) for n in _names("regions", "waters") if len(n) > 4)


@cache
def known_sites() -> frozenset[str]:
    """Folded names of the buildings, bases and squares in the house's own list."""
    return frozenset(map(fold, _names("facilities")))


@cache
def linked() -> re.Pattern[str]:
    """Names of the house's own list that hold a small word, at which readers part them: `Line of Control`."""
    names = {n for n in _names("regions", "waters") if re.search(r"[A-Z]\S* (?:of|and|de|del) ", n)}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")


@cache
def _cities() -> frozenset[str]:
    return frozenset(map(fold, table("cities")["millions"]))


def bare(name: str) -> bool:
    """Whether a name is only points of the compass and words for kinds of place, the rest of a longer name."""
    words = name.lower().replace("-", " ").split()
    capital = name[:1].isupper() and not name.endswith("ern") and len(words) < 3 and words[:1] == ["the"]
    return all(word in listed("bare") for word in words) and not (capital and fold(name) in known_places())


def surnames(report: Report, reading: Reading) -> frozenset[str]:
    """Last names of people in the report that are not the names of states, capitals or regions too."""
    people = [report.text[n.start : n.end].split() for n in reading.names if n.kind == "PER"]
    last = {words[-1] for words in people if len(words) > 1}
    last |= {_ARTICLE.sub("", name) for name in last}
    return frozenset(n for n in last if not registry().find(n) and fold(n) not in known_places() | _cities())


def vessel(tree: Tree, span: Span) -> bool:
    """Whether a name is a ship's or a train's, stands right after a noun for one ("the tanker Koro Star"), or in a list
    after a ship's."""
    words = tree.text[span[0] : span[1]].split()
    first = tree.at(span[0])
    if first and tree.tokens[first - 1].lemma.lower() in listed("vessel_nouns"):
        return True
    if words[0] in listed("vessels") or (len(words) > 1 and words[-1] in listed("trains")):
        return True
    head = tree.head(span)
    if head is None or tree.tokens[head].relation != "conj":
        return False
    first = next((i for i in tree.ancestors(head) if tree.tokens[i].relation != "conj"), head)
    return tree.word(first) in listed("vessels") or (first > 0 and tree.word(first - 1) in listed("vessels"))


def inner(report: Report, reading: Reading, known: Container[str]) -> Iterator[Span]:
    """Places inside of names of happenings and sites: "Koro" of "the Koro Peace Summit" or "the Battle of Koro"."""
    for name in reading.names:
        if name.kind not in {"MISC", "ORG", "FAC", "EVENT"}:
            continue
        start, words = name.start, report.text[name.start : name.end]
        if words.lower().startswith("the "):
            start, words = start + 4, words[4:]
        found = _OF.fullmatch(words)
        if found and _tells(found[1]):
            yield from _leading(found[2], start + found.start(2), known, sure=_surely(found[1]))
        elif " " in words and _tells(last := words.split()[-1]):
            yield from _leading(words[: -len(last) - 1], start, known, sure=_surely(last))


def _tells(word: str) -> bool:
    return _surely(word) or word.lower() in listed("called_after")


def _surely(word: str) -> bool:
    return word.lower() in listed("holding")


def _leading(words: str, start: int, known: Container[str], *, sure: bool) -> Iterator[Span]:
    """The longest place's name that words begin with: one that the report names, or where `sure` any that is known."""
    pieces = words.split(" ")
    for size in range(min(_LONGEST, len(pieces)), 0, -1):
        name = " ".join(pieces[:size])
        key = fold(name)
        if key in known or (sure and (key in _cities() or key in known_places() or is_state(name, "name", "capital"))):
            yield start, start + len(name)
            return


@lru_cache(maxsize=1024)
def is_state(name: str, *how: How) -> bool:
    """Whether words mean a state in one of these ways of naming."""
    return any(hit.how in how and hit.entry.type == "state" for hit in registry().find(name))
