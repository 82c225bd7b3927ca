"""Several who speak or act as one: "Britain and France said", and "they" of those told together before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.actors.cast import Cast, Mark
from dateline.extract.actors.phrases import Words
from dateline.record.account import Actor, ActorType
from dateline.record.reading import Span

Joint = tuple[list[Actor], list[Mark], dict[str, tuple[str, ...]]]
"""The actors, the words that mean them, and the ids of those who make each up."""


def joint_of(words: Words, actors: Sequence[Actor], marks: Sequence[Mark], they: dict[int, tuple[str, ...]]) -> Joint:
    """Joint actors: rows that speak as one, and those whom a pronoun at a token means (`they`)."""
    single = Cast(actors=tuple(actors), marks=tuple(marks), tokens=words.tokens)
    made: dict[tuple[str, ...], Actor] = {}
    found: list[Mark] = []

    def add(key: tuple[str, ...], name: str, kind: ActorType, span: Span) -> str:
        old = made.get(key) or Actor(id=f"A{len(actors) + len(made) + 1}", name=name, type=kind)
        made[key] = msgspec.structs.replace(old, mentions=(*old.mentions, span))
        return old.id

    for mark in words.reading.speech:
        members = single.each(mark.source) if mark.source else ()
        if mark.source is None or len(members) < 2:
            continue
        span: Span = (members[0][1][0], members[-1][1][1])
        whole = min(span[0], mark.source[0]), max(span[1], mark.source[1])  # "both", "the" before the first name
        first = single.get(members[0][0])
        who = add(tuple(m for m, _ in members), words.text[slice(*span)], first.type if first else "other", span)
        found.append(Mark(*whole, single.head(span) or 0, who, "name"))
    for head, key in they.items():
        token, told = words.tokens[head], [one for k in key if (one := single.get(k)) is not None]
        who = add(key, _row([one.name for one in told]), told[0].type, (token.start, token.end))
        found.append(Mark(token.start, token.end, head, who, "pronoun"))
    pronouns = {mark.actor for mark in found if mark.kind == "pronoun"}
    return list(made.values()), found, {one.id: key for key, one in made.items() if one.id in pronouns}


def _row(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
