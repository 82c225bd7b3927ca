"""Joins two names of one actor: a short one in brackets after the long one, another that it is known by."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.actors.joining import Clusters
from dateline.extract.actors.phrases import Words
from dateline.vocabulary.registry import fold, initials

_KNOWN_AS = re.compile(
    r"[\s,(–—-]*(?:(?:who|which) (?:is|was) )?(?:\w+ ){0,2}(?:known|nicknamed|dubbed)"
    r"(?: \w+){0,6}? ?(?:the )?[\"“‘']?",
    re.IGNORECASE,
)
"""The words between someone and another name of the same."""


def join_bracketed(words: Words, clusters: Clusters) -> None:
    """A short name in brackets right after the long one: "Alpha Relief Network (ARN)", "Farm Aid Board (Faibor)"."""
    found = clusters.found
    order = sorted(range(len(found)), key=lambda i: found[i].start)
    for i, j in pairwise(order):
        gap = words.text[found[i].end : found[j].start]
        if found[i].kind == found[j].kind == "name" and gap.strip() in ("(", "[") and len(gap) <= 3:
            after = words.text[found[j].end : found[j].end + 1]
            if after in (")", "]", ",", ";"):
                fits = initials(fold(found[j].name), fold(found[i].name).split()) or found[i].type == found[j].type
                long = len(found[i].name.split()) > 2
                one = (found[j].name.isupper() or long) and " " not in found[j].name and found[j].type == "other"
                if (fits or one) and "person" not in (found[i].type, found[j].type):
                    clusters.join(i, j, sure=True, short=one and after == ")")


def join_other_names(words: Words, clusters: Clusters) -> None:
    """A name that another name or noun is said to be known by: "Ann Day, better known by her nickname Sunny"."""
    found = clusters.found
    order = sorted((i for i, f in enumerate(found) if f.kind != "pronoun"), key=lambda i: found[i].start)
    for i, j in pairwise(order):
        if found[j].kind != "name" or not _KNOWN_AS.fullmatch(words.text[found[i].end : found[j].start]):
            continue
        alike = (found[i].type == "person") == (found[j].type == "person")
        if found[i].kind == "nominal":
            clusters.join(i, j, apposed=True)
        elif alike and "state" not in (found[i].type, found[j].type):
            clusters.join(i, j, sure=True, short=True)
