"""Who is blamed in monitors: each other, by one side, and those who only stand beside a wrong."""

from __future__ import annotations

from collections.abc import Callable

from drafted import Draft

from dateline.record.answer import Answer, Entry
from dateline.store.protocol import Store

Asks = Callable[..., Answer]


def only(answer: Answer, topic: str) -> Entry:
    (found,) = [entry for entry in answer.entries if entry.topic == topic]
    return found


TRUCE = 'parties = ["Mali", "Northern Front"]\nstart = "2026-03-01"'


def test_sides_that_blame_each_other_are_both_accusers_of_one_act(record: Store, asks: Asks) -> None:
    draft = Draft("Blast\n\nMali and the Northern Front blamed each other for a blast that killed four herders.\n")
    draft.event("ACCUSE", "blamed", ("Mali", "Northern Front"), mode="allege", when="2026-03-02")
    draft.event("ASSAULT", "blast", (), ("four herders",), mode="explosives", when="2026-03-02").add_to(record)
    entry = only(asks("ceasefire", TRUCE), "act after the ceasefire")
    told = dict(entry.details)
    assert (told["accuser"], told["accused"]) == ("Mali; Northern Front", "each other")
    assert entry.status == "each side blames the other"
    assert entry.statement.startswith("Mali and the Northern Front blamed each other: four herders were attacked")


def test_an_act_that_is_laid_to_a_side_counts_once(record: Store, asks: Asks) -> None:
    draft = Draft("Raid\n\nMali accused the Northern Front of raiding a post in violation of the ceasefire.\n")
    draft.event("ACCUSE", "accused", ("Mali",), ("Northern Front",), mode="allege", when="2026-03-02")
    draft.event("ASSAULT", "raiding", ("Northern Front",), when="2026-03-02", says="Mali")
    draft.event("RETREAT", "ceasefire", ("Northern Front",), mode="ceasefire", when="2026-03-02").add_to(record)
    answer = asks("ceasefire", TRUCE)
    assert [entry.topic for entry in answer.entries] == ["act after the ceasefire"]
    assert [table.rows[0].cells[1] for table in answer.tables] == ["1", "1"]


def test_a_truce_that_only_says_when_is_no_new_truce(record: Store, asks: Asks) -> None:
    draft = Draft("Return\n\nThe Northern Front freed two herders a week after a ceasefire in Keru.\n")
    draft.event("RETREAT", "ceasefire", ("Northern Front",), mode="ceasefire", when="2026-03-09").add_to(record)
    assert not asks("ceasefire", TRUCE).entries


def test_a_truce_told_as_broken_is_a_breach_alleged(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nMali said that the Northern Front had broken the truce in Keru.\n")
    draft.event("RETREAT", "truce", ("Northern Front",), mode="ceasefire", says="Mali", when="2026-03-02").add_to(
        record
    )
    entry = only(asks("ceasefire", TRUCE), "breach alleged")
    assert dict(entry.details) == {"accused": "Northern Front", "accuser": "Mali"}
    assert entry.statement.startswith("Mali spoke of a breach of the ceasefire by the Northern Front: ")


def test_a_breach_in_words_and_the_act_that_made_it_count_once(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nMali said that the Northern Front had broken the truce by raiding Keru.\n")
    draft.event("ASSAULT", "broken", ("Northern Front",), place="Keru", says="Mali", when="2026-03-02")
    draft.event("ASSAULT", "raiding", ("Northern Front",), place="Keru", says="Mali", when="2026-03-02").add_to(record)
    answer = asks("ceasefire", TRUCE)
    assert [entry.topic for entry in answer.entries] == ["act after the ceasefire"]
    assert [table.rows[0].cells[1] for table in answer.tables] == ["1", "1"]


def test_a_breach_in_words_alone_is_alleged(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nMali said that the Northern Front had violated the truce in Keru.\n")
    draft.event("ASSAULT", "violated", ("Northern Front",), place="Keru", says="Mali", when="2026-03-02")
    draft.add_to(record)
    assert only(asks("ceasefire", TRUCE), "breach alleged").status == "claimed by one side (Mali)"


def test_the_army_is_that_of_the_only_state_asked_for(record: Store, asks: Asks) -> None:
    draft = Draft("Drones\n\nThe Northern Front said that the army attacked its camp in Keru.\n")
    draft.event("ASSAULT", "attacked", ("army",), place="Keru", says="Northern Front", when="2026-03-02")
    draft.add_to(record)
    entry = only(asks("ceasefire", TRUCE), "act after the ceasefire")
    assert dict(entry.details)["accused"] == "army of Mali"


def test_an_act_of_a_week_counts_in_that_week(record: Store, asks: Asks) -> None:
    draft = Draft("Raid\n\nThe Northern Front raided a post in Keru this week.\n")
    draft.event("ASSAULT", "raided", ("Northern Front",), place="Keru", when="2026-03-09/2026-03-15").add_to(record)
    by_day, by_week = asks("ceasefire", TRUCE).tables
    assert [row.cells[0] for row in by_day.rows] == ["no single day known"]
    assert [row.cells[0] for row in by_week.rows] == ["2026-03-09 to 2026-03-15"]


def test_who_treats_the_victims_is_not_accused(record: Store, asks: Asks) -> None:
    draft = Draft("Clinic\n\nAnna Okon said that her teams have seen evidence of rape of 40 women in Keru.\n")
    draft.event("ASSAULT", "rape", ("her teams",), ("40 women",), mode="sexual", place="Keru", says="Anna Okon")
    draft.add_to(record)
    (entry,) = asks("allegations", 'places = ["Keru"]').entries
    assert "accused" not in dict(entry.details)
    assert entry.statement.startswith("Anna Okon alleged sexual violence (victims: 40 women")


def test_those_whose_killing_is_condemned_are_not_accused(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nFrance condemned the execution of three activists in Keru.\n")
    draft.event("ACCUSE", "condemned", ("France",), ("three activists",), mode="disapprove", place="Keru")
    draft.add_to(record)
    (entry,) = asks("allegations", 'places = ["Keru"]').entries
    assert entry.statement == "France alleged summary execution"


def test_sides_that_accuse_each_other_are_told_so(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nMali and the Northern Front accused each other of killing four herders and villagers.\n")
    sides = ("Mali", "Northern Front")
    draft.event("ACCUSE", "accused", sides, sides, mode="allege", when="2026-03-02").add_to(record)
    (entry,) = asks("allegations", 'accused = ["Mali"]').entries
    assert entry.statement.startswith("On 2 March 2026, Mali and the Northern Front accused each other of killing of")
    assert dict(entry.details)["accused"] == "each other"
