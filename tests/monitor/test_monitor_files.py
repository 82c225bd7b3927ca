"""Files of monitors: what is right is asked, what is wrong is told with where, what and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DatelineError, MonitorError
from dateline.monitor.example import example
from dateline.monitor.kinds import KINDS
from dateline.monitor.load import load, parse
from dateline.monitor.options import options_of


def _wrong(text: str) -> str:
    with pytest.raises(MonitorError) as error:
        parse(text, where="m.toml")
    return str(error.value)


def test_bad_toml_is_told_with_its_line() -> None:
    told = _wrong('[monitors.a]\nkind = "talks"\nparties = ["France"\nplaces = 3\n')
    assert told.startswith("m.toml: expected TOML, but line ")
    assert "mend it" in told


def test_a_file_cut_short_is_told() -> None:
    assert "expected TOML" in _wrong('[monitors.a]\nkind = "tal')


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    told = _wrong('[monitors.a]\nkind = "ceasefires"')
    assert "m.toml [monitors.a]: expected a kind (force_presence, ceasefire," in told
    assert "did you mean 'ceasefire'?" in told


def test_an_unknown_option_is_told_with_the_nearest() -> None:
    told = _wrong('[monitors.a]\nkind = "talks"\npartys = ["France"]')
    assert "unknown option 'partys' (did you mean 'parties'?); its options are parties, places, topics" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('types = ["ASAULT"]', "unknown value 'ASAULT' in types (did you mean 'ASSAULT'?)"),
        ('modes = ["dron"]', "did you mean 'drone'?"),
        ('kinds = ["facts"]', "unknown value 'facts' in kinds"),
    ],
)
def test_an_unknown_code_is_told_with_the_nearest(line: str, told: str) -> None:
    assert told in _wrong(f'[monitors.a]\nkind = "filter"\n{line}')


@pytest.mark.parametrize("kind", KINDS)
def test_a_monitor_on_nothing_says_so(kind: str) -> None:
    assert "this monitor is on nothing" in _wrong(f'[monitors.a]\nkind = "{kind}"')


def test_a_wrong_value_is_told_by_its_option() -> None:
    assert "at_least: expected a number, got a text" in _wrong('[monitors.a]\nkind = "filter"\nat_least = "ten"')
    assert "parties: expected a list, got a number" in _wrong('[monitors.a]\nkind = "talks"\nparties = 3')
    assert "since must be a day" in _wrong('[monitors.a]\nkind = "talks"\nparties = ["France"]\nsince = "soon"')
    assert "unknown abuse 'tortur'" in _wrong(
        '[monitors.a]\nkind = "allegations"\nplaces = ["ML"]\nabuses = ["tortur"]'
    )


def test_one_name_may_stand_without_brackets_and_a_day_without_quotes() -> None:
    (question,) = parse('[monitors.a]\nkind = "talks"\nparties = "France"\nsince = 2025-03-01', where="m.toml")
    assert (question.options.parties, question.options.since) == (("France",), "2025-03-01")  # type: ignore[attr-defined]


def test_a_table_that_is_no_monitor_and_a_file_of_none_are_told() -> None:
    assert "expected tables [monitors.NAME], got [mali]; write [monitors.mali]" in _wrong('[mali]\nkind = "talks"')
    assert "got [monitor]; write [monitors.mali]" in _wrong('[monitor.mali]\nkind = "talks"')
    assert "holds no monitor" in _wrong("")
    assert "not 'init'" in _wrong('[monitors.init]\nkind = "talks"')


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(MonitorError, match="`dateline monitor init` writes an example"):
        load(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MonitorError, match="readable file of monitors in UTF-8"):
        load(tmp_path / "bytes.toml")


def test_a_monitor_error_is_also_a_value_error() -> None:
    assert issubclass(MonitorError, DatelineError)
    assert issubclass(MonitorError, ValueError)


def test_every_example_is_a_monitor_that_can_be_asked() -> None:
    whole = example()
    assert [question.kind for question in parse(whole, where="example")] == ["force_presence"]
    lines = [
        line.removeprefix("# ")
        for line in whole.splitlines()
        if " = " in line or ("[monitors." in line and "NAME]" not in line)
    ]
    assert [question.kind for question in parse("\n".join(lines), where="example")] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_option_of_a_kind_is_told(kind: str) -> None:
    for option in options_of(KINDS[kind].options):
        assert option.about, option.name
        assert option.takes in ("list of names", "text", "number"), option.name
