"""Facts about the whole way from report to account, with the shipped weights: names and tone change nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import swapped

from dateline.record.account import Account
from dateline.record.report import Report
from dateline.run.pipeline import Stages, account
from dateline.run.stages import default_stages


@cache
def stages() -> Stages:
    """The house's own stages."""
    return default_stages("onnx")


def made(report: Report) -> Account:
    """The account of a report."""
    return account(report, next(iter(stages().reader.read([report]))), stages())


def events(told: Account) -> list[tuple[str, str]]:
    """Type and status of each event in order."""
    return [(e.type, e.status) for e in told.events]


def countries(told: Account) -> list[tuple[str | None, ...]]:
    """The countries of the actors and recipients of each event, in order."""
    of = {a.id: a.country for a in told.actors}
    return [tuple(sorted({of.get(p.actor or "") or "" for p in (*e.actor, *e.recipient)})) for e in told.events]


def share_changed(pairs: Iterator[tuple[list[Any], list[Any]]]) -> float:
    """The share of events that are in one list and not, or not so often, in the other."""
    changed = whole = 0
    for left, right in pairs:
        rest = list(right)
        lost = [e for e in left if e not in rest or rest.remove(e)]  # type: ignore[func-returns-value]
        changed += len(lost) + len(rest)
        whole += len(left) + len(right)
    return changed / max(1, whole)


SWAPPED, PLACED, LOADED = 0.02, 0.06, 0.03
"""Ceilings: 0.012 of events change type or status when two countries change places (the aim is 0.02), 0.019 change that
or their countries, none change with loaded words (the aim is 0.05). Lower them when the reader gets better; raise them
only out loud."""


def test_swapping_two_countries_changes_the_type_or_status_of_few_events() -> None:
    found = [
        (events(made(swapped.told(t, a, b))), events(made(swapped.told(t, b, a))))
        for t in swapped.TOLD
        for a, b in swapped.pairs()
    ]
    share = share_changed(iter(found))
    print(f"swapped countries: {share:.3f} of events differ")
    assert share <= SWAPPED


def test_swapping_two_countries_swaps_them_in_the_account() -> None:
    found = []
    for text in swapped.TOLD:
        for a, b in swapped.pairs():
            one, two = made(swapped.told(text, a, b)), made(swapped.told(text, b, a))
            first, second = swapped.CODES[a], swapped.CODES[b]
            turned = {first: second, second: first}
            seen = [tuple(sorted(turned.get(c or "", c or "") for c in e)) for e in countries(one)]
            found.append(
                (list(zip(events(one), seen, strict=True)), list(zip(events(two), countries(two), strict=True)))
            )
    share = share_changed(iter(found))
    print(f"swapped countries, with whose event it is: {share:.3f} of events differ")
    assert share <= PLACED


def test_loaded_words_change_few_events() -> None:
    found = []
    for text in swapped.PLAIN:
        plain = events(made(swapped.report_of(text)))
        for word, loaded in swapped.LOADED:
            if word in text or word.capitalize() in text:
                told = text.replace(word, loaded).replace(word.capitalize(), loaded.capitalize())
                found.append((plain, events(made(swapped.report_of(told)))))
    share = share_changed(iter(found))
    print(f"loaded words: {share:.3f} of events differ")
    assert share <= LOADED


STORY = swapped.TOLD[0].format(A="Kenya", Aadj="Kenyan", Acap="Nairobi", B="Peru", Badj="Peruvian", Bcap="Lima")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya rejected the claim.",
        "Hello",
        STORY.upper(),
        STORY.replace("“", "").replace("”", ""),
        STORY.replace("”", ""),
        STORY.replace("“", '"').replace("”", ""),
        STORY.replace(". ", " "),
        "- \n\n* * *\n\n12.12.2024\n\n?!",
    ],
)
def test_an_odd_report_gives_a_sane_account(text: str) -> None:
    told = made(swapped.report_of(text))
    assert len(told.events) <= max(1, len(text) // 40)


def test_without_a_date_no_day_is_made_up() -> None:
    told = made(swapped.report_of(STORY, published=None))
    assert all(not (t.edtf or "")[:4].isdigit() for t in told.times if t.type in ("DATE", "TIME"))
    assert all(e.when is None or not e.when[:4].isdigit() for e in told.events)


def test_a_report_of_twenty_thousand_words_is_read_whole() -> None:
    long = "\n\n".join(STORY for _ in range(20_000 // len(STORY.split()) + 1))
    told = made(swapped.report_of(long))
    assert max(e.trigger[1] for e in told.events) > 0.9 * len(long)


def test_pro_and_anti_before_a_name_tell_whom_they_back_and_oppose() -> None:
    text = "Anti-Okon rebels left Tamsir on Monday. President Mira Okon said that pro-Okon militias had followed them."
    report = Report(id="prefix", source="", text=text, span=(0, len(text)))
    told = made(report)
    names = {a.id: a.name for a in told.actors}
    stated = {(r.relation, names.get(r.object)) for r in told.relations}
    assert {("opposed_to", "Mira Okon"), ("supports", "Mira Okon")} <= stated
