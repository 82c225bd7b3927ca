"""Who says what a headline tells: "UN: 300 killed in clashes", "Dozens killed in strike on hospital - ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.scene import Scene
from dateline.extract.speech.candidate import Candidate
from dateline.record.reading import Span
from dateline.vocabulary.files import listed

GROUP = "headline"
_BEFORE = re.compile(r"[^:\n]{2,40}(:)\s+(?=\S)")
_AFTER = re.compile(r"\s(-|–|—|:)\s+[^:–—\n]{2,40}$|(:)\s+[^:–—\n]{2,40}$")
_LEAST = 15
"""Characters of what a headline tells beside who says it."""


def from_headlines(scene: Scene) -> Iterator[Candidate]:
    """For each headline the speaker that it names before a colon, or after a dash or colon at its end. A state before a
    colon is as a rule where it happened."""
    for paragraph in scene.tree.report.paragraphs:
        if paragraph.kind not in ("headline", "deck"):
            continue
        start, end = paragraph.span
        words = scene.tree.text[start:end]
        if (mark := _BEFORE.match(words)) is not None:
            source, rest = (start, start + mark.start(1)), (start + mark.end(), end)
            yield from _made(scene, source, (start + mark.start(1), start + mark.end(1)), rest, kind="before")
        if (mark := _AFTER.search(words)) is not None:
            group = 1 if mark.group(1) else 2
            first = start + mark.end(group)
            source = (first + len(words[mark.end(group) :]) - len(words[mark.end(group) :].lstrip()), end)
            cue = (start + mark.start(group), start + mark.end(group))
            yield from _made(scene, source, cue, (start, start + mark.start()), kind="after")


def _made(scene: Scene, source: Span, cue: Span, told: Span, *, kind: str) -> Iterator[Candidate]:
    """The candidate, where the words for its source are all a name or description of somebody who speaks."""
    head = scene.tree.at(cue[0])
    named = next((m for m in scene.cast.marks if m.span == source), None)
    actor = scene.cast.get(named.actor) if named is not None else None
    speaks = actor is not None and actor.type in listed("speaking", "headlines", kind)
    if speaks and head is not None and told[1] - told[0] >= _LEAST:
        yield Candidate(cue=cue, head=head, source=source, content=(told,), group=GROUP, takes="clause")
