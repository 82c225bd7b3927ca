"""The API: what it says of itself is what it does (Schemathesis), and writing needs a token where users are kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from dateline.settings import Settings
from dateline.web.api.operations import BASE, OPERATIONS
from dateline.web.app import make_app
from dateline.web.users import Users, users_file

NOT_OURS = {"positive_data_acceptance"}
"""A well-formed day may still be none (2026-02-31), and a well-formed fact not in the record."""


@pytest.fixture(scope="session")
def described(specimens_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The API's description, loaded from the application itself."""
    record = shutil.copy(specimens_record, tmp_path_factory.mktemp("api") / "record.db")
    app = make_app(Settings(record=str(record), record_from="test", reader="plain"), names=frozenset({"testserver"}))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


PATHS = sorted({f"{one.method} {BASE}{one.path}" for one in OPERATIONS})


@pytest.mark.parametrize("named", PATHS)
def test_it_does_what_it_says(described: Any, named: str) -> None:
    """Generated requests, good and bad: no fault of ours, and only the answers that the description promises."""
    method, _, path = named.partition(" ")
    operation = described[path][method]
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in NOT_OURS]

    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def asked(case: Any) -> None:
        case.call_and_validate(checks=checks)

    asked()


@pytest.fixture
def client(served: Any) -> Any:
    with httpx2.Client(base_url=served.address + "/api/v1") as open_client:
        yield open_client


def attack(client: Any) -> str:
    found: str = client.get("/reports", params={"q": "hospital says"}).json()["items"][0]["id"]
    return found


def test_facts_are_listed_with_their_words(client: Any) -> None:
    told = client.get("/facts", params={"kind": "figure", "type": "killed"}).json()
    assert [(fact["low"], fact["words"]) for fact in told["items"]] == [(23, "at least 23 people")]
    assert told["more"] is False


def test_reports_are_chosen_by_their_facts(client: Any) -> None:
    told = client.get("/reports", params={"type": ["COERCE", "PROTEST"], "status": "future"}).json()
    assert told["total"] == 1
    assert told["items"][0]["id"] == attack(client)


def test_a_correction_is_signed_and_taken_back(client: Any) -> None:
    fact = client.get("/facts", params={"kind": "event", "type": "COERCE"}).json()["items"][0]
    made = client.post(
        "/corrections", json={"fact": fact["key"], "change": "set", "field": "status", "after": "happened"}
    )
    assert made.status_code == 201
    assert (made.json()["before"], made.json()["judge"] != "") == ("future", True)
    events = client.get(f"/reports/{fact['report']}").json()["events"]
    assert {event["status"] for event in events if event["type"] == "COERCE"} == {"happened"}
    assert client.post(f"/judgements/{made.json()['id']}/withdrawal").status_code == 204
    assert client.get("/facts", params={"kind": "event", "type": "COERCE"}).json()["items"][0]["status"] == "future"
    assert client.post(f"/judgements/{made.json()['id']}/withdrawal").status_code == 404


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"limit": "0"}, "limit"), ({"since": "yesterday"}, "since"), ({"type": "WAR"}, "WAR"), ({"limit": "x"}, "limit")],
)
def test_what_cannot_be_meant_is_told(client: Any, asked: dict[str, str], told: str) -> None:
    answer = client.get("/incidents" if "limit" in asked else "/reports", params=asked)
    assert answer.status_code == 422
    assert told in answer.json()["error"]


def test_where_users_are_kept_a_token_is_needed_and_its_role_counts(client: Any, settings: Settings) -> None:
    users = Users(users_file(settings))
    users.add("bot", "a long enough password", "reader")
    assert client.get("/reports").status_code == 401
    client.headers["authorization"] = f"Bearer {users.give_token('bot', 'test')}"
    assert client.get("/reports").status_code == 200
    assert client.post("/reports", json={"text": "Envoys met."}).status_code == 403
    users.add("bot", "a long enough password", "analyst")
    assert client.post("/reports", json={"text": "Envoys met in Sannat."}).status_code == 202
    users.drop_tokens("bot")
    assert client.get("/reports").status_code == 401
