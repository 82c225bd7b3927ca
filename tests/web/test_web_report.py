"""The report room in a real browser: from a card to its words and back, judging with mouse and keys, without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
from handmade import account_of

from conftest import wait_for
from dateline.record.report import Report, report_id
from dateline.store.open import open_store
from dateline.store.protocol import Kept, Query


@pytest.fixture
def attack(record: Path) -> Report:
    """The report of the attack on the market."""
    with open_store(record, read_only=True) as store:
        return next(one for one in store.every(Query()) if "hospital says" in one.report.text).report


def kept(record: Path, report: Report) -> Kept:
    with open_store(record, read_only=True) as store:
        found = store.kept(report.id)
    assert found is not None
    return found


def card_of(page: Any, words: str) -> Any:
    return page.locator(".notes .card", has_text=words).first


def said_card(page: Any) -> Any:
    return page.locator(".notes .card-speech", has_text="told").first


def test_a_card_marks_its_words_and_the_words_their_card(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    card_of(page, "“attacked”").locator(".card-head").click()
    marked = page.locator(".m.on-lead").all_inner_texts()
    assert marked == ["attacked"]
    assert page.url.endswith("#event-" + page.locator(".card.active").get_attribute("data-f").removeprefix("event-"))
    page.locator(".m-event", has_text="shelling").click()
    assert "said by Yusuf Karne" in page.locator(".card.active").inner_text()


def test_cards_stand_beside_their_words(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    card = card_of(page, "“attacked”")
    word = page.locator(".m-event", has_text="attacked").first
    wait_for(lambda: abs(card.bounding_box()["y"] - word.bounding_box()["y"]) < 120, "the card to stand by its words")
    assert card.bounding_box()["x"] > word.bounding_box()["x"] + word.bounding_box()["width"]


def test_plans_denials_and_claims_look_unlike_reported_facts(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    line = "el => getComputedStyle(el).textDecorationStyle"
    assert page.locator(".m-event", has_text="attacked").first.evaluate(line) == "solid"
    assert page.locator(".m-future").first.evaluate(line) == "dashed"
    assert page.locator(".m-negated").first.evaluate(line) == "double"
    assert "denied" in card_of(page, "“involved”").inner_text()
    assert "planned" in card_of(page, "“curfew”").inner_text()


def test_a_deep_link_opens_on_the_words(page: Any, served: Any, attack: Report) -> None:
    start = attack.text.index("shelling")
    page.goto(f"{served.address}/report/{attack.id}#event-{start}-{start + 8}")
    wait_for(lambda: page.locator(".card.active").count() == 1, "the card to open")
    assert page.locator(".m.on-lead").all_inner_texts() == ["shelling"]


def test_layers_can_be_switched_and_are_remembered(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    assert card_of(page, "“attacked”").is_visible()
    assert page.locator(".card-place").count() >= 1
    assert not page.locator(".card-place").first.is_visible()
    page.locator("#layer-place").check()
    page.locator("#layer-event").uncheck()
    page.reload()
    assert page.locator(".card-place").first.is_visible()
    assert not card_of(page, "“attacked”").is_visible()


def test_why_an_event_was_decided_is_one_click_away(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    card = card_of(page, "“attacked”")
    card.locator(".card-head").click()
    card.get_by_text("Why").click()
    assert "93 %" in card.inner_text()
    assert "firearms by 'fired'" in card.inner_text()


def test_a_corrected_speaker_is_found_again_after_a_re_read(
    page: Any, served: Any, attack: Report, record: Path
) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    card = said_card(page)
    card.locator(".card-head").click()
    card.locator(".act-edit").click()
    page.locator("#c-source").select_option(label="Amina Dole")
    page.locator("#correcting button.main").click()
    wait_for(lambda: "Amina Dole" in said_card(page).inner_text(), "the correction to show")
    assert "was" in said_card(page).locator(".changed").inner_text()
    with open_store(record) as store:
        again = account_of(attack, reader="handmade:2", speaker="A7")
        assert store.add(attack, again, attack.text.encode(), "text/plain") == "reread"
    page.reload()
    assert "Amina Dole" in said_card(page).locator(".card-main").inner_text()


def test_judging_needs_nothing_but_keys(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    page.keyboard.press("j")
    first = page.locator(".card.active").get_attribute("data-f")
    page.keyboard.press("a")
    wait_for(lambda: page.locator(f"#card-{first} .ok").count() == 1, "the acceptance to show")
    assert page.locator(".card.active").get_attribute("data-f") == first
    page.keyboard.press("j")
    second = page.locator(".card.active").get_attribute("data-f")
    page.keyboard.press("r")
    wait_for(lambda: page.locator(f".notes #card-{second}").count() == 0, "the rejected card to go")
    page.keyboard.press("u")
    wait_for(lambda: page.locator(f".notes #card-{second}").count() == 1, "the card to come back")
    assert page.locator(f"#card-{first} .ok").count() == 1


def test_a_missed_fact_is_added_by_selecting_its_words(page: Any, served: Any, attack: Report) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    block = page.locator(".b", has_text="set a grain store on fire").first
    block.evaluate(
        """el => {
          const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const at = node.data.indexOf("set a grain");
            if (at >= 0) { const r = document.createRange(); r.setStart(node, at); r.setEnd(node, at + 3);
              getSelection().removeAllRanges(); getSelection().addRange(r); return; }
          } }"""
    )
    page.keyboard.press("n")
    page.get_by_role("button", name="+ Event").click()
    page.locator("#c-type").select_option("ASSAULT")
    page.locator("#c-status").select_option("happened")
    page.locator("#c-actor").select_option(label="Gunmen")
    page.locator("#correcting button.main").click()
    start = attack.text.index("set a grain")
    added = page.locator(f"#card-event-{start}-{start + 3}")
    wait_for(lambda: added.count() == 1, "the new card")
    assert "Gunmen" in added.inner_text()
    assert "added" in added.inner_text()


def test_what_changed_between_two_texts_is_told_in_words_and_facts(
    page: Any, served: Any, attack: Report, record: Path
) -> None:
    text = attack.text.replace("at least 23 people", "at least 31 people").replace("Eleven of", "Twelve of")
    later = msgspec.structs.replace(attack, id=report_id(attack.publisher, text), text=text)
    account = account_of(later, figures={"at least 23 people": ("at least 31 people", 31)})
    with open_store(record) as store:
        assert store.add(later, account, text.encode(), "text/plain") == "revised"
    page.goto(f"{served.address}/report/{later.id}")
    page.get_by_role("link", name="Revision 2 of 2").click()
    row = page.locator(".facts-changed tr", has_text="told otherwise")
    assert "at least 23" in row.locator("td").nth(1).inner_text()
    assert "at least 31" in row.locator("td").nth(2).inner_text()
    assert page.locator(".words del").all_inner_texts() == [" 23", " Eleven"]
    assert page.locator(".words ins").all_inner_texts() == [" 31", " Twelve"]
    row.locator("td").nth(1).locator(".card-head").click()
    assert f"/report/{attack.id}#figure-" in page.url


def test_without_script_the_report_and_its_account_can_be_read(chromium: Any, served: Any, attack: Report) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{served.address}/report/{attack.id}")
    assert "Gunmen attacked a crowded market" in page.locator(".page").inner_text()
    card = page.locator(".card", has_text="“attacked”").first
    assert card.is_visible()
    card.locator(".card-head").click()
    assert "#event-" in page.url
    card.locator(".act-reject").click()
    assert page.locator("#said").inner_text() == "Rejected."
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#said").inner_text() == "Undone."
    context.close()


def test_a_place_is_fixed_on_the_map_with_keys_and_its_name_stays(
    page: Any, served: Any, attack: Report, record: Path
) -> None:
    page.goto(f"{served.address}/report/{attack.id}")
    page.locator("#layer-place").check()
    card = page.locator(".card-place").first
    card.locator(".card-head").click()
    page.keyboard.press("e")
    page.get_by_role("button", name="Pick it on a map").press("Enter")
    page.locator(".spot-map[data-drawn]").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"
    for key in ("ArrowRight", "ArrowUp", "+", "ArrowUp", "Shift+ArrowRight"):
        page.keyboard.press(key)
    lat, lon = page.locator("#c-lat").input_value(), page.locator("#c-lon").input_value()
    assert float(lat)
    assert float(lon)
    assert page.locator("#c-spot").inner_text().startswith(f"{lat}, {lon}")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Correct"
    page.keyboard.press("Enter")
    wait_for(lambda: page.locator("#desk #correcting").count() == 0, "the form to go")
    with open_store(record, read_only=True) as store:
        told = {one.field: one.after for one in store.corrections(attack.id)}
    assert (told["lat"], told["lon"]) == (float(lat), float(lon))
    assert "name" not in told


def test_a_click_on_the_map_is_the_point_and_a_typed_point_moves_the_pin(
    page: Any, served: Any, attack: Report
) -> None:
    start = attack.text.index("attacked")
    page.goto(f"{served.address}/report/{attack.id}/correct/event-{start}-{start + 8}")
    page.get_by_role("button", name="Pick it on a map").click()
    page.locator(".spot-map[data-drawn]").wait_for()
    page.locator(".spot-live canvas").click(position={"x": 200, "y": 120})
    clicked = float(page.locator("#c-lat").input_value()), float(page.locator("#c-lon").input_value())
    assert -85 < clicked[0] < 85
    pin = page.locator(".spot-sign").bounding_box()
    page.locator("#c-lat").fill(str(clicked[0] + 2))
    page.locator("#c-lat").press("Tab")
    wait_for(lambda: page.locator(".spot-sign").bounding_box() != pin, "the pin to move")
    assert page.locator("#c-spot").inner_text().startswith(str(round(clicked[0] + 2, 4)).rstrip("0").rstrip("."))


def test_the_map_serves_where_the_towns_do_not_come(page: Any, served: Any, attack: Report) -> None:
    page.route("**/places/towns**", lambda route: route.abort())
    start = attack.text.index("attacked")
    page.goto(f"{served.address}/report/{attack.id}/correct/event-{start}-{start + 8}")
    page.get_by_role("button", name="Pick it on a map").click()
    page.locator(".spot-map[data-drawn]").wait_for()
    with page.expect_event("requestfailed", lambda request: "/places/towns" in request.url):
        page.keyboard.press("+")  # at the new zoom the towns are asked for again
        page.keyboard.press("ArrowUp")
    assert float(page.locator("#c-lat").input_value())


def test_without_script_a_place_is_fixed_by_the_form(chromium: Any, served: Any, attack: Report, record: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    start = attack.text.index("attacked")
    page.goto(f"{served.address}/report/{attack.id}/correct/event-{start}-{start + 8}")
    assert not page.locator(".spot-map").is_visible()
    page.locator("#c-other").fill("The old mill")
    page.locator("#c-lat").fill("14.5")
    page.locator("#c-lon").fill("-3.25")
    page.locator("#correcting button.main").click()
    with open_store(record, read_only=True) as store:
        (made,) = store.corrections(attack.id)
    assert made.after == {"name": "The old mill", "lat": 14.5, "lon": -3.25}
    context.close()


def test_a_town_of_the_gazetteer_is_taken_from_the_map(page: Any, served: Any, attack: Report, record: Path) -> None:
    start = attack.text.index("attacked")
    page.goto(f"{served.address}/report/{attack.id}/correct/event-{start}-{start + 8}")
    page.get_by_role("button", name="Pick it on a map").click()
    page.locator(".spot-map[data-drawn]").wait_for()
    page.locator("#c-lat").fill("12.6392")
    page.locator("#c-lon").fill("-8.0029")
    page.locator("#c-lon").press("Tab")
    wait_for(lambda: "Bamako" in page.locator("#c-spot").inner_text(), "the towns around to be told")
    pin = page.locator(".spot-sign").bounding_box()

    def taken() -> bool:
        page.mouse.click(
            pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2 + 14
        )  # on its name, once it is drawn
        return bool(page.locator("#c-other").input_value().startswith("Bamako"))

    wait_for(taken, "the town to be taken")
    assert page.locator("#c-lat").input_value() == ""
    page.locator("#correcting button.main").click()
    wait_for(lambda: "/correct" not in page.url, "the correction to be kept")
    with open_store(record, read_only=True) as store:
        (made,) = store.corrections(attack.id)
    assert made.after["geonames"] == 2460596


def test_towns_are_told_of_a_box_and_nothing_of_what_is_none(served: Any) -> None:
    towns = httpx2.get(f"{served.address}/places/towns?box=-9,12,-7,13").json()
    assert towns[0]["label"].startswith("Bamako")
    assert all(-9 <= one["lon"] <= -7 and 12 <= one["lat"] <= 13 for one in towns)
    assert httpx2.get(f"{served.address}/places/towns?box=1,2,3").status_code == 400


def test_on_a_phone_the_publisher_and_the_day_stand_above_the_headline(page: Any, served: Any, attack: Report) -> None:
    """On a wide screen they stand in the column beside it, and are not said twice."""
    page.goto(served + f"/report/{attack.id}")
    day = page.locator(".kicker-day")
    page.set_viewport_size({"width": 1400, "height": 800})
    assert not day.is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert day.is_visible()
    assert page.locator(".kicker").bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    day.locator("a").click()
    assert page.locator("#about .facts").is_visible()
