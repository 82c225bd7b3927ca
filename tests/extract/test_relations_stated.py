"""Relations of invented reports: offices, heads, backers, seats and commands, as stated."""

from __future__ import annotations

from stated import stated as _stated

from dateline.record.reading import NameClass

ANALYST = """
Mira PROPN NNP Mira 13 nsubj
Okon PROPN NNP Okon 1 flat
, PUNCT , , 4 punct
head NOUN NN head 1 appos
of ADP IN of 7 case
the DET DT the 7 det
program NOUN NN program 4 nmod
at ADP IN at 11 case
the DET DT the 11 det
Delta PROPN NNP Delta 11 compound
Institute PROPN NNP Institute 7 nmod
, PUNCT , , 4 punct
spoke VERB VBD speak 0 root
. PUNCT . . 13 punct
"""
LED = """
The DET DT the 3 det
Kivu PROPN NNP Kivu 3 compound
Front PROPN NNP Front 9 nsubj
, PUNCT , , 5 punct
led VERB VBN lead 3 acl
by ADP IN by 7 case
Mira PROPN NNP Mira 5 obl:agent
Okon PROPN NNP Okon 7 flat
left VERB VBD leave 0 root
. PUNCT . . 9 punct
"""
COMMAND = """
The DET DT the 3 det
Africa PROPN NNP Africa 3 compound
Corps PROPN NNP Corps 7 nsubj
is AUX VBZ be 7 cop
under ADP IN under 7 case
direct ADJ JJ direct 7 amod
command NOUN NN command 0 root
of ADP IN of 12 case
the DET DT the 12 det
Russian ADJ JJ Russian 12 amod
defense NOUN NN defense 12 compound
ministry NOUN NN ministry 7 nmod
. PUNCT . . 7 punct
"""
BASED = """
The DET DT the 3 det
Delta PROPN NNP Delta 3 compound
Institute PROPN NNP Institute 8 nsubj
, PUNCT , , 5 punct
based VERB VBN base 3 acl
in ADP IN in 7 case
Tamsir PROPN NNP Tamsir 5 obl
closed VERB VBD close 0 root
. PUNCT . . 8 punct
"""
REPLACED = """
Mira PROPN NNP Mira 3 nsubj
Okon PROPN NNP Okon 1 flat
succeeded VERB VBD succeed 0 root
Bo PROPN NNP Bo 3 obj
Tarek PROPN NNP Tarek 4 flat
. PUNCT . . 3 punct
"""
FORMER = """
Former ADJ JJ former 3 amod
Malian ADJ JJ Malian 3 amod
president NOUN NN president 4 compound
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
spoke VERB VBD speak 0 root
. PUNCT . . 6 punct
"""


def test_the_head_of_a_program_at_a_body_works_for_the_body() -> None:
    stated = _stated(ANALYST, {"Mira Okon": "PER", "Delta Institute": "ORG"})
    assert ("Mira Okon", "works_for", "Delta Institute", "current") in stated
    assert not any(relation == "leads" for _, relation, _, _ in stated)


def test_led_by_gives_the_leader() -> None:
    assert ("Mira Okon", "leads", "Kivu Front", "current") in _stated(LED, {"Kivu Front": "ORG", "Mira Okon": "PER"})


def test_under_direct_command_is_a_command() -> None:
    stated = _stated(COMMAND, {"Africa Corps": "ORG", "Russian": "NORP"})
    assert [(s, r) for s, r, _, _ in stated] == [("Africa Corps", "under_command_of")]


def test_based_in_seats_a_body_in_a_place() -> None:
    stated = _stated(BASED, {"Delta Institute": "ORG", "Tamsir": "LOC"}, "Tamsir")
    assert stated == {("Delta Institute", "located_in", "Tamsir", "current")}


def test_to_succeed_someone_is_succession() -> None:
    stated = _stated(REPLACED, {"Mira Okon": "PER", "Bo Tarek": "PER"})
    assert stated == {("Mira Okon", "successor_of", "Bo Tarek", "current")}


def test_a_former_office_is_over() -> None:
    stated = _stated(FORMER, {"Malian": "NORP", "Mira Okon": "PER"})
    assert stated == {("Mira Okon", "leads", "Mali", "former")}


ACRONYM = """
National PROPN NNP National 3 compound
Harbour PROPN NNP Harbour 3 compound
Agency PROPN NNP Agency 7 compound
( PUNCT -LRB- ( 5 punct
NHA PROPN NNP NHA 3 appos
) PUNCT -RRB- ) 5 punct
director NOUN NN director 8 compound
Mira PROPN NNP Mira 10 nsubj
Okon PROPN NNP Okon 8 flat
spoke VERB VBD speak 0 root
. PUNCT . . 10 punct
"""
MINISTER = """
Defence PROPN NNP Defence 2 compound
minister NOUN NN minister 3 compound
Mira PROPN NNP Mira 5 nsubj
Okon PROPN NNP Okon 3 flat
told VERB VBD tell 0 root
Mali PROPN NNP Mali 5 obj
{others}
. PUNCT . . 5 punct
"""


def test_a_short_name_in_brackets_does_not_part_a_title_from_its_body() -> None:
    stated = _stated(ACRONYM, {"National Harbour Agency": "ORG", "NHA": "ORG", "Mira Okon": "PER"})
    assert ("Mira Okon", "leads", "National Harbour Agency", "current") in stated


def test_whose_minister_is_meant_is_taken_from_a_report_on_one_country() -> None:
    stated = _stated(MINISTER.format(others="today NOUN NN today 5 obl"), {"Mali": "LOC", "Mira Okon": "PER"})
    assert ("Mira Okon", "works_for", "Mali", "current") in stated


def test_whose_minister_is_meant_stays_unknown_in_a_report_on_many_countries() -> None:
    others = "".join(f", PUNCT , , 6 punct\n{c} PROPN NNP {c} 6 conj\n" for c in ("Chad", "Niger", "Ghana")).strip()
    names: dict[str, NameClass] = {"Mali": "LOC", "Chad": "LOC", "Niger": "LOC", "Ghana": "LOC", "Mira Okon": "PER"}
    assert _stated(MINISTER.format(others=others), names) == set()


SEAT = """
Mira PROPN NNP Mira 15 nsubj
Okon PROPN NNP Okon 1 flat
, PUNCT , , 5 punct
an DET DT a 5 det
expert NOUN NN expert 1 appos
at ADP IN at 12 case
the DET DT the 12 det
Mali PROPN NNP Mali 10 obl
- PUNCT HYPH - 10 punct
based VERB VBN base 12 amod
Delta PROPN NNP Delta 12 compound
Institute PROPN NNP Institute 5 nmod
, PUNCT , , 5 punct
today NOUN NN today 15 obl
spoke VERB VBD speak 0 root
. PUNCT . . 15 punct
"""
CONTROL = """
Kivu PROPN NNP Kivu 2 compound
Front PROPN NNP Front 3 nsubj
brought VERB VBD bring 0 root
towns NOUN NNS town 3 obj
under ADP IN under 6 case
control NOUN NN control 3 obl
of ADP IN of 10 case
the DET DT the 10 det
Malian ADJ JJ Malian 10 amod
army NOUN NN army 6 nmod
. PUNCT . . 3 punct
"""


def test_where_a_body_is_seated_does_not_employ_its_people() -> None:
    stated = _stated(SEAT, {"Mira Okon": "PER", "Mali": "LOC", "Delta Institute": "ORG"})
    assert ("Mira Okon", "works_for", "Delta Institute", "current") in stated
    assert ("Mira Okon", "works_for", "Mali", "current") not in stated


def test_who_brings_towns_under_control_is_not_under_command() -> None:
    stated = _stated(CONTROL, {"Kivu Front": "ORG", "Malian": "NORP"})
    assert not any(relation == "under_command_of" for _, relation, _, _ in stated)


RANKED = """
Kivu PROPN NNP Kivu 2 compound
Navy PROPN NNP Navy 6 compound
Commander PROPN NNP Commander 6 compound
Major PROPN NNP Major 5 compound
General PROPN NNP General 6 compound
Mira PROPN NNP Mira 8 nsubj
Okon PROPN NNP Okon 6 flat
spoke VERB VBD speak 0 root
. PUNCT . . 8 punct
"""
PROSECUTOR = """
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 1 flat
was AUX VBD be 6 cop
a DET DT a 6 det
prominent ADJ JJ prominent 6 amod
prosecutor NOUN NN prosecutor 0 root
. PUNCT . . 6 punct
"""
NEXT_TO = """
Minister NOUN NN minister 2 compound
Mira PROPN NNP Mira 12 nsubj
Okon PROPN NNP Okon 2 flat
and CCONJ CC and 6 cc
analyst NOUN NN analyst 6 compound
Bo PROPN NNP Bo 2 conj
Tarek PROPN NNP Tarek 6 flat
of ADP IN of 11 case
the DET DT the 11 det
Delta PROPN NNP Delta 11 compound
Institute PROPN NNP Institute 2 nmod
spoke VERB VBD speak 0 root
. PUNCT . . 12 punct
"""


def test_the_office_before_a_rank_tells_who_commands() -> None:
    stated = _stated(RANKED, {"Kivu Navy": "ORG", "Mira Okon": "PER"})
    assert [(s, r) for s, r, _, _ in stated] == [("Mira Okon", "leads")]


def test_an_office_is_no_body_to_work_for() -> None:
    assert _stated(PROSECUTOR, {"Mira Okon": "PER"}) == set()


def test_of_belongs_to_the_person_named_last() -> None:
    stated = _stated(NEXT_TO, {"Mira Okon": "PER", "Bo Tarek": "PER", "Delta Institute": "ORG"})
    assert not any(s == "Mira Okon" and o == "Delta Institute" for s, _, o, _ in stated)


PLANNED = """
Russia PROPN NNP Russia 2 nsubj
plans VERB VBZ plan 0 root
to PART TO to 4 mark
make VERB VB make 2 xcomp
the DET DT the 7 det
Kivu PROPN NNP Kivu 7 compound
Front PROPN NNP Front 8 nsubj
fall VERB VB fall 4 ccomp
under ADP IN under 11 case
the DET DT the 11 det
command NOUN NN command 8 obl
of ADP IN of 14 case
Mira PROPN NNP Mira 11 nmod
Okon PROPN NNP Okon 13 flat
. PUNCT . . 2 punct
"""


def test_a_planned_command_is_no_command() -> None:
    names: dict[str, NameClass] = {"Russia": "LOC", "Kivu Front": "ORG", "Mira Okon": "PER"}
    assert not any(r == "under_command_of" for _, r, _, _ in _stated(PLANNED, names))
    fell = PLANNED.replace("to PART TO to 4 mark", "did AUX VBD do 4 aux").replace(
        "plans VERB VBZ plan", "which PRON WDT which"
    )
    assert any(r == "under_command_of" for _, r, _, _ in _stated(fell, names))


SPOKESMAN = """
Interior ADJ JJ Interior 2 amod
ministry PROPN NNP ministry 3 compound
spokesman NOUN NN spokesman 4 nmod:desc
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
spoke VERB VBD speak 0 root
. PUNCT . . 6 punct
"""


def test_a_ministry_in_a_title_is_worked_for_though_no_name_is_marked() -> None:
    stated = _stated(SPOKESMAN, {"Mira Okon": "PER"})
    assert ("Mira Okon", "works_for", "Interior ministry") in {(s, r, o) for s, r, o, _ in stated}


CLAIMED = """
The DET DT the 3 det
Kivu PROPN NNP Kivu 3 compound
Front PROPN NNP Front 4 nsubj
claims VERB VBZ claim 0 root
full ADJ JJ full 6 amod
control NOUN NN control 4 obj
of ADP IN of 8 case
Tamsir PROPN NNP Tamsir 6 nmod
. PUNCT . . 4 punct
"""


def test_who_has_control_of_a_place_controls_it_and_who_wants_it_does_not() -> None:
    names: dict[str, NameClass] = {"Kivu Front": "ORG", "Tamsir": "LOC"}
    assert ("Kivu Front", "controls", "Tamsir") in {(s, r, o) for s, r, o, _ in _stated(CLAIMED, names, "Tamsir")}
    wanted = CLAIMED.replace("claims VERB VBZ claim", "wants VERB VBZ want")
    assert not any(r == "controls" for _, r, _, _ in _stated(wanted, names, "Tamsir"))


OWNED = """
The DET DT the 3 det
Red PROPN NNP Red 3 compound
Brigades PROPN NNPS Brigade 6 nmod:poss
's PART POS 's 3 case
Kivu PROPN NNP Kivu 6 compound
Front PROPN NNP Front 7 nsubj
left VERB VBD leave 0 root
. PUNCT . . 7 punct
"""


def test_a_body_behind_another_s_name_is_part_of_it() -> None:
    stated = _stated(OWNED, {"Red Brigades": "ORG", "Kivu Front": "ORG"})
    assert ("Kivu Front", "part_of", "Red Brigades") in {(s, r, o) for s, r, o, _ in stated}


LINKS_TO = """
The DET DT the 3 det
Kivu PROPN NNP Kivu 3 compound
Front PROPN NNP Front 4 nsubj
has VERB VBZ have 0 root
links NOUN NNS link 4 obj
to ADP IN to 8 case
Red PROPN NNP Red 8 compound
Column PROPN NNP Column 5 nmod
. PUNCT . . 4 punct
"""


def test_links_make_an_alliance_and_mere_ties_do_not() -> None:
    names: dict[str, NameClass] = {"Kivu Front": "ORG", "Red Column": "ORG"}
    assert ("Kivu Front", "allied_with", "Red Column") in {(s, r, o) for s, r, o, _ in _stated(LINKS_TO, names)}
    ties = LINKS_TO.replace("links NOUN NNS link", "ties NOUN NNS tie")
    assert not any(r == "allied_with" for _, r, _, _ in _stated(ties, names))


GOES_ON = """
Togo PROPN NNP Togo 2 nsubj
continues VERB VBZ continue 0 root
to PART TO to 4 mark
back VERB VB back 2 xcomp
the DET DT the 7 det
Kivu PROPN NNP Kivu 7 compound
Front PROPN NNP Front 4 obj
. PUNCT . . 2 punct
"""


def test_who_continues_to_back_backs_and_who_plans_to_does_not() -> None:
    names: dict[str, NameClass] = {"Togo": "LOC", "Kivu Front": "ORG"}
    assert any(r == "supports" for _, r, _, _ in _stated(GOES_ON, names))
    planned = GOES_ON.replace("continues VERB VBZ continue", "plans VERB VBZ plan")
    assert not any(r == "supports" for _, r, _, _ in _stated(planned, names))


GOVERNMENT = """
Mira PROPN NNP Mira 4 nmod:poss
Okon PROPN NNP Okon 1 flat
's PART POS 's 1 case
government NOUN NN government 5 nsubj
left VERB VBD leave 0 root
. PUNCT . . 5 punct
"""


def test_a_person_leads_the_government_that_is_theirs() -> None:
    assert any((s, r) == ("Mira Okon", "leads") for s, r, _, _ in _stated(GOVERNMENT, {"Mira Okon": "PER"}))


HEADED = """
Togo PROPN NNP Togo 4 nmod:poss
's PART POS 's 1 case
director NOUN NN director 4 nmod:desc
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
spoke VERB VBD speak 0 root
. PUNCT . . 6 punct
"""


def test_a_state_is_led_by_its_president_and_not_by_its_directors() -> None:
    names: dict[str, NameClass] = {"Togo": "LOC", "Mira Okon": "PER"}
    assert {r for s, r, o, _ in _stated(HEADED, names) if o == "Togo"} == {"works_for"}
    led = HEADED.replace("director NOUN NN director", "president NOUN NN president")
    assert {r for s, r, o, _ in _stated(led, names) if o == "Togo"} == {"leads"}


PARTNERS = """
Mali PROPN NNP Mali 4 nsubj
is AUX VBZ be 4 cop
a DET DT a 4 det
partner NOUN NN partner 0 root
of ADP IN of 6 case
Russia PROPN NNP Russia 4 nmod
. PUNCT . . 4 punct
"""


TRADING = """
Mali PROPN NNP Mali 5 nsubj
is AUX VBZ be 5 cop
a DET DT a 5 det
trading NOUN NN trading 5 compound
partner NOUN NN partner 0 root
of ADP IN of 7 case
Russia PROPN NNP Russia 5 nmod
. PUNCT . . 5 punct
"""


def test_a_partner_is_an_ally_and_a_trading_partner_is_none() -> None:
    names: dict[str, NameClass] = {"Mali": "LOC", "Russia": "LOC"}
    assert ("Mali", "allied_with", "Russia") in {(s, r, o) for s, r, o, _ in _stated(PARTNERS, names)}
    assert not _stated(TRADING, names)


ARMS = """
Foo PROPN NNP Foo 6 nsubj
Group PROPN NNP Group 1 flat
and CCONJ CC and 4 cc
Bar PROPN NNP Bar 1 conj
Labs PROPN NNP Labs 4 flat
left VERB VBD leave 0 root
, PUNCT , , 9 punct
a DET DT a 9 det
subsidiary NOUN NN subsidiary 1 appos
of ADP IN of 12 case
Delta PROPN NNP Delta 12 compound
Holding PROPN NNP Holding 9 nmod
. PUNCT . . 6 punct
"""


def test_one_subsidiary_is_the_one_named_last() -> None:
    stated = _stated(ARMS, {"Foo Group": "ORG", "Bar Labs": "ORG", "Delta Holding": "ORG"})
    assert {(s, r) for s, r, _, _ in stated} == {("Bar Labs", "part_of")}


PRESIDENT = """
Mali PROPN NNP Mali 2 nsubj
waited VERB VBD wait 0 root
. PUNCT . . 2 punct

The DET DT the 3 det
academy NOUN NN academy 3 compound
president NOUN NN president 4 compound
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
left VERB VBD leave 0 root
. PUNCT . . 6 punct
"""


def test_the_president_of_an_academy_leads_no_state() -> None:
    names: dict[str, NameClass] = {"Mali": "LOC", "Mira Okon": "PER"}
    assert not _stated(PRESIDENT, names)
    plain = PRESIDENT.replace("academy NOUN NN academy 3 compound", "current ADJ JJ current 3 amod")
    assert {(r[0], r[1], r[2]) for r in _stated(plain, names)} == {("Mira Okon", "leads", "Mali")}


OF_AN_ISLAND = """
Mali PROPN NNP Mali 2 nsubj
waited VERB VBD wait 0 root
. PUNCT . . 2 punct

President PROPN NNP President 2 compound
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 2 flat
of ADP IN of 5 case
Zanzibar PROPN NNP Zanzibar 2 nmod
left VERB VBD leave 0 root
. PUNCT . . 6 punct

President PROPN NNP President 2 compound
Okon PROPN NNP Okon 3 nsubj
returned VERB VBD return 0 root
. PUNCT . . 3 punct
"""


def test_of_after_a_name_tells_of_what_the_titled_is_president() -> None:
    names: dict[str, NameClass] = {"Mali": "LOC", "Mira Okon": "PER", "Okon": "PER"}
    assert not _stated(OF_AN_ISLAND, names)
    chad = OF_AN_ISLAND.replace("Zanzibar PROPN NNP Zanzibar", "Mali PROPN NNP Mali")
    assert {(r[0], r[1], r[2]) for r in _stated(chad, names)} == {("Mira Okon", "leads", "Mali")}


BEFORE_MEMBERS = """
In ADP IN in 4 case
front NOUN NN front 1 fixed
of ADP IN of 1 fixed
members NOUN NNS member 10 obl
of ADP IN of 7 case
Delta PROPN NNP Delta 7 compound
League PROPN NNP League 4 nmod
, PUNCT , , 9 punct
Mira PROPN NNP Mira 4 appos
wept VERB VBD weep 0 root
. PUNCT . . 10 punct
"""


def test_members_are_not_the_one_named_after_the_comma() -> None:
    names: dict[str, NameClass] = {"Delta League": "ORG", "Mira": "PER"}
    assert not _stated(BEFORE_MEMBERS, names)
    one = BEFORE_MEMBERS.replace("members NOUN NNS member", "member NOUN NN member")
    assert {r[1] for r in _stated(one, names)} == {"member_of"}


TRAINER = """
Delta PROPN NNP Delta 2 compound
League PROPN NNP League 3 compound
director NOUN NN director 6 compound
of ADP IN of 5 case
training NOUN NN training 3 nmod
Mira PROPN NNP Mira 8 nsubj
Okon PROPN NNP Okon 6 flat
left VERB VBD leave 0 root
. PUNCT . . 8 punct
"""


DIRECTOR = """
Delta PROPN NNP Delta 2 compound
League PROPN NNP League 3 compound
director NOUN NN director 4 compound
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
left VERB VBD leave 0 root
. PUNCT . . 6 punct
"""


def test_a_director_of_a_field_in_a_body_does_not_lead_it() -> None:
    names: dict[str, NameClass] = {"Delta League": "ORG", "Mira Okon": "PER"}
    assert {r[1] for r in _stated(TRAINER, names)} == {"works_for"}
    assert {r[1] for r in _stated(DIRECTOR, names)} == {"leads"}


JOURNALIST = """
Malian ADJ JJ Malian 2 amod
journalist NOUN NN journalist 3 compound
Mira PROPN NNP Mira 5 nsubj
Okon PROPN NNP Okon 3 flat
left VERB VBD leave 0 root
Mali PROPN NNP Mali 5 obj
. PUNCT . . 5 punct
"""


def test_a_state_employs_its_envoys_and_not_its_journalists() -> None:
    names: dict[str, NameClass] = {"Malian": "NORP", "Mali": "LOC", "Mira Okon": "PER"}
    assert not _stated(JOURNALIST, names)
    envoy = JOURNALIST.replace("journalist NOUN NN journalist", "envoy NOUN NN envoy")
    assert {(r[1], r[2]) for r in _stated(envoy, names)} == {("works_for", "Mali")}


MAYOR = """
Bamako PROPN NNP Bamako 3 compound
Deputy PROPN NNP Deputy 3 compound
Mayor PROPN NNP Mayor 4 compound
Mira PROPN NNP Mira 6 nsubj
Okon PROPN NNP Okon 4 flat
left VERB VBD leave 0 root
Mali PROPN NNP Mali 6 obj
. PUNCT . . 6 punct
"""


def test_a_capitals_mayor_does_not_work_for_the_state() -> None:
    names: dict[str, NameClass] = {"Bamako": "LOC", "Mali": "LOC", "Mira Okon": "PER"}
    assert not any(r[2] == "Mali" for r in _stated(MAYOR, names))


HIS_COUNTRY = """
Bo PROPN NNP Bo 3 nsubj
Tarek PROPN NNP Tarek 1 flat
condemned VERB VBD condemn 0 root
his PRON PRP$ his 5 nmod:poss
country NOUN NN country 3 obj
and CCONJ CC and 8 cc
President PROPN NNP President 8 compound
Mira PROPN NNP Mira 5 conj
Okon PROPN NNP Okon 8 flat
. PUNCT . . 3 punct
"""


def test_his_country_and_a_president_are_two_things() -> None:
    names: dict[str, NameClass] = {"Bo Tarek": "PER", "Mira Okon": "PER"}
    assert not any(r[2] == "Bo Tarek" for r in _stated(HIS_COUNTRY, names))


OF_THE_FEDERATION = """
Mali PROPN NNP Mali 2 nsubj
waited VERB VBD wait 0 root
. PUNCT . . 2 punct

President NOUN NN president 5 compound
of ADP IN of 4 case
the DET DT the 4 det
federation NOUN NN federation 1 nmod
Mira PROPN NNP Mira 7 nsubj
Okon PROPN NNP Okon 5 flat
left VERB VBD leave 0 root
. PUNCT . . 7 punct
"""


def test_the_president_of_the_federation_leads_no_state_and_that_of_the_republic_does() -> None:
    names: dict[str, NameClass] = {"Mali": "LOC", "Mira Okon": "PER"}
    assert not any(r[2] == "Mali" for r in _stated(OF_THE_FEDERATION, names))
    republic = OF_THE_FEDERATION.replace("federation NOUN NN federation", "republic NOUN NN republic")
    assert ("Mira Okon", "leads", "Mali", "current") in _stated(republic, names)


REPORTS = """
The DET DT the 2 det
militia NOUN NN militia 3 nsubj
reports VERB VBZ report 0 root
to ADP IN to 6 case
the DET DT the 6 det
army NOUN NN army 3 obl
. PUNCT . . 3 punct
"""
RELIEVED = """
The DET DT the 2 det
militia NOUN NN militia 3 nsubj
replaced VERB VBD replace 0 root
the DET DT the 5 det
army NOUN NN army 3 obj
. PUNCT . . 3 punct
"""


def test_to_whom_a_force_reports_commands_it() -> None:
    assert {(a, r, b) for a, r, b, _ in _stated(REPORTS, {}, acting=True)} == {("militia", "under_command_of", "army")}
    people = REPORTS.replace("militia NOUN NN militia", "journalist NOUN NN journalist")
    assert not any(r == "under_command_of" for _, r, _, _ in _stated(people, {}, acting=True))


def test_a_force_that_replaces_another_succeeds_it() -> None:
    named = RELIEVED.replace(
        "The DET DT the 2 det\nmilitia NOUN NN militia", "Kivu PROPN NNP Kivu 2 compound\nFront PROPN NNP Front"
    )
    named = named.replace(
        "the DET DT the 5 det\narmy NOUN NN army", "Red PROPN NNP Red 5 compound\nArmy PROPN NNP Army"
    )
    told = _stated(named, {"Kivu Front": "ORG", "Red Army": "ORG"}, acting=True)
    assert {(a, r, b) for a, r, b, _ in told} == {("Kivu Front", "successor_of", "Red Army")}
    assert not _stated(RELIEVED, {}, acting=True)
