"""What one telling says in other words than another: whose a party is, how many, on which day, of which kind."""

from __future__ import annotations

import msgspec
import pytest
from told_incidents import BELDE, DAROVA, Told

from dateline.collate.incidents import Occurrence, incidents, keys, occurrences
from dateline.collate.incidents.findings import findings
from dateline.collate.incidents.where import places
from dateline.collate.words import head, sites
from dateline.record.account import Office, Participant, Place, Time

DAY = "2026-03-03"


def told(*those: Told) -> list[Occurrence]:
    return [one for each in those for one in occurrences(each.kept)]


def met(sentence: str, who: str, type: str = "government", day: str | None = DAY) -> Told:
    report = Told(sentence, publisher=sentence[:9])
    report.event("CONSULT", "met", by=(report.actor(who, type),), place=DAROVA, when=day)
    return report


@pytest.mark.parametrize(
    ("sentence", "who", "behind"),
    [
        ("Delegations of Norway and Chad met in Darova.", "Delegations", ("norway", "chad")),
        ("Officers of Hezbollah and Israel met in Darova.", "Officers", ("hezbollah", "israel")),
        ("Norway's and Chad's top diplomats met in Darova.", "top diplomats", ("norway", "chad")),
        ("The Norwegian and Chadian ministers met in Darova.", "Norwegian and Chadian ministers", ("norway", "chad")),
        ("Clerks of Norway's embassy met in Darova.", "Clerks", ("norway",)),
        ("Chad's Hezbollah leaders met in Darova.", "Chad's Hezbollah leaders", ("chad", "hezbollah")),
        ("Officers of good standing met in Darova.", "Officers", ()),
    ],
)
def test_a_phrase_says_whose_a_party_is(sentence: str, who: str, behind: tuple[str, ...]) -> None:
    (one,) = told(met(sentence, who))
    assert one.actors[0].behind == behind


def test_its_soldiers_are_of_whom_its_means() -> None:
    report = Told("Chad said its soldiers had met in Darova.")
    report.actors["A9"] = msgspec.structs.replace(
        report.actors[report.actor("Chad", "state", country="TD", known_as="chad")],
        id="A9", mentions=(report.at("Chad"), report.at("its")),
    )  # fmt: skip
    report.actors.pop("A1")
    report.event("CONSULT", "met", by=(report.actor("its soldiers", "armed_forces"),), when=DAY)
    (party,) = told(report)[0].actors
    assert (party.behind, party.country) == (("chad",), "TD")


def test_the_chief_of_a_body_speaks_for_it() -> None:
    report = Told("EU policy chief Ana Moll met envoys in Darova.")
    union = report.actor("European Union", "igo", words="EU", known_as="european-union")
    chief = report.actor(
        "Ana Moll", "person", roles=(Office(title="policy chief", of=union, span=report.at("policy")),)
    )
    report.event("CONSULT", "met", by=(chief,), when=DAY)
    body = met("The European Union met envoys in Darova.", "European Union", "igo")
    body.actors["A1"] = msgspec.structs.replace(body.actors["A1"], known_as="european-union")
    assert "actor:shared" in findings(*told(report, body))


def test_talks_of_delegations_of_two_states_are_the_talks_of_these_states() -> None:
    one = met("Delegations of Norway and Chad met in Darova.", "Delegations")
    other = met("Norwegian and Chadian ministers met in Darova on fish.", "Norwegian and Chadian ministers")
    third = met("Ministers of Peru and Chile met in Darova on copper.", "Ministers")
    assert sorted(len(it.tellings) for it in incidents(told(one, other, third))) == [1, 2]


def test_adjectives_in_a_row_are_no_head() -> None:
    assert head("Norwegian and Chadian presidents") == "president"
    assert head("soldiers and militants") == "soldier"


def test_a_port_city_is_no_scene() -> None:
    assert sites("off the Yemeni port of Darova, a market town") == ()
    assert sites("in the port, near a market") == ("market", "port")


def event(sentence: str, type: str, trigger: str, **fields: object) -> Told:
    report = Told(sentence, publisher=sentence[:12])
    by, on = fields.pop("by", None), fields.pop("on", None)
    whom = {"by": by and (report.actor(*by),), "on": on and (report.actor(*on),)}  # type: ignore[misc]
    fields = {"place": DAROVA, "when": DAY, **fields}
    report.event(type, trigger, **{role: some for role, some in whom.items() if some}, **fields)  # type: ignore[arg-type]
    return report


def test_as_many_under_another_name_are_a_count_in_common() -> None:
    def killed(sentence: str, who: str, number: str) -> Told:
        report = event(sentence, "ASSAULT", "attacked", on=(who, "population"), place=None)
        report.figure(number, 17, 17, "other", "none")
        return report

    one = killed("Raiders attacked 17 loggers in a wood.", "17 loggers", "17 loggers")
    other = killed("Outlaws attacked 17 men in the forest.", "17 men", "17 men")
    assert "count:same" in findings(*told(one, other))


@pytest.mark.parametrize(
    ("sentence", "trigger", "first"),
    [
        ("Ministers met on Tuesday after guards had shot a fisherman.", "shot", "2026-02-24"),
        ("Guards had shot a fisherman on Tuesday.", "shot", DAY),
        ("Police seized two men on Tuesday over the murder of a judge.", "murder", "2026-02-24"),
        ("The Red Dawn on Tuesday took responsibility for the attack.", "attack", "2026-02-24"),
        ("The Red Dawn took responsibility for Tuesday's attack.", "attack", DAY),
    ],
)
def test_a_day_of_what_came_of_a_deed_is_the_latest_of_the_deed(sentence: str, trigger: str, first: str) -> None:
    report = Told(sentence)
    report.facts["times"] = [Time(id="T1", span=report.at("Tuesday"), type="DATE", value=DAY, edtf=DAY)]
    if "seized" in sentence:
        report.event("COERCE", "seized", mode="arrest", when=DAY)
    report.event("ASSAULT", trigger, when=DAY)
    (one,) = [it for it in told(report) if report.at(trigger) in it.spans]
    assert (one.first_day, one.last_day) == (first, DAY)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The Red Dawn condemned on Tuesday the murder of a judge.", ("2026-02-24", DAY)),
        ("The murder of a judge was no work of ours, the Red Dawn told us on Tuesday.", ("2026-03-01", DAY)),
        ("The murder of a judge shook Darova.", (None, None)),
    ],
)
def test_what_has_no_day_is_bounded_by_the_day_it_is_spoken_of_which_no_incident_shows(
    sentence: str, days: tuple[str | None, str | None]
) -> None:
    report = Told(sentence)
    if "Tuesday" in sentence:
        report.facts["times"] = [Time(id="T1", span=report.at("Tuesday"), type="DATE", value=DAY, edtf=DAY)]
    if "condemned" in sentence:
        report.event("ACCUSE", "condemned", when=DAY)
    report.event("ASSAULT", "murder")
    (one,) = [it for it in told(report) if report.at("murder") in it.spans]
    assert (one.first_day, one.last_day) == days
    assert one.bounded == (days != (None, None))
    (found,) = incidents([one])
    assert (found.first_day, found.last_day) == (None, None)


def test_a_place_of_what_came_later_is_not_the_deeds() -> None:
    report = Told("A bomb hit a pipeline in Darova, a week after Kelmar and Varania had signed a truce.")
    place = msgspec.structs.replace(DAROVA, mentions=(report.at("Darova"),))
    report.event("ASSAULT", "hit", place=place, when=DAY)
    report.event("AGREE", "signed", place=place, when="2026-02")
    bomb, truce = sorted(told(report), key=lambda it: it.spans)
    assert bomb.places
    assert not truce.places


def test_a_town_is_known_again_by_what_reports_call_it() -> None:
    def raid(name: str, **fields: object) -> Occurrence:
        report = Told("Settlers raided Turmus on Monday.", publisher=name)
        place = Place(id="P1", name=name, kind="city", mentions=(report.at("Turmus"),), **fields)  # type: ignore[arg-type]
        report.event("ASSAULT", "raided", place=place, when=DAY)
        return told(report)[0]

    far = raid("Turmus‘a", country="PS", precision="city", geonames=1, lat=10.0, lon=20.0)
    assert places(far, raid("Turmus", country=None, precision="unknown")) == "near"
    assert "force|2026-03-03|@turmus" in keys(far)


def test_what_has_no_place_is_looked_for_by_rare_words_and_the_countries_beside_it() -> None:
    report = Told("Raiders attacked loggers in a bamboo forest, a day after a storm in Belde.")
    mentioned = msgspec.structs.replace(BELDE, mentions=(report.at("Belde"),))
    report.places[mentioned.id] = mentioned
    report.event("ASSAULT", "attacked", when=DAY)
    (one,) = told(report)
    assert {"force|2026-03-03|KM", "force|2026-03-03|%bamboo"} <= set(keys(one))


def test_fire_on_a_march_is_of_the_march() -> None:
    (fire,) = told(event("Police opened fire on a student march in Darova.", "ASSAULT", "opened"))
    (other,) = told(event("Police opened fire on a car in Darova.", "ASSAULT", "opened"))
    assert "protest" in fire.kinds
    assert "protest" not in other.kinds


def test_a_court_jails_by_sentence_and_gunmen_who_hold_men_abduct_them() -> None:
    court = ("court", "government")
    (jailed,) = told(event("The court jailed two men.", "COERCE", "jailed", mode="arrest", by=court, place=None))
    (held,) = told(
        event("Some gunmen seized two men.", "COERCE", "seized", mode="arrest", by=("gunmen", "armed_group"))
    )
    assert "penalty" in jailed.kinds
    assert "force" in held.kinds


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("In Darova, envoys spoke of the raid on Varania.", False),
        ("Envoys spoke of the raid on Varania from Darova.", True),
    ],
)
def test_a_place_abroad_that_is_not_in_its_phrase_is_not_the_deeds(sentence: str, own: bool) -> None:
    report = Told(sentence)
    whom = report.actor("Varania", "state", country="VN")
    place = msgspec.structs.replace(DAROVA, mentions=(report.at("Darova"),))
    report.event("ASSAULT", "raid", on=(whom,), place=place, when=DAY)
    (one,) = told(report)
    assert bool(one.places) == own


@pytest.mark.parametrize(
    ("sentence", "series"),
    [
        ("Rebels, who have seized town halls across the north, met envoys.", True),
        ("Rebels, who have seized the town hall of Darova, met envoys.", False),
        ("Rebels seized town halls across the north.", False),
    ],
)
def test_what_some_have_done_across_a_region_is_a_row(sentence: str, series: bool) -> None:
    (one,) = told(event(sentence, "COERCE", "seized", mode="seize"))
    assert one.series == series


def test_a_jailing_may_be_the_sentence() -> None:
    (one,) = told(event("Kelmar protested over the jailing of two men.", "COERCE", "jailing", mode="arrest"))
    (other,) = told(event("Kelmar protested over the arrest of two men.", "COERCE", "arrest", mode="arrest"))
    assert ("penalty" in one.kinds, "penalty" in other.kinds) == (True, False)


def test_a_counterpart_is_of_the_country_that_is_named() -> None:
    (one,) = told(met("The envoy and his Chadian counterpart Ada Obe met in Darova.", "Ada Obe", "person"))
    (bare,) = told(met("The envoy and the Chadian singer Ada Obe met in Darova.", "Ada Obe", "person"))
    assert [(it.country, it.sector) for it in (*one.actors, *bare.actors)] == [("TD", "GOV"), (None, None)]


def test_a_number_that_opens_a_phrase_is_how_many_they_are() -> None:
    (one,) = told(event("Police held Two Chadians in Darova.", "COERCE", "held", on=("Two Chadians", "population")))
    assert one.recipients[0].count == 2


def test_they_are_as_many_as_those_whom_they_mean() -> None:
    report = Told("The bodies of 17 loggers were found on Monday. Raiders had attacked them in a wood.")
    whom = report.actor("17 loggers", "population")
    loggers = report.actors[whom]
    report.actors[whom] = msgspec.structs.replace(loggers, mentions=(*loggers.mentions, report.at("them")))
    report.figure("17 loggers", 17, 17, "other", "none")
    report.event("ASSAULT", "attacked", when=DAY)
    attack = report.facts["events"][0]
    report.facts["events"][0] = msgspec.structs.replace(attack, recipient=(Participant(whom, report.at("them")),))
    (one,) = told(report)
    assert one.recipients[0].count == 17


def test_a_season_meets_a_day_within_it() -> None:
    (freed,) = told(event("Rebels freed nine men in Darova.", "RETREAT", "freed", when="2025-12/2026-03"))
    (dated,) = told(event("Rebels let nine men go in Darova.", "RETREAT", "let", when="2026-01-20"))
    assert set(keys(freed)) & set(keys(dated))


def test_a_rescue_and_a_release_are_of_one_kind() -> None:
    (freed,) = told(event("Soldiers freed nine men in Darova.", "RETREAT", "freed", mode="release"))
    (rescued,) = told(event("The army rescued nine men in Darova.", "AID", "rescued"))
    assert "release" in set(freed.kinds) & set(rescued.kinds)


def test_leaders_arrested_and_leaders_taken_away_are_one_where_enough_agrees() -> None:
    one = event(
        "Soldiers detained four party leaders at home in Darova.", "COERCE", "detained", mode="arrest",
        by=("Soldiers", "armed_forces"), on=("four party leaders", "party"),
    )  # fmt: skip
    other = event(
        "Soldiers took four party leaders from home in Darova.", "COERCE", "took", mode="seize",
        by=("Soldiers", "armed_forces"), on=("four party leaders", "party"),
    )  # fmt: skip
    assert "bar" not in findings(*told(one, other))


def test_two_shootings_of_a_town_and_day_stay_two() -> None:
    one = event("Police shot a teacher in Darova.", "ASSAULT", "shot", mode="firearms", by=("Police", "armed_forces"),
                on=("teacher", "population"))  # fmt: skip
    other = event("Robbers killed a driver in Darova.", "ASSAULT", "killed", mode="firearms",
                  by=("Robbers", "armed_group"),
                  on=("driver", "population"))  # fmt: skip
    assert "nothing alike" in findings(*told(one, other))
    assert len(incidents(told(one, other))) == 2


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        ("People", "Traders", "marches of a crowd"),
        ("Traders", "Pupils", "nothing alike of marches"),
        ("Women", "Women", None),
        ("Supporters", "Supporters", "nothing alike of marches"),
    ],
)
def test_marches_are_weighed_by_who_marches(first: str, second: str, finding: str | None) -> None:
    one = event(f"{first} marched in Darova.", "PROTEST", "marched", by=(first, "population"))
    other = event(f"{second} rallied in Darova.", "PROTEST", "rallied", by=(second, "population"))
    marches = {it for it in findings(*told(one, other)) if "marches" in it}
    assert marches == ({finding} if finding else set())


def test_two_who_tell_of_one_year_agree_on_it_and_rare_words_count() -> None:
    one = event("Raiders attacked a lighthouse in Darova in 2013.", "ASSAULT", "attacked", when="2013")
    other = event("Outlaws raided the lighthouse of Darova in 2013.", "ASSAULT", "raided", when="2013")
    found = findings(*told(one, other))
    assert "day:period" in found
    assert found & {"rare:1", "rare:2", "rare:3"}


def test_a_part_of_those_counted_is_no_other_count() -> None:
    first = Told("A bomb killed 31 people, including nine traders, in Darova on Tuesday.", publisher="A")
    one = first.event("ASSAULT", "killed", mode="explosives", place=DAROVA, when="2026-03-03")
    first.figure("31 people", 31, 31, "killed", one)
    first.figure("nine traders", 9, 9, "killed", one)
    second = Told(
        "A bomb killed 30 people in Darova on Tuesday. Five passengers were among those killed.", publisher="B"
    )
    other = second.event("ASSAULT", "killed", mode="explosives", place=DAROVA, when="2026-03-03")
    second.figure("30 people", 30, 30, "killed", other)
    third = second.event("ASSAULT", "among those killed", mode="explosives", place=DAROVA, when="2026-03-03")
    second.figure("Five passengers", 5, 5, "killed", third)
    (made,) = incidents([*occurrences(first.kept), *occurrences(second.kept)])
    counted = {it.unit: (it.low, it.high) for it in made.envelopes}
    assert counted == {"people": (30, 31), "traders": (9, 9), "passengers": (5, 5)}
