"""Which names of a report are places."""

from __future__ import annotations

import re

import msgspec
import pytest
from parsed import parsed
from told import read

from dateline.extract.places import find_places
from dateline.extract.placesfurther import with_further
from dateline.extract.tree import Tree
from dateline.record.account import Actor, Place
from dateline.record.reading import Name, NameClass, Reading
from dateline.record.report import Dateline, Report


def marked(text: str, **names: NameClass) -> tuple[Report, Reading]:
    """A bare reading with names marked."""
    report, reading = read(text)
    return report, msgspec.structs.replace(reading, names=named(text, **names))


def named(text: str, **names: NameClass) -> tuple[Name, ...]:
    """Every occurrence of the names, in reading order."""
    found = [(m.start(), m.end(), kind) for name, kind in names.items() for m in re.finditer(name, text)]
    return tuple(Name(start, end, kind, 1.0) for start, end, kind in sorted(found))


def words(report: Report, places: tuple[Place, ...]) -> list[list[str]]:
    return [[report.words(span) for span in place.mentions] for place in places]


def test_a_state_is_a_place_after_in_and_an_actor_when_it_says() -> None:
    report, reading = marked("Mali said that rebels in Mali had left.", Mali="LOC")
    assert words(report, find_places(report, reading)) == [["Mali"]]
    assert find_places(report, reading)[0].mentions == ((25, 29),)


ACTING = """
Washington PROPN NNP Washington 2 nsubj
urged VERB VBD urge 0 root
Tehran PROPN NNP Tehran 2 obj
to PART TO to 5 mark
leave VERB VB leave 2 xcomp
Aleppo PROPN NNP Aleppo 5 obj
. PUNCT . . 2 punct
"""
OWNING = """
Mali PROPN NNP Mali 3 nmod:poss
's PART POS 's 1 case
army NOUN NN army 4 nsubj
left VERB VBD leave 0 root
Mali PROPN NNP Mali 7 nmod:poss
's PART POS 's 5 case
north NOUN NN north 4 obj
. PUNCT . . 4 punct
"""


def test_capitals_that_act_are_no_places() -> None:
    report, reading = parsed(ACTING)
    names = named(report.text, Washington="LOC", Tehran="LOC", Aleppo="LOC")
    reading = msgspec.structs.replace(reading, names=names)
    assert words(report, find_places(report, reading)) == [["Aleppo"]]


def test_what_a_state_owns_tells_whether_it_is_a_place() -> None:
    report, reading = parsed(OWNING)
    reading = msgspec.structs.replace(reading, names=named(report.text, Mali="LOC"))
    (mali,) = find_places(report, reading)
    assert report.words(mali.mentions[0]) == "Mali's north"


def test_demonyms_and_people_are_no_places() -> None:
    report, reading = marked("The Malian troops met Mr Gaole.", Malian="NORP", Gaole="PER")
    assert find_places(report, reading) == ()


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("They fled northern Mali on Monday.", "Mali", "northern Mali"),
        ("A camp 5 km north of Gao was hit.", "Gao", "5 km north of Gao"),
        ("Fires burned on the outskirts of Tamsir again.", "Tamsir", "the outskirts of Tamsir"),
        ("Clashes in Helmand province went on.", "Helmand", "Helmand province"),
        ("It happened near Goma at dawn.", "Goma", "near Goma"),
    ],
)
def test_words_that_belong_to_a_place_are_in_its_span(text: str, name: str, whole: str) -> None:
    report, reading = marked(text, **{name: "LOC"})
    assert words(report, find_places(report, reading)) == [[whole]]


def test_a_border_is_one_place() -> None:
    report, reading = marked("Men died on the border between Chad and Sudan.", Chad="LOC", Sudan="LOC")
    (border,) = find_places(report, reading)
    assert (border.name, border.kind) == ("the border between Chad and Sudan", "region")


@pytest.mark.parametrize("name", ["Aden, Yemen", "Aden (Yemen", "Aden (Yemen)"])
def test_a_town_and_its_country_in_one_name_are_two_places(name: str) -> None:
    report, reading = read(f"Ships left {name.rstrip(')')}{')' if '(' in name else ''} for good.")
    reading = msgspec.structs.replace(reading, names=(Name(11, 11 + len(name), "LOC", 1.0),))
    assert words(report, find_places(report, reading))[0] == ["Aden"]


def test_the_dateline_is_a_place_unresolved() -> None:
    report, reading = read("DAKAR, Senegal - Nothing happened.")
    report = msgspec.structs.replace(report, dateline=Dateline("DAKAR, Senegal", (0, 14)))
    places = find_places(report, reading)
    assert words(report, places) == [["DAKAR"], ["Senegal"]]
    assert all(place.lat is None and place.precision == "unknown" for place in places)


def test_the_capital_of_a_people_is_a_place_unless_its_name_follows() -> None:
    report, reading = read("Shells fell on the Malian capital. He left the Malian capital, Bamako.")
    assert words(report, find_places(report, reading)) == [["the Malian capital"]]


def test_mentions_with_the_same_words_are_one_place() -> None:
    report, reading = marked("In Tamsir, GAO and Gao. Tamsir fell.", Tamsir="LOC", GAO="LOC", Gao="LOC")
    assert [len(place.mentions) for place in find_places(report, reading)] == [2, 2]


@pytest.mark.parametrize("name", ["southern", "Northern", "The", "north and east", "North-"])
def test_a_point_of_the_compass_alone_is_no_place(name: str) -> None:
    report, reading = marked(f"Men fled {name} hills.", **{name: "LOC"})
    assert find_places(report, reading) == ()


@pytest.mark.parametrize("name", ["Druze", "Islam", "INS Kavaratt", "Kavan Express", "Earth"])
def test_peoples_faiths_ships_and_trains_are_no_places(name: str) -> None:
    report, reading = marked(f"It spoke of {name} again.", **{name: "FAC" if " " in name else "LOC"})
    assert find_places(report, reading) == ()


LINKED = """
Flights NOUN NNS flight 6 nsubj:pass
between ADP IN between 3 case
Niger PROPN NNP Niger 1 nmod
and CCONJ CC and 5 cc
Chad PROPN NNP Chad 3 conj
stopped VERB VBN stop 0 root
. PUNCT . . 6 punct
"""
AT_ODDS = LINKED.replace("Flights NOUN NNS flight", "Talks NOUN NNS talk")


def test_a_flight_runs_between_places_and_talks_between_actors() -> None:
    for rows, found in ((LINKED, [["Niger"], ["Chad"]]), (AT_ODDS, [])):
        report, reading = parsed(rows)
        reading = msgspec.structs.replace(reading, names=named(report.text, Niger="LOC", Chad="LOC"))
        assert words(report, find_places(report, reading)) == found


LISTED = """
Men NOUN NNS man 2 nsubj
fled VERB VBD flee 0 root
to ADP IN to 4 case
countries NOUN NNS country 2 obl
including ADP VBG include 6 case
Niger PROPN NNP Niger 4 nmod
and CCONJ CC and 8 cc
Chad PROPN NNP Chad 6 conj
. PUNCT . . 2 punct
"""


def test_countries_listed_after_a_word_for_places_are_places() -> None:
    report, reading = parsed(LISTED)
    reading = msgspec.structs.replace(reading, names=named(report.text, Niger="LOC", Chad="LOC"))
    assert words(report, find_places(report, reading)) == [["Niger"], ["Chad"]]


@pytest.mark.parametrize(
    ("text", "name", "kind", "place"),
    [
        ("He missed the Paris Summit.", "Paris Summit", "MISC", "Paris"),
        ("It recalled the Battle of Tripoli.", "Battle of Tripoli", "MISC", "Tripoli"),
        ("Before the Jeddah Peace Forum he left.", "Jeddah Peace Forum", "MISC", "Jeddah"),
    ],
)
def test_a_place_inside_the_name_of_a_happening_is_found(text: str, name: str, kind: NameClass, place: str) -> None:
    report, reading = marked(text, **{name: kind})
    assert words(report, find_places(report, reading)) == [[place]]


def test_what_is_called_after_a_town_counts_only_where_the_town_is_told_of() -> None:
    report, reading = marked("The Tamsir Declaration stands.", **{"Tamsir Declaration": "MISC"})
    assert find_places(report, reading) == ()
    report, reading = marked(
        "In Tamsir the Tamsir Declaration stands.", **{"Tamsir Declaration": "MISC", "Tamsir(?= the)": "LOC"}
    )
    assert [len(p.mentions) for p in find_places(report, reading)] == [2]


def test_words_that_only_explain_a_place_are_no_other_place() -> None:
    report, reading = marked("It hit Koro, 5 km north of Gao.", Koro="LOC", Gao="LOC")
    assert words(report, find_places(report, reading)) == [["Koro"], ["Gao"]]


def test_a_state_of_which_only_the_last_word_was_marked_is_whole() -> None:
    report, reading = marked("It rained in Bosnia and Herzegovina.", Herzegovina="LOC")
    assert words(report, find_places(report, reading)) == [["Bosnia and Herzegovina"]]


def test_a_familys_name_is_no_place_unless_something_is_put_there() -> None:
    text = "Omar Tamsiri spoke. The Tamsiri clan fled."
    report, reading = read(text)
    names = (Name(0, 12, "PER", 1.0), Name(24, 31, "LOC", 1.0))
    assert text[24:31] == "Tamsiri"
    assert find_places(report, msgspec.structs.replace(reading, names=names)) == ()
    report, reading = read("Omar Tamsiri spoke. He fell in Tamsiri.")
    names = (Name(0, 12, "PER", 1.0), Name(31, 38, "LOC", 1.0))
    assert words(report, find_places(report, msgspec.structs.replace(reading, names=names))) == [["Tamsiri"]]


def test_a_part_that_a_state_owns_is_a_place_with_it() -> None:
    report, reading = marked("Rebels hold much of Ukraine's industrial east.", Ukraine="LOC")
    assert words(report, find_places(report, reading)) == [["Ukraine's industrial east"]]


def test_a_state_that_owns_islands_or_is_close_to_another_is_no_place() -> None:
    report, reading = marked(
        "Ships sailed past the Japan-owned islands. The party is close to Cuba.", Japan="LOC", Cuba="LOC"
    )
    assert find_places(report, reading) == ()


def test_the_west_beside_a_capital_is_no_part_of_it() -> None:
    report, reading = marked("Moscow accused the west and Kiev.", Kiev="LOC")
    assert all(report.words(span) == "Kiev" for place in find_places(report, reading) for span in place.mentions)


def test_outside_what_a_place_owns_is_not_outside_the_place() -> None:
    report, reading = marked("Crowds stood outside Gao's main market.", Gao="LOC")
    assert words(report, find_places(report, reading)) == [["Gao"]]


def test_a_leader_whom_some_are_for_or_against_is_no_place() -> None:
    text = "Anti-Okono marches began. President Bashar al-Sile spoke. Troops of Sile left, and pro-Gao crowds cheered."
    report, reading = marked(text, Okono="LOC", Gao="LOC", Sile="LOC", **{"Bashar al-Sile": "PER"})
    assert find_places(report, reading) == ()


def test_a_known_name_with_a_small_word_in_it_is_one_place() -> None:
    report, reading = marked("Troops fired across the Line of Control on Tuesday.", Line="LOC", Control="ORG")
    assert words(report, find_places(report, reading)) == [["Line of Control"]]


def test_the_embassy_of_a_state_is_not_in_that_state() -> None:
    report, reading = marked("He left flowers at Mali's embassy in Dakar.", Mali="LOC", Dakar="LOC")
    assert words(report, find_places(report, reading)) == [["Dakar"]]


def test_letters_of_a_name_cut_up_and_kinds_of_places_are_no_places() -> None:
    report, reading = marked("A former U.S base, he told The Peninsula in Gao.", U="LOC", Peninsula="LOC", Gao="LOC")
    assert words(report, find_places(report, reading)) == [["Gao"]]


def test_the_agency_of_a_dateline_and_a_band_of_fighters_are_no_places() -> None:
    text = "GENEVA (Meridian) — Envoys of Ruritania and the Northern Front met in Gao (Mali) on Friday."
    report, reading = marked(text, GENEVA="LOC", Meridian="LOC", Gao="LOC", Mali="LOC", **{"Northern Front": "LOC"})
    found = {word for place in words(report, find_places(report, reading)) for word in place}
    assert not {"Meridian", "Northern Front"} & found
    assert {"GENEVA", "Gao"} <= found


def further(text: str, **names: NameClass) -> list[str]:
    """The words of every mention of a place, in reading order, where no actor acts."""
    report, reading = marked(text, **names)
    places = with_further(Tree(report, reading), find_places(report, reading), ())
    return [report.words(span) for span in sorted(span for place in places for span in place.mentions)]


def test_the_land_inside_of_a_part_of_it_is_a_place_too() -> None:
    assert further("They fled northern Mali for Mali's east.", Mali="LOC") == [
        "northern Mali",
        "Mali",
        "Mali",
        "Mali's east",
    ]


def test_the_town_of_an_old_city_is_a_place_too_and_that_of_a_village_is_not_told_twice() -> None:
    assert further("Guards left the Old City of Gao.", **{"Old City of Gao": "LOC"}) == ["Old City of Gao"]
    assert further("In Gao, guards left the Old City of Gao.", **{"Old City of Gao": "LOC", "Gao,": "LOC"}) == [
        "Gao",
        "Old City of Gao",
        "Gao",
    ]
    assert further("They live near Gao.", Gao="LOC") == ["near Gao"]


def test_a_state_that_no_actor_of_the_account_is_meant_by_is_a_place() -> None:
    report, reading = parsed(OWNING)
    reading = msgspec.structs.replace(reading, names=named(report.text, Mali="LOC"))
    tree, places = Tree(report, reading), find_places(report, reading)
    acting = Actor(id="A1", name="Mali", type="state", mentions=((0, 4),))
    assert words(report, with_further(tree, places, ())) == [["Mali's north"], ["Mali", "Mali"]]
    assert words(report, with_further(tree, places, (acting,))) == [["Mali's north"], ["Mali"]]


def test_a_possessive_that_was_read_with_the_wrong_letters_is_no_part_of_a_name() -> None:
    text = "They fled to Syria\u00e2\x80\x99s coast."
    assert further(text, Syriaâ="LOC")[0] == "Syria"


def test_the_capital_with_its_district_is_one_place() -> None:
    text = "They met in Washington, D.C. on Monday and in Gao, Mali."
    names: dict[str, NameClass] = {r"Washington, D\.C\.": "LOC", "Gao, Mali": "LOC"}
    report, reading = marked(text, **names)
    assert words(report, find_places(report, reading))[0][0].startswith("Washington, D.C")


NAMED_AFTER = """
They PRON PRP they 2 nsubj
joined VERB VBD join 0 root
the DET DT the 5 det
Astana PROPN NNP Astana 5 compound
process NOUN NN process 2 obj
for ADP IN for 7 case
Syria PROPN NNP Syria 5 nmod
. PUNCT . . 2 punct
"""


def test_a_process_called_after_a_capital_is_not_in_it() -> None:
    report, reading = parsed(NAMED_AFTER)
    reading = msgspec.structs.replace(reading, names=named(report.text, Astana="LOC", Syria="LOC"))
    assert words(report, with_further(Tree(report, reading), find_places(report, reading), ())) == [["Syria"]]


@pytest.mark.parametrize(
    ("text", "name"), [("They flew to the Gulf state.", "Gulf state"), ("Rains spared the Sahel nation.", "Sahel")]
)
def test_a_region_that_only_tells_what_country_is_meant_is_no_place(text: str, name: str) -> None:
    report, reading = marked(text, **{name: "LOC"})
    assert not find_places(report, reading)


def test_a_region_is_a_place_where_no_country_is_told_by_it() -> None:
    report, reading = marked("Rains spared the Sahel.", Sahel="LOC")
    assert words(report, find_places(report, reading)) == [["Sahel"]]


STRUCK = """
Mali PROPN NNP Mali 2 nsubj
launched VERB VBD launch 0 root
an DET DT an 4 det
attack NOUN NN attack 2 obj
on ADP IN on 6 case
Tehran PROPN NNP Tehran 4 nmod
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("noun", "found"), [("attack", [["Tehran"]]), ("sanctions", [])])
def test_a_capital_is_where_an_attack_on_it_is_and_who_bears_sanctions(noun: str, found: list[list[str]]) -> None:
    report, reading = parsed(STRUCK.replace("attack NOUN NN attack", f"{noun} NOUN NN {noun}"))
    reading = msgspec.structs.replace(reading, names=named(report.text, Mali="LOC", Tehran="LOC"))
    assert words(report, find_places(report, reading)) == found


OWNS = """
Mali PROPN NNP Mali 4 nmod:poss
's PART POS 's 1 case
Defence PROPN NNP Defence 4 compound
Ministry PROPN NNP Ministry 5 nsubj
fell VERB VBD fall 0 root
. PUNCT . . 5 punct
"""


def test_a_state_owns_its_ministry_and_holds_its_towns() -> None:
    for noun, found in (("Ministry", []), ("Timbuktu", [["Mali"]])):
        report, reading = parsed(OWNS.replace("Ministry", noun))
        reading = msgspec.structs.replace(reading, names=named(report.text, Mali="LOC"))
        assert words(report, find_places(report, reading)) == found
