"""Adjectives of countries that name who acts: "the Russian invasion", but not "the Syrian conflict"."""

from __future__ import annotations

from dateline.extract.actors.phrases import Words
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import Registry


def acting_country(words: Words | Tree, known: Registry, noun: int, event_type: str) -> tuple[str, int] | None:
    """The country (ISO 3166-1 alpha-2) whose adjective makes it the one who does what a noun tells, and the adjective.

    `noun` and the adjective are tokens. `None` where the adjective would only say where (`data/roles.toml`).
    """
    if event_type in listed("roles", "nobody") or words.tokens[noun].lemma in listed("roles", "where"):
        return None
    for child in words.children[noun]:
        if words.tokens[child].relation == "amod":
            hit = known.best(words.word(child), how=("adjective",))
            if hit is not None and hit.entry.country is not None:
                return hit.entry.country, child
    return None
