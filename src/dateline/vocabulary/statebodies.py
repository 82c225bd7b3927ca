"""Bodies that nearly every state has: its ministries, its army, its parliament."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.vocabulary.registry import Entry, Registry


def bodies_of_states(known: Registry, templates: dict[str, Any]) -> dict[str, Any]:
    """A registry's table of the bodies that each known state has by these templates (`registry/of-states.toml`)."""
    borne = Counter(adjective for state in known.states.values() for adjective in known.adjectives(state.key))
    made: dict[str, Any] = {}
    for code, state in known.states.items():
        own = [a for a in known.adjectives(state.key) if borne[a] == 1 and a not in state.unsure]
        for kind, told in templates.items():
            if own and code not in told["apart"]:
                made |= _body(known, code, state, kind, told, [f"{a} {form}" for a in own for form in told["forms"]])
    return made


def _body(
    known: Registry, code: str, state: Entry, kind: str, told: dict[str, Any], names: list[str]
) -> dict[str, Any]:
    """The body of one state with these names, or the one that has some of them already with all of them."""
    there = {entry.key: entry for entry in _bearing(known, code, names)}
    if len(there) > 1:
        return {}
    for key, entry in there.items():
        fields = {f: getattr(entry, f) for f in ("name", "type", "country", "sector", "part_of", "unsure")}
        return {key: fields | {"aka": list(dict.fromkeys([*entry.aka, *names]))}}
    name = told["name"].replace("STATE", state.name)
    return {
        f"{state.key}-{kind}": {
            "name": name, "aka": names, "type": told["type"], "country": code, "sector": told["sector"],
        }
    }  # fmt: skip


def _bearing(known: Registry, code: str, names: list[str]) -> Iterator[Entry]:
    for name in names:
        yield from (h.entry for h in known.find(name) if h.how == "name" and h.entry.country == code)
