"""The rooms over the joined record, in a real Chromium: filtering, joining and parting, maps, monitors, files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from gathered import gather

from conftest import Served, serving, wait_for
from dateline.settings import Settings
from dateline.store.open import open_store
from dateline.store.protocol import ActorQuery, FactQuery, IncidentQuery, Query, StoryQuery

FRONT = "name:northern front|ML"
ROOMS = (
    "/", "/stories", "/stories?order=largest&several=1", "/story/{story}", "/story/{hostile_story}", "/incidents",
    "/incident/{incident}", "/incident/{hostile_incident}", "/actors", "/actor/{front}", "/actor/{hostile_actor}",
    "/places", "/places?words=ker&country=Mali", "/place/9900001", "/place/ML", "/place/{hostile_place}", "/map",
    "/monitors", "/monitor/assaults",
    "/monitors/new?q=<script>window.pwned=9</script>", "/export?actor=x", "/judgements",
    "/brief/incident?which={incident}",
)  # fmt: skip


def make_room(folder: Path) -> Settings:
    """A joined record with a file of monitors beside it."""
    with open_store(folder / "record.db") as store:
        gather(store)
    (folder / "monitors.toml").write_text('[monitors.assaults]\nkind = "filter"\ntypes = ["ASSAULT"]\n', "utf-8")
    return Settings(record=str(folder / "record.db"), record_from="test", reader="plain")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A reading room for tests that only read."""
    settings = make_room(tmp_path_factory.mktemp("gathered"))
    with serving(settings) as address:
        yield Served(address, Path(settings.record), settings)


@pytest.fixture
def own_room(tmp_path: Path) -> Iterator[Served]:
    """A reading room of this test's own."""
    settings = make_room(tmp_path)
    with serving(settings) as address:
        yield Served(address, Path(settings.record), settings)


@pytest.fixture(scope="module")
def names(room: Served) -> dict[str, str]:
    """What the addresses of rooms are filled with."""
    with open_store(room.record, read_only=True) as store:
        facts = list(store.facts(FactQuery(kinds=("event",))))
        keru = next(fact for fact in facts if fact.publisher == "The Coast Gazette")
        bad = next(fact for fact in facts if fact.mode == "firearms" and "script" in (fact.headline or ""))
        found = {
            "story": _story(store, keru.report),
            "hostile_story": _story(store, bad.report),
            "incident": store.incident(keru.key).id,  # type: ignore[union-attr]
            "hostile_incident": store.incident(bad.key).id,  # type: ignore[union-attr]
            "front": FRONT,
            "hostile_actor": str(bad.actors[0].key),
            "hostile_place": bad.place.name if bad.place else "",
        }
    return {name: httpx2.URL(f"http://x/{value}").raw_path.decode()[1:] for name, value in found.items()}


def _story(store: Any, report: str) -> str:
    return str(next(store.stories(StoryQuery(report=report))).id)


def keru(served: Served, *, day: str = "2026-03-02") -> Any:
    """The incidents of Keruveh on a day, with the most accounts first."""
    with open_store(served.record, read_only=True) as store:
        query = IncidentQuery(place_names=("Keruveh",), since=day, until=day, order="largest")
        return list(store.incidents(query))


def at(page: Any) -> str:
    """The address that the browser shows now."""
    return str(page.evaluate("location.href"))


def test_two_accounts_of_one_attack_stand_side_by_side_with_figures_on_one_scale(page: Any, room: Served) -> None:
    (incident,) = keru(room)
    page.goto(room + f"/incident/{incident.id}")
    assert page.locator(".side").count() == 2
    assert page.locator(".range-says").all_inner_texts() == ["at least 23", "31"]
    assert "they fit together" in page.locator(".ranges caption").inner_text()
    page.locator(".side .telling-words a").first.click()
    assert page.url.startswith(room + "/report/")
    assert "#event-" in page.url


def test_a_story_is_filtered_by_place_and_by_days(page: Any, room: Served) -> None:
    page.goto(room + "/map")
    everything = page.locator(".events tbody tr").count()
    page.locator(".exhibit .n a[aria-label$='in Dorvan']").click()
    page.locator(".events tbody tr").filter(has_text="Dorvan").wait_for()
    wait_for(lambda: page.locator(".events tbody tr").count() == 1, "one row")
    assert "place=9900002" in page.url
    page.go_back()
    wait_for(lambda: page.locator(".events tbody tr").count() == everything, "all rows again")
    page.fill("input[name=since]", "2026-04-01")
    page.click(".days button")
    wait_for(lambda: "since=2026-04-01" in at(page) and page.locator(".events tbody tr").count() == 1, "one row")
    assert "the mill of Keruveh" in page.locator(".events").inner_text()


def test_days_are_brushed_on_the_timeline(page: Any, room: Served) -> None:
    page.goto(room + f"/actor/{FRONT}")
    bars = page.locator("svg.bars")
    box = bars.bounding_box()
    bars.hover()
    page.mouse.move(box["x"] + 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 40, steps=4)
    page.mouse.up()
    wait_for(lambda: "since=" in at(page) and "until=" in at(page), "days in the address")
    wait_for(lambda: "of" in page.locator(".counted").inner_text(), "fewer events")


def test_the_map_is_drawn_by_this_computer_alone(page: Any, room: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(room + "/map")
    wait_for(lambda: page.locator(".atlas[data-drawn]").count() == 1, "the moving map", seconds=25)
    assert page.locator(".atlas canvas").count() == 1
    page.check(".borders-on")
    assert [url for url in asked if not url.startswith((room.address, "data:", "blob:"))] == []
    spots = json.loads(page.locator(".atlas").get_attribute("data-atlas"))
    assert {one["name"]: one["point"] for one in spots if one["key"].startswith("99")} == {
        "Keruveh": True, "Dorvan": True, "Northern Marches": False,
    }  # fmt: skip


def test_joining_and_parting_incidents_by_hand_and_taking_it_back(page: Any, own_room: Served) -> None:
    (early,), (late,) = keru(own_room), keru(own_room, day="2026-04-19")
    page.goto(own_room + f"/incident/{early.id}")
    page.fill("#join-other", own_room + f"/incident/{late.id}")
    page.click("#join-other + button")
    page.locator("#said", has_text="Joined").wait_for()
    assert page.locator(".side").count() == 3
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("input[name=fact]:checked").count() == 1
    page.keyboard.press("s")
    page.locator("#said", has_text="Parted").wait_for()
    assert page.locator(".side").count() == 2
    page.goto(own_room + "/judgements")
    rows = page.locator("tbody tr")
    assert rows.count() >= 2
    assert "are not one" in rows.first.inner_text()
    taken = page.locator("text=taken back by")
    for nth in range(rows.count()):
        page.get_by_role("button", name=re.compile("Undo the judgement")).first.click()
        wait_for(lambda nth=nth: taken.count() == nth + 1, "it to be taken back")
    assert len(keru(own_room)) == len(keru(own_room, day="2026-04-19")) == 1
    assert keru(own_room)[0].id != keru(own_room, day="2026-04-19")[0].id


def stories_of(served: Served) -> set[tuple[str, ...]]:
    """The headlines of each story, sorted."""
    with open_store(served.record, read_only=True) as store:
        heads = {one.id: one.headline or "" for one in store.entries(Query())}
        return {tuple(sorted(heads[report] for report in story.reports)) for story in store.stories(StoryQuery())}


def test_stories_are_joined_and_parted_by_hand_with_keys_and_it_is_taken_back(page: Any, own_room: Served) -> None:
    attack, shelling = (
        ("Gunmen kill dozens at Keruveh market", "Toll of Keruveh market attack put at 31"),
        "Army shells Dorvan",
    )
    before = stories_of(own_room)
    assert {attack, (shelling,)} <= before
    with open_store(own_room.record, read_only=True) as store:
        ids = {one.headline: one.id for one in store.entries(Query())}
    page.goto(own_room + f"/story/{ids[shelling]}")
    page.fill("#join-other", own_room + f"/story/{_story_of(own_room, ids[attack[0]])}")
    page.press("#join-other", "Enter")
    page.locator("#said", has_text="Joined").wait_for()
    assert tuple(sorted((*attack, shelling))) in stories_of(own_room)
    box = page.get_by_role("checkbox", name=f"Choose: {shelling}")
    for _ in range(3):
        page.keyboard.press("j")
        if box.evaluate("el => el === document.activeElement"):
            break
    page.keyboard.press("x")
    assert box.is_checked()
    page.keyboard.press("s")
    page.locator("#said", has_text="Parted").wait_for()
    assert stories_of(own_room) == before
    assert page.locator("#near").get_by_role("link", name=shelling).first.is_visible()
    page.goto(own_room + "/judgements")
    row = page.locator("tbody tr").first
    assert "are not one" in row.inner_text()
    assert "and 1 more pair" in row.inner_text()
    row.get_by_role("button", name=re.compile("Undo the judgement")).click()
    page.locator("text=taken back by").first.wait_for()
    assert stories_of(own_room) == before


def test_what_cannot_be_parted_or_joined_is_told(own_room: Served) -> None:
    with open_store(own_room.record, read_only=True) as store:
        story = next(one for one in store.stories(StoryQuery(at_least=2)))
    for path, form in (
        ("split", {"report": story.reports}), ("split", {}), ("join", {"other": story.reports[0]}),
        ("join", {"other": "s0000"}),
    ):  # fmt: skip
        answer = httpx2.post(own_room + f"/stories/{path}", data={"this": story.id, **form})
        assert answer.status_code in (400, 404), path
    with open_store(own_room.record, read_only=True) as store:
        assert list(store.judgements(history=True)) == []


def _story_of(served: Served, report: str) -> str:
    with open_store(served.record, read_only=True) as store:
        return _story(store, report)


def test_two_actors_are_joined_and_it_is_undone_with_a_key(page: Any, own_room: Served) -> None:
    page.goto(own_room + f"/actor/{FRONT}")
    page.fill("#join-other", "name:marches alliance")
    page.click("#join-other ~ button")
    page.locator("#said", has_text="Joined").wait_for()
    with open_store(own_room.record, read_only=True) as store:
        (judged,) = store.judgements(subject="actor")
        (entry,) = store.actors(ActorQuery(words="Northern Front"))
    assert judged.by_person
    assert judged.verdict == "same"
    assert {FRONT, "name:marches alliance"} <= set(entry.keys)
    page.keyboard.press("u")
    page.locator("#said", has_text="Undone").wait_for()
    with open_store(own_room.record, read_only=True) as store:
        assert list(store.judgements(subject="actor")) == []


def test_the_users_own_layer_is_drawn_on_top(tmp_path: Path) -> None:
    own = tmp_path / "own.geojson"
    own.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    settings = make_room(tmp_path)
    with serving(msgspec.structs.replace(settings, overlay=str(own))) as address:
        assert "Your own layer" in httpx2.get(f"{address}/map").text
        assert httpx2.get(f"{address}/map/overlay.geojson").json()["features"] == []
        own.write_text("<script>", encoding="utf-8")
        answer = httpx2.get(f"{address}/map/overlay.geojson")
        assert answer.status_code == 400
        assert "expected a GeoJSON file" in answer.text


def test_relations_are_a_network_and_a_table_that_says_the_same(page: Any, room: Served) -> None:
    page.goto(room + f"/actor/{FRONT}")
    row = page.locator("#ties-table tbody tr")
    assert "is part of" in row.inner_text()
    wait_for(lambda: page.evaluate("window.network?.edges().length") == 1, "the network")
    assert page.evaluate("window.network.nodes().length") == 2


def test_a_search_is_saved_as_a_monitor_and_read(page: Any, own_room: Served) -> None:
    page.goto(own_room + "/monitors/new?type=RETREAT&actor=Northern%20Front")
    page.fill("#m-name", "assaults")
    page.locator("button.main").click()
    page.locator(".problem").wait_for()
    page.fill("#m-name", "front-leaves")
    page.fill("#m-title", 'The Front "leaves"')
    page.locator("button.main").click()
    page.locator(".entry").wait_for()
    assert page.locator("h1").inner_text() == 'The Front "leaves"'
    saved = (own_room.record.parent / "monitors.toml").read_text("utf-8")
    assert saved.startswith("[monitors.assaults]")
    assert 'types = ["RETREAT"]' in saved
    page.goto(own_room + "/")
    page.locator(".news", has_text="leaves").wait_for()
    page.goto(own_room + "/monitor/front-leaves")
    page.get_by_role("button", name="Mark all as read").click()
    page.locator("text=Last read").wait_for()
    assert page.locator(".entry.is-new").count() == 0


def test_one_press_saves_a_search_as_a_monitor(page: Any, own_room: Served) -> None:
    """Of several words a monitor would ask something else than the search did, so that a person is asked first."""
    page.goto(own_room + "/search?type=RETREAT&country=ML")
    page.get_by_role("button", name="Save as monitor").click()
    page.locator(".entry").wait_for()
    assert page.locator("h1").inner_text() == "Retreat, Mali"
    assert "types: Retreat" in page.locator(".lead").inner_text()
    page.goto(own_room + "/search?q=market+attack")
    page.get_by_role("link", name="Save as monitor").click()
    assert page.locator("#m-words").input_value() == "market, attack"


def test_the_front_page_says_what_came_in_since_the_last_visit(page: Any, own_room: Served) -> None:
    page.goto(own_room + "/")
    assert "since you were here" not in page.locator(".lead").inner_text()
    visit = {"name": "visit", "value": "|2026-01-05T08:00:00Z|4|4", "url": own_room.address}
    page.context.add_cookies([visit])
    page.goto(own_room + "/")
    assert "came in since you were here on 5 Jan 2026" in page.locator(".lead").inner_text()
    assert page.locator(".story .new").count() >= 3


def test_reading_needs_no_script(chromium: Any, room: Served, names: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(room + "/")
    assert page.locator(".story").count() >= 3
    page.locator(".story-title a", has_text="Keruveh").first.click()
    assert page.locator("svg.map .dot").count() == 1
    assert page.locator(".events tbody tr").count() >= 1
    page.goto(room + "/map?type=RETREAT")
    assert page.locator(".events tbody tr").count() == 1
    assert page.locator("svg.map .area").count() >= 1
    page.goto(room + f"/incident/{names['incident']}")
    assert page.locator(".range svg").count() == 2
    context.close()


def test_on_a_phone_no_room_is_wider_than_the_screen(page: Any, room: Served, names: dict[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    wide = []
    for path in ROOMS:
        page.goto(room + path.format(**names))
        wide += [path] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    assert wide == []


@pytest.mark.parametrize("path", ROOMS)
def test_rooms_are_accessible_and_hostile_reports_harmless(
    page: Any, room: Served, names: dict[str, str], path: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(room + path.format(**names))
    assert answer.status == 200
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img, main style, main script, main iframe").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    assert [url for url in asked if not url.startswith((room.address, "data:", "blob:"))] == []
    if path.startswith("/brief"):
        return
    for look in ("light", "dark"):
        page.emulate_media(color_scheme=look)
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response
        serious = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found["violations"]
                   if one["impact"] in ("serious", "critical")]  # fmt: skip
        assert not serious, look + json.dumps(serious, indent=1)


@pytest.mark.parametrize("format", ["jsonl", "csv", "geojson", "parquet", "gpkg", "plover", "acled", "ucdp", "jsonld"])
def test_a_story_is_taken_along_in_every_format(room: Served, names: dict[str, str], format: str) -> None:
    answer = httpx2.get(room + f"/export/file?story={names['story']}&format={format}")
    assert answer.status_code == 200, answer.text[:300]
    assert "attachment" in answer.headers["content-disposition"]
    assert "html" not in answer.headers["content-type"]
    if format == "csv":
        assert "Keruveh" in answer.text
        assert "Dorvan" not in answer.text


def test_a_brief_may_run_nothing_but_its_own_style(room: Served, names: dict[str, str]) -> None:
    answer = httpx2.get(room + f"/brief/incident?which={names['hostile_incident']}")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script>window" not in answer.text
    markdown = httpx2.get(room + f"/brief/actor?which={FRONT}&format=md")
    assert "text/markdown" in markdown.headers["content-type"], re.sub("<[^>]+>|\\s+", " ", markdown.text)[-400:]


@pytest.mark.parametrize(
    "path",
    ["/story/none", "/incident/zz", "/actor/nobody", "/place/Nowhere", "/monitor/none", "/brief/tale?which=x",
     "/export/file?format=exe", "/story/x?since=never&box=1,2&place=%00&page=-3"],
)  # fmt: skip
def test_what_is_not_there_is_told(room: Served, path: str) -> None:
    answer = httpx2.get(room + path)
    assert answer.status_code in (400, 404)
    assert "A fault of ours" not in answer.text


def test_a_reader_may_not_join(own_room: Served) -> None:
    (incident,) = keru(own_room)
    answer = httpx2.post(
        own_room + "/incidents/split", data={"this": incident.id}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403
    nothing = httpx2.post(own_room + "/incidents/split", data={"this": incident.id})
    assert nothing.status_code == 400


def test_places_are_found_by_name_and_country_and_lead_to_their_events(page: Any, room: Served) -> None:
    page.goto(room + "/places")
    assert page.locator("tbody tr").first.inner_text().split("\t")[:2] == ["Keruveh", "Mali"]
    page.get_by_label("Name").fill("nor")
    page.get_by_label("Country").fill("mali")
    page.get_by_role("button", name="Show").click()
    assert page.locator("tbody tr").count() == 1
    assert "province" in page.locator("tbody tr").inner_text()
    page.get_by_role("link", name="Northern Marches").click()
    assert page.locator("h1").inner_text() == "Northern Marches"
    page.goto(room + "/places?country=Elsewhere+land")
    assert page.locator("h2", has_text="No place").is_visible()


def test_a_wrong_monitor_is_told_beside_the_others(own_room: Served) -> None:
    file = own_room.record.parent / "monitors.toml"
    file.write_text(file.read_text("utf-8") + '\n[monitors.meets]\nkind = "meetings"\n', "utf-8")
    listed = httpx2.get(own_room + "/monitors").text
    assert "expected a kind" in listed
    assert "/monitor/assaults" in listed
    assert httpx2.get(own_room + "/monitor/assaults").status_code == 200
    assert httpx2.get(own_room + "/monitor/meets").status_code == 404
    news = httpx2.get(own_room + "/today/monitors").text
    assert "1 monitor cannot be asked" in news
    assert "expected a kind" not in news
