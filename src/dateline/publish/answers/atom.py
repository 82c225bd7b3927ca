"""Answers as an Atom feed (RFC 4287): one entry of the feed for each entry of an answer, the latest come in first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dateline.publish.safe import clean, one_line
from dateline.record.answer import Answer, Entry, Evidence

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE = 200


def write_atom(answers: Iterable[Answer], *, title: str = "Dateline monitors", new_only: bool = False) -> str:
    """One feed of the entries of some answers."""
    answers = list(answers)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    name = "+".join(quote(answer.monitor, safe="") for answer in answers)
    _add(feed, "id", f"urn:dateline:monitors:{name}")
    _add(feed, "title", answers[0].title if len(answers) == 1 else title)
    told = [(answer, one) for answer in answers for one in (answer.news if new_only else answer.entries)]
    told.sort(key=lambda pair: (_updated(pair[1]), pair[1].id), reverse=True)
    asked = max((answer.when for answer in answers), default="1970-01-01T00:00:00Z")
    _add(feed, "updated", _updated(told[0][1]) if told else asked)
    _add(SubElement(feed, "author"), "name", "Dateline")
    _add(feed, "generator", "Dateline")
    for answer, one in told:
        _entry(feed, answer, one)
    indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Element, answer: Answer, one: Entry) -> None:
    element = SubElement(feed, "entry")
    digest = hashlib.sha256(one.id.encode()).hexdigest()[:32]
    _add(element, "id", f"urn:dateline:monitor:{quote(answer.monitor, safe='')}:{digest}")
    title = one_line(one.statement)
    _add(element, "title", title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…")
    _add(element, "updated", _updated(one))
    for url in dict.fromkeys(piece.url for piece in one.evidence):
        if url and re.match(r"https?://", url):
            relation = "alternate" if element.find("link") is None else "related"
            SubElement(element, "link", {"rel": relation, "href": quote(url, safe="%/:=&?~#+!$,;'@()*[]")})
    for term in dict.fromkeys((one.topic, one.status)):
        SubElement(element, "category", {"term": one_line(term)})
    for says in dict.fromkeys(piece.publisher for piece in one.evidence if piece.publisher):
        _add(SubElement(element, "author"), "name", one_line(says))
    content = _add(element, "content", _content(answer, one))
    content.set("type", "text")


def _content(answer: Answer, one: Entry) -> str:
    day = f"Day: {one.day}" if one.day else "Day not known"
    details = [f"{name}: {one_line(value)}" for name, value in one.details]
    lines = [f"{answer.title}: {one.topic} ({one.status})", day, *details]
    return "\n".join([*lines, *map(_quoted, one.evidence)])


def _quoted(piece: Evidence) -> str:
    who = ", ".join(filter(None, (piece.publisher, (piece.published or "undated")[:10])))
    return f"“{one_line(piece.words)}” — {one_line(who)} [{piece.fact}]"


def _updated(one: Entry) -> str:
    """When the entry's latest fact came into the record, as RFC 3339."""
    moments = [moment for piece in one.evidence if (moment := _moment(piece.added))]
    return max(moments, default="1970-01-01T00:00:00Z")


def _moment(text: str) -> str | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = clean(text)
    return child
