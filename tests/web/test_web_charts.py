"""Charts and maps as values: bars, scales, land, and which facts an address asks for."""

from __future__ import annotations

import re

import msgspec
import pytest
from starlette.requests import Request

from dateline.record.account import Place
from dateline.record.fact import Fact, Who
from dateline.record.incident import Envelope, Field, Incident, ToldFigure, Value
from dateline.web.charts.disputed import areas, hatched, turns
from dateline.web.charts.earth import Frame, borders, disputes, frame_of, land
from dateline.web.charts.names import meet, room_of
from dateline.web.charts.ranges import disputed, scales
from dateline.web.charts.timeline import timeline
from dateline.web.charts.worldmap import drawing, spots
from dateline.web.narrowing import Narrow, narrowing
from dateline.web.rooms.actors import ties_in
from dateline.web.shown import asked as asked_for
from dateline.web.shown import code, day, group_name, quoted, sector, undated


def told(key: str, words: str, low: float | None, high: float | None, kind: str = "killed") -> ToldFigure:
    return ToldFigure(
        fact=key, report="r", publisher="The Ledger", published="2026-03-02", kind=kind, unit="people", low=low,  # type: ignore[arg-type]
        high=high, bound="exact", says=None, words=words, span=(0, 1),
    )  # fmt: skip


def incident(*figures: ToldFigure, state: str = "disputed") -> Incident:
    values = tuple(Value(one.words, (one.fact,)) for one in figures)
    envelope = Envelope(kind="killed", unit="people", low=1.0, high=None, latest=figures[-1].fact)
    return Incident(
        id="i", title="Attack", type="ASSAULT", mode=None, status="happened", first_day=None, last_day=None, place=None,
        fields=(Field("killed", state, values),), figures=figures, envelopes=(envelope,),  # type: ignore[arg-type]
    )  # fmt: skip


def asked(query: str) -> Request:
    return Request({"type": "http", "method": "GET", "path": "/map", "query_string": query.encode(), "headers": []})


def test_a_figure_with_an_open_end_goes_on_to_the_margin() -> None:
    (scale,) = scales(incident(told("a", "at least 23", 23, None), told("b", "31", 31, 31)))
    first, second = scale.rows
    assert (first.open_high, first.end) == (True, 1000.0)
    assert second.start == second.end > first.start
    assert second.latest


def test_numbers_far_apart_stand_on_a_scale_of_powers() -> None:
    (scale,) = scales(incident(told("a", "3", 3, 3), told("b", "4000", 4000, 4000)))
    assert scale.logarithmic
    assert [value for _, value in scale.ticks] == [1, 10, 100, 1000, 10000]


def test_figures_of_two_points_stand_on_two_scales() -> None:
    one, other = told("a", "21 passengers", 21, 21), told("b", "33 insurgents", 33, 33)
    whole = incident(one, other)
    of_one = Field("killed", "disputed", (Value("21 passengers", ("a",)),))
    of_other = Field("killed", "agreed", (Value("33 insurgents", ("b",)),))
    assert [len(scale.rows) for scale in scales(msgspec.structs.replace(whole, fields=(of_one, of_other)))] == [1, 1]


def test_an_incident_whose_accounts_agree_is_not_disputed() -> None:
    assert disputed([incident(told("a", "5", 5, 5), state="agreed")]) == []
    assert len(disputed([incident(told("a", "5", 5, 5), told("b", "6", 6, 6))])) == 1


@pytest.mark.parametrize(
    ("figures", "low", "high", "beyond"),
    [
        ([("at least 23", 23, None), ("31", 31, 31)], 23, 31, False),
        ([("3 or more", 3, None), ("at least 46", 46, None), ("5", 5, 5)], 3, 46, True),
        ([("up to 9", None, 9), ("12", 12, 12)], 9, 12, False),
    ],
)
def test_accounts_that_differ_are_told_by_the_numbers_they_give(
    figures: list[tuple[str, float | None, float | None]], low: float, high: float, beyond: bool
) -> None:
    """From the lowest to the highest number; "or more" only where an account says so of the highest."""
    some = [told(words, words, *bounds) for words, *bounds in figures]
    ((_, found),) = disputed([incident(*some)])
    assert (found.low, found.high, found.beyond) == (low, high, beyond)


def test_bars_cover_the_days_around_publication_and_count_the_rest() -> None:
    found = timeline(
        [("1994-04-07", True), ("2026-03-02", True), ("2026-03-02", False), ("2026-03-05", True), (None, True)],
        ["2026-03-06T10:00:00Z"],
    )
    assert found is not None
    assert (found.step, found.earlier, found.later, found.undated) == ("day", 1, 0, 1)
    assert sum(bar.count for bar in found.bars) == 3
    assert sum(bar.chosen for bar in found.bars) == 2


@pytest.mark.parametrize(
    ("last", "step"), [("2026-01-20", "day"), ("2026-08-01", "week"), ("2030-01-01", "month"), ("2090-01-01", "year")]
)
def test_bars_are_as_long_as_the_stretch_needs(last: str, step: str) -> None:
    found = timeline([("2026-01-01", True), (last, True)], ["2026-01-01", last])
    assert found is not None
    assert found.step == step
    assert all(before.until < after.since for before, after in zip(found.bars, found.bars[1:], strict=False))


def test_no_day_no_timeline() -> None:
    assert timeline([(None, True)], []) is None


def test_a_region_is_drawn_as_its_stretch_and_never_as_a_dot() -> None:
    region = Place(
        id="P1", name="North", kind="region", lat=17.0, lon=-2.0, precision="admin1", extent=(-5.0, 15.0, 1.0, 19.0)
    )
    town = Place(id="P2", name="Town", kind="city", lat=16.0, lon=-1.0, precision="city", radius_km=20.0)
    unknown = Place(id="P3", name="Somewhere", kind="other")
    drawn = drawing([region, town, town, unknown, None])
    marks = {mark.spot.place.name: mark for mark in drawn.marks}
    assert set(marks) == {"North", "Town"}
    assert marks["North"].dot == 0 < marks["North"].rx
    assert marks["Town"].dot > 0
    assert drawn.nowhere == 2


NORTH = Place(id="P1", name="Northern Marches", kind="region", lat=17.0, lon=-2.0, precision="admin1",
              extent=(-5.0, 15.0, 1.0, 19.0))  # fmt: skip
SEFRA = Place(id="P2", name="Sefra", kind="city", lat=48.0, lon=2.0, precision="city", radius_km=9.0)
DORVAN = Place(id="P3", name="Dorvan", kind="city", lat=47.9, lon=2.2, precision="city", radius_km=9.0)


def test_a_region_of_which_much_is_told_is_in_the_window_beside_towns() -> None:
    """A map does not leave out where most is told to have happened, because that is no town."""
    much, little = drawing([NORTH] * 6 + [SEFRA] * 4), drawing([NORTH] + [SEFRA] * 9)
    assert much.frame.box[1] < 15.0 < 48.0 < much.frame.box[3]
    assert little.frame.box[1] > 19.0


def test_names_on_a_drawing_stand_on_no_other_and_within_it() -> None:
    """Of two towns side by side the one with more events is named first; a region's name is not told as a point."""
    drawn = drawing([DORVAN, SEFRA, SEFRA, *[NORTH] * 3])
    kinds = {one.words: one.kind for one in drawn.names}
    assert kinds["Sefra"] == "point"
    assert kinds["Northern Marches"] == "stretch"
    boxes = [room_of(one) for one in drawn.names]
    assert all(left >= 0 and right <= drawn.frame.width for left, _, right, _ in boxes)
    assert not any(meet(a, b) for nth, a in enumerate(boxes) for b in boxes[nth + 1 :])


def test_towns_show_the_way_where_the_window_is_not_wide() -> None:
    """Large towns far apart, none of which anything is told of; none on a map of much of the world."""
    near, far = drawing([SEFRA]), drawing([SEFRA, msgspec.structs.replace(SEFRA, name="Telm", lon=150.0)])
    assert "Paris" in {town.name for town in near.towns}
    assert all(near.frame.box[0] < town.lon < near.frame.box[2] for town in near.towns)
    assert far.towns == ()


def test_a_place_is_one_spot_however_often_it_is_told() -> None:
    town = Place(id="P2", name="Town", kind="city", lat=16.0, lon=-1.0, precision="city", geonames=5)
    found, nowhere = spots([town, town, None])
    assert [(one.key, one.count) for one in found] == [("5", 2)]
    assert nowhere == 1


@pytest.mark.parametrize(
    "points", [[], [(2.0, 48.0)], [(178.0, -17.0)], [(-100.0, 40.0), (100.0, 40.0)], [(0.0, 89.0)]]
)
def test_land_stays_within_the_window(points: list[tuple[float, float]]) -> None:
    frame = frame_of(points)
    path = land(frame)
    starts = [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path)]
    assert all(-0.05 * frame.width <= x <= 1.05 * frame.width for x, _ in starts)
    assert all(-0.05 * frame.height <= y <= 1.05 * frame.height for _, y in starts)
    assert frame.height > 100


def test_borders_in_dispute_are_drawn_apart() -> None:
    plain, in_dispute = borders(Frame((60.0, 20.0, 90.0, 40.0)))
    assert plain
    assert in_dispute
    assert plain != in_dispute


def test_what_cannot_be_meant_is_left_out_of_an_address() -> None:
    assert narrowing(asked("since=never&type=NOTHING&box=1,2&status=x")) == Narrow()
    found = narrowing(asked("since=2026-02&until=2026-02&type=ASSAULT&box=-5,10,5,20"))
    assert (found.since, found.until) == ("2026-02-01", "2026-02-28")
    assert found.type == ("ASSAULT",)
    assert found.box == (-5.0, 10.0, 5.0, 20.0)


def _holds(name: str, lon: float, lat: float) -> bool:
    """Whether a point lies in the area of this name, by counting edges on one side of it."""
    (area,) = [one for one in areas() if one.name.startswith(name)]
    crossed = 0
    for ring in area.rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            crossed += (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("Crimea", (34.1, 44.95), (36.9, 45.2)),  # Simferopol; the Taman side of the strait
        ("Donetsk", (37.8, 48.0), (36.25, 49.99)),  # Donetsk; Kharkiv
        ("Golan", (35.78, 33.05), (35.57, 33.2)),  # the heights; Kiryat Shmona
        ("Abkhazia", (41.02, 43.0), (41.87, 42.51)),  # Sukhumi; Zugdidi
        ("South Ossetia", (43.96, 42.22), (44.11, 41.98)),  # Tskhinvali; Gori
        ("Transnistria", (29.63, 46.84), (28.86, 47.01)),  # Tiraspol; Chisinau
        ("Kashmir held by India", (74.8, 34.08), (75.65, 32.27)),  # Srinagar; Pathankot
        ("Kashmir held by Pakistan", (74.31, 35.92), (73.05, 33.6)),  # Gilgit; Rawalpindi
        ("Hala'ib", (36.65, 22.22), (35.48, 23.93)),  # Hala'ib; Berenice
        ("Essequibo", (-59.15, 5.0), (-58.15, 6.8)),  # inland; Georgetown
        ("Abyei", (28.44, 9.6), (29.8, 9.24)),  # Abyei; Bentiu
        ("Kosovo", (21.17, 42.67), (21.9, 43.32)),  # Pristina; Nis
        ("Taiwan", (121.5, 25.0), (118.1, 24.5)),  # Taipei; Xiamen
        ("Western Sahara", (-13.2, 27.15), (-10.2, 29.7)),  # Laayoune; Sidi Ifni's side
    ],
)  # fmt: skip
def test_what_is_in_dispute_lies_where_it_does(
    name: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    assert _holds(name, *inside)
    assert not _holds(name, *outside)


def test_areas_in_dispute_name_who_holds_them_and_every_claim() -> None:
    for one in areas():
        assert one.rings, one.name
        assert one.held, one.name
        assert one.claimed, one.name
        assert all(-180 <= lon <= 190 and -90 <= lat <= 90 for ring in one.rings for lon, lat in ring), one.name


def test_what_areas_are_cut_with_has_no_dents_for_cutting_would_go_wrong() -> None:
    for one in (*disputes()["areas"], *disputes()["territories"]):
        for around in one.get("around", ()):
            corners = zip(around, [*around[1:], around[0]], [*around[2:], *around[:2]], strict=True)
            assert len({turns(corner) > 0 for corner in corners}) == 1, one["name"]


def test_the_drawing_hatches_what_is_in_dispute_in_its_window() -> None:
    assert hatched(Frame((32.0, 44.0, 37.0, 47.0)))
    assert not hatched(Frame((-5.0, 46.0, 2.0, 49.0)))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2024-01-01/2024-12-31", "2024"), ("2025-05-01/2025-05-31", "May 2025"), ("2024-02-01/2024-02-29", "Feb 2024"),
        ("2023-02-01/2023-02-27", "1–27 Feb 2023"), ("2024-01-01/2024-11-30", "1 Jan – 30 Nov 2024"),
        ("2024-01-01/2025-12-31", "1 Jan 2024 – 31 Dec 2025"), ("2018-23", "autumn 2018"),
    ],
)  # fmt: skip
def test_days_that_make_up_a_month_or_a_year_are_told_as_one(value: str, told: str) -> None:
    assert day(value) == told


def test_a_sector_is_told_in_words() -> None:
    assert sector("MIL") == "military of a state"
    assert sector("XYZ") == "XYZ"


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Bombing in Kalat, 3 March 2025", "Bombing in Kalat"),
        ("Talks between Iran and Iraq, 30 May 2025 – 6 June 2025", "Talks between Iran and Iraq"),
        ("Raid in Sefra, 24–25 April 2014", "Raid in Sefra"),
        ("Agreement by Canada, 2030", "Agreement by Canada"),
        ("Call by Vision 2030", "Call by Vision 2030"),
    ],
)
def test_a_row_does_not_say_its_days_twice(title: str, left: str) -> None:
    assert undated(title) == left


def test_a_kind_of_actor_is_told_as_people_write_it() -> None:
    assert code("ngo") == "non-governmental organisation"
    assert code("heavy-weapons") == "heavy weapons"


def _stated(report: str, who: Who, *, title: str | None = None) -> Fact:
    return Fact(
        key=f"{report}:relation:0-9", kind="relation", id="R1", report=report, publisher=None, url=None, headline=None,
        published=None, added="2026-03-02T00:00:00Z", type="supports", actors=(who,), title=title, status="current",
        recipients=(Who("kelmar", "Kelmar"),), words="pro-Kelmar", span=(0, 9), sentence="", sentence_span=(0, 9),
    )  # fmt: skip


def test_relations_of_the_same_words_in_several_reports_are_one_row_which_leads_nowhere() -> None:
    """Rebels that only their reports know are not an actor of the record; those with a key of their own come first."""
    told = [
        _stated("a1", Who("a1:actor:0-9", "Pro-Kelmar rebels")),
        _stated("b2", Who("b2:actor:4-13", "pro-Kelmar rebels")),
        _stated("c3", Who("c3:actor:4-13", "one more group")),
        _stated("d4", Who("name:northern front|ML", "Northern Front")),
    ]
    found = ties_in(told, {"kelmar"})
    assert [(tie.left, len(tie.facts)) for tie in found] == [
        ("words:pro-kelmar rebels", 2),
        ("name:northern front|ML", 1),
        ("words:one more group", 1),
    ]
    assert [tie.named for tie in found] == [False, True, False]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The bridge fell.", "“The bridge fell.”"),
        ("“The bridge fell,” he said.", "“The bridge fell,” he said."),
        ("“The bridge fell and nobody", "“The bridge fell and nobody”"),
    ],
)
def test_words_that_begin_with_a_quotation_are_not_quoted_twice(words: str, told: str) -> None:
    assert quoted(words) == told


@pytest.mark.parametrize(
    ("group", "told"),
    [("ASSAULT heavy-weapons", "Assault: heavy weapons"), ("RETREAT", "Retreat"), ("NATO in Mali", "NATO in Mali")],
)
def test_acts_of_a_monitor_are_grouped_by_their_codes_in_words(group: str, told: str) -> None:
    assert group_name(group) == told


def test_what_a_monitor_asks_for_is_told_in_words() -> None:
    assert asked_for("ASSAULT, RETREAT", "types") == "Assault, Retreat"
    assert asked_for("UA, Keruveh", "places") == "Ukraine, Keruveh"
    assert asked_for("UA", "words") == "UA"
