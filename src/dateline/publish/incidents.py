"""The rows of the incidents table: each occurrence with what its accounts agree and differ on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.publish.columns import Row
from dateline.publish.csv import told
from dateline.publish.occurrence import Find
from dateline.publish.rows import where
from dateline.record.incident import Envelope, Incident, StanceKind, Telling, ToldFigure


def row(one: Incident, find: Find) -> Row:
    """One incident as a row; `find` gives a report by its id, for the words and for where its text stands."""
    own = {"incident": one.id, "title": one.title, "type": one.type, "mode": one.mode, "status": one.status}
    values = {
        **own,
        "first_day": one.first_day,
        "last_day": one.last_day,
        **where(one.place),
        "actor_keys": list(one.actors),
        "recipient_keys": list(one.recipients),
        "reports": len({telling.report for telling in one.tellings}),
        "tellings": len({telling.report for telling in one.tellings if not telling.copy_of}),
        "publishers": list(dict.fromkeys(t.publisher for t in one.tellings if t.publisher)),
        "facts": [telling.fact for telling in one.tellings],
        "agreed": list(dict.fromkeys(field.name for field in one.fields if field.state == "agreed")),
        "disputed": list(dict.fromkeys(field.name for field in one.fields if field.state == "disputed")),
        "denied_by": _stances(one, "denies"),
        "claimed_by": _stances(one, "claims"),
        "accusations": _stances(one, "accuses"),
        **_bounds(one, "killed"),
        **_bounds(one, "injured"),
        "envelopes": [_envelope(envelope) for envelope in one.envelopes],
        "figures": list(dict.fromkeys(figure_told(figure) for figure in one.figures)),
        "confidence": round(one.confidence, 4),
        "why": list(one.why),
        **_provenance(one.tellings, find),
    }
    return Row(values, one.place)


def _stances(one: Incident, kind: StanceKind) -> list[str]:
    found = (stance for stance in one.stances if stance.kind == kind)
    return list(dict.fromkeys(f"{s.who}: {s.whom}" if s.whom else s.who for s in found))


def _bounds(one: Incident, kind: str) -> dict[str, float | None]:
    """The envelope over all units of a kind; open upwards where any account is."""
    found = [envelope for envelope in one.envelopes if envelope.kind == kind]
    lows = [envelope.low for envelope in found if envelope.low is not None]
    highs = [envelope.high for envelope in found]
    high = None if None in highs else max((h for h in highs if h is not None), default=None)
    return {f"{kind}_low": min(lows, default=None), f"{kind}_high": high}


def _envelope(one: Envelope) -> str:
    """`killed soldiers: 4 to 23`, `killed: 19 or more`, `injured: up to 40`."""
    low, high = told(one.low), told(one.high)
    bounds = (
        f"{low} to {high}" if low and high else f"{low} or more" if low else f"up to {high}" if high else "not said"
    )
    return f"{one.kind} {one.unit or ''}".rstrip() + f": {bounds}"


def figure_told(figure: ToldFigure) -> str:
    """A figure with whose it is: `at least 19 soldiers (killed; the army, 2025-06-07)`."""
    by = ", ".join(filter(None, (figure.says, (figure.published or "")[:10])))
    words = " ".join(figure.words.split())
    return f"{words} ({figure.kind}{'; ' + by if by else ''})"


def _provenance(tellings: Iterable[Telling], find: Find) -> dict[str, Any]:
    first = next(iter(tellings))
    kept = find(first.report)
    report, by = (kept.report, kept.report.span[0]) if kept else (None, 0)
    return {
        "report": first.report,
        "publisher": first.publisher,
        "url": report.url if report else None,
        "published": first.published,
        "source": report.source if report else None,
        "start": first.span[0] + by,
        "end": first.span[1] + by,
        "words": report.words(first.span) if report else first.words,
    }
