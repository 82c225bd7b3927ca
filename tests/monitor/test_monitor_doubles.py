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
