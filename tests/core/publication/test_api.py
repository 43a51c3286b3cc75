"""What every address of the public API promises, whatever it lists."""

import json
import os
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leo_site.core.publication.reading import current_edition
from tests.core.publication.conftest import House, Visitor
from tests.factories import GroupPageFactory, MeetingPageFactory, ProtocolPageFactory, VenueFactory

pytestmark = pytest.mark.django_db

LISTS = ["groups", "meetings", "protocols", "venues"]
MISSING = "00000000-0000-4000-8000-000000000000"
SNAPSHOT = settings.BASE_DIR / "tests" / "snapshots" / "openapi.json"


def assert_problem(response: Any, status: int, parameter: str = "") -> None:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    body = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail"} <= body.keys()
    if parameter:
        assert parameter in {error["parameter"] for error in body["errors"]}


@pytest.mark.parametrize("address", [*LISTS, *(f"{name}/{MISSING}" for name in LISTS)])
@pytest.mark.parametrize("parameters", [{"frm": "2026-01-01"}, {"locale": "xx"}, {"locale": "de\0"}, {"<script>": "1"}])
def test_unknown_parameters_and_values_are_named(visitor: Visitor, address: str, parameters: dict[str, str]) -> None:
    assert_problem(visitor.get(address, **parameters), 422, next(iter(parameters)))


@pytest.mark.parametrize(
    ("address", "parameter", "value"),
    [
        ("groups", "limit", "0"),
        ("groups", "limit", "101"),
        ("groups", "limit", "ten"),
        ("groups", "offset", "-1"),
        ("groups", "offset", "9" * 400),
        ("groups", "kind", "party"),
        ("groups", "organisation", "no-uuid"),
        ("groups", "order", "starts_at"),
        ("meetings", "from", "tomorrow"),
        ("meetings", "from", "0001-01-01T00:00:00+14:00"),
        ("meetings", "to", "9999-12-31"),
        ("meetings", "to", "2026-02-30"),
        ("meetings", "to", "17"),
        ("meetings", "group", "a\0b"),
        ("meetings", "tag", "\0"),
        ("meetings", "venue", "1"),
        ("meetings", "upcoming", "maybe"),
        ("meetings", "status", "x" * 10_000),
        ("protocols", "approval", "perhaps"),
        ("venues", "wheelchair", "1"),
    ],
)
def test_bad_values_are_refused(visitor: Visitor, address: str, parameter: str, value: str) -> None:
    assert_problem(visitor.get(address, **{parameter: value}), 422, parameter)


@pytest.mark.parametrize("address", LISTS)
def test_bad_ids_are_refused(visitor: Visitor, address: str) -> None:
    for key in ("1", "not-a-uuid", "%00", "%F0%9F%92%A9", "a" * 5000):
        assert_problem(visitor.get(f"{address}/{key}"), 422, "id")
    assert_problem(visitor.get(f"{address}/{MISSING}"), 404)


@pytest.mark.parametrize("query", ["tag=" + "x" * 10_000, "&".join(["tag=a"] * 2_000), "group=%ED%A0%80&tag=%FF"])
def test_long_and_broken_queries_find_nothing(house: House, visitor: Visitor, query: str) -> None:
    response = visitor.client.get(f"/api/v1/meetings?{query}")
    assert response.status_code == 200
    assert response.json()["items"] == []


def test_too_many_parameters_are_a_problem(visitor: Visitor) -> None:
    assert_problem(visitor.client.get("/api/v1/meetings?" + "&".join(["tag=a"] * 10_001)), 400)


@pytest.mark.parametrize("address", ["", "nothing", "groups/1/2/3", "groups//", "meetings/" + "x/" * 20])
def test_unknown_addresses_are_problems(visitor: Visitor, address: str) -> None:
    assert_problem(visitor.get(address), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_writing_is_refused(visitor: Visitor, method: str) -> None:
    response = getattr(visitor.client, method)("/api/v1/groups")
    assert_problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options(house: House, visitor: Visitor) -> None:
    whole, head = visitor.client.get("/api/v1/groups"), visitor.client.head("/api/v1/groups")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == whole["Content-Type"]
    options = visitor.client.options("/api/v1/groups")
    assert (options.status_code, options["Access-Control-Allow-Origin"]) == (204, "*")
    assert options["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_vary_only_when_the_header_decided(house: House, visitor: Visitor) -> None:
    assert visitor.get("groups")["Vary"] == "Accept-Language"
    fixed = visitor.get("groups", locale="de")
    assert "Vary" not in fixed
    assert fixed["Access-Control-Allow-Origin"] == "*"
    assert not fixed.cookies


@pytest.mark.parametrize(
    ("header", "language"),
    [("ar", "ar"), ("fr,ar;q=0.5,en;q=0.9", "en"), ("ku", "kmr"), ("*", "de"), ("x" * 10_000, "de"), ("de-AT", "de")],
)
def test_language_by_header(house: House, visitor: Visitor, header: str, language: str) -> None:
    response = visitor.client.get("/api/v1/groups?limit=1", headers={"Accept-Language": header})
    assert response.json()["items"][0]["requested_locale"] == language


@pytest.mark.parametrize("name", LISTS)
def test_number_of_queries_does_not_grow(house: House, visitor: Visitor, name: str) -> None:
    def count(address: str) -> int:
        visitor.client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert visitor.client.get(address).status_code == 200
        return len(queries)

    def addresses() -> list[str]:
        (item, *_rest) = visitor.get(name).json()["items"]
        return [f"/api/v1/{name}", f"/api/v1/{name}/{item['id']}"]

    one = [count(address) for address in addresses()]
    for _number in range(3):
        group = GroupPageFactory(parent=house.site.network)
        ProtocolPageFactory(parent=MeetingPageFactory(parent=group, venue=VenueFactory()))
    current_edition()
    assert [count(address) for address in addresses()] == one
    assert max(one) <= 4


def test_pages_of_a_list_lead_to_each_other(house: House, visitor: Visitor) -> None:
    first = visitor.get("groups", limit=1, locale="de").json()
    assert (first["count"], first["previous"]) == (2, None)
    second = visitor.client.get(first["next"]).json()
    assert second["next"] is None
    assert visitor.client.get(second["previous"]).json() == first


def test_period_takes_whole_days(house: House, visitor: Visitor) -> None:
    day = house.meeting.starts_at.astimezone(house.meeting.starts_at.tzinfo)
    from django.utils import timezone

    today = timezone.localtime(day).date().isoformat()
    assert visitor.get("meetings", **{"from": today, "to": today}).json()["count"] == 1
    assert visitor.get("meetings", to=(day.isoformat())).json()["count"] == 1


def test_permanent_addresses_of_a_group(house: House, visitor: Visitor) -> None:
    group = f"groups/{house.group.translation_key}"
    assert visitor.get(f"{group}/next-meeting").json()["id"] == str(house.meeting.translation_key)
    assert visitor.get(f"{group}/next-meeting").json()["venue"]["title"] == house.venue.name
    assert visitor.get(f"{group}/latest-protocol").json()["id"] == str(house.protocol.translation_key)
    house.meeting.delete()
    assert_problem(visitor.get(f"{group}/next-meeting"), 404)
    assert_problem(visitor.get(f"{group}/latest-protocol"), 404)
    assert_problem(visitor.get(f"groups/{MISSING}/next-meeting"), 404)


def test_openapi_document_is_the_committed_one(visitor: Visitor) -> None:
    """A change of the contract is made on purpose: `UPDATE_SNAPSHOTS=1 pytest tests/core/publication/test_api.py`."""
    document = visitor.get("openapi.json").json()
    text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(text)
    assert text == SNAPSHOT.read_text()


def test_openapi_document_explains_everything(visitor: Visitor) -> None:
    for path, operations in visitor.get("openapi.json").json()["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            for parameter in operation["parameters"]:
                assert parameter.get("description"), (path, parameter["name"])


def test_documentation_needs_nothing_from_outside(visitor: Visitor) -> None:
    page = visitor.get("docs").content.decode()
    assert "http://" not in page
    assert "https://" not in page
