"""An account as gold YAML: written in quotes of the report, never in offsets, as people annotate.

Each entry has a `quote` that stands once in the report, and its other words are copied from inside the quote, so that a
person can read and mend the file, and a scorer can find the spans again in any copy of the text. Values are written as
JSON strings, which YAML reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.record.account import Account, Actor, Attribution, Event, Figure, Place, Relation, Time
from dateline.record.reading import Span
from dateline.record.report import Report
from dateline.vocabulary.placefold import fold

_LONG = 60
"""Characters of quoted speech above which only its first and last words are written."""


def gold(report: Report, account: Account) -> str:
    """The account (corrected or not) as one YAML document that ends in a newline."""
    writer = _Gold(report, account)
    lines = [f"file: {_value(report.source)}", "report:"]
    lines += [f"  {key}: {_value(value)}" for key, value in writer.head().items()]
    for name, keyed in (("actors", writer.actors()), ("places", writer.places())):
        lines.append(f"{name}:" if keyed else f"{name}: {{}}")
        lines += [f"  {key}: {_flow(entry)}" for key, entry in keyed.items()]
    sections: Sequence[tuple[str, Iterable[Mapping[str, Any]]]] = (
        ("events", map(writer.event, account.events)),
        ("attributions", map(writer.attribution, account.attributions)),
        ("figures", map(writer.figure, account.figures)),
        ("times", map(writer.time, account.times)),
        ("relations", map(writer.relation, account.relations)),
    )
    for name, entries in sections:
        told = [f"  - {_flow(entry)}" for entry in entries if entry]
        lines += [f"{name}:", *told] if told else [f"{name}: []"]
    return "\n".join(lines) + "\n"


class _Gold:
    def __init__(self, report: Report, account: Account) -> None:
        self._report, self._text, self._account = report, report.text, account
        used: set[str] = set()
        named = [(one.id, one.name) for one in account.actors] + [(one.id, one.name) for one in account.places]
        self._keys = {one: _key(name, used) for one, name in named}

    def head(self) -> dict[str, Any]:
        head = self._account.report
        told = {
            "headline": head.headline.text if head.headline else None,
            "dateline": head.dateline.text if head.dateline else None,
            "published": head.published or "unknown",
            "anchor": self._report.anchor,
        }
        return {key: value for key, value in told.items() if value is not None}

    def actors(self) -> dict[str, dict[str, Any]]:
        return {self._keys[one.id]: self._actor(one) for one in self._account.actors if one.mentions}

    def _actor(self, one: Actor) -> dict[str, Any]:
        roles = [{"title": role.title, "of": self._keys.get(role.of or "")} for role in one.roles]
        return {
            "name": one.name,
            "type": one.type,
            "country": one.country,
            "names": self._names(one.mentions),
            "roles": [{key: value for key, value in role.items() if value} for role in roles],
        }

    def places(self) -> dict[str, dict[str, Any]]:
        return {self._keys[one.id]: self._place(one) for one in self._account.places if one.mentions}

    def _place(self, one: Place) -> dict[str, Any]:
        known = {"name": one.name, "country": one.country, "kind": one.kind, "lat": one.lat, "lon": one.lon}
        return {**known, "geonames": one.geonames, "names": self._names(one.mentions)}

    def _names(self, mentions: Iterable[Span]) -> list[str]:
        """The distinct words that name it, pronouns left out."""
        words = dict.fromkeys(self._text[start:end] for start, end in mentions)
        return [one for one in words if one.lower() not in _PRONOUNS] or list(words)[:1]

    def event(self, one: Event) -> dict[str, Any]:
        return {
            "type": one.type,
            "mode": one.mode,
            "trigger": self._words(one.trigger),
            "quote": self._quote([one.trigger]),
            "actor": self._known(part.actor for part in one.actor),
            "recipient": self._known(part.actor for part in one.recipient),
            "place": self._keys.get(one.place or ""),
            "when": one.when,
            "status": one.status,
            "says": self._keys.get(one.says or ""),
            "also": [{"quote": self._quote([span]), "trigger": self._words(span)} for span in one.tellings],
        }

    def attribution(self, one: Attribution) -> dict[str, Any]:
        source = self._keys.get(one.source or "")
        if source is None or one.source_span is None or not one.content:
            return {}
        begin = min(one.content)[0]
        quote = self._quote([one.source_span, one.cue])
        inside = begin >= self._text.index(quote)
        return {
            "source": source,
            "text": self._words(one.source_span),
            "cue": self._words(one.cue),
            "quote": quote,
            "content": [self._spread(span) for span in one.content],
            "content_quote": None if inside else self._quote([(begin, begin + 1)]),
            "style": one.style,
            "channel": one.channel,
            "when": one.when,
        }

    def figure(self, one: Figure) -> dict[str, Any]:
        return {
            "text": self._words(one.span), "quote": self._quote([one.span]), "low": one.low, "high": one.high,
            "bound": one.bound, "unit": one.unit, "kind": one.kind, "says": self._keys.get(one.says or ""),
            "place": self._keys.get(one.place or ""), "when": one.when,
        }  # fmt: skip

    def time(self, one: Time) -> dict[str, Any]:
        value = one.value or one.edtf
        words = {"text": self._words(one.span), "quote": self._quote([one.span])}
        return {**words, "value": value, "type": one.type} if value else {}

    def relation(self, one: Relation) -> dict[str, Any]:
        return {
            "subject": self._keys.get(one.subject), "relation": one.relation, "object": self._keys.get(one.object),
            "title": one.title, "quote": self._quote([one.span]), "status": one.status,
        }  # fmt: skip

    def _known(self, ids: Iterable[str | None]) -> list[str]:
        return list(dict.fromkeys(self._keys[one] for one in ids if one in self._keys))

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def _spread(self, span: Span) -> str:
        """Words attributed; of long ones the first and last few, parted by an ellipsis."""
        words = self._words(span)
        if len(words) <= _LONG:
            return words
        pieces = re.findall(r"\S+\s*", words)
        first, last = "".join(pieces[:4]).rstrip(), "".join(pieces[-4:]).rstrip()
        return f"{first} … {last}" if len(pieces) > 9 else words

    def _quote(self, spans: Sequence[Span]) -> str:
        """A short stretch around the spans, by whole words, that stands once in the report and in which the words of
        each span first occur where it stands; it leaves its line only where the line itself stands twice."""
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        line = self._text.rfind("\n", 0, start) + 1, self._text.find("\n", end) % (len(self._text) + 1)
        for low, high in (line, (0, len(self._text))):
            (at, to), stuck = self._word(start, end), 0
            for grown in range(high - low):
                left, right = self._wider(at, to, low, high, spans, rightwards=grown % 2 == 0)
                if grown >= _CONTEXT and self._text.count(self._text[at:to]) == 1:
                    return self._text[at:to]
                stuck = stuck + 1 if (left, right) == (at, to) else 0
                if stuck == 2:
                    break
                at, to = left, right
            if self._text.count(self._text[at:to]) == 1:
                break
        return self._text[at:to]

    def _word(self, start: int, end: int) -> Span:
        """The whole words around a span."""
        while start > 0 and not self._text[start - 1].isspace():
            start -= 1
        while end < len(self._text) and not self._text[end].isspace():
            end += 1
        return start, end

    def _wider(self, at: int, to: int, low: int, high: int, spans: Sequence[Span], *, rightwards: bool) -> Span:
        """One more word on one side, as far as the bounds go and each span's words are still first where they stand."""
        if rightwards:
            word = re.compile(r"\s+\S+").match(self._text, to, high)
            return (at, word.end()) if word else (at, to)
        before = self._text[low:at].rstrip()
        left = low + (max(before.rfind(space) for space in " \n\t\u00a0") + 1 if before else at - low)
        first = all(self._text.find(self._words(span), left) == span[0] for span in spans)
        return (left, to) if first else (at, to)


_CONTEXT = 14
"""Steps by which a quote grows in any case, so that a person has a few words around."""
_PRONOUNS = frozenset("he she it they we i you who him her them us his hers its their theirs our my".split())


def _key(name: str, used: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", fold(name).lower()).strip("_")[:40] or "one"
    key, number = plain, 2
    while key in used:
        key, number = f"{plain}_{number}", number + 1
    used.add(key)
    return key


def _flow(entry: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in _kept(entry)) + "}"


def _kept(entry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What an entry says; bounds of a figure are said also where they are open."""
    for key, value in entry.items():
        if value not in (None, [], {}) or (key in ("low", "high") and "bound" in entry):
            yield key, value


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
