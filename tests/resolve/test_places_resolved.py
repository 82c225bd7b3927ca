"""Which place in the world each place of a report is. The reports are made up."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolved import near, told

from dateline.record.account import Place
from dateline.record.report import Report
from dateline.resolve.earth import km, moved, roughly
from dateline.resolve.gazetteer import open_gazetteer
from dateline.resolve.placephrase import part, phrase
from dateline.resolve.places import resolve_places


def test_the_report_decides_which_town_is_meant() -> None:
    """A Ukrainian report's Pokrovsk is in Ukraine, though a larger Russian town once bore the name."""
    found = told("Ukrainian troops held on in Pokrovsk, in the Donetsk region of Ukraine, Kyiv said.", "Pokrovsk")
    assert found["Pokrovsk"].country == "UA"
    assert near(found["Pokrovsk"], 48.28, 37.18)


@pytest.mark.parametrize(("told_as", "name"), [("Rafah", "Rafah"), ("RAFAH", "Rafa\u1e29")])
def test_a_place_is_named_as_told_where_only_marks_differ(told_as: str, name: str) -> None:
    assert told(f"Troops entered {told_as} in the Gaza Strip, Israel said.", told_as).popitem()[1].name == name


def test_a_comma_says_what_a_town_lies_in() -> None:
    found = told("The march began in Aurora, Colorado. Another was held in Paris, Texas.", "Aurora", "Paris")
    assert near(found["Aurora"], 39.73, -104.83)
    assert near(found["Paris"], 33.66, -95.56)


def test_an_abbreviated_state_is_that_state() -> None:
    found = told("He was held in Fresno, Calif., on Monday.", "Calif.", "Fresno")
    assert (found["Calif."].name, found["Calif."].precision) == ("California", "admin1")
    assert found["Fresno"].admin1 == "California"


def test_a_country_has_its_code_and_geonames_id() -> None:
    found = told("Trucks crossed into Mali.", "Mali")["Mali"]
    assert (found.country, found.kind, found.precision, found.geonames) == ("ML", "country", "country", 2453866)
    assert found.extent is not None


def test_a_district_word_makes_it_the_district() -> None:
    found = told("Clashes spread in Afghanistan to Helmand province.", "Helmand province")["Helmand province"]
    assert (found.kind, found.precision, found.country) == ("region", "admin1", "AF")


def test_a_region_without_a_country_has_an_extent_and_no_country() -> None:
    sahel = told("Armies of the Sahel met.", "the Sahel")["the Sahel"]
    assert (sahel.kind, sahel.country, sahel.precision) == ("region", None, "region")
    assert sahel.extent is not None
    assert sahel.radius_km is not None
    assert sahel.radius_km > 500


def test_a_part_of_a_country_is_that_part_of_its_extent() -> None:
    found = told("Convoys left northern Mali. Southern Mali was calm.", "northern Mali", "Southern Mali", "Mali")
    north, south = found["northern Mali"], found["Southern Mali"]
    assert north.country == south.country == "ML"
    assert north.extent is not None
    assert south.extent is not None
    assert north.extent[1] > south.extent[3]
    assert (north.kind, north.precision, north.geonames) == ("region", "region", None)


def test_a_state_that_only_sounds_like_a_part_stays_itself() -> None:
    found = told("Talks between South Korea and Northern Ireland's firms.", "South Korea", "Northern Ireland")
    assert (found["South Korea"].country, found["South Korea"].kind) == ("KR", "country")
    assert found["Northern Ireland"].country == "GB"


def test_a_distance_and_a_direction_give_a_point_and_a_reach() -> None:
    found = told("Rebels camped 40 km north of Gao in Mali.", "40 km north of Gao", "Gao")
    camp, gao = found["40 km north of Gao"], found["Gao"]
    assert gao.lat is not None
    assert gao.lon is not None
    assert camp.lat is not None
    assert camp.lat > gao.lat
    assert near(camp, gao.lat, gao.lon, within=45)
    assert (camp.precision, camp.radius_km, camp.geonames) == ("area", 12.0, None)


def test_a_border_is_a_region_of_no_one_country() -> None:
    border = told("Men died on the border between Chad and Sudan.", "the border between Chad and Sudan")
    found = border["the border between Chad and Sudan"]
    assert (found.country, found.kind, found.precision) == (None, "region", "region")
    assert near(found, 13.0, 22.5, within=450)


def test_near_a_town_is_less_exact_than_the_town() -> None:
    found = told("A mine near Goma in Congo collapsed; Goma was quiet.", "near Goma", "Goma")
    assert found["near Goma"].precision == "area"
    assert (found["near Goma"].radius_km or 0) > (found["Goma"].radius_km or 0)


def test_the_capital_of_a_people_is_its_capital() -> None:
    assert near(
        told("Shells fell on the Sudanese capital.", "the Sudanese capital")["the Sudanese capital"], 15.5, 32.5
    )


def test_a_name_without_an_entry_stays_without_a_point() -> None:
    lost = told("They fled to Qwzzubba in Mali.", "Qwzzubba")["Qwzzubba"]
    assert (lost.lat, lost.lon, lost.geonames, lost.precision) == (None, None, None, "unknown")
    assert lost.country == "ML", "the report says so much"


def test_a_small_place_lies_where_the_report_says() -> None:
    """A village that the gazetteer lacks takes the point of the district it is said to lie in, and its reach."""
    found = told("The men of Qwzzubba village in Gao Region fled.", "Qwzzubba village")["Qwzzubba village"]
    assert found.country == "ML"
    assert found.precision in {"admin1", "area"}
    assert (found.radius_km or 0) > 10
    assert found.geonames is None


def test_a_site_lies_where_the_town_is_that_it_is_called_after() -> None:
    found = told("A bomb went off at Quetta railway station in Pakistan.", "Quetta railway station")
    station = found["Quetta railway station"]
    assert (station.country, station.precision) == ("PK", "area")
    assert abs((station.lat or 0) - 30.2) < 0.5


def test_new_york_is_the_city_unless_the_state_is_meant() -> None:
    found = told("They met in New York. A court of New York State ruled.", "New York", "New York State")
    assert found["New York"].kind == "city"
    assert found["New York State"].kind == "region"


def test_two_names_of_one_place_become_one() -> None:
    found = told("Kiev was hit. Officials in Kyiv, Ukraine, said so.", "Kiev", "Kyiv")
    assert found["Kiev"] is found["Kyiv"]
    assert len(found["Kyiv"].mentions) == 2


def test_the_dateline_alone_places_nothing_else() -> None:
    """A name that the gazetteer lacks does not inherit the dateline's point."""
    found = told("BAMAKO, Mali - Men came from Qwzzubba.", "BAMAKO", "Qwzzubba", dateline="BAMAKO, Mali")
    assert found["BAMAKO"].country == "ML"
    assert found["Qwzzubba"].lat is None


@pytest.mark.parametrize(
    ("name", "around", "country"),
    [
        ("Simferopol", "Shots were heard in Simferopol.", "UA"),
        ("Laayoune", "Shots were heard in Laayoune.", "EH"),
        ("Pristina", "Shots were heard in Pristina.", "XK"),
        ("Taipei", "Shots were heard in Taipei.", "TW"),
        ("Ramallah", "Shots were heard in Ramallah.", "PS"),
        ("Majdal Shams", "Shots were heard in Majdal Shams.", "SY"),
    ],
)
def test_disputed_towns_have_the_country_that_geonames_gives(name: str, around: str, country: str) -> None:
    assert told(around, name)[name].country == country


@pytest.mark.parametrize(
    ("words", "core", "relation"),
    [
        ("5 km north of Gao", "Gao", "offset"),
        ("south of Khartoum", "Khartoum", "offset"),
        ("about 30 miles from Mosul", "Mosul", "near"),
        ("the outskirts of Aleppo", "Aleppo", "near"),
        ("the border between Chad and Sudan", "Chad", "border"),
        ("Aden", "Aden", "at"),
    ],
)
def test_a_place_is_taken_apart_into_its_core_and_relation(words: str, core: str, relation: str) -> None:
    assert (phrase(words).core, phrase(words).relation) == (core, relation)


def test_parts_are_told_from_wholes() -> None:
    found = part("north-eastern Nigeria")
    assert found is not None
    assert (found.core, found.part) == ("Nigeria", "northeast")
    assert part("Nigeria") is None


@settings(deadline=None)
@given(st.floats(-70, 70), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 300))
def test_a_moved_point_is_as_far_as_it_was_moved(lat: float, lon: float, bearing: float, by: float) -> None:
    there = moved(lat, lon, bearing=bearing, by_km=by)
    assert km(lat, lon, *there) == pytest.approx(by, abs=0.02 + by * 0.002)
    assert roughly(lat, lon, *there) == pytest.approx(by, abs=0.05 + by * 0.04)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4, unique=True))
def test_any_words_keep_their_mentions_and_points_on_the_globe(names: list[str]) -> None:
    text = " in ".join(names) + "."
    report = Report(id="made", source="made.txt", text=text, span=(0, len(text)))
    spans = {name: (text.index(name), text.index(name) + len(name)) for name in names}
    places = tuple(Place(id=f"P{i}", name=n, kind="other", mentions=(s,)) for i, (n, s) in enumerate(spans.items()))
    found, became = resolve_places(report, places)
    assert {span for place in found for span in place.mentions} == set(spans.values())
    assert {place.id for place in found} | set(became) == {place.id for place in places}
    for place in found:
        assert (place.lat is None) == (place.lon is None) == (place.precision == "unknown")
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180)


def test_resolving_edits_nothing() -> None:
    place = Place(id="P1", name="Mali", kind="other", mentions=((3, 7),))
    before = msgspec.json.encode(place)
    report = Report(id="made", source="made.txt", text="In Mali.", span=(0, 8))
    resolve_places(report, (place,), gazetteer=open_gazetteer())
    assert msgspec.json.encode(place) == before


def test_another_spelling_is_found_in_the_country_that_the_report_is_about() -> None:
    text = "Palestinian officials said Israeli troops raided Mughayir in the Palestinian territories."
    assert near(told(text, "Mughayir")["Mughayir"], 32.02, 35.35, within=120)
    assert told("He named his boat Mughayir.", "Mughayir")["Mughayir"].lat is None


def test_the_middle_of_a_part_of_a_country_is_where_its_people_live() -> None:
    found = told("Trains stood still in eastern China and in southern China.", "eastern China", "southern China")
    assert near(found["eastern China"], 31, 120, within=300)
    assert near(found["southern China"], 23, 113, within=300)


def test_a_town_unknown_lies_where_its_own_words_put_it() -> None:
    found = told("Shells hit Qwzzubba, 50 km north of Quetta in Pakistan.", "Qwzzubba")["Qwzzubba"]
    assert near(found, 30.65, 67.0, within=20)
    assert found.geonames is None


def test_the_most_populous_town_in_the_name_of_a_site_is_meant() -> None:
    found = told("She was taken to the Royal Adelaide Hospital in Australia.", "Royal Adelaide Hospital")
    assert near(found["Royal Adelaide Hospital"], -34.9, 138.6)


def test_a_country_is_meant_before_a_small_town_that_once_bore_its_name() -> None:
    text = "U.S. officials in New York and in New Jersey said a U.S. citizen was lured to Turkey."
    assert told(text, "Turkey", "New York", "New Jersey")["Turkey"].country == "TR"


def test_the_capital_of_a_district_lies_in_it() -> None:
    seat = told("Nigerian police held the capital of Zamfara State.", "the capital of Zamfara State")
    assert (seat["the capital of Zamfara State"].country, seat["the capital of Zamfara State"].geonames) == ("NG", None)


def test_an_unknown_name_that_begins_with_a_city_lies_there() -> None:
    found = told("China's navy left Zhuhai Qwzzu for China's coast.", "Zhuhai Qwzzu")["Zhuhai Qwzzu"]
    assert near(found, 22.27, 113.57)


def test_a_distance_tells_which_of_two_towns_is_meant() -> None:
    text = "She lived in La Esperanza, Honduras, 112 miles (180 kilometers) west of Tegucigalpa."
    assert near(told(text, "La Esperanza", "Tegucigalpa")["La Esperanza"], 14.3, -88.18)


def test_a_site_in_a_country_that_nothing_else_points_to_has_no_point() -> None:
    assert told("He fell ill at Perico Hospital in Kenya.", "Perico Hospital")["Perico Hospital"].lat is None


def test_the_first_of_a_list_lies_where_its_last_is_said_to_lie() -> None:
    found = told("Troops held Sila Oro, al-Nadim and Wadi Tor in Homs, Syria.", "Sila Oro", "al-Nadim", "Homs")
    assert found["Homs"].country == "SY"
    assert near(found["Sila Oro"], 34.7, 36.7)
    assert near(found["al-Nadim"], 34.7, 36.7)
    assert found["Sila Oro"].precision != "city"


def test_what_an_unknown_district_lies_in_is_looked_for_further_on() -> None:
    found = told("A bus burned at Qorvane village in Tolmeru upazila of Netrakona, Bangladesh.", "Qorvane village")
    assert near(found["Qorvane village"], 24.88, 90.73)


def test_a_site_near_a_town_of_a_named_country_is_there() -> None:
    found = told("U.S. jets left Torvas Airfield near Palmyra, Syria, in May, the U.S. envoy said.", "Torvas Airfield")
    assert found["Torvas Airfield"].country == "SY"


def test_a_part_that_a_country_owns_is_that_part() -> None:
    found = told("Fighting went on in Mali's far north.", "Mali's far north")["Mali's far north"]
    assert (found.country, found.precision) == ("ML", "region")
    assert found.lat is not None
    assert found.lat > 18


def test_a_name_that_many_towns_share_is_in_none_of_them_without_a_sign() -> None:
    assert told("The U.S. envoy spoke of the Old City in Homs.", "Old City")["Old City"].country != "US"


def test_a_town_has_its_name_before_one_that_once_bore_it() -> None:
    found = told("Rebels held Slovyansk in Ukraine. Troops left Nikopol.", "Slovyansk", "Nikopol")
    assert near(found["Slovyansk"], 48.85, 37.6)


def test_the_old_city_of_a_town_is_in_that_town() -> None:
    found = told("Israel said so. Rebels left the Old City of Homs in Syria. The Old City is in ruins.", "Old City")
    assert near(found["Old City"], 34.7, 36.7)


def test_a_river_has_an_article_and_the_town_of_its_name_has_none() -> None:
    assert told("KYIV - Missiles fell on Dnipro, Ukraine's army said.", "Dnipro")["Dnipro"].kind == "city"
    assert told("KYIV - Troops crossed the Dnipro at night, Ukraine said.", "Dnipro")["Dnipro"].kind == "water"


def test_a_countrys_name_is_the_country_not_a_town_called_so() -> None:
    found = told("Its rulers in Havana and Holguín are close to Cuba and Venezuela.", "Havana", "Holguín", "Venezuela")
    assert found["Venezuela"].country == "VE"


def test_the_land_that_is_told_outright_rules_out_names_known_by_the_way_elsewhere() -> None:
    assert told("He was shot on the Colombian island of Baru.", "Baru")["Baru"].country != "MY"


def test_a_name_that_the_gazetteer_lacks_lies_about_the_town_told_beside_it() -> None:
    text = "Mali's army said men came to Bamako. They were seen near Qwzzubba. Elsewhere the ship Qwzzubbe sailed."
    found = told(text, "Bamako", "Qwzzubba", "Qwzzubbe")
    village = found["Qwzzubba"]
    assert village.lat == found["Bamako"].lat
    assert (village.country, village.precision, village.radius_km) == ("ML", "region", 80.0)
    assert found["Qwzzubbe"].lat is None


def test_a_town_of_the_same_name_in_a_land_of_which_nothing_is_said_is_not_meant() -> None:
    text = "Egypt's police said that guards from Cairo went to Heliopolis. Egypt thanked them."
    assert told(text, "Heliopolis", "Cairo")["Heliopolis"].country == "EG"


def test_an_old_city_is_that_of_the_town_told_beside_it() -> None:
    found = told(
        "In Syria, fighters left Homs. The Old City was quiet. Old Homs burnt.", "Homs", "Old City", "Old Homs"
    )
    assert near(found["Old City"], 34.73, 36.72)
    assert near(found["Old Homs"], 34.73, 36.72)
    found = told("The Old City of Homs fell.", "Old City of Homs")
    assert near(found["Old City of Homs"], 34.73, 36.72)
    found = told("In Jerusalem, police closed the Old City.", "Jerusalem", "Old City")
    assert near(found["Old City"], 31.777, 35.231, within=1)


def test_a_shared_region_is_in_the_land_whose_part_of_it_the_report_plays_in() -> None:
    found = told("In Srinagar, the largest town of Kashmir, India's police held ten.", "Srinagar", "Kashmir")
    assert found["Kashmir"].country == "IN"
    found = told("Srinagar and Muzaffarabad, both in Kashmir, were calm.", "Srinagar", "Muzaffarabad", "Kashmir")
    assert found["Kashmir"].country is None
    assert told("China and Japan both claim the Senkaku Islands.", "Senkaku Islands")["Senkaku Islands"].country is None


def test_a_part_of_an_ocean_that_the_date_line_crosses_is_in_it() -> None:
    ocean = told("The fleet sailed the southern Pacific Ocean.", "southern Pacific Ocean")["southern Pacific Ocean"]
    assert ocean.lat is not None
    assert ocean.lon is not None
    assert ocean.lat < 0
    assert ocean.lon < -140 or ocean.lon > 150


def test_a_site_in_a_town_that_is_not_meant_does_not_speak_for_it() -> None:
    text = (
        "Egypt's president met his guest at the Presidential Palace in Heliopolis. He came to Cairo. Egypt thanked him."
    )
    found = told(text, "Presidential Palace", "Heliopolis", "Cairo")
    assert {found["Presidential Palace"].country, found["Heliopolis"].country} <= {"EG", None}


def test_states_in_a_row_do_not_lie_in_one_another() -> None:
    found = told("Little has changed in Venezuela, Cuba and Peru since then.", "Venezuela", "Cuba", "Peru")
    assert [place.country for place in found.values()] == ["VE", "CU", "PE"]


def test_the_capital_of_a_province_lies_in_it_and_one_called_by_its_own_name_is_that_town() -> None:
    words = ("capital of central Henan province", "capital of La Plata")
    found = told(f"The {words[0]} was shut. Police in Argentina patrolled the provincial {words[1]}.", *words)
    assert (found[words[0]].country, found[words[0]].admin1) == ("CN", "Henan")
    assert near(found[words[1]], -34.92, -57.95)


def test_a_group_that_fights_in_one_country_tells_where_a_town_lies_and_one_sent_abroad_does_not() -> None:
    assert told("RSF fighters shot at people in Bara.", "Bara")["Bara"].country == "SD"
    assert told("Wagner fighters shot at people in Bara.", "Bara")["Bara"].country != "RU"


def test_a_city_comes_before_the_district_of_its_name_unless_the_report_names_that() -> None:
    assert told("A rocket fell in Haifa, Israel.", "Haifa")["Haifa"].precision == "city"
    found = told("War reached Ghazni province of Afghanistan. Men died in Ghazni.", "Ghazni province", "Ghazni")
    assert found["Ghazni"].precision == "admin1"


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Gunmen attacked Tanikoro, a village in Mali's Mopti region.", 14.6, -3.9),
        ("Gunmen attacked Tanikoro in Burkina Faso's northern Sahel region.", 14.2, -0.3),
        ("Gunmen attacked Tanikoro in northeastern Nigeria.", 11.6, 11.7),
    ],
)
def test_an_unknown_village_lies_in_the_region_or_the_part_of_a_land_that_is_told(
    text: str, lat: float, lon: float
) -> None:
    assert near(told(text, "Tanikoro")["Tanikoro"], lat, lon, within=120)


def test_a_village_is_no_namesake_that_lies_elsewhere_than_it_is_told_to() -> None:
    """The Zavodivka that the gazetteer has is near Odesa."""
    found = told("A drone hit the village of Zavodivka in Ukraine's Kharkiv region.", "the village of Zavodivka")
    assert found["the village of Zavodivka"].admin1 == "Kharkiv"
    assert found["the village of Zavodivka"].precision == "admin1"
    assert told("A drone hit Zavodivka, Ukraine.", "Zavodivka")["Zavodivka"].admin1 == "Odesa"


def test_a_month_after_in_is_nothing_that_a_town_lies_in() -> None:
    assert told("They met in Davos in May.", "Davos")["Davos"].country == "CH"
