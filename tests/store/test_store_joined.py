"""What is joined is the same on SQLite, on PostgreSQL and in memory, and is found by what it holds."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import msgspec
import pytest

from dateline.errors import StoreError
from dateline.run.collate import collate
from dateline.store.memory import MemoryStore
from dateline.store.open import open_store
from dateline.store.protocol import IncidentQuery, Store, StoryQuery

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
from invented import news

NEWS = list(news(40, seed=9, per_day=10))


def fill(store: Store) -> None:
    for told in NEWS:
        store.add(told.report, told.account, told.report.text.encode(), "text/plain")
    for _ in collate(store, batch=15):
        pass


def stories(store: Store, **asked: object) -> list[bytes]:
    return [msgspec.json.encode(one) for one in store.stories(StoryQuery(**asked))]  # type: ignore[arg-type]


def incidents(store: Store, **asked: object) -> list[bytes]:
    return [msgspec.json.encode(one) for one in store.incidents(IncidentQuery(**asked))]  # type: ignore[arg-type]


def test_every_store_joins_alike_and_finds_the_same(where: str) -> None:
    with open_store(where) as store, MemoryStore() as memory:
        fill(store)
        fill(memory)
        one = max(store.stories(StoryQuery()), key=lambda it: len(it.reports))
        incident = next(store.incidents(IncidentQuery(order="largest")))
        assert one.actors
        assert incident.place is not None
        for asked in (
            {}, {"order": "largest", "limit": 3}, {"words": one.title.split()[-1].lower()}, {"report": one.reports[-1]},
            {"actor": one.actors[0]}, {"place": one.places[0].upper()}, {"since": "2024-01-03"},
            {"until": "2024-01-02"}, {"at_least": 2, "offset": 1}, {"report": "nothing"},
        ):  # fmt: skip
            assert stories(store, **asked) == stories(memory, **asked), asked
        for asked in (
            {}, {"order": "largest", "limit": 5}, {"types": ("ASSAULT",)}, {"story": one.id}, {"at_least": 2},
            {"places": (incident.place.geonames,)}, {"place_names": (incident.place.name.upper(),)},
            {"countries": ("KM", "ZZ")}, {"either": incident.actors or one.actors[:1]}, {"disputed": True},
            {"fact": incident.tellings[0].fact}, {"report": incident.tellings[0].report}, {"since": "2024-01-02"},
            {"until": "2024-01-02"}, {"changed_since": "2999-01-01"},
        ):  # fmt: skip
            assert incidents(store, **asked) == incidents(memory, **asked), asked
        assert stories(store, report=one.reports[-1]) == [msgspec.json.encode(one)]
        assert incidents(store, changed_since="2020-01-01") == incidents(store)


def test_what_is_still_to_come_stands_after_what_was(store: Store) -> None:
    """A list of incidents begins with the latest day that reports could tell of, and not with a plan for 2031."""
    first, *others = NEWS[:12]
    ahead = msgspec.structs.replace(first.account.events[0], when="2031", status="future")
    account = msgspec.structs.replace(first.account, events=(ahead, *first.account.events[1:]))
    store.add(first.report, account, b"", "text/plain")
    for told in others:
        store.add(told.report, told.account, b"", "text/plain")
    for _ in collate(store):
        pass
    days = [one.first_day for one in store.incidents(IncidentQuery())]
    dated = [day for day in days if day]
    assert days == dated + [None] * (len(days) - len(dated))
    assert dated[-1] == "2031-01-01"
    assert dated[:-1] == sorted(dated[:-1], reverse=True) != []


def test_a_report_without_a_headline_is_joined_like_any_other(store: Store) -> None:
    told = NEWS[0]
    bare = msgspec.structs.replace(told.report, headline=None)
    store.add(bare, told.account, b"", "text/plain")
    for _ in collate(store):
        pass
    assert [one.reports for one in store.stories(StoryQuery())] == [(bare.id,)]


def test_a_story_and_an_incident_open_by_the_beginning_of_their_ids(store: Store) -> None:
    fill(store)
    one, incident = next(store.stories(StoryQuery())), next(store.incidents(IncidentQuery()))
    assert store.story(one.id) == store.story(one.id[:9].upper()) == one
    assert store.incident(incident.id) == store.incident(incident.tellings[-1].fact) == incident
    assert store.story("sx") is store.story("") is store.incident("%") is store.incident("zz") is None
    with pytest.raises(StoreError, match="several"):
        store.story("s")


def test_one_who_adds_while_another_joins_waits_and_nothing_is_lost(where: str) -> None:
    """Two hands add and join at once; every report ends in one story."""
    failures: list[BaseException] = []

    def work(part: int) -> None:
        try:
            with open_store(where) as store:
                for told in NEWS[part::2]:
                    store.add(told.report, told.account, b"", "text/plain")
                    for _ in collate(store, batch=4):
                        pass
        except BaseException as error:
            failures.append(error)

    with open_store(where) as store:
        hands = [threading.Thread(target=work, args=(part,)) for part in (0, 1)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert failures == []
        for _ in collate(store):
            pass
        told = sorted(report for story in store.stories(StoryQuery()) for report in story.reports)
        assert told == sorted(one.report.id for one in NEWS)
