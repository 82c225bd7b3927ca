"""Facts about whose office a title without a country is, and who holds a counterpart's."""

from __future__ import annotations

import msgspec
import pytest
from named import read
from stated import stated

from dateline.extract.actors import find_actors
from dateline.extract.actors.home import home_of_outlet
from dateline.extract.actors.titlewords import has_office
from dateline.record.report import Dateline
from dateline.vocabulary.registry import registry

MET = """
Prime ADJ NNP prime 2 amod
Minister PROPN NNP Minister 3 nmod:desc
Bo PROPN NNP Bo 5 nsubj
Tarek PROPN NNP Tarek 3 flat
met VERB VBD meet 0 root
Malian ADJ JJ malian 8 amod
Foreign ADJ JJ foreign 8 amod
Minister PROPN NNP Minister 9 nmod:desc
Ann PROPN NNP Ann 5 obj
Lee PROPN NNP Lee 9 flat
. PUNCT . . 5 punct

Mali PROPN NNP Mali 3 nsubj
is AUX VBZ be 3 cop
glad ADJ JJ glad 0 root
. PUNCT . . 3 punct

Jordan PROPN NNP Jordan 3 nsubj
is AUX VBZ be 3 cop
glad ADJ JJ glad 0 root
. PUNCT . . 3 punct
"""

SPOKE = """
Prime ADJ NNP prime 2 amod
Minister PROPN NNP Minister 3 nmod:desc
Bo PROPN NNP Bo 5 nsubj
Tarek PROPN NNP Tarek 3 flat
left VERB VBD leave 0 root
. PUNCT . . 5 punct
"""

GLAD = """
Mali PROPN NNP Mali 3 nsubj
is AUX VBZ be 3 cop
glad ADJ JJ glad 0 root
. PUNCT . . 3 punct
"""

SIDES = """
Pro ADJ JJ pro 4 amod
- PUNCT HYPH - 4 punct
Malian ADJ JJ malian 4 amod
rebels NOUN NNS rebel 5 nsubj
left VERB VBD leave 0 root
. PUNCT . . 5 punct
"""

SPEAKERS = """
Malian ADJ JJ malian 3 amod
- PUNCT HYPH - 3 punct
speaking VERB VBG speak 4 amod
rebels NOUN NNS rebel 5 nsubj
left VERB VBD leave 0 root
. PUNCT . . 5 punct
"""

COUNTERPART = """
Nigerien ADJ JJ nigerien 2 amod
President PROPN NNP President 3 nmod:desc
Okon PROPN NNP Okon 4 nsubj
met VERB VBD meet 0 root
his PRON PRP$ his 7 nmod:poss
Malian ADJ JJ malian 7 amod
counterpart NOUN NN counterpart 4 obj
, PUNCT , , 9 punct
Ann PROPN NNP Ann 7 appos
Lee PROPN NNP Lee 9 flat
. PUNCT . . 4 punct
"""

MAJESTY = """
Mira PROPN NNP Mira 2 nsubj
met VERB VBD meet 0 root
His PRON PRP$ his 4 nmod:poss
Majesty PROPN NNP Majesty 6 nmod:desc
King PROPN NNP King 6 nmod:desc
Okon PROPN NNP Okon 2 obj
. PUNCT . . 2 punct
"""


@pytest.mark.parametrize(("publisher", "country"), [("jordantimes.example", "JO"), ("malinews.example", "ML")])
def test_a_bare_prime_minister_is_of_the_publishers_country_where_that_is_named(publisher: str, country: str) -> None:
    report, reading = read(MET, {"Bo Tarek": "PER", "Ann Lee": "PER", "Mali": "LOC", "Jordan": "LOC"})
    cast = find_actors(msgspec.structs.replace(report, publisher=publisher), reading)
    assert {a.name: a.country for a in cast.actors}["Bo Tarek"] == country


def test_a_bare_prime_minister_is_of_where_the_report_was_filed_rather_than_of_whom_he_met() -> None:
    report, reading = read(MET.replace("Mali PROPN", "Amman PROPN"), {"Bo Tarek": "PER", "Ann Lee": "PER"})
    filed = msgspec.structs.replace(report, dateline=Dateline("AMMAN", (0, 0)))
    assert {a.name: a.country for a in find_actors(filed, reading).actors}["Bo Tarek"] != "ML"


def home_of_bo(*parts: str) -> str | None:
    names = {"Bo Tarek": "PER"} | {name: "LOC" for name in ("Mali", "Jordan") if any(f"{name} " in p for p in parts)}
    report, reading = read("".join(parts), names)
    return {a.name: a.country for a in find_actors(report, reading).actors}["Bo Tarek"]


@pytest.mark.parametrize("others", [SIDES, SPEAKERS])
def test_a_bare_prime_minister_is_not_of_the_country_whose_side_or_language_others_have(others: str) -> None:
    jordan = GLAD.replace("Mali", "Jordan")
    assert home_of_bo(SPOKE, GLAD, jordan, jordan, others, others) == "JO"


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("news.example.co.uk", "GB"),
        ("dailystar.com.lb", "LB"),
        ("kuwaittimes.com", "KW"),
        ("The Jordan Times", "JO"),
        ("state.gov", "US"),
        ("asahi.com", "JP"),
        ("reuters.com", None),
        ("tracker.io", None),
        ("maliciousnews.com", None),
    ],
)
def test_a_publishers_name_or_site_tells_its_country_where_it_holds_one(publisher: str, country: str | None) -> None:
    assert home_of_outlet(publisher, registry()) == country


def test_a_counterpart_holds_the_office_of_the_one_whose_counterpart_it_is() -> None:
    facts = stated(COUNTERPART, {"Okon": "PER", "Malian": "NORP", "Nigerien": "NORP", "Ann Lee": "PER"})
    assert ("Ann Lee", "leads", "Mali", "current") in facts
    assert ("Okon", "leads", "Niger", "current") in facts


def test_a_counterpart_of_no_state_holds_no_office() -> None:
    rows = COUNTERPART.replace("Malian ADJ JJ malian", "young ADJ JJ young")
    assert {fact[0] for fact in stated(rows, {"Okon": "PER", "Nigerien": "NORP", "Ann Lee": "PER"})} == {"Okon"}


def test_the_his_of_his_majesty_means_nobody() -> None:
    report, reading = read(MAJESTY, {"Mira": "PER", "Okon": "PER"})
    cast = find_actors(report, reading)
    assert "His" not in {report.words(mark.span) for mark in cast.marks}
    assert {a.name: [r.title for r in a.roles] for a in cast.actors}["Okon"] == ["King"]


@pytest.mark.parametrize(("country", "title", "has"), [
    ("HK", "president", False),
    ("HK", "chief executive", True),
    ("ML", "president", True),
    ("MA", "vice president", True),
])  # fmt: skip
def test_a_territory_of_another_state_has_no_president(country: str, title: str, has: bool) -> None:
    assert has_office(country, title) is has


ARMY = """
The DET DT the 2 det
army NOUN NN army 3 nsubj
attacked VERB VBD attack 0 root
villagers NOUN NNS villager 3 obj
. PUNCT . . 3 punct
"""


@pytest.mark.parametrize(("others", "country"), [(2, "SD"), (4, "EG")])
def test_whose_army_it_is_hangs_on_where_the_report_was_filed_only_where_two_are_told_alike(
    others: int, country: str | None
) -> None:
    glad = MET.split("\n\n")[1]
    rows = (
        [ARMY]
        + ["\n" + glad.replace("Mali", "Sudan") + "\n"] * 4
        + ["\n" + glad.replace("Mali", "Egypt") + "\n"] * others
    )
    report, reading = read("".join(rows), {"Sudan": "LOC", "Egypt": "LOC"})
    filed = msgspec.structs.replace(report, dateline=Dateline("CAIRO", (0, 0)))
    armies = [a.country for a in find_actors(filed, reading).actors if a.type == "armed_forces"]
    assert armies == [country]


IN_MEXICO = """
Police NOUN NN police 4 nsubj
in ADP IN in 3 case
Mexico PROPN NNP Mexico 1 nmod
fled VERB VBD flee 0 root
"""
IN_NEW_MEXICO = """
Police NOUN NN police 5 nsubj
in ADP IN in 4 case
New PROPN NNP New 4 compound
Mexico PROPN NNP Mexico 1 nmod
fled VERB VBD flee 0 root
"""


@pytest.mark.parametrize(("rows", "country"), [(IN_MEXICO, "MX"), (IN_NEW_MEXICO, "US")])
def test_a_country_is_not_what_holds_its_name(rows: str, country: str) -> None:
    report, reading = read(rows, {})
    assert {a.country for a in find_actors(report, reading).actors if a.name == "Police"} == {country}


def test_a_bare_prime_minister_on_a_governments_own_site_is_its_own() -> None:
    """The report names Mali alone; the ministry is Jordan's."""
    report, reading = read(f"{SPOKE}\n{GLAD}\n{GLAD}", {"Bo Tarek": "PER", "Mali": "LOC"})
    told = find_actors(msgspec.structs.replace(report, publisher="www.mfa.gov.jo"), reading)
    assert next(a.country for a in told.actors if a.name == "Bo Tarek") == "JO"
    told = find_actors(msgspec.structs.replace(report, publisher="www.paper.example"), reading)
    assert next(a.country for a in told.actors if a.name == "Bo Tarek") == "ML"
