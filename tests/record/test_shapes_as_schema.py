"""The JSON Schema of the values says what the values are."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from dateline.publish.schema import VALUES, schema


@pytest.mark.parametrize("name", VALUES)
def test_a_schema_names_every_field_of_its_value(name: str) -> None:
    made = schema(name)
    body = made["$defs"][VALUES[name].__name__]
    assert set(body["properties"]) == {field.encode_name for field in msgspec.structs.fields(VALUES[name])}


@pytest.mark.parametrize("name", VALUES)
def test_every_reference_in_a_schema_leads_somewhere(name: str) -> None:
    made = schema(name)
    for reference in set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(made))):
        assert reference in made["$defs"]


def test_the_schema_of_an_account_lists_the_event_types() -> None:
    event = schema("account")["$defs"]["Event"]["properties"]
    assert {"ASSAULT", "RETREAT", "CONSULT"} <= set(event["type"]["enum"])
    assert len(event["type"]["enum"]) == 16
