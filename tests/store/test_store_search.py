"""Search: whatever a person types is a question, and each kind of database gives the same hits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specimens import add, report

from dateline.errors import StoreError
from dateline.store.memory import MemoryStore
from dateline.store.open import open_store
from dateline.store.protocol import Query, Store

TEXTS = {
    "us": "The U.S. envoy left at once.",
    "us-far": "S. Marsh with U. Holm left.",
    "least": "It said at-least nine people died.",
    "curly": "“Cease fire now,” the mayor said; it’s over.",
    "turk": "Kılıçdaroğlu met Łukasz Ørsted in Åre.",
    "arabic": "وصل الوفد إلى نابلس صباح اليوم",
    "chinese": "以色列总理周五访问首都",
    "russian": "Переговоры начались в Ёлкино",
    "and": "Salt AND water or NOT",
    "decomposed": "Cafe\u0301 owners fled; so\u00adldiers came.",
}


@pytest.fixture
def filled(store: Store) -> Store:
    for name, text in TEXTS.items():
        add(store, report(text, id=name, source=f"{name}.txt"))
    return store


def hits(store: Store, words: str, **query: object) -> set[str]:
    return {entry.id for entry in store.entries(Query(words=words, **query))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('U.S. "', {"us"}),
        ("u.s.", {"us"}),
        ("at-least", {"least"}),
        ("AT LEAST", {"least"}),
        ("(nine", {"least"}),
        ("AND", {"and"}),
        ("water NOT", {"and"}),
        ('"cease fire"', {"curly"}),
        ("“cease fire”", {"curly"}),
        ("„fire cease“", set()),
        ("fire cease", {"curly"}),
        ("it's", {"curly"}),
        ("kilicdaroglu LUKASZ orsted are", {"turk"}),
        ("نابلس", {"arabic"}),
        ("首都", {"chinese"}),
        ("都首", set()),
        ("елкино", {"russian"}),
        ("café soldiers", {"decomposed"}),
        ("*", set()),
        ("\U0001f54a", set()),
        ('"', set()),
        ("headline:x", set()),
        ("left" + " left" * 5000, {"us", "us-far"}),
        ('"' + "nine " * 3000 + '"', set()),
        ("x\0y \ud800", set()),
        ("'; DROP TABLE reports; --", set()),
    ],
)
def test_what_a_person_types_finds(filled: Store, words: str, found: set[str]) -> None:
    assert hits(filled, words) == found


def test_no_words_at_all_filter_nothing(filled: Store) -> None:
    assert hits(filled, "  ") == set(TEXTS)


def test_all_words_must_occur_in_headline_publisher_or_text(store: Store) -> None:
    add(store, report("Troops left Marrow.", headline="Retreat begins", publisher="Harbour Post", id="a"))
    assert hits(store, "harbour retreat marrow") == {"a"}
    assert hits(store, "harbour retreat sohra") == set()
    assert hits(store, '"begins harbour"') == set(), "a phrase spans no two fields"


def test_more_than_sixty_four_words_still_find(store: Store) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    add(store, report(words, id="long"))
    assert hits(store, words) == {"long"}
    assert hits(store, f'"{words}"') == {"long"}


def test_a_very_long_text_is_kept_and_found_to_its_end(store: Store) -> None:
    """Past what a tsvector counts positions for, a word is still found."""
    text = " ".join(f"w{n % 40000}" for n in range(60000)) + " lastword"
    add(store, report(text, id="long"))
    assert hits(store, "lastword") == {"long"}
    assert hits(store, '"w0 w1"') == {"long"}


def test_a_text_with_more_words_than_a_tsvector_holds_is_kept(where: str) -> None:
    text = " ".join(f"unlike{n:08d}" for n in range(90000))
    with open_store(where) as store:
        add(store, report(text, id="huge"))
        assert hits(store, "unlike00000003") == {"huge"}


def test_a_snippet_shows_the_first_hit_marked(filled: Store) -> None:
    snippets = {entry.id: entry.snippet for entry in filled.entries(Query(words="CAFE soldiers"))}
    assert snippets == {"decomposed": "\x02Cafe\u0301\x03 owners fled; \x02so\u00adldiers\x03 came."}
    assert next(filled.entries(Query())).snippet is None


def test_a_headline_hit_ranks_above_a_text_hit(store: Store) -> None:
    add(store, report("Quiet day. " * 20 + "Some pledges.", headline="Weather", published="2025-06-09", id="text"))
    add(store, report("Quiet day. " * 20 + "Some words.", headline="Pledges", published="2025-06-01", id="head"))
    add(store, report("Nothing of the kind.", id="none"))
    assert [entry.id for entry in store.entries(Query(words="pledges"))] == ["head", "text"]


def test_newest_first_and_unknown_dates_last(store: Store) -> None:
    for name, day in {
        "unknown": None, "early": "2025-06-01", "evening": "2025-06-02T23:30:00-03:00", "late": "2025-06-03T02:00:00Z",
        "month": "2025-04", "old": "1999",
    }.items():  # fmt: skip
        add(store, report(f"Report {name}.", published=day, id=name))
    order = [entry.id for entry in store.entries(Query())]
    assert order == ["evening", "late", "early", "month", "old", "unknown"]
    assert [entry.id for entry in store.entries(Query(limit=2, offset=1))] == ["late", "early"]
    assert [entry.id for entry in store.entries(Query(offset=4))] == ["old", "unknown"]
    assert [kept.entry.id for kept in store.every(Query(limit=1))] == ["evening"]


def test_days_filter_by_the_publishers_own_calendar_both_ends_included(store: Store) -> None:
    for name, day in {
        "unknown": None, "a": "2025-05-31", "b": "2025-06-01T00:30:00+09:00", "c": "2025-06-02", "month": "2025-06",
    }.items():  # fmt: skip
        add(store, report(f"Report {name}.", published=day, id=name))
    assert hits(store, "report") == {"unknown", "a", "b", "c", "month"}
    assert hits(store, "report", since="2025-06-01", until="2025-06-01") == {"b", "month"}
    assert hits(store, "report", since="2025-06-02") == {"c", "month"}
    assert hits(store, "report", until="2025-05") == {"a"}
    with pytest.raises(StoreError, match="since: expected a day"):
        hits(store, "report", since="yesterday")


def test_publishers_are_told_apart_without_regard_to_case_or_accents(store: Store) -> None:
    add(store, report("One.", publisher="Écho du Val", id="a"))
    add(store, report("Two.", publisher="Harbour Post", id="b"))
    add(store, report("Three.", publisher=None, id="c"))
    add(store, report("Four.", publisher="x" * 5000, id="d"))
    assert {entry.id for entry in store.entries(Query(publisher="echo  DU val"))} == {"a"}
    assert {entry.id for entry in store.entries(Query(publisher="Echo"))} == set()
    assert {entry.id for entry in store.entries(Query(publisher="X" * 5000))} == {"d"}


@pytest.fixture(scope="module")
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("any") / "record.db") as store:
        for name, text in TEXTS.items():
            add(store, report(text, id=name, source=name))
        yield store


@pytest.fixture(scope="module")
def memory() -> Store:
    store = MemoryStore()
    for name, text in TEXTS.items():
        add(store, report(text, id=name, source=name))
    return store


@pytest.fixture(scope="module")
def server_record(postgres: str) -> Iterator[Store]:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA anytext")
    with open_store(f"{postgres}?options=-csearch_path%3Danytext") as store:
        for name, text in TEXTS.items():
            add(store, report(text, id=name, source=name))
        yield store


SIGNS = [*"\"'“”()*-:^+|&!<>.\\\0", " ", "AND", "NEAR", "left", "u", "s", "said", "首", "ё"]
PIECES = [text[n : n + 12] for text in TEXTS.values() for n in range(0, len(text), 3)]
SAID = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(SIGNS)).map("".join), st.lists(st.sampled_from(PIECES)).map("".join)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=SAID)
def test_any_text_is_a_question_in_sqlite_and_means_what_it_means_in_memory(
    record: Store, memory: Store, words: str
) -> None:
    assert hits(record, words) == hits(memory, words)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=SAID)
def test_any_text_is_a_question_in_postgresql_and_means_what_it_means_in_memory(
    server_record: Store, memory: Store, words: str
) -> None:
    assert hits(server_record, words) == hits(memory, words)
