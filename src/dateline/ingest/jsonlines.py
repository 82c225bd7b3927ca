"""JSON Lines (and JSON arrays and single JSON objects) → reports.

A row has `text` or `html`, and any of `source` (or `id`), `url`, `publisher`, `published`, `captured`, `title`; a
schema.org article is a row too. What a row says of itself goes before what the options say; other keys are not looked
at. A row is one report, whatever its text looks like.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dateline.errors import IngestError
from dateline.ingest.compose import composed
from dateline.ingest.dates import published_and_updated
from dateline.ingest.encoding import decode
from dateline.ingest.intake import Intake, Problem, Supplied
from dateline.ingest.limits import DOCUMENT, size
from dateline.ingest.moments import checked
from dateline.ingest.page import report_from_html, report_from_schema
from dateline.ingest.parts import Known, parts_of
from dateline.record.report import Report

MEDIA_TYPE = "application/json"
TITLED = "dateline-row 1"
"""The extractor of a report whose text is its row's title and text put together."""

_TEXT_KEYS = ("source", "url", "publisher", "published", "captured", "title", "text", "html")
_UNTEXT = re.compile("[\0\ud800-\udfff]")


def from_rows(stream: BinaryIO, *, where: str, file: str, supplied: Supplied) -> Iterator[Intake | Problem]:
    """The reports of JSON Lines, read line by line; a bad line is a problem and the others are kept.

    `file` names the reports that do not name themselves: `file.jsonl:17`.
    """
    number = 0
    while line := stream.readline(DOCUMENT + 1):
        number += 1
        at = f"{where}:{number}"
        if len(line) > DOCUMENT:
            _skip_line(stream)
            yield Problem(at, f"a line of more than {size(DOCUMENT)}", "give each report a line of its own")
        elif line.strip():
            yield _one(line, at, f"{file}:{number}", supplied)


def from_json(data: bytes, *, where: str, file: str, supplied: Supplied) -> Iterator[Intake | Problem]:
    """The reports of one JSON value: an array of rows, or one row over many lines."""
    value = _parsed(data, where)
    if not isinstance(value, list):
        yield _intake(value, data, file, where, supplied)
        return
    if not value:
        raise IngestError(where, "an empty array", "put a row for each report into it")
    for number, row in enumerate(value, 1):
        at = f"{where}[{number}]"
        try:
            yield _intake(
                row, json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"), f"{file}[{number}]", at, supplied
            )
        except IngestError as error:
            yield Problem(error.where, error.problem, error.mend)


def _one(line: bytes, where: str, name: str, supplied: Supplied) -> Intake | Problem:
    try:
        return _intake(_parsed(line, where), line.strip(), name, where, supplied)
    except IngestError as error:
        return Problem(error.where, error.problem, error.mend)


def _intake(row: Any, original: bytes, name: str, where: str, supplied: Supplied) -> Intake:
    return Intake(_report(row, name, where, supplied), original, MEDIA_TYPE)


def _parsed(data: bytes, where: str) -> Any:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return json.loads(decode(data)[0])
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IngestError(where, f"not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise IngestError(where, f"broken JSON ({error.msg.lower()} at {place})", "mend it and add it again") from error
    except (ValueError, RecursionError) as error:
        raise IngestError(where, f"JSON that cannot be read ({error})", "mend it and add it again") from error


def _report(row: Any, name: str, where: str, supplied: Supplied) -> Report:
    if not isinstance(row, dict):
        raise IngestError(where, f"expected a JSON object, got {_called(row)}", 'write {"text": "…"} for each report')
    fields = {key: _words(row, key, where) for key in _TEXT_KEYS}
    known = _known(row, fields, name, where, supplied)
    if fields["text"]:
        return _from_text(fields["text"], known)
    if fields["html"]:
        return report_from_html(fields["html"], supplied=known, where=where)
    if isinstance(row.get("articleBody"), str):
        return report_from_schema(row, supplied=known, where=where)
    raise IngestError(where, "neither `text` nor `html` in it", "give each row a `text` or an `html`")


def _known(row: dict[str, Any], fields: dict[str, str | None], name: str, where: str, supplied: Supplied) -> Supplied:
    """What the row says of itself, then what the options say."""
    own = {key: fields[key] for key in Supplied.__struct_fields__ if fields.get(key)}
    given = row.get("id")
    if "source" not in own:
        own["source"] = own.get("url") or (str(given) if isinstance(given, str | int) and given != "" else None)
    own["source"] = own["source"] or supplied.source or name
    return checked(msgspec.structs.replace(supplied, **own), where)


def _words(row: dict[str, Any], key: str, where: str) -> str | None:
    """A row's value as text; what is no character (a NUL, half a surrogate pair) stands as U+FFFD."""
    value = row.get(key)
    if value is None or (key == "publisher" and isinstance(value, dict)):
        return None
    if not isinstance(value, str):
        raise IngestError(where, f"`{key}` is {_called(value)}", f"write `{key}` as text")
    words = _UNTEXT.sub("\N{REPLACEMENT CHARACTER}", value.replace("\r\n", "\n").replace("\r", "\n"))
    return words if words.strip() else None


def _called(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _from_text(body: str, known: Supplied) -> Report:
    """The report of a row's text; a title that its text does not repeat stands before it, as it was published."""
    title = " ".join((known.title or "").split())
    missing = bool(title) and title not in " ".join(body[: 4 * len(title) + 2000].split())
    text = f"{title}\n\n{body}" if missing else body
    parts = parts_of(text, known=Known(headline=title or None))
    url = parts.url or known.url
    dates = published_and_updated(parts.furniture, supplied=known, url=url, dateline_day=parts.dateline_day)
    return composed(text, parts, dates, supplied=known, extractor=TITLED if missing else None)


def _skip_line(stream: BinaryIO) -> None:
    """Read on to the end of an overlong line, holding little of it."""
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass
