"""How a commitment stands: what persons confirmed, kept as judgements, and pending until then."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import get_args

from dateline.errors import MonitorError
from dateline.record.anchor import Anchor
from dateline.record.fact import Fact
from dateline.record.judgement import Judgement, Standing
from dateline.store.protocol import Store, View


class Standings:
    """Confirmations of one record, by pledge and by the act that bears on it."""

    def __init__(self, view: View) -> None:
        self._given = list(view.judgements(subject="commitment"))

    def of(self, pledge: Fact, act: Fact | None = None) -> tuple[str, str]:
        """How the pledge (or the act's bearing on it) stands, and who said so and when; `pending` where nobody did.

        A fact is found by its anchor, or where a newer reading has moved that, by the sentence that holds it.
        """
        found = [one for one in self._given if _names(one.left, pledge) and (act is None or _names(one.right, act))]
        if not found:
            return "pending", ""
        last = found[-1]
        note = f": {last.note}" if last.note else ""
        return last.verdict.replace("_", " "), f"by {last.judge}, {last.when[:10]}{note}"


def _names(key: str, fact: Fact) -> bool:
    """Whether an anchor key is of this fact, or of words in its sentence."""
    if key == fact.key:
        return True
    report, _, rest = key.partition(":")
    if report != fact.report or not rest:
        return False
    start, end = fact.sentence_span
    return start <= Anchor.parse(key).span[0] < end


def confirm(
    store: Store, pledge: str, status: str, *, judge: str, act: str | None = None, note: str | None = None
) -> Judgement:
    """Keep a person's word on how a commitment stands, with the act that shows it where there is one.

    `pledge` and `act` are anchor keys, or ids of entries. Taken back by `Store.withdraw`, like any judgement.

    Raises:
        MonitorError: the status is not one of the six, or the record holds no such facts.
    """
    verdict = status.strip().lower().replace(" ", "_").replace("-", "_")
    if verdict not in get_args(Standing):
        known = ", ".join(name.replace("_", " ") for name in get_args(Standing))
        raise MonitorError(f"expected how the commitment stands ({known}), got {status!r}")
    keys = [_key(one) for one in (pledge, act) if one]
    for key in keys:
        if store.kept(Anchor.parse(key).report) is None:
            raise MonitorError(f"the record holds no report of {key!r}; `dateline monitor NAME` prints the ids")
    judgement = Judgement(
        id=uuid.uuid4().hex[:16],
        subject="commitment",
        left=keys[0],
        right=keys[1] if act else Anchor.parse(keys[0]).report,
        verdict=verdict,  # type: ignore[arg-type]
        judge=judge,
        by_person=True,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        note=note,
    )
    store.judge(judgement)
    return judgement


def _key(name: str) -> str:
    """The anchor key in a key or in an entry's id, such as `pledge:9f2c…:event:120-128`."""
    from dateline.errors import SpanError

    key = ":".join(name.strip().split(":")[-3:])
    try:
        return Anchor.parse(key).key
    except SpanError as error:
        raise MonitorError(
            f"expected an entry or a fact such as 9f2c51d09a3b7e44:event:120-128, got {name!r}"
        ) from error
