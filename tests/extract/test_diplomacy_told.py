"""What diplomats agree on, put off, reject and give up: sentences that the real reader has read."""

from __future__ import annotations

import pytest
from one_sentence import account
from one_sentence import event_of as told


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("Chad abandoned plans to expel the diplomats.", "expel", "negated"),
        ("A round of talks between Chad and the rebels has been postponed, two envoys said.", "talks", "future"),
        ("The rebels will free them, provided that the army suspends its raids.", "suspends", "hypothetical"),
        ('"It does not mean we are negotiating with Chad," Defence Minister Ann Lee said.', "negotiating", "negated"),
        ("Okon and Lee agreed that their envoys would meet in Koro.", "meet", "future"),
    ],
)
def test_what_is_given_up_or_put_off_is_not_done(words: str, trigger: str, status: str) -> None:
    assert told(words, trigger).status == status


def test_an_agreement_has_neither_the_day_nor_the_place_of_what_is_agreed_on() -> None:
    event = told("Chad and Mali agreed to meet again in Doha in July.", "agreed")
    assert (event.when, event.place, event.status) == (None, None, "happened")


def test_a_rejected_proposal_is_no_refusal_to_meet() -> None:
    assert told("Chad rejected a proposal to ship the uranium abroad.", "rejected").mode is None
    assert told("Chad rejected the peace proposal.", "rejected").mode == "meet"


def test_who_suspends_curbs_concedes() -> None:
    assert told("Chad will suspend the export controls for a year.", "suspend").type == "CONCEDE"


def test_a_note_of_protest_is_no_march_and_a_plant_that_is_held_is_not_abducted() -> None:
    made = account(
        "Foreign Minister Ann Lee summoned the Malian ambassador to protest and handed him a note of protest."
    )
    assert {e.type for e in made.events} == {"ACCUSE"}
    held = account("They discussed the power plant, which Malian forces have held since March 2022.")
    assert "ASSAULT" not in {e.type for e in held.events}
