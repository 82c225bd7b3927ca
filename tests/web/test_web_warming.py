"""At the start everything that pages need is made ready, and whoever comes in the meantime goes first."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from dateline.settings import Settings
from dateline.web.app import make_app
from dateline.web.charts import earth
from dateline.web.pages import environment

FRONT = "today.html"


def compiled() -> set[str]:
    """Names of the templates that are ready."""
    return {template.name for template in environment().cache.values()}  # type: ignore[union-attr, misc]


@pytest.fixture(autouse=True)
def nothing_ready() -> None:
    """As in a process that just began."""
    environment.cache_clear()
    for kept in (earth._topology, earth._land, earth._borders):
        kept.cache_clear()


def test_all_is_ready_a_moment_after_the_start(settings: Settings) -> None:
    app = make_app(settings)
    with TestClient(app, base_url="http://localhost"):
        assert app.state.desk.warming.wait(30)
        assert compiled() == set(environment().list_templates(extensions=["html"]))
        assert earth._land.cache_info().currsize == earth._borders.cache_info().currsize == 2


def test_the_front_page_is_ready_before_anybody_is_let_in_and_visitors_go_before_the_rest(settings: Settings) -> None:
    app = make_app(settings)
    warming = app.state.desk.warming
    with warming.visited(), TestClient(app, base_url="http://localhost"):
        assert FRONT in compiled()
        time.sleep(0.2)
        assert len(compiled()) < 10
        assert earth._land.cache_info().currsize == 0


def test_a_visitor_who_stays_does_not_stop_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.warming._PATIENCE", 0.01)
    app = make_app(settings)
    warming = app.state.desk.warming
    with warming.visited(), TestClient(app, base_url="http://localhost"):
        assert warming.wait(30)
        assert "story.html" in compiled()


def test_a_room_that_closes_at_once_stops_making_ready(settings: Settings) -> None:
    app = make_app(settings)
    with TestClient(app, base_url="http://localhost"):
        pass
    assert app.state.desk.warming.wait(0)
    assert len(compiled()) < len(environment().list_templates(extensions=["html"]))
