"""Invented reports with two countries in them, to be told either way round, and to be told in loaded words."""

from __future__ import annotations

from itertools import permutations

from dateline.ingest.intake import Supplied
from dateline.ingest.text import reports_from_text
from dateline.record.report import Report

COUNTRIES = {
    "Kenya": ("Kenyan", "Nairobi"),
    "Ethiopia": ("Ethiopian", "Addis Ababa"),
    "Peru": ("Peruvian", "Lima"),
    "Bolivia": ("Bolivian", "La Paz"),
    "Armenia": ("Armenian", "Yerevan"),
    "Thailand": ("Thai", "Bangkok"),
}
"""Name, adjective and capital; only countries without an article before their names."""
CODES = {"Kenya": "KE", "Ethiopia": "ET", "Peru": "PE", "Bolivia": "BO", "Armenia": "AM", "Thailand": "TH"}

TOLD = (
    """{A} accused {B} on Tuesday of sending armed men across the border, and said it would close its embassy in {Bcap}.

The {Badj} foreign ministry rejected the accusation in a statement. “{B} has never sent troops into {A},” the ministry
said, and urged {Acap} to return to talks.

At least 12 people were killed last week when gunmen attacked a village near the border, {Aadj} police said. No group
has claimed the attack.""",
    """{A} and {B} signed a trade agreement on Friday after two years of negotiations, the {Aadj} government said.

Under the deal {A} will lift tariffs on {Badj} grain by March, while {B} promised to release 40 {Aadj} sailors whom it
detained in 2024. Opposition leaders in {Bcap} condemned the agreement and called for protests.""",
    """The {Aadj} army withdrew its troops from a disputed valley on Monday, a day after {B} threatened to expel {Aadj}
diplomats.

{Badj} President Ada Marun welcomed the withdrawal and said that {B} was ready to meet {Aadj} officials if {A} freed
around 200 prisoners. {A} has denied holding any {Badj} citizens.""",
    """Thousands of people protested in {Acap} on Sunday against a visit by the {Badj} defence minister.

Police fired tear gas and arrested more than 50 demonstrators, a rights group said. {B} suspended military aid to {A} in
May, and {Aadj} officials have asked for talks to restore it.""",
)
"""Reports written for these tests."""


def told(template: str, a: str, b: str) -> Report:
    """The report told of two countries, in this order."""
    words = {
        "A": a, "Aadj": COUNTRIES[a][0], "Acap": COUNTRIES[a][1],
        "B": b, "Badj": COUNTRIES[b][0], "Bcap": COUNTRIES[b][1],
    }  # fmt: skip
    return report_of(template.format(**words))


def report_of(text: str, published: str | None = "2025-06-11") -> Report:
    """The one report of a text."""
    return reports_from_text(text, supplied=Supplied(source="made.txt", published=published))[0]


def pairs() -> list[tuple[str, str]]:
    """A handful of ordered pairs of countries, each with its reverse."""
    return [
        pair
        for pair in permutations(COUNTRIES, 2)
        if (list(COUNTRIES).index(pair[0]) + list(COUNTRIES).index(pair[1])) % 3 == 0
    ]


LOADED = (
    ("fighters", "terrorists"),
    ("government", "regime"),
    ("rebels", "extremists"),
    ("claimed", "alleged"),
    ("killed", "slaughtered"),
)
"""A plain word and a loaded one for the same people, body or act."""

PLAIN = (
    """Armed fighters attacked a checkpoint near the town of Marrakund on Monday and killed at least nine soldiers, the
government said. The rebels claimed that they had captured two vehicles.

The government promised to send more troops to the region. It rejected a call by the rebels for talks.""",
    """Government troops killed 14 fighters in an operation on Thursday, the army said. The rebels denied the figure and
accused the government of shelling two villages.

Aid groups urged the government to let convoys through. The fighters agreed in May to release their prisoners.""",
    """The government arrested three journalists on Friday over reports on the war. Rights groups condemned the arrests.

Rebels killed a mayor last month in the same province. A spokesman for the fighters said they would leave the town if
the government withdrew its forces.""",
)
