"""`dateline explain`: what a code, a status or a date in an account means."""

from __future__ import annotations

import click

from dateline.cli import edtf
from dateline.cli.lines import put
from dateline.cli.setup import Setup, for_people, pass_setup
from dateline.errors import StoreError, VocabularyError
from dateline.record.account import Account, Event
from dateline.record.report import Report
from dateline.vocabulary.terms import Term, explain


@click.command("explain", short_help="Say what a code or a date means.")
@click.argument("term", nargs=-1, required=True)
@click.option("--report", "report_id", metavar="ID", help="The report whose event TERM is, such as E3.")
@pass_setup
def verb(setup: Setup, term: tuple[str, ...], report_id: str | None) -> None:
    """Say what TERM means: an event type or its mode, a status, a bound, an actor's type, a sector, a relation, a date.

    With --report, TERM is the id of an event of that report, and the answer is the words and the rule that decided it.

    \b
    Examples:
      dateline explain ASSAULT
      dateline explain withdraw
      dateline explain at_least
      dateline explain 2025-05~
      dateline explain E3 --report 3f2a
    """
    word = " ".join(term)
    if report_id:
        return _explain_event(setup, word, report_id)
    meaning, found = edtf.in_words(word), explain(word)
    if meaning and not (found and word.isdigit()):
        found = (Term(code=word, field="date or time", definition=f"{meaning[:1].upper()}{meaning[1:]}."),)
    if not found:
        raise VocabularyError(
            f"{word!r}: no such term; try an event type (ASSAULT), a mode (withdraw), a status (hypothetical), "
            "a bound (at_least) or a date (2025-05~)"
        )
    for one in found:
        if for_people():
            click.echo(_in_words(one))
        else:
            put(one)
    return None


def _in_words(term: Term) -> str:
    lines = [f"{click.style(term.code, bold=True)}  ({term.field})", f"  {term.definition}"]
    if term.unlike:
        lines.append(f"  Not to be confused: {term.unlike}")
    if term.score is not None:
        lines.append(f"  Scale from conflict (-10) to cooperation (+10): {term.score:+g}")
    if term.cameo:
        lines.append(f"  CAMEO: {', '.join(term.cameo)}")
    if term.acled:
        lines.append(f"  Nearest in ACLED: {term.acled}")
    return "\n".join(lines)


def _explain_event(setup: Setup, event_id: str, report_id: str) -> None:
    with setup.open_to_read() as store:
        kept = store.kept(report_id)
    if kept is None:
        raise StoreError(f"{setup.settings.record_told}: no report {report_id!r}; `dateline list` prints the ids")
    account = kept.account if for_people() else kept.account.in_source()
    event = next((one for one in account.events if one.id == event_id), None)
    if event is None:
        ids = ", ".join(one.id for one in account.events) or "none"
        raise StoreError(f"report {kept.report.id}: no event {event_id!r}; its events are: {ids}")
    if for_people():
        click.echo(_event_in_words(event, account, kept.report))
    else:
        put(event)


def _event_in_words(event: Event, account: Account, report: Report) -> str:
    names = {one.id: one.name for one in account.actors} | {one.id: one.name for one in account.places}
    said = f"claimed by {names.get(event.says, event.says)}" if event.says else "in the report's own voice"
    code = f"{event.type} {event.mode}" if event.mode else event.type
    lines = [
        f"{click.style(event.id, bold=True)}  {code}, {event.status}, {said}",
        f"  trigger: {report.words(event.trigger)!r}",
        *(f"  words: {' '.join(report.words(span).split())}" for span in event.evidence),
        *(f"  actor: {report.words(one.span)!r} = {names.get(one.actor or '', '?')}" for one in event.actor),
        *(f"  recipient: {report.words(one.span)!r} = {names.get(one.actor or '', '?')}" for one in event.recipient),
        f"  where: {names.get(event.place or '', 'not stated')}; when: {event.when or 'not stated'}",
        f"  confidence: {event.confidence:.2f}",
        f"  decided by: {event.why or 'no note'}",
    ]
    return "\n".join(lines)
