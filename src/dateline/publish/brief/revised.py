"""What a later text of an article changed, as sentences: the facts that it has otherwise, no more, or anew."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.publish.account import Told
from dateline.publish.brief.case import Change
from dateline.publish.brief.wording import inner, outlet, quoted
from dateline.publish.days import said
from dateline.publish.safe import one_line
from dateline.record.change import FactChange, Revision
from dateline.record.fact import Fact

_ORDER = {"changed": 0, "withdrawn": 1, "added": 2}
_KINDS = ("figure", "event", "relation", "attribution")
"""Of several changes in one sentence the first kind is told."""


def changes(revision: Revision, before: Told, after: Told) -> list[Change]:
    """The changes of fact, those of one sentence told once: what is otherwise, then what is gone, then what is new.

    `before` and `after` are the two texts of the revision.
    """
    day = said((revision.published or "")[:10])
    lead = f"On {day}, {outlet(after)}" if day else outlet(after)
    found: dict[tuple[object, ...], Change] = {}
    for one in sorted(revision.facts, key=_rank):
        for key, change in _told(one, lead, before, after):
            found.setdefault(key, change)
    return list(found.values())


def _rank(one: FactChange) -> tuple[int, int]:
    fact = one.after or one.before
    return _ORDER[one.change], _KINDS.index(fact.kind) if fact else len(_KINDS)


def _told(one: FactChange, lead: str, before: Told, after: Told) -> Iterator[tuple[tuple[object, ...], Change]]:
    old, new = one.before, one.after
    if one.change == "changed" and old and new:
        sources = ((before, old.sentence_span), (after, new.sentence_span))
        key = ("changed", old.sentence_span, new.sentence_span)
        if old.kind != "attribution" or {field.field for field in one.fields} - {"content"}:
            yield key, Change(f"{lead} changed {_difference(one, old, new)}", sources)
    elif one.change == "withdrawn" and old:
        text = f"{lead} left out: {quoted(before, old.sentence_span)}"
        yield ("withdrawn", old.sentence_span), Change(text, ((before, old.sentence_span),))
    elif one.change == "added" and new:
        text = f"{lead} added: {quoted(after, new.sentence_span)}"
        yield ("added", new.sentence_span), Change(text, ((after, new.sentence_span),))


def _difference(one: FactChange, old: Fact, new: Fact) -> str:
    """`“at least 19 soldiers” to “23 soldiers” in its text`, else field by field."""
    if one_line(old.words) != one_line(new.words):
        return f"“{inner(one_line(old.words))}” to “{inner(one_line(new.words))}” in its text"
    fields = (
        f"{field.field} from {one_line(field.before or 'not known')} to {one_line(field.after or 'not known')}"
        for field in one.fields
    )
    return f"what it says of “{inner(one_line(new.words))}”: {', '.join(fields)}"
