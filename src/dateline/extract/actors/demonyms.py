"""Adjectives of countries that name who acts: "the Russian invasion", but not "the Syrian conflict"."""

from __future__ import annotations

from dateline.extract.actors.phrases import Words
from dateline.extract.tree import Tree
from dateline.vocabulary.files import listed
from dateline.vocabulary.registry import Registry


def acting_countries(words: Words | Tree, known: Registry, noun: int, event_type: str) -> tuple[tuple[str, int], ...]:
    """The countries (ISO 3166-1 alpha-2) whose adjectives make them those who do what a noun tells, and the adjectives:
    "the Russian invasion", "US strikes", "Russian and Syrian warplanes".

    `noun` and the adjectives are tokens. None where an adjective would only say where (`data/roles.toml`).
    """
    if event_type in listed("roles", "nobody") or words.tokens[noun].lemma in listed("roles", "where"):
        return ()
    for child in words.children[noun]:
        if (first := _country(words, known, child)) is not None:
            joined = (c for c in words.children[child] if words.tokens[c].relation == "conj")
            more = ((known.best(words.word(c), how=("adjective",)), c) for c in joined)
            told = ((hit.entry.country, c) for hit, c in more if hit is not None and hit.entry.country is not None)
            return ((first, child), *told)
    return ()


def _country(words: Words | Tree, known: Registry, word: int) -> str | None:
    """The country that an adjective before a noun names, or a name in capitals that stands for one."""
    relation, text = words.tokens[word].relation, words.word(word)
    if relation == "amod" and (hit := known.best(text, how=("adjective",))) is not None:
        return hit.entry.country
    short = relation in ("amod", "compound") and text.replace(".", "").isupper()
    return known.country(text) if short else None
