"""The Judgement: who says that two things of the record are one, or are not, and why. Reversible, never edited."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["same", "different", "unsure"]
Standing = Literal["pending", "partly_kept", "kept", "broken", "withdrawn", "unknown"]
"""How a commitment stands; only a person says so."""
Subject = Literal["actor", "event", "place", "report", "story", "commitment"]
"""`left` and `right` are anchor keys for actors, events and places, report ids for reports (copies) and stories; for a
commitment, the anchor keys of the pledge and of the act that bears on it (or of the report where none does)."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict on a pair. A person's outranks a machine's, and a later one an earlier by the same judge."""

    id: str
    subject: Subject
    left: str
    right: str
    verdict: Verdict | Standing
    judge: str
    """A person's name, or the machine's name and version, such as `collate:1`."""
    by_person: bool
    when: str
    """ISO 8601 with zone."""
    score: float | None = None
    """The machine's probability of `same`, 0 to 1; null for a person."""
    reasons: tuple[str, ...] = ()
    note: str | None = None
    withdrawn: bool = False
    withdrawn_by: str | None = None
    withdrawn_when: str | None = None
