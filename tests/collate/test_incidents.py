"""Which events are one occurrence, and what their accounts say side by side."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import msgspec
import pytest
from told_incidents import BELDE, DAROVA, TAMSORRA, Told, bombing

from dateline.collate.incidents import LINKED, Occurrence, incidents, keys, occurrences, score
from dateline.collate.incidents.fields import _one_party
from dateline.collate.incidents.findings import findings
from dateline.collate.incidents.occurrence import Party
from dateline.collate.incidents.titles import title
from dateline.collate.pairs import Verdicts
from dateline.collate.words import sites
from dateline.record.account import Place
from dateline.record.incident import Incident
from dateline.record.judgement import Judgement

FIRST = bombing(
    "Bomb kills three at Darova grain market\n\nA bomb exploded at the grain market of Darova on Tuesday and killed"
    " three traders.",
    publisher="Valley Wire", toll=("three traders", 3), on="traders",
)  # fmt: skip
SECOND = bombing(
    "Darova grain market bombing: toll rises to six\n\nThe bomb that exploded at the grain market in Darova on Tuesday"
    " killed six traders, the hospital said.",
    publisher="Harbour Post", published="2026-03-05", toll=("six traders", 6), on="traders",
)  # fmt: skip
ELSEWHERE = bombing(
    "Bus blown up near Belde\n\nA mine exploded under a bus near Belde on Tuesday and killed two pupils.",
    publisher="Daily Wire", place=BELDE, toll=("two pupils", 2), on="pupils",
)  # fmt: skip
OTHER_THAT_DAY = bombing(
    "Judge shot in Darova\n\nGunmen shot a judge on the steps of the court in Darova on Tuesday.",
    publisher="Daily Wire", on="judge", trigger="shot a", mode="firearms",
)  # fmt: skip
MONTH_BEFORE = bombing(
    "Darova grain market reopens\n\nThe grain market of Darova opened again on Tuesday. A bomb exploded at the grain"
    " market in February and killed nine traders.",
    publisher="Meridian", when="2026-02", toll=("nine traders", 9), on="traders",
)  # fmt: skip


def told(*those: Told, **options: Any) -> list[Occurrence]:
    return [one for each in those for one in occurrences(each.kept, **options)]


def groups(found: Iterable[Incident]) -> set[frozenset[str]]:
    return {frozenset(it.fact for it in one.tellings) for one in found}


def judged(left: Occurrence, right: Occurrence, verdict: Any, **fields: Any) -> Verdicts:
    one = Judgement(
        id="J1", subject="event", left=left.fact, right=right.fact, verdict=verdict, judge="Ines", by_person=True,
        when="2026-03-06T10:00:00Z",
    )  # fmt: skip
    return Verdicts([msgspec.structs.replace(one, **fields)])


def test_two_reports_of_one_bombing_are_one_incident_with_both_tolls() -> None:
    (one,) = incidents(told(FIRST, SECOND))
    assert one.title == "Bombing in Darova, 3 March 2026"
    assert (one.first_day, one.last_day) == ("2026-03-03", "2026-03-03")
    assert [(it.publisher, it.low) for it in one.figures] == [("Valley Wire", 3), ("Harbour Post", 6)]
    (killed,) = [it for it in one.envelopes if it.kind == "killed"]
    assert (killed.low, killed.high) == (3, 6)
    assert killed.unit == "traders"
    assert killed.latest == one.figures[1].fact
    states = {field.name: field.state for field in one.fields}
    assert states["killed"] == "disputed"
    assert states["place"] == states["when"] == states["type"] == "agreed"
    assert one.why
    assert 0.5 < one.confidence <= 1


def test_those_counted_are_named_in_whole_words_and_a_bare_count_is_of_people() -> None:
    more = bombing(
        "Darova market bombed\n\nA bomb exploded at the grain market of Darova on Tuesday and killed four more.",
        publisher="Meridian", toll=("four more", 4), on=None,
    )  # fmt: skip
    deaths = bombing(
        "Darova market bombed\n\nA bomb exploded at the grain market of Darova on Tuesday and caused five deaths.",
        publisher="Daily Wire", toll=("five deaths", 5), on=None,
    )  # fmt: skip
    (one,) = incidents(told(FIRST, more, deaths))
    assert {it.unit: (it.low, it.high) for it in one.envelopes} == {"traders": (3, 3), "people": (4, 5)}


@pytest.mark.parametrize("other", [ELSEWHERE, OTHER_THAT_DAY, MONTH_BEFORE], ids=["town", "target", "month"])
def test_another_town_target_or_month_is_another_incident(other: Told) -> None:
    assert len(incidents(told(FIRST, other))) == 2


def test_a_day_in_a_region_joins_the_town_that_lies_in_it() -> None:
    wide = bombing(
        "Tamsorra market bombed\n\nA bomb exploded at a grain market in Tamsorra on Tuesday and killed four traders.",
        publisher="Meridian", place=TAMSORRA, toll=("four traders", 4), on="traders",
    )  # fmt: skip
    (one,) = incidents(told(FIRST, wide))
    assert one.place is not None
    assert one.place.name == "Darova"
    assert {field.name: field.state for field in one.fields}["place"] == "agreed"


def test_a_mention_of_last_months_attack_joins_last_months_incident() -> None:
    before = bombing(
        "Nine dead in Darova bombing\n\nA bomb exploded at the grain market in Darova Tuesday, killing nine traders.",
        publisher="Valley Wire", published="2026-02-11", when="2026-02-10", toll=("nine traders", 9), on="traders",
    )  # fmt: skip
    found = incidents(told(before, FIRST, MONTH_BEFORE))
    sizes = {one.first_day: len(one.tellings) for one in found}
    assert sizes == {"2026-02-10": 2, "2026-03-03": 1}


@pytest.mark.parametrize("status", ["future", "negated", "hypothetical", "requested"])
def test_what_is_planned_or_denied_is_not_what_happened(status: Any) -> None:
    planned = bombing(
        "Bomb at Darova grain market\n\nA bomb exploded at the grain market of Darova on Tuesday and killed traders.",
        publisher="Meridian", on="traders", status=status,
    )  # fmt: skip
    assert len(incidents(told(FIRST, planned))) == 2


def test_the_same_accounts_in_any_order_give_the_same_incidents() -> None:
    those = told(FIRST, SECOND, ELSEWHERE, OTHER_THAT_DAY, MONTH_BEFORE)
    expected = incidents(those)
    for seed in range(8):
        shuffled = random.Random(seed).sample(those, len(those))
        assert incidents(shuffled) == expected


def test_scores_are_the_same_either_way_round_and_linked_pairs_share_a_key() -> None:
    those = told(FIRST, SECOND, ELSEWHERE, OTHER_THAT_DAY, MONTH_BEFORE)
    for one, other in combinations(those, 2):
        assert score(one, other) == score(other, one)
        if score(one, other).score >= LINKED:
            assert set(keys(one)) & set(keys(other))


def test_a_persons_same_joins_and_different_parts() -> None:
    first, second, other = told(FIRST, SECOND, OTHER_THAT_DAY)
    joined = incidents([first, second, other], judged(first, other, "same"))
    assert groups(joined) == {frozenset({first.fact, second.fact, other.fact})}
    assert any("judged the same by Ines" in why for why in joined[0].why)
    parted = incidents([first, second], judged(first, second, "different"))
    assert groups(parted) == {frozenset({first.fact}), frozenset({second.fact})}


def test_a_persons_same_on_two_events_joins_all_that_each_is_joined_to() -> None:
    again = bombing(
        "Darova judge shot at court\n\nA judge was shot in front of the court in Darova on Tuesday.",
        publisher="Meridian", on="judge", trigger="shot in", mode="firearms",
    )  # fmt: skip
    those = told(FIRST, SECOND, OTHER_THAT_DAY, again)
    assert sorted(len(one.tellings) for one in incidents(those)) == [2, 2]
    (one,) = incidents(those, judged(those[0], those[2], "same"))
    assert len(one.tellings) == 4


def test_a_withdrawn_or_unsure_verdict_and_the_machines_own_change_nothing() -> None:
    first, second = told(FIRST, SECOND)
    for verdicts in (
        judged(first, second, "different", withdrawn=True),
        judged(first, second, "unsure"),
        judged(first, second, "different", by_person=False),
    ):
        assert len(incidents([first, second], verdicts)) == 1


def test_a_verdict_holds_for_a_later_reading_whose_trigger_overlaps() -> None:
    first, second = told(FIRST, SECOND)
    before = judged(first, second, "different")
    start, end = FIRST.at("exploded at")
    (again,) = occurrences(
        msgspec.structs.replace(
            FIRST.kept,
            account=msgspec.structs.replace(
                FIRST.kept.account,
                events=(msgspec.structs.replace(FIRST.kept.account.events[0], trigger=(start, end)),),
            ),
        )
    )
    assert again.fact != first.fact
    assert len(incidents([again, second], before)) == 2


def two_events() -> Told:
    report = Told(
        "Market bombed\n\nA bomb exploded at the grain market of Darova on Tuesday. The attack killed two traders."
    )
    traders = report.actor("traders", "population")
    report.event("ASSAULT", "exploded", mode="explosives", place=DAROVA, when="2026-03-03")
    report.event("ASSAULT", "attack", on=(traders,), place=DAROVA, when="2026-03-03")
    return report


def test_a_report_that_refers_back_tells_one_occurrence_unless_a_person_parts_it() -> None:
    (whole,) = occurrences(two_events().kept)
    assert len(whole.facts) == 2
    first, second = sorted(whole.facts)
    verdict = Judgement(
        id="J1", subject="event", left=first, right=second, verdict="different", judge="Ines", by_person=True,
        when="2026-03-06T10:00:00Z",
    )  # fmt: skip
    assert len(occurrences(two_events().kept, Verdicts([verdict]))) == 2


def test_copies_count_once() -> None:
    copied = bombing(FIRST.report.text, publisher="Coast Gazette", toll=("three traders", 3), on="traders")
    copy = told(copied, copy_of=FIRST.report.id)
    (one,) = incidents([*told(FIRST), *copy])
    assert len(one.tellings) == 2
    assert {field.state for field in one.fields} == {"single"}
    (both,) = incidents([*told(FIRST, SECOND), *copy])
    assert {field.name: field.state for field in both.fields}["type"] == "agreed"


def test_every_occurrence_is_in_exactly_one_incident() -> None:
    those = told(FIRST, SECOND, ELSEWHERE, OTHER_THAT_DAY, MONTH_BEFORE)
    facts = [telling.fact for one in incidents(those) for telling in one.tellings]
    assert sorted(facts) == sorted(fact for one in those for fact in one.facts)


def test_talks_need_the_same_who_and_the_same_day() -> None:
    def talks(publisher: str, minister: str, key: str, when: str, published: str = "2026-03-04") -> Told:
        text = f"Talks in Darova\n\n{minister} met the Kelmari president in Darova for talks."
        report = Told(text, publisher=publisher, published=published)
        who = report.actor(minister, "person", known_as=key)
        president = report.actor("Kelmari president", "government", known_as="kelmari-president")
        report.event("CONSULT", "met", by=(who, president), place=DAROVA, when=when)
        return report

    here = talks("Valley Wire", "Varania's minister", "varania-minister", "2026-03-03")
    again = talks("Harbour Post", "Varania's minister", "varania-minister", "2026-03-03")
    later = talks("Daily Wire", "Varania's minister", "varania-minister", "2026-03-17", "2026-03-18")
    assert len(incidents(told(here, again))) == 1
    assert len(incidents(told(here, later))) == 2


def test_a_denial_a_claim_and_a_confirmation_are_kept_as_stances() -> None:
    text = (
        "Front blamed for Darova bombing\n\nA bomb exploded at the grain market of Darova on Tuesday."
        " The governor blamed the Northern Front for the attack at the market."
        " The Northern Front denied that it had carried out the bombing."
    )
    report = Told(text)
    governor = report.actor("governor", "government")
    front = report.actor("Northern Front", "armed_group", known_as="northern-front")
    report.event(
        "ASSAULT", "exploded", mode="explosives", place=DAROVA, when="2026-03-03",
        tellings=(report.at("attack at"), report.at("the bombing")),
    )  # fmt: skip
    report.event("ACCUSE", "blamed", mode="allege", by=(governor,), on=(front,))
    report.event("REJECT", "denied", by=(front,))
    (one,) = [it for it in incidents(told(report)) if it.type == "ASSAULT"]
    assert [(it.kind, it.who, it.whom) for it in one.stances] == [
        ("accuses", "governor", "Northern Front"),
        ("denies", "Northern Front", None),
    ]
    assert one.actors == ()
    for it in one.stances:
        assert " ".join(report.report.words(it.span).split()) == it.words


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        ("rejected claims that it carried out", ["denies"]),
        ("rejected questions about", []),
        ("rejected a call to end", []),
    ],
)
def test_who_rejects_a_question_or_a_call_denies_no_deed(answer: str, kinds: list[str]) -> None:
    report = Told(f"A bomb exploded in Darova on Tuesday. The Northern Front {answer} the bombing in Darova.")
    front = report.actor("Northern Front", "armed_group", known_as="northern-front")
    report.event("ASSAULT", "exploded", mode="explosives", place=DAROVA, when="2026-03-03",
                 tellings=(report.at("the bombing"),))  # fmt: skip
    report.event("REJECT", "rejected", by=(front,))
    (one,) = [it for it in incidents(told(report)) if it.type == "ASSAULT"]
    assert [it.kind for it in one.stances] == kinds


def test_about_a_day_has_a_days_slack() -> None:
    report = Told(
        "Second bomb in Darova\n\nA bomb wounded eight people in Darova on Tuesday, a week after a blast killed 20."
    )
    report.event("ASSAULT", "wounded", mode="explosives", place=DAROVA, when="2026-03-03")
    report.event("ASSAULT", "killed", mode="explosives", place=DAROVA, when="2026-02-24~")
    days = {one.spans[0]: (one.first_day, one.last_day) for one in told(report)}
    assert days[report.at("wounded")] == ("2026-03-03", "2026-03-03")
    assert days[report.at("killed")] == ("2026-02-23", "2026-02-25")


def test_unknown_stays_unknown() -> None:
    (one,) = incidents(told(bombing("A bomb exploded.", publisher="Valley Wire", when=None)))
    assert one.first_day is None
    assert one.last_day is None
    assert "when" not in {field.name for field in one.fields}


def test_two_attacks_of_one_town_and_day_are_told_apart_by_their_scenes() -> None:
    """Shells on an airport are not the assault on a hotel, though town, day and attacker are one."""

    def made(text: str, trigger: str, publisher: str) -> Told:
        report = Told(text, publisher=publisher)
        rebels = report.actor("Red Dawn", "armed_group", known_as="red-dawn")
        report.event("ASSAULT", trigger, by=(rebels,), place=DAROVA, when="2026-03-03", status="happened")
        return report

    hotel = made(
        "Red Dawn assault in Darova\n\nRed Dawn stormed a hotel in Darova on Tuesday.", "stormed", "Valley Wire"
    )
    again = made("Toll rises in Darova\n\nRed Dawn attacked the hotel in Darova on Tuesday.", "attacked", "Coast Post")
    shells = made("Shells on Darova\n\nRed Dawn attacked the airport of Darova on Tuesday.", "attacked", "Hill Radio")
    found = incidents(told(hotel, again, shells))
    assert sorted(len({telling.report for telling in one.tellings}) for one in found) == [1, 2]


def test_a_row_of_attacks_is_none_of_them() -> None:
    """The several recent attacks of Darova are not Tuesday's attack there."""
    report = Told("Attack in Darova\n\nGunmen attacked Darova on Tuesday. The army blamed Red Dawn for several "
                  "recent attacks in Darova.")  # fmt: skip
    for trigger in ("attacked", "attacks"):
        report.event("ASSAULT", trigger, place=DAROVA, when="2026-03-03", status="happened")
    assert [one.series for one in told(report)] == [False, True]


@pytest.mark.parametrize(
    ("sentence", "trigger", "series"),
    [
        ("Attacks by gunmen have also killed about 500 people.", "Attacks", True),
        ("Attacks by gunmen have also killed about 500 people.", "killed", True),
        ("Gunmen have killed five people.", "killed", False),
        ("The war regularly kills more than 200 people a day.", "kills", True),
        ("Envoys met in Darova for the first time in a year.", "met", False),
        ("Gunmen killed five people a day after the truce.", "killed", False),
    ],
)
def test_a_habit_is_a_row(sentence: str, trigger: str, series: bool) -> None:
    report = Told(f"News of the valley\n\n{sentence}")
    report.event("ASSAULT", trigger, place=DAROVA)
    assert [one.series for one in told(report)] == [series]


def test_a_scene_is_no_part_of_a_name() -> None:
    assert sites("A bomb on a bus in Port-au-Prince near the West Bank road") == ("bus",)
    assert sites("two vessels off the airport") == ("airport", "ship")


def met(text: str, *names: str, publisher: str, published: str | None = "2026-03-04", **fields: Any) -> Told:
    """A report of one meeting of named persons."""
    report = Told(text, publisher=publisher, published=published)
    those = tuple(report.actor(name, "person", country="KM", **fields) for name in names)
    report.event("CONSULT", "met", by=those, place=DAROVA, when="2026-03-03" if published else None)
    return report


LEE_AND_DAY = met(
    "Lee and Day discuss the border trade in Darova\n\nAnn Lee met Tom Day in Darova on Tuesday and discussed the"
    " border trade of the valley.",
    "Ann Lee", "Tom Day", publisher="Valley Wire",
)  # fmt: skip


def test_one_who_met_two_on_a_day_met_twice() -> None:
    other = met(
        "Lee and Okon discuss the border trade in Darova\n\nAnn Lee met Sam Okon in Darova on Tuesday and discussed the"
        " border trade of the valley.",
        "Ann Lee", "Sam Okon", publisher="Harbour Post",
    )  # fmt: skip
    again = met(
        "Lee and Day meet in Darova on the border trade\n\nTom Day met Ann Lee in Darova on Tuesday over the border"
        " trade of the valley.",
        "Tom Day", "Ann Lee", publisher="Daily Wire",
    )  # fmt: skip
    assert len(incidents(told(LEE_AND_DAY, other))) == 2
    assert len(incidents(told(LEE_AND_DAY, again))) == 1


def test_a_person_whom_one_report_tells_without_the_office_is_the_same_person() -> None:
    plain = met(
        "Border trade talks\n\nTom Day met Ann Lee in Darova on Tuesday over the border trade of the valley.",
        "Tom Day", "Ann Lee", publisher="Daily Wire",
    )  # fmt: skip
    known = met(
        "Border trade talks in Darova\n\nTom Day met Ann Lee in Darova on Tuesday and discussed the valley's trade.",
        "Tom Day", publisher="Valley Wire", known_as="tom-day",
    )  # fmt: skip
    link = score(*told(plain, known))
    assert "actor:shared" in findings(*told(plain, known))
    assert link.score >= LINKED


def test_a_raid_in_which_something_burned_is_titled_an_attack() -> None:
    report = Told("Gunmen stormed a post in Darova on 3 March. The raid killed six, and they burned two cars.")
    for trigger, mode in (("stormed", None), ("raid", None), ("burned", "destroy")):
        report.event("ASSAULT", trigger, mode=mode, when="2026-03-03", place=DAROVA)
    assert {one.title for one in incidents(told(report))} == {"Attack in Darova, 3 March 2026"}


def test_undated_deeds_need_a_place_or_a_party_in_common() -> None:
    def deed(text: str, publisher: str, on: str) -> Told:
        report = Told(text, publisher=publisher, published=None)
        report.event("ASSAULT", "destroyed", on=(report.actor(on, "population"),), mode="destroy")
        return report

    first = deed("They destroyed schools, wells, mills and barns of the herders in the long war.", "Wire", "herders")
    other = deed("In that war gangs destroyed schools, wells, mills and barns of fishermen.", "Post", "fishermen")
    again = deed("Gangs destroyed schools, wells, mills and barns of herders then.", "Daily Wire", "herders")
    assert score(*told(first, other)).barred
    assert not score(*told(first, again)).barred


def test_militants_killed_are_not_the_deed_of_militants() -> None:
    def deed(text: str, trigger: str, publisher: str, **parties: str) -> Told:
        report = Told(text, publisher=publisher)
        those = {role: (report.actor(name, "armed_group"),) for role, name in parties.items()}
        report.event("ASSAULT", trigger, place=DAROVA, when="2026-03-03", **those)
        return report

    raid = deed("Raid\n\nTroops killed militants in Darova.", "killed", "Valley Wire", on="militants")
    again = deed("Raid\n\nThe army says it killed 30 militants in Darova.", "killed", "Coast Post", on="militants")
    attack = deed("Train\n\nMilitants attacked a train in Darova on Tuesday.", "attacked", "Daily Wire", by="Militants")
    assert "sides:swapped" in findings(*told(raid, attack))
    assert "sides:swapped" not in findings(*told(raid, again))
    assert len(incidents(told(raid, again, attack))) == 2


def test_what_is_said_of_two_states_is_said_twice() -> None:
    def accused(text: str, publisher: str, whom: str, key: str) -> Told:
        report = Told(text, publisher=publisher)
        lee = report.actor("Ann Lee", "person", country="KM")
        state = report.actor(whom, "state", known_as=key, country=key[:2].upper())
        report.event("ACCUSE", "called", by=(lee,), on=(state,), mode="disapprove", when="2026-03-03")
        return report

    one = accused(
        "Lee on trade\n\nAnn Lee called Varania a thief of trade in a post.", "Valley Wire", "Varania", "varania"
    )
    two = accused("Lee on trade\n\nAnn Lee called Ostra a thief of trade in a post.", "Coast Post", "Ostra", "ostra")
    same = accused(
        "On trade\n\nAnn Lee called Varania a thief of trade on Tuesday.", "Hill Radio", "Varania", "varania"
    )
    assert len(incidents(told(one, two))) == 2
    assert len(incidents(told(one, same))) == 1


@pytest.mark.parametrize(
    ("type", "mode", "who", "whom", "told"),
    [
        ("ASSAULT", "targeted", None, "16 gunmen", "Killing of 16 gunmen"),
        ("ASSAULT", "explosives", "rebels", "two bridges", "Bombing of two bridges by rebels"),
        ("ASSAULT", None, "rebels", "two bridges", "Attack by rebels on two bridges"),
        ("SANCTION", "expel", "Ruritania", "two envoys", "Expulsion of two envoys by Ruritania"),
        ("ACCUSE", "allege", "Okon", "Ruritania", "Accusation by Okon against Ruritania"),
        ("CONSULT", "visit", "Okon", "Okon", "Visit by Okon"),
    ],
)
def test_a_title_says_of_whom_before_by_whom(type: Any, mode: Any, who: Any, whom: Any, told: str) -> None:
    actors, recipients = ([Party(name, name, None, None, None, "")] if name else [] for name in (who, whom))
    made = title(type, mode, "happened", place=None, days=(None, None), actors=actors, recipients=recipients)
    assert made == told


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("Anna B. Okon", "person", "KM"), ("Okon", "person", "KM"), True),
        (("Anna Okon", "person", "KM"), ("Kelmar", "state", "KM"), True),
        (("Anna Okon", "person", "KM"), ("Bela Arun", "person", "KM"), False),
        (("Northern Front", "armed_group", "KM"), ("Kelmar", "state", "KM"), False),
    ],
)
def test_a_state_and_who_leads_it_do_not_differ(one: Any, other: Any, alike: bool) -> None:
    first, second = (Party(f"name:{it[0]}", it[0], it[1], it[2], None, "") for it in (one, other))
    assert _one_party([first], [second]) is alike


def test_a_title_names_nobody_twice_who_has_two_keys() -> None:
    twice = [Party(key, "Okon", "person", None, None, "") for key in ("okon", "name:okon")]
    made = title("CONSULT", "visit", "happened", place=None, days=(None, None), actors=twice, recipients=[])
    assert made == "Visit by Okon"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Near Belde", "Attack near Belde, 30 April – 7 May 2026"),
        ("north of Belde", "Attack north of Belde, 30 April – 7 May 2026"),
        ("North Ruritania", "Attack in North Ruritania, 30 April – 7 May 2026"),
        ("town of Belde", "Attack in the town of Belde, 30 April – 7 May 2026"),
    ],
)
def test_a_title_says_where_about_its_place_it_was(place: str, told: str) -> None:
    where = Place(id="P1", name=place, kind="city", country="KM", mentions=((0, 1),))
    days = ("2026-04-30", "2026-05-07")
    assert title("ASSAULT", None, "happened", place=where, days=days, actors=(), recipients=()) == told


def test_a_deed_and_what_it_led_to_are_one() -> None:
    def report(text: str) -> list[Occurrence]:
        told_ = Told(f"News\n\n{text}")
        army = told_.actor("army", "armed_forces", known_as="km-army")
        told_.event("ASSAULT", "shelled", by=(army,), on=(told_.actor("town", "other"),), when="2026-03-03")
        told_.event("ASSAULT", "killed", by=(army,), on=(told_.actor("nurses", "population"),), when="2026-03-03")
        return told(told_)

    assert len(report("The army shelled the town on Tuesday and killed four nurses.")) == 1
    assert len(report("The army shelled the town on Tuesday, hours after it had killed four nurses.")) == 2


def test_two_targets_of_one_speaker_on_two_days_are_two() -> None:
    def accused(text: str, publisher: str, whom: str, key: str, when: str) -> Told:
        report = Told(text, publisher=publisher, published=when)
        lee = report.actor("Ann Lee", "person", country="KM")
        state = report.actor(whom, "state", known_as=key, country=key[:2].upper())
        report.event("ACCUSE", "called", by=(lee,), on=(state,), mode="disapprove", when=when)
        return report

    words = "a thief of trade, tariffs and taxes in a post on her platform"
    one = accused(f"On trade\n\nAnn Lee called Varania {words}.", "Valley Wire", "Varania", "varania", "2026-03-03")
    two = accused(f"On trade\n\nAnn Lee called Ostra {words}.", "Coast Post", "Ostra", "ostra", "2026-03-05")
    assert len(incidents(told(one, two))) == 2
