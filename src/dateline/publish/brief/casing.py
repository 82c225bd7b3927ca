"""Capitals within a sentence: what the report wrote large only because a sentence began there is made small."""

from __future__ import annotations

import re

from dateline.publish.account import Told
from dateline.publish.brief.wording import PRONOUNS
from dateline.record.reading import Span
from dateline.store.keys import is_shared
from dateline.vocabulary.registry import registry

OPENING = frozenset(
    "the a an some all both each any no not there here in on at by for from with of to as if when while after before "
    "although though because since once and but so until during under over among many most more few several".split()
)
"""Words that open a phrase and end none."""
_COMMON = OPENING | frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen dozens hundreds thousands "
    "about around nearly almost militants gunmen officials soldiers police authorities security provincial military "
    "local government residents witnesses another".split()
)
_NAMED = frozenset({"person", "state", "company", "media", "igo", "party"})


def inside(told: Told, text: str, span: Span) -> str:
    """The text of a span as it stands within a sentence."""
    first = re.split(r"[^\w’'.-]", text, maxsplit=1)[0]
    small = text[:1].lower() + text[1:]
    if first == "I" or (len(first) > 1 and first.isupper()):
        return text
    if first.lower() in _COMMON or first.lower() in PRONOUNS:
        return small
    return text if _is_name(told, first, span) else small


def _is_name(told: Told, first: str, span: Span) -> bool:
    """Whether the first word is a name: of who or what is named there, or written large within a sentence as well."""
    if re.search(rf"[a-z,;] {re.escape(first)}\b", told.report.text) or registry().country(first):
        return True
    places = any(span[0] == mention[0] for place in told.account.places for mention in place.mentions)
    return places or any(
        span[0] == mention[0] and (actor.type in _NAMED or is_shared(told.actor_key(actor.id) or ""))
        for actor in told.account.actors
        for mention in actor.mentions
    )
