"""Facts about the vocabulary: every code of the contract is explained, and nothing else is."""

from __future__ import annotations

import typing

import pytest

from dateline.record import account, report
from dateline.vocabulary import terms

LISTS = {
    "event type": account.EventType,
    "status": account.Status,
    "bound": account.Bound,
    "kind": account.FigureKind,
    "style": account.Style,
    "actor type": account.ActorType,
    "place kind": account.PlaceKind,
    "precision": account.Precision,
    "relation": account.RelationName,
    "basis": report.DateBasis,
}


@pytest.mark.parametrize("field", LISTS)
def test_each_closed_list_of_the_contract_is_explained_in_full(field: str) -> None:
    told = {term.code for term in terms.terms() if term.field == field}
    assert told == set(typing.get_args(LISTS[field]))


def test_a_mode_is_explained_with_its_type() -> None:
    assert [term.code for term in terms.explain("drone")] == ["ASSAULT drone"]
    assert {term.code for term in terms.explain("withdraw")} == {"RETREAT withdraw", "SANCTION withdraw"}


def test_case_and_spaces_do_not_matter() -> None:
    assert terms.explain("At Least")[0].code == "at_least"
    assert terms.explain("assault")[0].score == -9.3


def test_a_cameo_code_finds_its_plover_type() -> None:
    assert [term.code for term in terms.explain("0862")] == ["RETREAT access"]
    assert [term.code for term in terms.explain("0312")] == ["AGREE"]


def test_an_unknown_word_has_no_explanation() -> None:
    assert terms.explain("xyzzy") == ()
