"""The JSON Schema of the house's values."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.record.account import Account
from dateline.record.judgement import Judgement
from dateline.record.reading import Reading
from dateline.record.report import Report

VALUES: dict[str, type] = {"account": Account, "report": Report, "reading": Reading, "judgement": Judgement}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one of `VALUES`."""
    body = msgspec.json.schema(VALUES[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **body}
