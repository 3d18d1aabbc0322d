"""Settings, and how they reach every room."""

import base64
from typing import Any

import httpx
import pytest

from latchkey.domain.freelancers import Freelancer
from latchkey.domain.rooms import Room as StoredRoom
from latchkey.services import paths
from tests.desks import Desk

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


def data_url(content: bytes, label: str = "image/png") -> str:
    return f"data:{label};base64,{base64.b64encode(content).decode()}"


def profile(**changes: object) -> dict[str, Any]:
    return {
        "name": "Asha Rao",
        "businessName": "Rao Studio",
        "brand": {"accent": "#FFB454", "logo": data_url(PNG)},
        "timeZone": "Asia/Kolkata",
        "currency": "INR",
        **changes,
    }


def test_settings_reach_every_room(desk: Desk) -> None:
    rooms = [desk.open_room(), desk.open_room()]
    assert desk.put("/profile", profile()).json() == {}
    saved = desk.outside.store.get(paths.freelancer(desk.uid), Freelancer)
    assert saved
    assert saved.value.currency == "INR"
    for room in rooms:
        stored = desk.outside.store.get(paths.room(room.room_key), StoredRoom)
        assert stored
        assert stored.value.brand.name == "Rao Studio"
        assert stored.value.brand.accent == "#ffb454"
        assert stored.value.brand.logo == data_url(PNG)
        assert stored.value.owner_name == "Asha Rao"
        assert stored.value.time_zone == "Asia/Kolkata"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"brand": {"accent": "red", "logo": None}}, "brand.accent"),
        ({"brand": {"accent": "#ffb454;background:url(x)", "logo": None}}, "brand.accent"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(b"<svg onload=x>", "image/png")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG, "image/svg+xml")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG, "image/webp")}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": data_url(PNG + bytes(23_000))}}, "brand.logo"),
        ({"brand": {"accent": "#ffb454", "logo": "https://example.com/logo.png"}}, "brand.logo"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"currency": "RUPEE"}, "currency"),
        ({"businessName": " "}, "businessName"),
    ],
)
def test_settings_that_cannot_be_shown_are_refused(desk: Desk, changes: dict[str, Any], field: str) -> None:
    answer = desk.put("/profile", profile(**changes))
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert list(answer.json()["error"]["fields"]) == [field]
