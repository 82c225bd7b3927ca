"""How facts are worded: numbers as reports bound them, names with their articles, verbs of the reports' own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drafted import Draft

from dateline.monitor.naming import called
from dateline.monitor.scope import words_of
from dateline.record.answer import Answer
from dateline.record.fact import Who
from dateline.store.protocol import Store

Asks = Callable[..., Answer]


@pytest.mark.parametrize(
    ("words", "low", "bound", "told"),
    [
        ("more than 2,500 villagers", 2501, "at_least", "more than 2,500 villagers killed"),
        ("at least 63 villagers", 63, "at_least", "at least 63 villagers killed"),
        ("tens of thousands of villagers", 20000, "vague", "tens of thousands of villagers killed"),
        ("around 40 villagers", 40, "about", "about 40 villagers killed"),
    ],
)
def test_a_number_is_told_with_the_bound_of_its_words(
    record: Store, asks: Asks, words: str, low: int, bound: str, told: str
) -> None:
    draft = Draft(f"War\n\nThe war has killed {words} in Keru.\n")
    draft.figure(
        words, "killed", low, "villagers", high=low if bound == "about" else None, bound=bound, place="Keru"
    ).add_to(record)
    (entry,) = asks("filter", 'types = ["killed"]').entries
    assert entry.statement.casefold() == f"{told} in Keru".casefold()


@pytest.mark.parametrize(
    ("kind", "unit", "told"),
    [
        ("killed", "prisoners", "40 prisoners killed"),
        ("detained", "prisoners", "40 prisoners"),
        ("killed", "murders", "40 murders"),
        ("killed", "lives", "40 lives lost"),
        ("killed", "court’s judges", "40 of the court’s judges killed"),
    ],
)
def test_what_became_of_those_counted_is_told_once(record: Store, asks: Asks, kind: str, unit: str, told: str) -> None:
    Draft(f"Toll\n\nMali counted 40 {unit} that day.\n").figure(f"40 {unit}", kind, 40, unit).add_to(record)
    (entry,) = asks("filter", f'types = ["{kind}"]').entries
    assert entry.statement == told


def test_an_act_is_told_by_the_verb_of_its_report(record: Store, asks: Asks) -> None:
    draft = Draft("Raid\n\nThe Northern Front killed two herders in Keru. Clashes went on.\n")
    draft.event("ASSAULT", "killed", ("Northern Front",), ("two herders",), place="Keru")
    draft.event("ASSAULT", "Clashes").add_to(record)
    told = {entry.statement for entry in asks("filter", 'types = ["ASSAULT"]').entries}
    assert "The Northern Front killed two herders in Keru" in told
    assert "Someone not named attacked or fought [“Clashes”]" in told


def test_what_a_verb_leaves_open_follows_in_the_words_of_the_report(record: Store, asks: Asks) -> None:
    draft = Draft("Deal\n\nMali and France signed a deal on troops in Keru.\n")
    draft.event("AGREE", "signed", ("Mali", "France"), place="Keru").add_to(record)
    (entry,) = asks("positions", 'actors = ["Mali"]').entries
    assert entry.statement == "Mali and France signed in Keru: “signed a deal on troops in Keru”"


@pytest.mark.parametrize(
    ("type", "mode", "word", "rest", "told"),
    [
        ("REQUEST", "change", "urged", " to act", "France asked the Northern Front for steps or a change"),
        ("REQUEST", "yield", "urged", " to stop", "France asked the Northern Front for a release or an end to force"),
        ("REJECT", "change", "refused", " a reform", "France refused the Northern Front steps or a change"),
        ("ACCUSE", "disapprove", "condemned", "", "France condemned the Northern Front"),
        ("COERCE", "arrest", "jailed", "", "France jailed the Northern Front"),
        ("CONSULT", None, "met", "", "France met with the Northern Front"),
    ],
)  # fmt: skip
def test_a_deed_is_told_in_whole_clauses(
    record: Store, asks: Asks, type: str, mode: str | None, word: str, rest: str, told: str
) -> None:
    draft = Draft(f"Words\n\nFrance {word} the Northern Front{rest}.\n")
    draft.event(type, word, ("France",), ("Northern Front",), mode=mode).add_to(record)
    (entry,) = asks("filter", f'types = ["{type}"]').entries
    assert entry.statement == told


def test_where_nobody_is_known_who_fought_those_who_bore_it_were_attacked(record: Store, asks: Asks) -> None:
    draft = Draft("War\n\nThere was war for the Northern Front.\n")
    draft.event("ASSAULT", "war", (), ("Northern Front",)).add_to(record)
    (entry,) = asks("filter", 'types = ["ASSAULT"]').entries
    assert entry.statement == "The Northern Front was attacked [“war”]"


@pytest.mark.parametrize(
    ("words", "told"),
    [("on Keru's northern border", "at the border of Keru"), ("near the frontier with Keru", "at the border of Keru"),
     ("in Keru near the border", "in Keru")],
)  # fmt: skip
def test_forces_at_a_border_are_not_in_the_land(record: Store, asks: Asks, words: str, told: str) -> None:
    draft = Draft(f"Troops\n\nWagner Group massed {words}.\n")
    draft.event("MOBILIZE", "massed", ("Wagner Group",), mode="troops", place="Keru").add_to(record)
    (entry,) = asks("force_presence", 'forces = ["Wagner Group"]').entries
    assert (entry.statement, entry.group) == (f"The Wagner Group moved [“massed”] {told}", f"Wagner Group {told}")


def test_a_reporting_word_fits_its_speaker(record: Store, asks: Asks) -> None:
    draft = Draft("Words\n\nMali called for an end to the raids. France told The Post that it would stay.\n")
    draft.said("Mali", "called for", "an end to the raids", when="2026-03-01")
    draft.said("France", "told", "that it would stay").add_to(record)
    told = [entry.statement for entry in asks("positions", 'actors = ["Mali", "France"]').entries]
    assert told == [
        "Mali on 1 March 2026 called for: “an end to the raids”",
        "France said: “that it would stay”",
    ]


def test_a_statement_on_another_matter_tells_of_no_force(record: Store, asks: Asks) -> None:
    draft = Draft(
        "Words\n\nMali said that much remains to be done on the accord with France. Mali said that French troops would "
        "stay in Keru.\n"
    )
    draft.who("France")
    draft.said("Mali", "said", "that much remains to be done on the accord with France")
    draft.said("Mali", "said", "that French troops would stay in Keru", nth=1).add_to(record)
    answer = asks("force_presence", 'forces = ["France"]')
    assert [entry.evidence[0].words.count("troops") for entry in answer.entries] == [1]


def test_who_holds_an_office_of_a_state_commands_no_force(record: Store, asks: Asks) -> None:
    draft = Draft("Office\n\nPresident Anna Okon of France spoke. The Northern Front is led by Marshal Berin.\n")
    draft.relation("Anna Okon", "leads", "France", "President")
    draft.relation("Marshal Berin", "leads", "Northern Front", "led").add_to(record)
    answer = asks("force_presence", 'forces = ["France", "Northern Front"]')
    assert [entry.statement for entry in answer.entries] == ["Marshal Berin leads the Northern Front"]


def test_who_is_fled_from_does_not_leave(record: Store, asks: Asks) -> None:
    draft = Draft("Flight\n\nThousands were forced to flee from the Northern Front. The Northern Front fled Keru.\n")
    draft.event("RETREAT", "flee", mode="withdraw").event("RETREAT", "fled", mode="withdraw").add_to(record)
    answer = asks("force_presence", 'forces = ["Northern Front"]')
    assert [entry.evidence[0].words for entry in answer.entries] == ["The Northern Front fled Keru"]


def test_a_place_that_the_record_does_not_know_is_noted(record: Store, asks: Asks) -> None:
    Draft("Raid\n\nThe Northern Front raided Keru.\n").event("ASSAULT", "raided", place="Keru").add_to(record)
    assert "the record tells of nothing in 'Zubrowka'" in asks("allegations", 'places = ["Zubrowka"]').notes
    assert not any("tells of nothing" in note for note in asks("allegations", 'places = ["Keru"]').notes)


def test_a_place_is_also_meant_by_the_names_that_hold_its_own(record: Store, asks: Asks) -> None:
    Draft("Raid\n\nThe Northern Front raided Keru Strip.\n").event("ASSAULT", "raided", place="Keru Strip").add_to(
        record
    )
    answer = asks("filter", 'types = ["ASSAULT"]\nplaces = ["Keru"]')
    assert (len(answer.entries), answer.notes) == (1, ())
    (note, *_) = asks("filter", 'types = ["ASSAULT"]\nplaces = ["Keru Strp"]').notes
    assert note == "the record tells of nothing in 'Keru Strp'; the record has Keru Strip"


def test_initials_are_no_small_words() -> None:
    found = words_of(("United States", "US", "IS"))
    assert [one[0] for one in found.finditer("It is for us to say what the US, IS and the united states do.")] == [
        "US",
        "IS",
        "united states",
    ]


def test_of_two_meetings_in_a_sentence_the_one_with_all_who_came_is_told(record: Store, asks: Asks) -> None:
    draft = Draft("Talks\n\nMali attended a meeting in Keru, where it spoke with France.\n")
    draft.event("CONSULT", "meeting", ("Mali",)).event("CONSULT", "spoke", ("Mali",), ("France",)).add_to(record)
    held = [entry for entry in asks("talks", 'parties = ["Mali"]').entries if entry.topic == "held"]
    assert [dict(entry.details)["came"] for entry in held] == ["Mali and France"]


def test_who_only_speaks_of_a_party_on_a_visit_elsewhere_held_no_talks_with_it(record: Store, asks: Asks) -> None:
    draft = Draft("Visit\n\nAnna Okon said on a visit to Keru: “Mali should keep its word.”\n")
    draft.who("Mali")
    draft.event("CONSULT", "visit", ("Anna Okon",), mode="visit", place="Keru").add_to(record)
    assert not asks("talks", 'parties = ["Mali"]').entries


def test_weapons_that_are_to_be_destroyed_are_no_help(record: Store, asks: Asks) -> None:
    draft = Draft("Pledge\n\nMali promised to destroy its stockpile of weapons.\n")
    draft.event("AGREE", "promised", ("Mali",)).add_to(record)
    (entry,) = asks("commitments", 'by = ["Mali"]').entries
    assert dict(entry.details)["about"] == "disarmament"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("presidential official", "a presidential official"),
        ("Presidential official", "a presidential official"),
        ("19-year-old student", "a 19-year-old student"),
        ("Investigators", "investigators"),
        ("Members of Parliament", "members of Parliament"),
        ("one rebel", "one rebel"),
        ("All eight foreign ministers", "all eight foreign ministers"),
        ("Kelmar’s military ruler", "Kelmar’s military ruler"),
        ("Anna Okon", "Anna Okon"),
    ],
)
def test_one_without_a_name_takes_an_article_and_no_capital(name: str, told: str) -> None:
    assert called((Who(None, name, type="person"),)) == told


def test_a_name_that_begins_with_a_plain_word_stays_one() -> None:
    assert called((Who(None, "Doctors Abroad", type="ngo"),)) == "Doctors Abroad"


def test_a_request_is_told_in_the_words_that_follow(record: Store, asks: Asks) -> None:
    draft = Draft("Truce\n\nFrance called for a truce in Keru.\n")
    draft.event("REQUEST", "called for", ("France",), mode="yield", place="Keru").add_to(record)
    (entry,) = asks("ceasefire", 'parties = ["France"]').entries
    assert entry.statement == "France asked in Keru: “called for a truce in Keru”"
