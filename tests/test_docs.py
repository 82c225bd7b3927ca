"""The documents keep up with the program: each command has help, examples and a page, each link leads somewhere."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dateline.cli.main import VERBS, cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("packages/*/*.md")])
HEAVY = {"rich", "sqlalchemy", "alembic", "trafilatura", "lxml", "onnxruntime", "py3langid", "numpy", "rapidfuzz"}


def _make_cli() -> str:
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: str = module.page()
    return made


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_the_command_line_page_is_not_stale() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == _make_cli(), "run: python docs/make_cli.py"


@pytest.mark.parametrize("name", VERBS)
def test_a_command_has_help_with_examples_and_a_section(name: str) -> None:
    command = _command(name)
    assert command.help
    assert len(command.get_short_help_str(100)) > 15
    assert f"dateline {name}" in command.help.partition("Examples:")[2] or name in ("export", "schema", "list")
    assert "Examples:" in command.help
    assert f"\n## dateline {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VERBS)
def test_every_option_of_a_command_has_help(name: str) -> None:
    for parameter in _command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_every_verb_has_its_own_name() -> None:
    assert [_command(name).name for name in VERBS] == list(VERBS)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from dateline.cli.main import run; code = run(['--help']);"
        "print(code, *{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.split()
    assert code == "0"
    assert not HEAVY & set(loaded)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("name", ["Dateline", "Glossary"])
def test_the_words_of_the_house_are_in_the_glossary(name: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert f"**{name}**" in glossary or f"# {name}" in glossary
