"""PLOVER's, ACLED's, UCDP's and schema.org's forms: codes, precision numbers, and what stays empty."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import msgspec
import pytest
from printed import BEFORE, HOSTILE, TEXT, kept

from dateline.publish import acled, incidents, jsonld, plover, ucdp
from dateline.publish.account import Told
from dateline.publish.columns import TABLES
from dateline.publish.countries import codes
from dateline.publish.occurrence import Occurrence, Side, Toll, from_incident, from_report, most_told
from dateline.record.account import Place
from dateline.record.incident import Envelope, Field, Incident, Stance, Telling, ToldFigure
from dateline.vocabulary.files import table


def occurrences() -> list[Occurrence]:
    return list(from_report(kept()))


def side(type: str | None, country: str | None = None, sector: str | None = None, name: str = "x") -> Side:
    return Side(name=name, key=name, type=type, country=country, sector=sector)


def attack(**more: Any) -> Occurrence:
    return msgspec.structs.replace(occurrences()[1], **more)


def test_only_what_is_told_as_done_is_an_occurrence() -> None:
    assert [(one.type, one.mode) for one in occurrences()] == [
        ("ASSAULT", "firearms"),
        ("ASSAULT", "targeted"),
        ("REJECT", None),
    ]


def test_acled_codes_place_and_day_by_its_precision_numbers() -> None:
    row = acled.row(occurrences()[1])
    assert row is not None
    told = row.values
    assert (told["event_date"], told["year"], told["time_precision"]) == ("2025-03-04", 2025, 1)
    assert (told["location"], told["geo_precision"], told["admin1"]) == ("Keru", 1, "Gao")
    assert (told["iso"], told["country"], told["region"]) == (466, "Mali", "Western Africa")
    assert (told["event_type"], told["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert told["disorder_type"] == "Political violence"
    assert told["fatalities"] == 20, "the largest number of the report"
    assert told["says"] == "army"


def test_acled_leaves_what_it_has_no_event_for_out() -> None:
    assert acled.row(occurrences()[2]) is None


@pytest.mark.parametrize(
    ("actors", "recipients", "kind"),
    [
        ((side("armed_group"),), (side("armed_forces", "ML"),), "Battles"),
        ((side("armed_group"),), (side("population"),), "Violence against civilians"),
        ((side("armed_group"),), (), None),
        ((side("armed_group"),), (side(None),), None),
    ],
)
def test_a_clash_takes_two_armed_sides(actors: Any, recipients: Any, kind: str | None) -> None:
    row = acled.row(attack(mode="firearms", actors=actors, recipients=recipients))
    assert row is not None
    assert row.values["event_type"] == kind


@pytest.mark.parametrize(
    ("mode", "actors", "recipients", "kind"),
    [
        ("targeted", (side("armed_forces", "ML"),), (side("armed_group"),), "Battles"),
        ("targeted", (), (side("armed_group"),), None),
        ("beat", (side("armed_group"),), (), None),
        ("abduct", (side("armed_group"),), (side("armed_forces", "ML"),), None),
        ("abduct", (side("armed_group"),), (), "Violence against civilians"),
        ("assassinate", (side("armed_group"),), (side("person", "ML", "GOV"),), "Violence against civilians"),
        (None, (side("armed_group"),), (side("person", "ML", "GOV"),), None),
    ],
)
def test_violence_against_fighters_is_none_against_civilians(
    mode: str | None, actors: Any, recipients: Any, kind: str | None
) -> None:
    row = acled.row(attack(mode=mode, actors=actors, recipients=recipients))
    assert row is not None
    assert row.values["event_type"] == kind


def test_who_holds_an_office_of_a_state_acts_for_it() -> None:
    minister = side("person", "ML", "GOV")
    row = acled.row(attack(mode="assassinate", actors=(minister,), recipients=(minister,)))
    assert row is not None
    assert (row.values["inter1"], row.values["inter2"], row.values["civilian_targeting"]) == (1, None, None)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (side("armed_forces", "ML"), 1),
        (side("armed_forces", "FR"), 8),
        (side("armed_forces"), None),
        (side("igo"), 8),
        (side("armed_group", sector="REB"), 2),
        (side("armed_group"), None),
        (side("population"), 7),
    ],
)
def test_acled_tells_kinds_of_actors_apart(one: Side, code: int | None) -> None:
    row = acled.row(attack(mode="explosives", actors=(one,)))
    assert row is not None
    assert row.values["inter1"] == code


def test_a_country_alone_is_no_location_for_acled() -> None:
    mali = Place(id="P", name="Mali", kind="country", country="ML", lat=17.0, lon=-4.0, precision="country")
    row = acled.row(attack(mode="drone", place=mali))
    assert row is not None
    assert [row.values[name] for name in ("country", "location", "latitude", "geo_precision")] == ["Mali", *[None] * 3]


def test_ucdp_leaves_open_what_is_open() -> None:
    row = ucdp.row(attack(toll=Toll(19, 19, None, "soldiers")))
    assert row is not None
    assert (row.values["low"], row.values["best"], row.values["high"]) == (19, 19, None)


def test_ucdp_gives_low_best_and_high_with_its_precision_numbers() -> None:
    row = ucdp.row(occurrences()[1])
    assert row is not None
    told = row.values
    assert (told["low"], told["best"], told["high"]) == (20, 20, 25)
    assert (told["where_prec"], told["date_prec"]) == (1, 1)
    assert (told["country_id"], told["region"]) == (432, "Africa")
    assert told["priogrid_gid"] == 213 * 720 + 357 + 1
    assert told["source_original"] == "army"
    assert (told["conflict_new_id"], told["event_clarity"]) == (None, None)


@pytest.mark.parametrize(
    ("unit", "column"),
    [
        ("soldiers", "deaths_a"),
        ("militants", "deaths_b"),
        ("villagers", "deaths_civilians"),
        ("people", "deaths_unknown"),
    ],
)
def test_ucdp_lays_the_dead_to_the_side_that_their_noun_names(unit: str, column: str) -> None:
    sides = {"actors": (side("armed_forces", "ML"),), "recipients": (side("armed_group"),)}
    row = ucdp.row(attack(toll=Toll(4, 4, 4, unit), **sides))
    assert row is not None
    assert {name: row.values[name] for name in row.values if name.startswith("deaths_") and row.values[name]} == {
        column: 4
    }


def test_ucdp_has_no_row_where_nobody_is_said_to_be_killed() -> None:
    assert ucdp.row(occurrences()[0]) is None
    assert ucdp.row(attack(toll=Toll(0, 0, 0))) is None


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (side("armed_forces", "ML"), side("armed_group"), 1),
        (side("armed_group"), side("government", "ML"), 1),
        (side("armed_group"), side("armed_group"), 2),
        (side("armed_group"), side("population"), 3),
        (side("armed_forces", "ML"), side("population"), 3),
        (side(None), side("population"), None),
        (side("population"), side("population"), None),
    ],
)
def test_ucdp_names_the_kind_of_violence_only_where_both_sides_are_known(a: Side, b: Side, kind: int | None) -> None:
    row = ucdp.row(attack(actors=(a,), recipients=(b,)))
    assert row is not None
    assert row.values["type_of_violence"] == kind


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2025-03-04", "2025-03-04", 1),
        ("2025-03-04", "2025-03-07", 2),
        ("2025-03-03", "2025-03-09", 3),
        ("2025-03-01", "2025-03-31", 4),
        ("2025-01-01", "2025-12-31", 5),
        (None, None, None),
    ],
)
def test_ucdp_date_precision(first: str | None, last: str | None, precision: int | None) -> None:
    row = ucdp.row(attack(first_day=first, last_day=last))
    assert row is not None
    assert row.values["date_prec"] == precision


@pytest.mark.parametrize(
    "more",
    [
        {"first_day": "2020-01-01", "last_day": "2025-12-31"},
        {"is_total": True},
        {"first_day": None, "last_day": None, "toll": Toll(150001, 150001, None)},
    ],
)
def test_the_toll_of_a_war_or_of_years_is_no_row(more: Any) -> None:
    assert ucdp.row(attack(**more)) is None


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("The war in Keru has killed 900 people.", True),
        ("Since 2019, 300 herders have been killed in Keru.", True),
        ("Gunmen killed 12 herders in Keru over the past two years.", True),
        ("Gunmen killed 12 herders in Keru.", False),
        ("Gunmen killed 12 herders in Keru since Monday.", False),
    ],
)
def test_the_words_tell_a_total(text: str, is_total: bool) -> None:
    pattern = table("incidents")["totals"]["words"]
    assert bool(re.search(pattern, text, re.IGNORECASE)) is is_total


def test_every_country_has_codes_of_its_own() -> None:
    known = {alpha2: codes(alpha2) for alpha2 in table("countries")}
    assert None not in known.values()
    threes = [one.alpha3 for one in known.values() if one]
    assert len(set(threes)) == len(threes)
    numbers = [one.gw for one in known.values() if one and one.gw]
    assert len(set(numbers)) == len(numbers)
    assert [codes(c).ucdp_region for c in ("TR", "ML", "PK", "UA", "HT")] == [  # type: ignore[union-attr]
        "Middle East", "Africa", "Asia", "Europe", "Americas",
    ]  # fmt: skip
    assert codes("ZZ") is None


def test_plover_has_the_fields_of_its_manual() -> None:
    events = list(plover.events(kept()))
    killed, denied, planned = events[1], events[3], events[4]
    assert (killed["event"], killed["mode"], killed["quad_code"]) == (["ASSAULT"], ["targeted"], 4)
    assert killed["size"] == {"dead": [{"low": 19.0, "high": None, "bound": "at_least"},
                                       {"low": 20.0, "high": 25.0, "bound": "range"}]}  # fmt: skip
    assert (denied["context"], denied["date"]) == (["negation"], None)
    assert (planned["context"], planned["date"], planned["enddate"]) == (["future"], "2025-05-01", "2025-05-31")
    assert planned["actor"][0]["code"] == "FRA"
    assert planned["event_loc"]["resolution"] == 2
    info = killed["text_info"]
    assert (BEFORE + TEXT)[info["start"] : info["end"]] == killed["text"]


def graph(**more: Any) -> dict[str, dict[str, Any]]:
    file = io.BytesIO()
    list(jsonld.write([kept(**more)], file))
    return {node["@id"]: node for node in json.loads(file.getvalue())["@graph"]}


def of_type(nodes: dict[str, dict[str, Any]], type: str) -> list[dict[str, Any]]:
    return [node for node in nodes.values() if node["@type"] == type]


def test_json_ld_keeps_a_claim_a_claim() -> None:
    nodes = graph()
    (article,) = of_type(nodes, "NewsArticle")
    assert article["headline"] == "Gunmen attack convoy near Keru"
    events = of_type(nodes, "Event")
    assert len(events) == 3 + 1, "what is denied is no event"
    attributed = [one for one in of_type(nodes, "Claim") if "about" in one]
    assert [nodes[one["author"]["@id"]]["name"] for one in attributed] == ["army"]
    assert attributed[0]["about"]["@id"] in nodes
    negated = [one for one in of_type(nodes, "Claim") if one.get("dl:status") == "negated"]
    assert len(negated) == 1
    assert of_type(nodes, "Quotation")[0]["text"] == '"We will find them,"'


def test_json_ld_points_to_nodes_that_are_there() -> None:
    nodes = graph()
    text = json.dumps(list(nodes.values()))
    refs = {part.split('"')[0] for part in text.split('{"@id": "')[1:]}
    assert {ref for ref in refs if ref.startswith("urn:")} <= set(nodes)


def test_json_ld_can_stand_in_a_script_element() -> None:
    file = io.BytesIO()
    list(jsonld.write([kept(swap=("Gunmen", HOSTILE), publisher="</script><b>")], file))
    assert b"<" not in file.getvalue()
    assert json.loads(file.getvalue())["@graph"][0]["publisher"]["name"] == "</script><b>"


def telling(one: Any, event: int, **more: Any) -> tuple[Telling, ToldFigure]:
    told = Told(one)
    act, figure = told.account.events[event], told.account.figures[0]
    shared: dict[str, Any] = {"report": told.report.id, "publisher": told.report.publisher, "says": "army"}
    span = told.sentence(act)
    return (
        Telling(fact=told.key(act), published=told.report.published, type="ASSAULT", mode="targeted",
                status="happened", words=told.words(span), span=span, **shared, **more),
        ToldFigure(fact=told.key(figure), published=told.report.published, kind="killed", unit="soldiers",
                   low=figure.low, high=figure.low, bound="exact", words=told.words(figure.span), span=figure.span,
                   **shared),
    )  # fmt: skip


def joined() -> tuple[Incident, dict[str, Any]]:
    first = kept()
    later = kept(swap=("at least 19 soldiers", "23 soldiers"), publisher="Daily Wire", published="2025-03-06")
    copy = kept(swap=("at least 19 soldiers", "90 soldiers"), publisher="Copy Cat", published="2025-03-07")
    pairs = [telling(first, 1), telling(later, 1), telling(copy, 1, copy_of=later.report.id)]
    incident = Incident(
        id="i1", title="Attack near Keru", type="ASSAULT", mode="targeted", status="happened", first_day="2025-03-04",
        last_day="2025-03-04", place=first.account.places[0], tellings=tuple(t for t, _ in pairs),
        figures=tuple(f for _, f in pairs), stances=(Stance(kind="denies", who="Northern Front", whom=None, fact="x",
                                                            report=first.report.id, words="w", span=(0, 1)),),
        fields=(Field("killed", "disputed", ()), Field("place", "agreed", ())),
        envelopes=(Envelope(kind="killed", unit="soldiers", low=19, high=None, latest=None),),
    )  # fmt: skip
    return incident, {one.report.id: one for one in (first, later, copy)}


def test_an_incident_is_one_row_with_the_accounts_lowest_highest_and_last_toll() -> None:
    incident, reports = joined()
    one = from_incident(incident, reports.get)
    assert one is not None
    assert one.toll == Toll(19, 23, 23, "soldiers"), "a copy counts no second time"
    assert [origin.publisher for origin in one.origins] == ["The Harbour Post", "Daily Wire", "Copy Cat"]
    row = ucdp.row(one)
    assert row is not None
    assert (row.values["id"], row.values["number_of_sources"]) == ("i1", 3)
    assert (BEFORE + TEXT)[row.values["start"] : row.values["end"]] == row.values["words"]


def test_an_incident_that_did_not_take_place_is_no_row() -> None:
    incident, reports = joined()
    assert from_incident(msgspec.structs.replace(incident, status="negated"), reports.get) is None


def test_the_row_of_an_incident_keeps_what_is_agreed_disputed_and_denied() -> None:
    incident, reports = joined()
    values = incidents.row(incident, reports.get).values
    assert (values["reports"], values["tellings"]) == (3, 2)
    assert (values["agreed"], values["disputed"], values["denied_by"]) == (["place"], ["killed"], ["Northern Front"])
    assert (values["killed_low"], values["killed_high"]) == (19, None)
    assert values["envelopes"] == ["killed soldiers: 19 or more"]
    assert list(values) == [column.name for column in TABLES["incidents"].columns]


def test_sides_of_many_reports_are_named_once_and_before_the_things_that_were_hit() -> None:
    def of(report: str, name: str, type: str | None = "armed_group") -> Side:
        return Side(name=name, key=f"{report}:actor:{name}", type=type, country=None, sector=None)

    told = (of("r1", "attackers"), of("r2", "attackers"), of("r1", "six soldiers"), of("r1", "camp", None))
    assert [one.name for one in most_told(iter(told))] == ["attackers", "six soldiers"]
    assert [one.name for one in most_told(iter(told[3:]))] == ["camp"]
