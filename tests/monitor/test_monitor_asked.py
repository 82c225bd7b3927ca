"""An answer holds what was asked and no more: no habits among acts, no vote among talks, no mention among meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drafted import Draft

from dateline.monitor.days import said
from dateline.monitor.scope import whole_of
from dateline.record.answer import Answer, Entry
from dateline.store.protocol import Store

Asks = Callable[..., Answer]
TRUCE = 'parties = ["Northern Front", "Southern League"]\nstart = "2026-03-01"'


def only(answer: Answer, topic: str) -> Entry:
    (found,) = [entry for entry in answer.entries if entry.topic == topic]
    return found


def test_captives_who_are_held_and_habits_are_no_acts(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nThe Northern Front held ten villagers in Keru. The Northern Front regularly shelled Belde.\n"
    )
    draft.event("ASSAULT", "held", ("Northern Front",), mode="abduct", place="Keru")
    draft.event("ASSAULT", "shelled", ("Northern Front",), place="Belde").add_to(record)
    assert asks("ceasefire", TRUCE).entries == ()


def test_shells_counted_in_a_report_on_something_else_are_none_of_the_ceasefire(record: Store, asks: Asks) -> None:
    draft = Draft("Tests\n\nOllan has fired 31 missiles this year, while Mali looked on.\n", published="2026-03-20")
    draft.figure("31 missiles", "weapons", 31, "missiles", when="2026").event("THREATEN", "looked", ("Mali",))
    draft.add_to(record)
    assert "explosions counted" not in [one.topic for one in asks("ceasefire", TRUCE).entries]


def test_a_truce_of_which_a_dated_sentence_tells_only_talks_sets_no_start(record: Store, asks: Asks) -> None:
    draft = Draft("Talks\n\nMali said on Monday that the collapse of talks on a truce risked new raids in Keru.\n")
    draft.event("RETREAT", "truce", ("Mali",), mode="ceasefire", place="Keru", when="2026-03-02").add_to(record)
    (entry,) = asks("ceasefire", 'parties = ["Mali"]').entries
    assert entry.topic == "ceasefire spoken of"


def test_shells_that_were_sent_are_no_explosions(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nMali sent 900 shells to the Northern Front. The Northern Front fired 40 shells at Keru.\n"
    )
    draft.figure("900 shells", "weapons", 900, "shells", when="2026-03-04", place="Keru")
    draft.figure("40 shells", "weapons", 40, "shells", when="2026-03-04", place="Keru")
    draft.event("ASSAULT", "fired", ("Northern Front",), place="Keru", when="2026-03-04").add_to(record)
    assert dict(only(asks("ceasefire", TRUCE), "explosions counted").details)["number"] == "40 shells"


def test_without_a_start_acts_are_shown_and_not_counted(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nThe Northern Front shelled Keru on Monday.\n")
    draft.event("ASSAULT", "shelled", ("Northern Front",), place="Keru", when="2026-03-02").add_to(record)
    answer = asks("ceasefire", 'parties = ["Northern Front", "Southern League"]')
    assert [one.topic for one in answer.entries] == ["act"]
    assert answer.tables == ()


def test_an_act_of_unknown_day_counts_only_where_it_is_called_a_breach(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nThe Northern Front shelled Keru. The Northern Front raided Belde in violation of the truce.\n"
    )
    draft.event("ASSAULT", "shelled", ("Northern Front",), place="Keru")
    draft.event("COERCE", "raided", ("Northern Front",), mode="seize", place="Belde").add_to(record)
    answer = asks("ceasefire", TRUCE)
    assert len(answer.entries) == 2
    assert [row.cells[:2] for row in answer.tables[0].rows] == [("no single day known", "1")]


def test_a_truce_that_is_talked_about_is_none(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nNegotiations on a truce in Keru have collapsed.\n")
    draft.event("RETREAT", "truce", mode="ceasefire", place="Keru").add_to(record)
    assert [one.topic for one in asks("ceasefire", 'places = ["Mali"]').entries] == ["ceasefire spoken of"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Mali", True), ("forces of Mali", True), ("pro-Mali militia", False), ("Mali-backed fighters", False)],
)
def test_a_name_tied_to_another_word_is_not_the_actor(name: str, meant: bool) -> None:
    assert bool(whole_of(("Mali",)).search(name)) is meant


def test_an_act_and_a_statement_by_one_word_are_one_position(record: Store, asks: Asks) -> None:
    draft = Draft("On tariffs\n\nFrance threatened Mali with tariffs. “Tariffs will rise,” France warned.\n")
    draft.event("THREATEN", "threatened", ("France",), ("Mali",))
    draft.said("France", "threatened", "Mali with tariffs")
    draft.event("THREATEN", "warned", ("France",))
    draft.said("France", "warned", "Tariffs will rise", style="direct").add_to(record)
    told = {one.topic: one.statement for one in asks("positions", 'actors = ["France"]').entries}
    assert set(told) == {"threaten", "said"}
    assert "Tariffs will rise" in told["said"]


def test_what_one_says_that_another_fears_is_told_as_his_word(record: Store, asks: Asks) -> None:
    draft = Draft("On the truce\n\nAn envoy said that France fears a long war over the truce.\n")
    draft.said("envoy", "said", "that France fears a long war over the truce")
    draft.said("France", "fears", "a long war over the truce", within="Q1").add_to(record)
    (one,) = asks("positions", 'actors = ["France"]').entries
    assert one.statement.startswith("As envoy tells it, France")
    assert one.says == "envoy"


def test_a_vote_put_off_to_make_room_for_talks_cancels_none(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nMali told rebels to postpone the vote to make room for a dialogue. Mali called off the meeting.\n"
    )
    draft.event("CONSULT", "dialogue", ("Mali",), status="hypothetical")
    draft.event("CONSULT", "meeting", ("Mali",)).add_to(record)
    assert sorted(one.topic for one in asks("talks", 'parties = ["Mali"]').entries) == ["cancelled", "possible"]


def test_a_meeting_of_others_counts_where_it_is_on_the_party(record: Store, asks: Asks) -> None:
    text = "On Keru\n\nFrance met Human Rights Watch on {}.\n"
    for number, subject in enumerate(
        ("Mali", "fish, said a spokesman who was later asked about his own travel to Mali")
    ):
        draft = Draft(text.format(subject), publisher=f"Paper {number}")
        draft.who("Mali")
        draft.event("CONSULT", "met", ("France",), ("Human Rights Watch",)).add_to(record)
    (one,) = asks("talks", 'parties = ["Mali"]').entries
    assert one.evidence[0].publisher == "Paper 0"


def test_an_announcement_of_what_is_done_is_no_pledge(record: Store, asks: Asks) -> None:
    draft = Draft("On troops\n\nFrance announced that troops had left. France announced that it would send troops.\n")
    draft.said("France", "announced", "that troops had left")
    draft.said("France", "announced", "that it would send troops", nth=1).add_to(record)
    (one,) = asks("commitments", 'by = ["France"]').entries
    assert "would send troops" in one.statement


def test_who_claims_a_deed_as_his_own_accuses_nobody(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nJanda said that it bombed the hospital in Keru and killed civilians.\n")
    draft.event("ASSAULT", "bombed", (), ("civilians",), place="Keru", says="Janda", status="happened")
    draft.event("ASSAULT", "killed", ("Janda",), ("civilians",), place="Keru", status="happened").add_to(record)
    assert asks("allegations", 'places = ["Mali"]').entries == ()


def test_a_penalty_by_law_is_no_summary_execution(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nThe courts of Mali were condemned for the execution of two convicts on death row in Keru.\n"
    )
    draft.event("ASSAULT", "execution", ("Mali",), ("convicts",), place="Keru", status="happened").add_to(record)
    assert asks("allegations", 'accused = ["Mali"]').entries == ()


def test_a_demand_for_more_time_in_court_is_no_call_for_an_inquiry(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nHuman Rights Watch accused Mali of torture. At a hearing lawyers of Mali requested more time.\n"
    )
    draft.event("ACCUSE", "accused", ("Human Rights Watch",), ("Mali",), mode="allege")
    draft.event("REQUEST", "requested", ("Mali",)).add_to(record)
    assert [one.topic for one in asks("allegations", 'accused = ["Mali"]').entries] == ["allegation"]


def test_areas_held_in_a_place_are_a_part_of_it(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nThe convoy reached Janda-held areas of Keru. Janda arrived in Belde.\n")
    draft.relation("Janda", "controls", "Keru", "Janda-held areas of Keru")
    draft.event("MOBILIZE", "arrived", ("Janda",), mode="troops", place="Belde").add_to(record)
    told = [one.statement for one in asks("force_presence", 'forces = ["Janda"]').entries]
    assert told == ["Janda controls part of Keru", "Janda moved [“arrived”] in Belde"]


def test_what_a_force_says_of_itself_is_told_once(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nWagner Group said that it left Keru.\n")
    draft.event("RETREAT", "left", ("Wagner Group",), mode="withdraw", place="Keru", says="Wagner Group")
    draft.said("Wagner Group", "said", "that it left Keru").add_to(record)
    assert [one.topic for one in asks("force_presence", 'forces = ["Wagner Group"]').entries] == ["leaving"]


@pytest.mark.parametrize(
    ("edtf", "told"),
    [("2015-23", "autumn 2015"), ("2026-03-02/2026-03-04", "2 March 2026 to 4 March 2026"), ("2026~", "about 2026")],
)
def test_seasons_and_stretches_are_told_in_words(edtf: str, told: str) -> None:
    assert said(edtf) == told


def test_what_a_speaker_says_within_his_own_words_is_one_statement(record: Store, asks: Asks) -> None:
    draft = Draft("On the truce\n\nFrance said that the truce is dead and that it would ask Mali to end the truce.\n")
    draft.said("France", "said", "that the truce is dead and that it would ask Mali to end the truce")
    draft.said("France", "ask", "Mali to end the truce", within="Q1").add_to(record)
    assert len(asks("positions", 'actors = ["France"]').entries) == 1


def test_an_act_that_somebody_is_blamed_for_or_speaks_of_is_his_word(record: Store, asks: Asks) -> None:
    draft = Draft(
        "On Keru\n\nMali blamed the Northern Front for the raid in Keru. “Stop the shelling by the Northern Front,” an"
        " envoy said.\n"
    )
    draft.event("ACCUSE", "blamed", ("Mali",), ("Northern Front",), mode="allege")
    draft.event("COERCE", "raid", ("Northern Front",), mode="seize", place="Keru", when="2026-03-04")
    draft.event("ASSAULT", "shelling", ("Northern Front",), when="2026-03-04")
    draft.said("envoy", "said", "Stop the shelling by the Northern Front", style="direct").add_to(record)
    acts = [one for one in asks("ceasefire", TRUCE).entries if one.topic == "act after the ceasefire"]
    assert sorted(one.status for one in acts) == ["said by Mali", "said by envoy"]


def test_who_agrees_that_something_is_needed_pledges_nothing(record: Store, asks: Asks) -> None:
    draft = Draft("On aid\n\nFrance agreed that more aid was needed. France agreed to send more aid.\n")
    draft.event("AGREE", "agreed", ("France",))
    draft.event("AGREE", "agreed", ("France",), nth=1).add_to(record)
    (one,) = asks("commitments", 'by = ["France"]').entries
    assert "to send more aid" in one.statement


def test_where_nobody_is_known_who_did_it_the_deed_is_told_of_who_bears_it(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nTen villagers were shot in Keru. A truce took effect in Belde.\n")
    draft.event("ASSAULT", "shot", (), ("villagers",), mode="firearms", place="Keru", when="2026-03-04")
    draft.event("RETREAT", "truce", mode="ceasefire", place="Belde", when="2026-03-02").add_to(record)
    (act,) = asks("filter", 'modes = ["firearms"]').entries
    assert act.statement == "Villagers were attacked with firearms in Keru on 4 March 2026"
    (truce,) = asks("ceasefire", 'places = ["NE"]').entries
    assert truce.statement == "A ceasefire in Belde on 2 March 2026 is told of: “truce took effect in Belde”"


def test_a_withdrawal_that_somebody_urges_is_asked_for(record: Store, asks: Asks) -> None:
    draft = Draft("On Keru\n\nFrance urged Wagner Group to calm the town through a withdrawal from Keru.\n")
    draft.said("France", "urged", "to calm the town through a withdrawal from Keru")
    draft.event("RETREAT", "withdrawal", ("Wagner Group",), mode="withdraw", place="Keru", attribution="Q1")
    draft.add_to(record)
    leaving = only(asks("force_presence", 'forces = ["Wagner Group"]'), "leaving")
    assert leaving.status == "requested"
    assert leaving.statement == "The Wagner Group should withdraw (asked for) from Keru"
