"""An account as persons corrected it. The account that was read is not touched: a corrected copy is made of it.

A correction names its fact by anchor: report, kind and span of words. A later reading may mark slightly other words,
so a fact is found again by overlap: of the facts of that kind whose words overlap the anchor's, the one that shares
the largest part. A correction whose fact the account no longer has changes nothing (save `add`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from dateline.errors import CorrectionError
from dateline.record.account import Account
from dateline.record.anchor import Anchor, Kind
from dateline.record.correction import Correction
from dateline.record.reading import Span

_LISTS: Mapping[Kind, str] = {
    "actor": "actors", "place": "places", "time": "times", "attribution": "attributions", "figure": "figures",
    "event": "events", "relation": "relations",
}  # fmt: skip
_LETTERS: Mapping[Kind, str] = {
    "actor": "A", "place": "P", "time": "T", "attribution": "Q", "figure": "F", "event": "E", "relation": "R",
}  # fmt: skip
_WORDS: Mapping[Kind, str] = {
    "actor": "mentions", "place": "mentions", "time": "span", "attribution": "cue", "figure": "span",
    "event": "trigger", "relation": "span",
}  # fmt: skip
_ACTORS = frozenset({"actor", "recipient"})
_ONE_ACTOR = frozenset({"source", "says", "subject", "of"})
_UNSAID: Mapping[Kind, Mapping[str, Any]] = {
    "actor": {"type": "other"},
    "place": {"kind": "other"},
    "time": {"type": "DATE"},
    "attribution": {"source": None, "source_span": None, "style": "indirect"},
    "figure": {"low": None, "high": None, "bound": "exact", "unit": None, "kind": "other"},
    "event": {"mode": None},
    "relation": {},
}
"""What an added fact has where the correction does not say."""

Json = dict[str, Any]


def corrected(account: Account, corrections: Iterable[Correction]) -> Account:
    """The account with these corrections applied, in their order; withdrawn ones and other reports' are left out.

    `reject` takes a fact out, with what pointed at it; `set` gives a field another value; `add` puts a fact in;
    `accept` changes nothing. In `after`, an actor or place of the report is its anchor key, a place of the world an
    object with `geonames`, or `lat` and `lon`, and best with `name`, `kind` and `country` too.

    Raises:
        CorrectionError: a value is not of the field's kind, or the field is none of the fact's.
    """
    wanted = [c for c in corrections if not c.withdrawn and c.fact.startswith(f"{account.report.id}:")]
    if not wanted:
        return account
    work = _Work(account)
    for correction in wanted:
        work.apply(correction)
    return work.account()


def overlapping(facts: Iterable[tuple[str, tuple[Span, ...]]], span: Span) -> str | None:
    """The id of the fact whose words share the largest part with `span`; the first of several, null where none does."""
    best, share = None, 0.0
    for name, spans in facts:
        for start, end in spans:
            common = min(end, span[1]) - max(start, span[0])
            part = common / (max(end, span[1]) - min(start, span[0])) if common > 0 else 0.0
            if part > share:
                best, share = name, part
    return best


class _Work:
    """An account taken apart into plain JSON, which is changed and put together again."""

    def __init__(self, account: Account) -> None:
        self.json: Json = msgspec.to_builtins(account)
        self.json |= {name: list(self.json[name]) for name in _LISTS.values()}  # tuples of the account, to be added to

    def account(self) -> Account:
        return msgspec.convert(self.json, Account)

    def apply(self, correction: Correction) -> None:
        anchor = Anchor.parse(correction.fact)
        if correction.change == "add":
            self._add(anchor, correction)
            return
        found = self._find(anchor)
        if found is None or correction.change == "accept":
            return
        if correction.change == "reject":
            self._reject(anchor.kind, found)
        else:
            self._set(anchor.kind, found, correction)
        self._checked(correction)

    def _find(self, anchor: Anchor) -> str | None:
        field = _WORDS[anchor.kind]
        spans = ((fact["id"], _spans(fact[field])) for fact in self.json[_LISTS[anchor.kind]])
        return overlapping(spans, anchor.span)

    def _reject(self, kind: Kind, id: str) -> None:
        kept = [fact for fact in self.json[_LISTS[kind]] if fact["id"] != id]
        self.json[_LISTS[kind]] = kept
        for name in _LISTS.values():
            self.json[name] = [fact for fact in map(_without(kind, id), self.json[name]) if fact is not None]

    def _set(self, kind: Kind, id: str, correction: Correction) -> None:
        fact = next(fact for fact in self.json[_LISTS[kind]] if fact["id"] == id)
        field = correction.field or ""
        if field not in fact or field == "id":
            raise CorrectionError(
                f"correction {correction.id}: a fact of kind {kind} has no field {field!r} to set; it has "
                + ", ".join(name for name in fact if name != "id")
            )
        fact[field] = self._value(field, correction.after, fact)

    def _add(self, anchor: Anchor, correction: Correction) -> None:
        kind, given = anchor.kind, correction.after if isinstance(correction.after, dict) else {}
        name = _free(self.json[_LISTS[kind]], _LETTERS[kind])
        words = [list(anchor.span)] if _WORDS[kind] == "mentions" else list(anchor.span)
        fact: Json = {"id": name, **_UNSAID[kind], _WORDS[kind]: words}
        if kind == "event":
            fact |= {"evidence": [list(anchor.span)], "confidence": 1.0, "why": f"added by {correction.judge}"}
        if kind == "attribution":
            fact["content"] = [list(anchor.span)]
        self.json[_LISTS[kind]].append(fact)
        for field, value in given.items():
            if field != "id":
                fact[field] = self._value(field, value, fact)
        self._checked(correction)

    def _value(self, field: str, after: Any, fact: Json) -> Any:
        """A correction's value in the account's own ids."""
        if field in _ACTORS and isinstance(after, list):
            return [self._participant(item, fact) for item in after]
        if field in _ONE_ACTOR or (field == "actor" and isinstance(after, str)):
            return self._named(after)
        if field == "place" or (field == "object" and isinstance(after, dict)):
            return self._place(after, fact)
        return self._named(after) if field in ("object", "event", "attribution", "within") else after

    def _participant(self, item: Any, fact: Json) -> Json:
        if isinstance(item, dict):
            return {"actor": self._named(item.get("actor")), "span": item.get("span") or _first_span(fact)}
        span = Anchor.parse(item).span if isinstance(item, str) and item.count(":") == 2 else None
        return {"actor": self._named(item), "span": list(span) if span else _first_span(fact)}

    def _named(self, after: Any) -> Any:
        """The id of the fact that an anchor key names; an id or null as it is."""
        if not isinstance(after, str) or after.count(":") != 2:
            return after
        return self._find(Anchor.parse(after))

    def _place(self, after: Any, fact: Json) -> Any:
        if not isinstance(after, dict):
            return self._named(after)
        places = self.json["places"]
        same = (p for p in places if after.get("geonames") is not None and p["geonames"] == after["geonames"])
        if known := next(same, None):
            return known["id"]
        exact = after.get("lat") is not None
        place = {
            "name": str(after.get("name") or f"GeoNames {after.get('geonames')}"),
            "kind": "other",
            "precision": "exact" if exact else "unknown",
            **{key: value for key, value in after.items() if key not in ("id", "name", "mentions")},
            "id": _free(places, "P"),
            "mentions": [_first_span(fact)],
        }
        places.append(place)
        return place["id"]

    def _checked(self, correction: Correction) -> None:
        try:
            self.account()
        except msgspec.ValidationError as error:
            raise CorrectionError(
                f"correction {correction.id} of {correction.fact}: {correction.field or correction.change} cannot be"
                f" {correction.after!r}: {error}"
            ) from error


def _without(kind: Kind, id: str) -> Callable[[Json], Json | None]:
    """A fact without what points at a rejected one; null for a relation that cannot be told without it."""

    def strip(fact: Json) -> Json | None:
        if "relation" in fact and id in (fact["subject"], fact["object"]):
            return None
        kept = {key: None if value == id and key != "id" else value for key, value in fact.items()}
        for role in _ACTORS & kept.keys():
            taking_part = kept[role]
            if isinstance(taking_part, list | tuple):
                kept[role] = [one for one in taking_part if one["actor"] != id]
        if "roles" in kept:
            offices: list[Json] = kept["roles"] or []
            kept["roles"] = [{**role, "of": None if role["of"] == id else role["of"]} for role in offices]
        return kept

    return strip


def _spans(value: Any) -> tuple[Span, ...]:
    if not value:
        return ()
    if isinstance(value[0], list | tuple):
        return tuple((start, end) for start, end in value)
    return ((value[0], value[1]),)


def _first_span(fact: Json) -> list[int]:
    """The words of any fact, in JSON."""
    value = next(fact[field] for field in ("trigger", "cue", "span", "mentions") if fact.get(field))
    return list(_spans(value)[0])


def _free(facts: Iterable[Json], letter: str) -> str:
    taken = {fact["id"] for fact in facts}
    return next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)
