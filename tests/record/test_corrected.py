"""An account as persons corrected it: found again by its words, changed in a copy, and undone when withdrawn."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dateline.errors import CorrectionError
from dateline.record.account import (
    Account,
    Actor,
    Attribution,
    Event,
    Figure,
    Header,
    Participant,
    Place,
    Relation,
    check,
)
from dateline.record.anchor import Anchor, Kind
from dateline.record.corrected import corrected
from dateline.record.correction import Correction

TEXT = "Karo Front fighters seized nine hostages in Sannat, Colonel Ada Mor said. Mor leads the Second Brigade."
REPORT = "0f" * 8


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


ACCOUNT = Account(
    report=Header(id=REPORT, source="specimen.txt", span=(0, len(TEXT))),
    actors=(
        Actor(id="A1", name="Karo Front", type="armed_group", mentions=(at("Karo Front"),)),
        Actor(id="A2", name="Ada Mor", type="person", mentions=(at("Ada Mor"), at("Mor leads"))),
        Actor(id="A3", name="Second Brigade", type="armed_forces", mentions=(at("the Second Brigade"),)),
    ),
    places=(Place(id="P1", name="Sannat", kind="city", country="MT", mentions=(at("Sannat"),)),),
    attributions=(
        Attribution(id="Q1", source="A2", source_span=at("Colonel Ada Mor"), cue=at("said"),
                    content=(at("Karo Front fighters seized nine hostages in Sannat"),), style="indirect"),
    ),
    figures=(Figure(id="F1", span=at("nine hostages"), low=9, high=9, bound="exact", unit="hostages", kind="other",
                    event="E1", place="P1"),),
    events=(
        Event(id="E1", type="ASSAULT", mode=None, trigger=at("seized"), actor=(Participant("A1", at("Karo Front")),),
              place="P1", says="A2", attribution="Q1", evidence=(at("Karo Front fighters seized nine hostages"),)),
    ),
    relations=(Relation(id="R1", subject="A2", relation="leads", object="A3", span=at("Mor leads")),),
)  # fmt: skip


def key(kind: Kind, words: str) -> str:
    return Anchor(REPORT, kind, at(words)).key


def fix(change: Any, fact: str, **fields: Any) -> Correction:
    return Correction(id="c1", fact=fact, change=change, judge="Ines Lund", when="2026-03-01T10:00:00Z", **fields)


def test_a_field_set_is_another_value_and_the_account_that_was_read_stays() -> None:
    before = msgspec.json.encode(ACCOUNT)
    event = corrected(ACCOUNT, [fix("set", key("event", "seized"), field="type", after="COERCE")]).events[0]
    assert (event.type, event.place, event.says) == ("COERCE", "P1", "A2")
    assert msgspec.json.encode(ACCOUNT) == before


def test_of_two_corrections_of_one_field_the_later_holds() -> None:
    fixes = [fix("set", key("figure", "nine hostages"), field="kind", after=kind) for kind in ("missing", "detained")]
    assert corrected(ACCOUNT, fixes).figures[0].kind == "detained"


def test_a_fact_is_found_again_when_a_later_reading_marks_other_words() -> None:
    """`nine hostages` was corrected; the new reading's figure stands on `nine` alone, and another one beside it."""
    near = msgspec.structs.replace(ACCOUNT.figures[0], span=at("nine"))
    far = msgspec.structs.replace(ACCOUNT.figures[0], id="F2", span=at("Second"))
    again = msgspec.structs.replace(ACCOUNT, figures=(far, near))
    found = corrected(again, [fix("set", key("figure", "nine hostages"), field="kind", after="detained")])
    assert [one.kind for one in found.figures] == ["other", "detained"]


def test_a_correction_of_another_kind_or_of_words_that_carry_nothing_changes_nothing() -> None:
    fixes = [fix("set", key("event", "leads"), field="type", after="AID"), fix("reject", key("event", "nine hostages"))]
    assert corrected(ACCOUNT, fixes) == ACCOUNT


def test_withdrawn_corrections_and_those_of_other_reports_change_nothing() -> None:
    other = "aa" * 8 + key("event", "seized")[16:]
    withdrawn = fix("reject", key("event", "seized"), withdrawn=True)
    assert corrected(ACCOUNT, [withdrawn, fix("reject", other), fix("accept", key("event", "seized"))]) == ACCOUNT


def test_a_rejected_event_is_gone_and_its_figure_counts_in_nothing() -> None:
    found = corrected(ACCOUNT, [fix("reject", key("event", "seized"))])
    assert found.events == ()
    assert found.figures[0].event is None


def test_a_rejected_actor_is_gone_from_all_that_named_it() -> None:
    found = corrected(ACCOUNT, [fix("reject", key("actor", "Ada Mor"))])
    assert [actor.id for actor in found.actors] == ["A1", "A3"]
    assert (found.events[0].says, found.attributions[0].source, found.relations) == (None, None, ())
    assert found.events[0].actor == ACCOUNT.events[0].actor
    front = corrected(ACCOUNT, [fix("reject", key("actor", "Karo Front"))])
    assert front.events[0].actor == ()


def test_actors_are_named_by_their_words_and_places_by_their_points() -> None:
    fixes = [
        fix("set", key("event", "seized"), field="recipient", after=[key("actor", "the Second Brigade")]),
        fix("set", key("event", "seized"), field="says", after=None),
        fix(
            "set", key("event", "seized"), field="place", after={"geonames": 99, "name": "Sannat Bay", "country": "MT"}
        ),
        fix("set", key("figure", "nine hostages"), field="place", after={"lat": 36.0, "lon": 14.2, "name": "quay"}),
    ]
    found = check(corrected(ACCOUNT, fixes), TEXT)
    places = {place.id: place for place in found.places}
    assert found.events[0].recipient == (Participant("A3", at("the Second Brigade")),)
    assert found.events[0].says is None
    assert (places[found.events[0].place or ""].geonames, places[found.events[0].place or ""].name) == (
        99,
        "Sannat Bay",
    )
    quay = places[found.figures[0].place or ""]
    assert (quay.lat, quay.precision, len(places)) == (36.0, "exact", 3)


def test_a_fact_that_was_missed_is_added_with_what_is_said_of_it() -> None:
    after = {"type": "CONSULT", "actor": [key("actor", "Ada Mor")], "place": key("place", "Sannat"), "when": "2026-03"}
    found = check(corrected(ACCOUNT, [fix("add", key("event", "leads"), after=after)]), TEXT)
    added = found.events[1]
    assert (added.id, added.type, added.trigger, added.place, added.when) == (
        "E2",
        "CONSULT",
        at("leads"),
        "P1",
        "2026-03",
    )
    assert [one.actor for one in added.actor] == ["A2"]
    assert added.evidence == (at("leads"),)


@pytest.mark.parametrize("kind", ["actor", "place", "time", "attribution", "figure"])
def test_any_kind_of_fact_can_be_added_bare(kind: Kind) -> None:
    after = {"name": "Brigade"} if kind in ("actor", "place") else {}
    found = check(corrected(ACCOUNT, [fix("add", key(kind, "Brigade"), after=after)]), TEXT)
    assert sum(map(len, (found.actors, found.places, found.times, found.attributions, found.figures))) == 7


@pytest.mark.parametrize(("field", "after"), [("type", "PARTY"), ("colour", "red"), ("id", "E9"), ("status", 7)])
def test_a_value_that_the_field_cannot_have_is_refused(field: str, after: Any) -> None:
    with pytest.raises(CorrectionError, match="correction c1"):
        corrected(ACCOUNT, [fix("set", key("event", "seized"), field=field, after=after)])
