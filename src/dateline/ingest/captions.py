"""Captions of pictures, and the credit that says who took or supplied them."""

from __future__ import annotations

import re

from dateline.ingest.blocks import Block
from dateline.ingest.datelines import read_dateline
from dateline.ingest.furniture import agency

_BEGINS = re.compile(
    r"(?:FILE\s*[-–—:]|\(?file (?:photo|picture|image)\b|(?:this|an?|in this|in an?|the)\s(?:[\w-]+\s){0,4}?"
    r"(?:photo|photograph|image|picture|frame grab|screen ?grab|video grab|handout)\b"
    r".{0,80}?\b(?:shows?|provided|released|taken|made|shot|dated|of)\b"
    r"|photos? (?:shows?|by|courtesy|credit)\b|pictured\b|picture (?:shows|credit)\b"
    r"|\((?:left|right|l to r|from left)\)|caption\s*:)",
    re.IGNORECASE,
)
_CLIP = re.compile(
    r"(?:(?:watch|listen|video|in pictures|in photos|photos|gallery)(?: (?:live|now|here|also|more|below))?\s*[:|]\s)",
    re.I,
)
_LABELLED = re.compile(
    r"(?:[(|\[—–-]\s*|(?<=[.!?”\"])\s*|^|\s)(?:photo(?:graph|s)?|picture|pic|image|illustration|credit)s?"
    r"(?:\s+credits?|\s+courtesy)?\s*(?::|/|\bby\b|\bcourtesy(?: of)?\b)\s*(?P<credit>[^.:!?\n]{2,70}?)\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<open>[(\[])(?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
_HOUSES = r"(?:AP|AFP|REUTERS|Reuters|EPA|EFE|Getty(?: Images)?|TASS|Xinhua|Bloomberg|Pool|VOA|Al Jazeera|IC)"
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_LABEL_FIRST = re.compile(
    r"(?:photos?|pictures?|images?|credits?)\b[^/]{0,12}[:]|photos? (?:by|courtesy)\b", re.IGNORECASE
)
_SLASHED = re.compile(
    rf"(?P<credit>(?:{_HOUSES}(?: [Pp]hoto)?\s?/\s?[A-Z][\w .'’-]{{2,40}}"
    rf"|{_PERSON}\s?/\s?(?:[A-Z][\w.'’-]+\s?/\s?)?{_HOUSES}(?: (?:photo|via .{{2,20}}))?))\.?$"
)
_COPYRIGHT = re.compile(r"(?:^|\s)©\s*(?P<credit>[^.\n]{2,60})\.?$")
_CREDITLIKE = re.compile(
    r"\b(?:photo|file|getty|via|courtesy|supplied|handout|pool|screengrab|afp|reuters|ap|epa)\b", re.IGNORECASE
)
_AGENCY_DASH = re.compile(
    r"\s[—–-]+\s?(?P<credit>[A-Z][\w /]{1,30}?(?: (?:photo|pic|file photo)s?))\.?$", re.IGNORECASE
)


def caption(block: Block, *, above_body: bool) -> tuple[bool, str | None]:
    """Whether a block is a caption, and its credit. Above the body less is asked of it than amid running text."""
    if block.length > 900 or block.bullet or (block.words >= 8 and read_dateline(block.head)):
        return False, None
    credit = _credit(block.tail, above_body=above_body) if _may_credit(block.tail) else None
    begins = clip(block) or _BEGINS.match(block.head) is not None
    if begins and (credit or above_body or (block.words <= 45 and not block.head.startswith("The "))):
        return True, credit
    if credit is None:
        return False, None
    return block.words <= (110 if above_body else 70), credit


def clip(block: Block) -> bool:
    """Whether a block begins as the caption of a clip or of pictures does: "WATCH: …"."""
    return _CLIP.match(block.head) is not None


def _may_credit(tail: str) -> bool:
    """Whether a credit is worth looking for."""
    if tail[-1:] in ")]" or tail[-2:] in (").", "].") or "/" in tail or "©" in tail:
        return True
    lower = tail.lower()
    return any(word in lower for word in ("photo", "pic", "image", "illustration", "credit"))


def _credit(tail: str, *, above_body: bool) -> str | None:
    bracketed = _bracketed(tail, above_body=above_body)
    if bracketed:
        return bracketed
    for pattern in (_LABELLED, _SLASHED, _COPYRIGHT, _AGENCY_DASH):
        found = pattern.search(tail)
        if found and len(found["credit"].split()) <= 8 and found["credit"][:1].isupper():
            return found["credit"].strip(" )]")
    return None


def _bracketed(tail: str, *, above_body: bool) -> str | None:
    found = _BRACKETED.search(tail)
    if found is None or len(found["credit"].split()) > 10 or _LABEL_FIRST.match(found["credit"]):
        return None
    words = found["credit"].strip()
    slashed = "/" in words and words[:1].isupper() and "," not in words and not re.search(r"\d/\d", words)
    housed = " " in words or _CREDITLIKE.search(words.replace("/", " "))
    pictured = re.search(r"\b(?:photo|getty|courtesy|supplied|handout|screengrab)\b", words, re.IGNORECASE)
    if slashed and housed and (found["open"] == "[" or above_body or _CREDITLIKE.search(words.replace("/", " "))):
        return words
    if pictured or (above_body and (agency(words) or _CREDITLIKE.search(words))):
        return words
    return None
