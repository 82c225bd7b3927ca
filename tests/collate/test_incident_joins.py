"""Which days and places are a deed's own, and what leads from one telling to another."""

from __future__ import annotations

import msgspec
import pytest
from told_incidents import BELDE, DAROVA, Told

from dateline.collate.incidents import Occurrence, incidents, keys, occurrences
from dateline.collate.incidents.where import places
from dateline.record.account import Place, Time


def told(*those: Told) -> list[Occurrence]:
    return [one for each in those for one in occurrences(each.kept)]


def dated(report: Told, words: str, day: str) -> str:
    """A time that stands on words; its day."""
    some = report.facts.setdefault("times", [])
    some.append(Time(id=f"T{len(some) + 1}", span=report.at(words), type="DATE", value=day, edtf=day))
    return day


def days_of(report: Told, trigger: str) -> tuple[str | None, str | None]:
    (one,) = [it for it in told(report) if report.at(trigger) in it.spans]
    return one.first_day, one.last_day


def test_the_day_of_the_saying_is_the_latest_on_which_the_deed_lies() -> None:
    report = Told("The Red Dawn said on Tuesday that it had shot two spies in Darova.")
    dawn = report.actor("Red Dawn", "armed_group")
    report.said(dawn, "said", "it had shot two spies in Darova")
    day = dated(report, "Tuesday", "2026-03-03")
    report.event("ASSAULT", "shot", by=(dawn,), place=DAROVA, when=day, attribution="Q1")
    assert days_of(report, "shot") == ("2026-03-01", "2026-03-03")


def test_a_day_inside_what_is_said_is_the_deeds() -> None:
    report = Told("The Red Dawn said it had shot two spies in Darova on Tuesday.")
    dawn = report.actor("Red Dawn", "armed_group")
    report.said(dawn, "said", "it had shot two spies in Darova on Tuesday")
    day = dated(report, "Tuesday", "2026-03-03")
    report.event("ASSAULT", "shot", by=(dawn,), place=DAROVA, when=day, attribution="Q1")
    assert days_of(report, "shot") == ("2026-03-03", "2026-03-03")


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Varania on Tuesday condemned the raid on Darova.", "2026-02-24"),
        ("Varania condemned on Tuesday the raid on Darova.", "2026-02-24"),
        ("Varania condemned Tuesday's raid on Darova.", "2026-03-03"),
        ("Varania condemned the raid of Tuesday on Darova.", "2026-03-03"),
    ],
)
def test_the_day_of_a_condemnation_is_the_latest_of_what_it_condemns(sentence: str, first: str) -> None:
    report = Told(sentence)
    varania = report.actor("Varania", "state")
    day = dated(report, "Tuesday", "2026-03-03")
    report.event("ACCUSE", "condemned", by=(varania,), mode="disapprove", when=day)
    report.event("ASSAULT", "raid", place=DAROVA, when=day)
    assert days_of(report, "raid") == (first, "2026-03-03")


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The summit of the two presidents of Kelmar and Varania in Darova ended well.", True),
        ("The summit of Kelmar and Varania ended with a quarrel over customs in Darova.", False),
    ],
)
def test_a_place_in_the_phrase_of_a_noun_is_its_place(sentence: str, own: bool) -> None:
    report = Told(sentence)
    place = msgspec.structs.replace(DAROVA, mentions=(report.at("Darova"),))
    report.event("CONSULT", "summit", place=place, when="2026-03-03")
    (one,) = told(report)
    assert bool(one.places) == own


def test_talks_of_two_states_are_one_whoever_speaks_for_them() -> None:
    def called(sentence: str, first: str, second: str) -> Told:
        report = Told(sentence, publisher=first)
        who = (report.actor(first, "government", country="KM"), report.actor(second, "government", country="VN"))
        report.event("CONSULT", "spoke", by=who, mode="phone", when="2026-03-03")
        return report

    one = called("Kelmar spoke with Varania by telephone about the border.", "Kelmar", "Varania")
    other = called(
        "Kelmar's minister spoke by phone with his counterpart on the border.", "Kelmar's minister", "his counterpart"
    )
    assert len(incidents(told(one, other))) == 1


def test_a_call_and_what_was_agreed_in_it_are_one() -> None:
    report = Told("Kelmar and Varania spoke by telephone on Tuesday and agreed to calm the border.")
    who = (report.actor("Kelmar", "state", country="KM"), report.actor("Varania", "state", country="VN"))
    report.event("CONSULT", "spoke", by=who, mode="phone", when="2026-03-03")
    report.event("AGREE", "agreed", by=who, when="2026-03-03")
    assert len(told(report)) == 1


def test_talks_of_two_states_on_a_day_are_one_where_one_report_names_no_party() -> None:
    one = Told("The ministers of Chad and Norway met in Peru on Tuesday on customs.", publisher="One")
    who = (one.actor("Chad", "state", country="TD"), one.actor("Norway", "state", country="NO"))
    peru = Place(id="P4", name="Peru", kind="country", country="PE", precision="country")
    one.event("CONSULT", "met", by=who, place=peru, when="2026-03-03")
    other = Told("Talks were held in Peru on Tuesday on the wish of Chad for fish from Norway.", publisher="Two")
    other.event("CONSULT", "held", place=peru, when="2026-03-03")
    third = Told("Talks were held in Peru on Tuesday about the copper of Mali.", publisher="Three")
    third.event("CONSULT", "held", place=peru, when="2026-03-03")
    assert sorted(len(it.tellings) for it in incidents(told(one, other, third))) == [1, 2]


def test_a_headline_that_tells_no_day_has_that_of_its_saying_as_the_latest() -> None:
    report = Told("Red Dawn says it shot spies\n\nThe Red Dawn group said on Tuesday that it had shot two in Darova.")
    dawn = report.actor("Red Dawn", "armed_group")
    report.said(dawn, "says", "it shot spies")
    report.said(dawn, "said", "it had shot two in Darova")
    report.facts["attributions"][1] = msgspec.structs.replace(report.facts["attributions"][1], when="2026-03-03")
    report.event("ASSAULT", "shot spies", by=(dawn,), place=DAROVA, when="2026-03-03", attribution="Q1")
    assert days_of(report, "shot spies") == ("2026-03-01", "2026-03-03")


def test_what_somebody_denies_joins_what_others_tell() -> None:
    one = Told("Jets of Kelmar bombed a monastery in Darova on Tuesday, monks said.", publisher="One")
    one.event(
        "ASSAULT", "bombed", by=(one.actor("Kelmar", "state", country="KM"),), place=DAROVA, when="2026-03-03",
        on=(one.actor("monastery", "other"),), mode="aerial",
    )  # fmt: skip
    other = Told("Kelmar denied that its jets had bombed a monastery in Darova.", publisher="Two")
    kelmar = other.actor("Kelmar", "state", country="KM")
    other.said(kelmar, "denied", "its jets had bombed a monastery in Darova")
    other.event(
        "ASSAULT", "bombed", by=(kelmar,), place=DAROVA, on=(other.actor("monastery", "other"),), mode="aerial",
        status="negated",
    )  # fmt: skip
    (found,) = incidents(told(one, other))
    assert found.status == "happened"
    assert [(it.kind, it.who) for it in found.stances] == [("denies", "Kelmar")]


def test_towns_close_by_across_a_border_are_not_countries_apart() -> None:
    across = Place(id="P9", name="Sarn", kind="city", country="VN", lat=10.1, lon=20.1, precision="city")
    far = Place(id="P9", name="Ulm", kind="city", country="VN", lat=14.0, lon=20.1, precision="city")

    def at(place: Place) -> Occurrence:
        report = Told("Shells fell on the market.")
        report.event("ASSAULT", "fell", place=place, when="2026-03-03")
        return told(report)[0]

    assert places(at(DAROVA), at(across)) == "close"
    assert places(at(DAROVA), at(far)) == "countries"


def test_figures_and_words_of_a_places_name_lead_to_other_tellings() -> None:
    report = Told("Shells killed 23 people in Darova.")
    event = report.event("ASSAULT", "killed", place=DAROVA, when="2026-03-03")
    report.figure("23 people", 23, 23, "killed", event)
    (one,) = told(report)
    assert {"force|2026-03-03|killed=23", "force|2026-03-03|@darova"} <= set(keys(one))


def test_a_country_named_in_words_leads_on_from_a_deed_with_a_day_only() -> None:
    def clash(when: str | None) -> Occurrence:
        report = Told("The leaders of Thailand and Cambodia promised calm after the clash.")
        report.event("ASSAULT", "clash", when=when)
        return told(report)[0]

    assert "force|2026-03-03|TH" in keys(clash("2026-03-03"))
    assert not any(key.endswith("|TH") for key in keys(clash(None)))


def test_rival_marches_of_one_day_in_two_towns_stay_two() -> None:
    def march(place: Place, who: str) -> Told:
        report = Told(f"{who} marched on Tuesday to demand elections.", publisher=who)
        report.event("PROTEST", "marched", by=(report.actor(who, "population"),), mode="demo", place=place,
                     when="2026-03-03")  # fmt: skip
        return report

    assert len(incidents(told(march(DAROVA, "Thousands"), march(DAROVA, "Hundreds")))) == 1
    assert len(incidents(told(march(DAROVA, "Thousands"), march(BELDE, "Hundreds")))) == 2


def drones(title: str) -> Told:
    report = Told(
        f"{title}\n\nVaranian drones set a depot in Darova ablaze on Tuesday night. Earlier that day shells had killed"
        " a couple in the town."
    )
    varania = report.actor("Varania", "state", words="Varanian", country="VA")
    couple = report.actor("a couple", "population")
    report.event("ASSAULT", "set", by=(varania,), mode="drone", place=DAROVA, when="2026-03-03")
    report.event("ASSAULT", "killed", on=(couple,), mode="heavy-weapons", place=DAROVA, when="2026-03-03")
    return report


def test_deeds_of_one_town_and_day_by_other_weapons_are_two() -> None:
    one = drones("Depot burns")
    other = Told("Couple killed\n\nA farmer and his wife died on Tuesday when Varanian artillery shelled Darova.")
    varania = other.actor("Varania", "state", words="Varanian", country="VA")
    farmer = other.actor("A farmer", "person")
    other.event(
        "ASSAULT", "shelled", by=(varania,), on=(farmer,), mode="heavy-weapons", place=DAROVA, when="2026-03-03"
    )
    found = incidents(told(one, other))
    assert sorted(len({it.report for it in some.tellings}) for some in found) == [1, 2]


def test_what_a_report_tells_as_another_deed_stays_one_whatever_others_tell() -> None:
    one = Told("A strike killed a clerk in Darova. Another strike killed five people in the town.")
    clerk, people = one.actor("a clerk", "person"), one.actor("five people", "population")
    one.event("ASSAULT", "strike killed a clerk", on=(clerk,), mode="aerial", place=DAROVA, when="2026-03-03")
    one.event("ASSAULT", "strike killed five", on=(people,), mode="aerial", place=DAROVA, when="2026-03-03")
    other = Told("Five killed in Darova strike\n\nA strike killed five people and a clerk in Darova on Tuesday.")
    both = (other.actor("five people", "population"), other.actor("a clerk", "person"))
    other.event("ASSAULT", "strike killed", on=both, mode="aerial", place=DAROVA, when="2026-03-03")
    assert len(incidents(told(one, other))) == 2


def test_rows_of_deeds_without_a_day_are_not_one_row() -> None:
    def row(count: str, publisher: str) -> Told:
        report = Told(f"Near Darova {count} strikes hit three huts and a truck.", publisher=publisher)
        report.event("ASSAULT", "strikes", mode="aerial", place=DAROVA)
        return report

    assert len(incidents(told(row("five", "Valley Wire"), row("seven", "Harbour Post")))) == 2


def test_rows_of_other_numbers_are_two() -> None:
    reports = []
    for many in ("seven", "5"):
        words = f"Near Darova, {many} strikes engaged four Red Dawn units and damaged supply roads and a bridge."
        report = Told(words, publisher=many, published=None)
        units = report.actor("Red Dawn units", "armed_group", words="four Red Dawn units")
        one = report.event("ASSAULT", "strikes", on=(units,), place=DAROVA)
        report.figure("four Red Dawn units", 4, 4, "weapons", one)
        reports.append(report)
    assert len(incidents(told(*reports))) == 2


def test_a_row_was_on_no_day_that_its_sentence_does_not_name() -> None:
    report = Told("A train was attacked in Darova on Monday. Varania laid several recent attacks to the Red Dawn.")
    day = dated(report, "Monday", "2026-03-02")
    report.event("ASSAULT", "attacked", place=DAROVA, when=day)
    report.event("ASSAULT", "attacks", place=BELDE, when=day)
    assert days_of(report, "attacks") == (None, None)


def test_sides_crossed_hold_nothing_together_that_no_place_and_no_word_does() -> None:
    siege = Told("Six fighters stormed a hotel in Darova on Tuesday.", publisher="A")
    fighters = siege.actor("Six fighters", "armed_group")
    siege.event("ASSAULT", "stormed", by=(fighters,), mode="firearms", place=DAROVA, when="2026-03-03")
    clash = Told("Helicopters and the Red Dawn exchanged fire for hours.", publisher="B")
    dawn = clash.actor("Red Dawn", "armed_group")
    clash.event("ASSAULT", "exchanged", on=(dawn,), mode="firearms", when="2026-03-03")
    assert len(incidents(told(siege, clash))) == 2


def test_an_undated_deed_is_not_joined_by_its_place_and_word_alone() -> None:
    first = Told("Talks were drowned out by shooting in Darova on Tuesday.", publisher="A")
    first.event("ASSAULT", "shooting", mode="firearms", place=DAROVA, when="2026-03-03")
    other = Told("A man in Darova said that he feared those who were shooting.", publisher="B")
    other.event("ASSAULT", "shooting", mode="firearms", place=DAROVA)
    assert len(incidents(told(first, other))) == 2


def test_many_more_who_are_sentenced_are_others() -> None:
    reports = []
    for publisher, many in (("A", 529), ("B", 683)):
        report = Told(f"A court in Darova sentenced {many} men to death on Tuesday, a record.", publisher=publisher)
        court, men = report.actor("court", "government"), report.actor("men", "population", words=f"{many} men")
        one = report.event("SANCTION", "sentenced", by=(court,), on=(men,), mode="convict", place=DAROVA,
                           when="2026-03-03")  # fmt: skip
        report.figure(f"{many} men", many, many, "detained", one)
        reports.append(report)
    assert len(incidents(told(*reports))) == 2
