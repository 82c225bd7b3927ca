"""Facts about what words do not say, as the real reader reads them: what is only weighed, over, or done to others."""

from __future__ import annotations

import pytest
from one_sentence import account

from dateline.record.account import Account, Event


def event(told: Account, kind: str) -> Event | None:
    """The first event of a type, `None` where there is none."""
    return next((e for e in told.events if e.type == kind), None)


def names(told: Account, kind: str, role: str) -> list[str]:
    """The names of those in a role of the first event of a type."""
    found = event(told, kind)
    parts = getattr(found, role) if found is not None else ()
    return [actor.name for part in parts for actor in told.actors if actor.id == part.actor]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Ministers discussed imposing further sanctions on Belarus.", "SANCTION", "hypothetical"),
        ("Lawmakers debated expelling the ambassador.", "SANCTION", "hypothetical"),
        ("Envoys admitted imposing further sanctions on Belarus.", "SANCTION", "happened"),
        ("The rebels said they would no longer attack ships.", "ASSAULT", "negated"),
        ("The council will no longer recognize him as president.", "REJECT", "happened"),
        ("The army has no plans to withdraw from the town.", "RETREAT", "negated"),
        ("There were no plans for talks with the rebels.", "CONSULT", "negated"),
        ("The envoy stopped short of accusing Iran.", "ACCUSE", "negated"),
    ],
)
def test_what_is_weighed_is_open_and_what_is_no_longer_done_is_not_done(sentence: str, kind: str, status: str) -> None:
    found = event(account(sentence), kind)
    assert found is not None
    assert found.status == status


def test_who_comes_back_to_power_leaves_no_place() -> None:
    assert event(account("The Taliban returned to power last month."), "RETREAT") is None
    assert event(account("The troops returned to their bases on Monday."), "RETREAT") is not None


def test_who_reaffirms_worries_backs_nobody() -> None:
    assert event(account("The ministers reaffirmed their concerns over the siege of Gao."), "SUPPORT") is None


def test_those_killed_or_captured_are_captured() -> None:
    told = account("The army said tanks were seized and several rebels were either neutralized or captured.")
    captured = next(e for e in told.events if e.mode == "abduct")
    assert not captured.actor
    assert [a.name for p in captured.recipient for a in told.actors if a.id == p.actor] == ["several rebels"]


def test_who_relies_on_aid_is_given_it() -> None:
    told = account("The country depends on military aid from Sweden.")
    assert (names(told, "AID", "actor"), names(told, "AID", "recipient")) == (["Sweden"], ["country"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm hit the coast and killed nine people.",
        "The dam burst and killed at least 70 people downstream.",
        "Heavy rains forced thousands of people to flee their homes.",
        "Wildfires have forced the evacuation of 3,000 residents.",
        "The parties fought a bitter battle in the election.",
        "Voters punished the ruling party at the polls.",
        "The opposition bombarded the minister with questions.",
        "The court shot down the law.",
    ],
)
def test_storms_and_voters_do_no_deed_of_conflict(sentence: str) -> None:
    assert not account(sentence).events


def test_an_army_that_hits_the_coast_and_kills_does() -> None:
    told = account("The army hit the coast and killed nine people.")
    assert (names(told, "ASSAULT", "actor"), names(told, "ASSAULT", "recipient")) == (["army"], ["nine people"])


@pytest.mark.parametrize(
    ("sentence", "kind", "givers", "given"),
    [
        ("The general won the vote with the support of his allies.", "SUPPORT", ["his allies"], ["general"]),
        ("The rebels seized the town with the help of Chad and Mali.", "AID", ["Chad", "Mali"], ["rebels"]),
        ("The mayor was freed with the help of tribal leaders.", "AID", ["tribal leaders"], []),
    ],
)
def test_with_whose_help_others_act_helps_them(sentence: str, kind: str, givers: list[str], given: list[str]) -> None:
    told = account(sentence)
    assert (names(told, kind, "actor"), names(told, kind, "recipient")) == (givers, given)


def test_a_surname_that_a_body_bears_too_is_who_bears_it_in_the_report() -> None:
    told = account("Siboniso Duma met the envoy in Durban on Monday, and Duma called for calm.")
    assert names(told, "REQUEST", "actor") == ["Siboniso Duma"]
