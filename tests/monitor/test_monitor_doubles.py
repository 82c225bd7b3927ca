"""What a report tells twice is one entry, and each entry belongs where it is told."""

from __future__ import annotations

from collections.abc import Callable

from drafted import Draft

from dateline.monitor.ask import ask
from dateline.monitor.load import parse
from dateline.record.answer import Answer
from dateline.run.collate import collate
from dateline.store.open import in_memory
from dateline.store.protocol import Store

Asks = Callable[..., Answer]


def test_a_statement_told_twice_in_the_same_words_is_one_entry(record: Store, asks: Asks) -> None:
    draft = Draft(
        "Wagner Group: Fighters Leave Keru\n\nThe mission is over and fighters leave Keru, Wagner Group announced on"
        " its channel. Mali was silent.\n"
    )
    draft.said("Wagner Group", ":", "Fighters Leave Keru")
    draft.said("Wagner Group", "announced", "fighters leave Keru", channel="its channel").add_to(record)
    (one,) = asks("force_presence", 'forces = ["Wagner Group"]').entries
    assert "announced" in one.statement


def test_a_statement_inside_a_statement_is_one_position(record: Store, asks: Asks) -> None:
    draft = Draft("On the truce\n\nFrance has been wary of any ceasefire that it fears could give time to regroup.\n")
    draft.said("France", "has been wary of", "any ceasefire that it fears could give time to regroup")
    draft.said("France", "fears", "any ceasefire that it fears could give time to regroup").add_to(record)
    assert len(asks("positions", 'actors = ["France"]\nsubjects = ["ceasefire"]').entries) == 1


def test_a_position_changes_only_on_its_own_subject(record: Store, asks: Asks) -> None:
    Draft("On tariffs\n\nFrance rejected the new tariffs.\n", published="2026-03-01").event(
        "REJECT", "rejected", ("France",), when="2026-03-01"
    ).add_to(record)
    Draft("On the truce\n\nFrance backed the ceasefire.\n", published="2026-03-03").event(
        "SUPPORT", "backed", ("France",), when="2026-03-03"
    ).add_to(record)
    Draft("On tariffs again\n\nFrance backed lower tariffs.\n", published="2026-03-05").event(
        "SUPPORT", "backed", ("France",), when="2026-03-05"
    ).add_to(record)
    entries = asks("positions", 'actors = ["France"]\nsubjects = ["ceasefire", "tariffs"]').entries
    changed = [dict(one.details).get("may have changed") for one in entries]
    assert changed == [None, None, "against (1 March 2026) → for"]


def test_an_answer_belongs_to_the_allegation_nearest_to_it(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nHuman Rights Watch accused Wagner Group of torture. The week was quiet.\n\nEnvoys accused Mali of"
        " looting and urged Mali to investigate the looting.\n"
    )
    draft.event("ACCUSE", "accused", ("Human Rights Watch",), ("Wagner Group",), mode="allege")
    draft.event("ACCUSE", "accused", ("Envoys",), ("Mali",), mode="allege", nth=1)
    draft.event("REQUEST", "urged", ("Envoys",), ("Mali",)).add_to(record)
    entries = {one.id: one for one in asks("allegations", 'accused = ["Wagner Group", "Mali"]').entries}
    (call,) = [one for one in entries.values() if one.topic == "call for an investigation"]
    assert "looting" in entries[call.of or ""].statement


def test_a_ceasefire_that_was_agreed_is_one_entry(record: Store, asks: Asks) -> None:
    draft = Draft("Truce in Keru\n\nA ceasefire was agreed on Monday in Keru.\n")
    draft.event("RETREAT", "ceasefire", mode="ceasefire", place="Keru", when="2026-03-02")
    draft.event("AGREE", "agreed", place="Keru", when="2026-03-02").add_to(record)
    assert [one.topic for one in asks("ceasefire", 'places = ["Mali"]').entries] == ["ceasefire"]


def test_forces_that_withdraw_do_not_end_a_ceasefire(record: Store, asks: Asks) -> None:
    draft = Draft("Truce in Keru\n\nThe withdrawal of rebels from Keru followed a ceasefire.\n")
    draft.event("RETREAT", "withdrawal", ("rebels",), mode="withdraw", place="Keru", when="2026-03-02").add_to(record)
    assert not [one for one in asks("ceasefire", 'places = ["Mali"]').entries if one.topic == "ceasefire ended"]


def test_a_pledge_that_two_reports_tell_is_one_with_both() -> None:
    made = []
    with in_memory() as record:
        for publisher, opening in (("The Harbour Post", "On Monday in Keru"), ("Daily Wire", "In Keru on Monday")):
            draft = Draft(
                f"Deal in Keru\n\n{opening}, France and Mali signed a deal on troops and grain.\n", publisher=publisher
            )
            draft.event("AGREE", "signed", ("France", "Mali"), place="Keru", when="2026-03-02").add_to(record)
        for _ in collate(record):
            pass
        (question,) = parse('[monitors.asked]\nkind = "commitments"\nby = ["France"]', where="test")
        made = [one for one in ask(record, question).entries if one.topic == "pledge"]
    assert [{piece.publisher for piece in one.evidence} for one in made] == [{"The Harbour Post", "Daily Wire"}]


def test_a_headline_is_no_entry_of_its_own_where_its_report_tells_that_with_who_says_so(
    record: Store, asks: Asks
) -> None:
    draft = Draft("France and Mali to hold talks in Keru\n\nFrance and Mali will hold talks in Keru, Anna Okon said.\n")
    draft.event("CONSULT", "talks", ("France", "Mali"), place="Keru", when="2026-03-08", status="future")
    draft.event(
        "CONSULT", "talks", ("France", "Mali"), place="Keru", when="2026-03-08", status="future", says="Anna Okon",
        nth=1,
    ).add_to(record)  # fmt: skip
    (one,) = asks("talks", 'parties = ["France", "Mali"]').entries
    assert one.says == "Anna Okon"
    assert len(one.evidence) == 2


def test_a_headline_that_says_otherwise_than_its_report_stays_apart(record: Store, asks: Asks) -> None:
    draft = Draft("Nine people die in Keru\n\nMedics said that at least six people died in Keru.\n")
    draft.figure("Nine people", "killed", 9, "people", place="Keru")
    draft.figure("at least six people", "killed", 6, "people", place="Keru", says="Medics").add_to(record)
    assert len(asks("filter", 'types = ["killed"]').entries) == 2


def test_who_accuses_of_a_breach_tells_one_breach(record: Store, asks: Asks) -> None:
    draft = Draft("Truce in Keru\n\nMali accused Wagner Group of breaching a ceasefire in Keru.\n")
    draft.event("ACCUSE", "accused", ("Mali",), ("Wagner Group",), mode="allege", when="2026-03-04")
    draft.event("ASSAULT", "breaching", ("Wagner Group",), when="2026-03-04", says="Mali").add_to(record)
    found = asks("ceasefire", 'parties = ["Mali", "Wagner Group"]').entries
    assert [one.topic for one in found] == ["breach alleged"]


def test_a_ceasefire_does_not_begin_with_a_release_in_sign_of_it(record: Store, asks: Asks) -> None:
    text = "Captives home\n\nMali released two rebels in Keru, in a sign that a new ceasefire is taking hold.\n"
    Draft(text).event(
        "RETREAT", "released", ("Mali",), ("two rebels",), mode="release", place="Keru", when="2026-03-04"
    ).add_to(record)
    assert "ceasefire" not in [one.topic for one in asks("ceasefire", 'parties = ["Mali"]').entries]


def test_an_agreement_to_halt_fighting_is_a_ceasefire(record: Store, asks: Asks) -> None:
    draft = Draft("Deal in Keru\n\nFrance and Mali agreed on Tuesday to halt fighting along the river.\n")
    draft.event("AGREE", "agreed", ("France", "Mali"), when="2026-03-03").add_to(record)
    assert [one.topic for one in asks("ceasefire", 'parties = ["France", "Mali"]').entries] == ["ceasefire"]


def test_a_truce_of_nobody_is_that_of_the_sides_in_the_headline(record: Store, asks: Asks) -> None:
    draft = Draft("France accuses Mali of firing first\n\nThe truce took effect at midnight on Tuesday.\n")
    draft.event("ACCUSE", "accuses", ("France",), ("Mali",), mode="allege")
    draft.event("RETREAT", "truce", mode="ceasefire", when="2026-03-03").add_to(record)
    assert [one.topic for one in asks("ceasefire", 'parties = ["France", "Mali"]').entries] == ["ceasefire"]


def test_a_plan_that_is_rejected_refuses_no_talks(record: Store, asks: Asks) -> None:
    draft = Draft("On fuel\n\nMali rejected a plan of France to ship its fuel abroad.\n")
    draft.event("REJECT", "rejected", ("Mali",), ("France",), mode="meet").add_to(record)
    assert not asks("talks", 'parties = ["France", "Mali"]').entries


def test_a_number_of_those_who_leave_says_so(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nSome 700 fighters of Wagner Group have left Keru.\n")
    draft.event("RETREAT", "left", ("Wagner Group",), mode="withdraw", place="Keru")
    draft.figure("700 fighters of Wagner Group", "force", 700, "fighters", place="Keru", of_event=1).add_to(record)
    found = asks("force_presence", 'forces = ["Wagner Group"]').entries
    assert [dict(one.details)["of those"] for one in found if one.topic == "number"] == ["leaving"]


def test_entries_of_one_report_and_day_stand_as_it_tells_them(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nMali shelled Keru. France denied any part. Janda raided Keru.\n")
    draft.event("ASSAULT", "shelled", ("Mali",), place="Keru", when="2026-03-04")
    draft.event("REJECT", "denied", ("France",), when="2026-03-04")
    draft.event("ASSAULT", "raided", ("Janda",), place="Keru", when="2026-03-04").add_to(record)
    found = asks("filter", 'kinds = ["event"]').entries
    assert [one.topic for one in found] == ["ASSAULT", "REJECT", "ASSAULT"]
