"""What a headline, a byline and a sub-heading look like."""

from __future__ import annotations

import re

from dateline.ingest.blocks import Block
from dateline.ingest.furniture import agency

_BY = re.compile(r"(?:by|byline\s*:|written by|words by|author\s*:|by\s*:)\s+(?P<name>\S.*)$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-ZÀ-ÞŠŽ][\w.'’À-ſ-]*$")
_SMALL = frozenset(
    "a an and as at by de del der di du el en for from in la le of on or the to van von with y & |".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NARRATES = _DAYS | frozenset(
    "a an the has have had was were been said is are will would this that he she they it".split()
)
_NOT_NAMES = _DAYS | frozenset(
    "the a an this that news world politics sports business opinion analysis report update video life status war peace "
    "crisis new more why how what when who january february march april may june july august september october "
    "november december".split()
)
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Co|No|vs)\.$|\.\.\.$")


def stops(block: Block) -> bool:
    """Whether a block ends with a full stop or another mark that headlines do without."""
    return bool(re.search(r"[.:,][\"”’']*$", block.tail)) and not _ABBREVIATED.search(block.tail)


def headline_like(block: Block) -> bool:
    """Whether a block may be a headline by its length and marks alone."""
    if not 2 <= block.words <= 32 or block.length > 220 or block.bullet:
        return False
    first = block.head.lstrip("'\"“‘«¿¡([#")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isascii()) and not stops(block)


def stopped_headline(block: Block) -> bool:
    """Whether a block that ends with a full stop is a headline all the same: in title case, or without narration."""
    if not 3 <= block.words <= 24 or block.length > 180 or block.bullet or not block.head[:1].strip("'\"“‘").isupper():
        return False
    words = [word.strip("'\"“”‘’.,:;!?()") for word in block.head.split()]
    long = [word for word in words if len(word) >= 4]
    capitals = sum(1 for word in long if word[:1].isupper() or word[:1].isdigit())
    if len(long) >= 3 and capitals * 10 >= len(long) * 8:
        return True
    if re.match(r"[A-Z][\w'’. ]{2,30}:\s", block.head) and len(words) <= 18:
        return True
    narrates = _NARRATES - {"a", "an", "the"} if len(words) <= 10 else _NARRATES
    return len(words) <= 14 and not any(word.lower() in narrates for word in words)


def byline(block: Block) -> str | None:
    """Who wrote it, where a block says only that: "By Jane Roe", "By Jane Roe and John Doe, Reuters"."""
    if block.words > 14 or block.length > 120:
        return None
    found = _BY.match(block.head)
    if found is None:
        return None
    words = re.sub(r"[,|/;()@]", " ", found["name"]).split()
    if not words or words[0].lower() in _NOT_NAMES or words[0].lower() in _DAYS or stops_sentence(words):
        return None
    named = all(_NAME_WORD.match(word) or word.lower() in _SMALL or "@" in word for word in words)
    return found["name"].strip(" .|") if named else None


def stops_sentence(words: list[str]) -> bool:
    """Whether the words end a sentence, as in "By Sunday, Rebels Had Left."."""
    return words[-1].endswith(".") and len(words) > 5


def bare_name(block: Block) -> str | None:
    """A person's name or an agency's, where a block is nothing else: "JANE ROE", "Jane van Roe", "Reuters"."""
    line = block.head.strip(" .|-–—")
    if block.words > 5 or len(line) > 50:
        return None
    if agency(line):
        return line
    words = line.split()
    if not 2 <= len(words) <= 4 or words[0].lower() in _NOT_NAMES or stops(block):
        return None
    plain = all(re.fullmatch(r"[A-ZÀ-ÞŠŽ][A-Za-z.'’À-ſ-]*|van|von|de|al|bin|del|da|El|Al", word) for word in words)
    return line if plain and not any(word.lower() in _NOT_NAMES for word in words) else None


def subhead_like(block: Block) -> bool:
    """Whether a block amid the body may be a sub-heading."""
    if not 1 <= block.words <= 12 or block.length > 90 or block.bullet or block.length < 3:
        return False
    first = block.head.lstrip("'\"“‘«¿¡(")[:1]
    return (first.isupper() or first.isdigit()) and not re.search(r"[.,;:…][\"”’')]*$", block.tail)


def plain(words: str) -> str:
    """Words as headlines are compared: one space, no case, straight quotes."""
    words = words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", words).strip(" .;•").casefold()
