"""Facts, actors, judgements and corrections: one body on SQLite, PostgreSQL and in memory."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from specimens import account, report

from dateline.errors import CorrectionError, JudgementError, StoreError
from dateline.record.account import Place
from dateline.record.correction import Correction
from dateline.record.fact import ActorEntry, Appearance
from dateline.record.judgement import Judgement
from dateline.store.dossiers import dossier
from dateline.store.memory import MemoryStore
from dateline.store.open import migrate, open_store
from dateline.store.protocol import ActorQuery, Fact, FactQuery, PlaceQuery, Store

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
from invented import Told, news

NEWS = list(news(40, seed=5, per_day=10))


def put(store: Store, those: list[Told]) -> None:
    for told in those:
        store.add(told.report, told.account, told.report.text.encode(), "text/plain")


def facts(store: Store, **asked: Any) -> list[Fact]:
    return list(store.facts(FactQuery(**asked)))


def plain(found: list[Fact]) -> list[Fact]:
    """Facts without the moment they came in, which no two records share."""
    return [msgspec.structs.replace(fact, added="") for fact in found]


def fix(fact: str, change: Any, **fields: Any) -> Correction:
    name = fields.pop("id", "c1")
    return Correction(id=name, fact=fact, change=change, judge="Ines Lund", when="2026-03-01T10:00:00Z", **fields)


def test_a_fact_is_told_whole(store: Store) -> None:
    """Names and keys are looked up, words and sentence re-read, figures know their event."""
    put(store, NEWS[:5])
    told = NEWS[2]
    event, figure = facts(store, report=told.report.id, kinds=("event",))[0], facts(store, report=told.report.id,
                                                                                    kinds=("figure",))[0]  # fmt: skip
    text = told.report.text
    assert (event.publisher, event.published, event.headline) == (
        told.report.publisher, told.report.published, told.report.headline.text if told.report.headline else None
    )  # fmt: skip
    for fact in (event, figure):
        assert text[fact.span[0] : fact.span[1]] == fact.words
        assert text[fact.sentence_span[0] : fact.sentence_span[1]] == fact.sentence
        assert fact.words in fact.sentence
    assert figure.event == event.key
    assert event.place is not None
    assert event.place.name == told.account.places[0].name
    assert (event.first_day, event.last_day) == (event.when, event.when)
    speech = facts(store, report=told.report.id, kinds=("attribution",))[1]
    assert speech.actors[0].name == told.account.actors[1].name
    assert speech.actors[0].key == f"name:{told.account.actors[1].name.lower()}|{told.account.actors[1].country}"
    assert speech.content == ("was to blame",)


def _questions() -> list[FactQuery]:
    """Many questions, each of a few conditions with values of the news."""
    choice, events = random.Random(3), [event for told in NEWS for event in told.account.events]
    actors = [f"name:{one.name.lower()}|{one.country}" for told in NEWS for one in told.account.actors]
    places = [place for told in NEWS for place in told.account.places]
    values: dict[str, Any] = {
        "kinds": lambda: (choice.choice(["event", "figure", "attribution", "relation"]),),
        "types": lambda: tuple(choice.sample(["ASSAULT", "PROTEST", "ACCUSE", "killed", "indirect"], 2)),
        "modes": lambda: (choice.choice([event.mode or "none" for event in events]),),
        "statuses": lambda: (choice.choice(["happened", "future"]),),
        "actors": lambda: (choice.choice(actors),),
        "recipients": lambda: tuple(choice.sample(actors, 3)),
        "either": lambda: (choice.choice(actors), "nobody"),
        "countries": lambda: (choice.choice(places).country,),
        "places": lambda: (choice.choice(places).geonames,),
        "place_names": lambda: (choice.choice(places).name.upper(),),
        "report": lambda: choice.choice(NEWS).report.id,
        "publisher": lambda: (choice.choice(NEWS).report.publisher or "").upper(),
        "since": lambda: choice.choice(["2024-01-02", "2024-01", "2024"]),
        "until": lambda: choice.choice(["2024-01-03", "2023", "2024-01"]),
        "published_since": lambda: "2024-01-02",
        "published_until": lambda: "2024-01-03",
        "added_since": lambda: choice.choice(["2020-01-01", "2999-01-01T00:00:00Z"]),
        "order": lambda: choice.choice(["report", "day", "published", "confidence"]),
        "unjudged": lambda: True,
        "newest_first": lambda: True,
        "limit": lambda: choice.choice([0, 3, 50]),
        "offset": lambda: choice.choice([1, 5]),
    }  # fmt: skip
    return [FactQuery(**{name: values[name]() for name in choice.sample(sorted(values), choice.randrange(0, 4))})
            for _ in range(120)]  # fmt: skip


def test_the_databases_answer_every_question_as_memory_does(where: str) -> None:
    """Conditions decided on columns and those decided on the facts themselves come to the same, in the same order."""
    memory, found = MemoryStore(), 0
    put(memory, NEWS)
    with open_store(where) as store:
        put(store, NEWS)
        for question in _questions():
            ours, theirs = plain(list(store.facts(question))), plain(list(memory.facts(question)))
            assert ours == theirs, question
            found += len(ours)
    assert found > 500


def test_days_that_are_none_are_refused(store: Store) -> None:
    put(store, NEWS[:1])
    for field in ("since", "until", "published_since", "added_since"):
        with pytest.raises(StoreError, match=field):
            facts(store, **{field: "someday"})


def test_only_the_latest_text_counts_and_the_earlier_ones_facts_are_told_when_named(store: Store) -> None:
    old, new = report("Four died in Marrow.", headline="Blast"), report("Nine died in Marrow.", headline="Blast")
    store.add(old, account(old), b"", "text/plain")
    before = facts(store, report=old.id)
    store.add(new, account(new), b"", "text/plain")
    assert {fact.report for fact in facts(store)} == {new.id}
    assert plain(facts(store, report=old.id)) == plain(before)
    assert len(before) == 2


def test_a_new_reading_replaces_the_facts(store: Store) -> None:
    of = report()
    store.add(of, account(of), b"", "text/plain")
    again = account(of, reader="onnx:2")
    store.add(of, msgspec.structs.replace(again, attributions=()), b"", "text/plain")
    assert [fact.kind for fact in facts(store)] == ["event"]


def test_a_correction_shows_in_the_facts_survives_a_new_reading_and_can_be_taken_back(store: Store) -> None:
    of = report()
    store.add(of, account(of), b"", "text/plain")
    fact = facts(store, kinds=("event",))[0].key
    store.correct(fix(fact, "set", field="type", after="AID"))
    assert [one.type for one in facts(store, kinds=("event",))] == ["AID"]
    kept = store.kept(of.id)
    assert kept is not None
    assert kept.account.events[0].type == "CONSULT"
    store.add(of, account(of, reader="onnx:2"), b"", "text/plain")
    assert [one.type for one in facts(store, kinds=("event",))] == ["AID"]
    store.withdraw("c1", judge="Amadou Ba", when="2026-03-02T00:00:00Z")
    assert [one.type for one in facts(store, kinds=("event",))] == ["CONSULT"]
    assert store.corrections(of.id) == []
    history = store.corrections(of.id, history=True)
    assert [(one.withdrawn, one.withdrawn_by, one.judge) for one in history] == [(True, "Amadou Ba", "Ines Lund")]


def test_a_correction_that_cannot_be_is_not_kept(store: Store) -> None:
    of = report()
    store.add(of, account(of), b"", "text/plain")
    fact = facts(store, kinds=("event",))[0].key
    with pytest.raises(CorrectionError):
        store.correct(fix(fact, "set", field="type", after="PARTY"))
    with pytest.raises(StoreError, match="no report"):
        store.correct(fix("ab" * 8 + ":event:0-6", "reject"))
    assert store.corrections(history=True) == []


def test_judgements_are_kept_for_good_and_withdrawn_once(store: Store) -> None:
    put(store, NEWS[:2])
    left, right = (told.report.id for told in NEWS[:2])
    one = Judgement(id="j1", subject="story", left=left, right=right, verdict="same", judge="Ines Lund", by_person=True,
                    when="2026-03-01T10:00:00Z", note="one march", reasons=("same town",))  # fmt: skip
    store.judge(one)
    assert list(store.judgements()) == [one]
    with pytest.raises(JudgementError, match="j1"):
        store.judge(one)
    with pytest.raises(JudgementError, match="itself"):
        store.judge(msgspec.structs.replace(one, id="j2", right=left))
    store.withdraw("j1", judge="Amadou Ba", when="2026-03-02T00:00:00Z")
    assert list(store.judgements()) == []
    assert [it.withdrawn for it in store.judgements(about=right, history=True)] == [True]
    with pytest.raises(StoreError, match="withdrawn already, by Amadou Ba"):
        store.withdraw("j1", judge="x", when="2026-03-03T00:00:00Z")
    with pytest.raises(StoreError, match="no judgement"):
        store.withdraw("j9", judge="x", when="2026-03-03T00:00:00Z")


def test_actors_are_counted_over_reports_whatever_is_replaced(store: Store) -> None:
    """Counts of each actor are those of the accounts in force, also after a revision and a new reading."""
    put(store, NEWS)
    again = NEWS[0]
    head = msgspec.structs.replace(again.account.report, reader="invented:2")
    store.add(again.report, msgspec.structs.replace(again.account, report=head), b"", "text/plain")
    expected: dict[str, int] = {}
    for told in NEWS:
        for actor in {f"name:{one.name.lower()}|{one.country}" for one in told.account.actors if one.mentions}:
            expected[actor] = expected.get(actor, 0) + 1
    found = list(store.actors(ActorQuery()))
    assert {one.key: one.reports for one in found} == expected
    assert [one.reports for one in found] == sorted(expected.values(), reverse=True)
    first = found[0]
    assert first.key in {it.key for it in store.actors(ActorQuery(words=first.name[:4]))}
    assert not list(store.actors(ActorQuery(words=first.name, country="ZW")))
    dossier = store.dossier(first.key)
    assert dossier is not None
    assert len(dossier.deeds) == len(facts(store, kinds=("event",), either=(first.key,)))
    assert store.dossier("name:nobody at all") is None


def test_an_older_record_has_its_facts_told_when_it_is_brought_up_to_date(where: str) -> None:
    """Facts that a migration left to be told are told by `migrate`, and all are as when the reports came new."""
    from sqlalchemy import text

    with open_store(where) as store:
        put(store, NEWS[:12])
        before = plain(facts(store))
        with store._engine.begin() as connection:  # type: ignore[attr-defined]
            for table in ("parties", "facts", "appearances", "actors", "actor_marks"):
                connection.execute(text(f"DELETE FROM {table}"))
            connection.execute(text("UPDATE waiting SET told = false"))
        assert facts(store) == []
    migrate(where)
    with open_store(where) as store:
        assert plain(facts(store)) == before


def test_the_least_certain_events_that_nobody_has_judged_come_first(store: Store) -> None:
    sure, unsure, doubtful = report("Envoys met in Sannat."), report("Envoys met in Dole."), report("Envoys met.")
    for of, confidence in ((sure, 0.9), (unsure, 0.2), (doubtful, 0.5)):
        told = account(of)
        events = tuple(msgspec.structs.replace(one, confidence=confidence) for one in told.events)
        store.add(of, msgspec.structs.replace(told, events=events), b"", "text/plain")

    def waiting() -> list[str]:
        return [one.report for one in facts(store, kinds=("event",), unjudged=True, order="confidence")]

    assert waiting() == [unsure.id, doubtful.id, sure.id]
    accepted = fix(facts(store, report=unsure.id, kinds=("event",))[0].key, "accept")
    store.correct(accepted)
    assert waiting() == [doubtful.id, sure.id]
    store.withdraw(accepted.id, judge="ines", when="2026-03-02T10:00:00Z")
    assert waiting() == [unsure.id, doubtful.id, sure.id]


def test_a_judged_fact_of_a_replaced_text_waits_for_nobody(store: Store) -> None:
    old, new = report("Four died in Marrow.", headline="Blast"), report("Nine died in Marrow.", headline="Blast")
    store.add(old, account(old), b"", "text/plain")
    store.correct(fix(facts(store, report=old.id, kinds=("event",))[0].key, "accept"))
    store.add(new, account(new), b"", "text/plain")
    assert facts(store, report=old.id, kinds=("event",))
    assert facts(store, report=old.id, kinds=("event",), unjudged=True) == []


def test_places_are_listed_once_by_all_their_names_those_of_most_events_first(store: Store) -> None:
    kyiv = Place(id="P1", name="Kyiv", kind="city", country="UA", geonames=703448, lat=50.45, lon=30.5)
    kiev = msgspec.structs.replace(kyiv, name="Kiev")
    lone = Place(id="P1", name="Saint Orla", kind="city", country="ML")
    for nth, place in enumerate((kyiv, kyiv, kiev, lone, lone)):
        of = report(f"Envoys met in {place.name}, {nth}.")
        told = account(of)
        at = of.text.index(place.name)
        placed = msgspec.structs.replace(place, mentions=((at, at + len(place.name)),))
        events = tuple(msgspec.structs.replace(one, place="P1") for one in told.events)
        store.add(of, msgspec.structs.replace(told, places=(placed,), events=events), b"", "text/plain")

    def found(**asked: Any) -> list[tuple[str, str, tuple[str, ...], int]]:
        return [(one.key, one.place.name, one.names, one.events) for one in store.places(PlaceQuery(**asked))]

    both = [("703448", "Kiev", ("Kyiv",), 3), ("Saint Orla", "Saint Orla", (), 2)]
    assert found() == both
    assert found(words="ky") == both[:1]
    assert found(words="orla") == found(words="saint or") == found(country="ML") == both[1:]
    assert found(words="rla") == found(country="FR") == found(words="saint kiev") == []
    assert found(limit=1, offset=1) == both[1:]


@pytest.mark.parametrize("order", ["report", "day", "published", "added", "confidence"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_the_first_of_a_kind_are_those_that_head_the_whole_list(store: Store, order: Any, newest_first: bool) -> None:
    """Found one by one along an index or gathered and sorted: the same facts in the same order, page after page."""
    put(store, NEWS[:30])
    store.add(undated := report("An undated talk.", headline="Talk"), account(undated), b"", "text/plain")
    asked = {"kinds": ("event", "figure"), "order": order, "newest_first": newest_first}
    whole = [fact.key for fact in facts(store, **asked)]
    assert len(whole) > 40
    assert [fact.key for fact in facts(store, limit=25, **asked)] == whole[:25]
    assert [fact.key for fact in facts(store, limit=25, offset=20, **asked)] == whole[20:45]


def test_a_name_is_whole_where_a_hyphen_tied_it_to_another_word() -> None:
    entry = ActorEntry(key="kelmar", name="Kelmar", type="state", keys=("kelmar",), reports=1)
    seen = Appearance(
        key="kelmar", fact="r:actor:0-6", report="r", publisher=None, published=None, name="Kelmar", type="state",
        names=("Kelmar", "-Kelmari", "Kelmari"),
    )  # fmt: skip
    assert [one.name for one in dossier(entry, [seen], [], lambda _: None).names] == ["Kelmar", "Kelmari"]
