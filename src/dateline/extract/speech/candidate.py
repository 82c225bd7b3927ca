"""A candidate attribution, before it is decided whether to keep it."""

from __future__ import annotations

import msgspec

from dateline.record.reading import Span


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One way to read an attribution. `origin` says who proposed it: the arcs, the reader's marks, or both."""

    cue: Span
    head: int
    """Token that heads the cue."""
    source: Span | None
    content: tuple[Span, ...]
    group: str
    """Cue group of the vocabulary (`say`, `urge` …), `mark` for a cue that only the reader knows."""
    takes: str = ""
    """How the content was found: `clause`, `quote`, `around`, `asked`, `object`, `rest`, `mark`."""
    origin: str = "arcs"
    score: float = 0.0
    """The reader's own score, 0 where only the arcs propose it."""
    inherited: bool = False
    """The source is the subject of a governing verb, not of the cue itself."""
    agreed: bool = False
    """The arcs and the reader's mark, each by itself, find about the same content."""
