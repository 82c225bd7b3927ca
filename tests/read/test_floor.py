"""The shipped weights do not fall below their floor on our own sentences."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("dateline_model")
HERE = Path(__file__).resolve().parents[2] / "evaluation"


def test_the_shipped_reader_holds_its_floor() -> None:
    spec = importlib.util.spec_from_file_location("reader_floor", HERE / "reader_floor.py")
    assert spec
    assert spec.loader
    floor = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(floor)
    assert floor.below(floor.score()) == []
