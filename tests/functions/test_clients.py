"""The freelancer's clients: what is kept of them, what is refused, and whose they are."""

from typing import Any

import httpx
import pytest

from latchkey.services import paths
from tests.desks import Desk
from tests.studio import Studio, refusal

ADDRESS = {
    "line1": "5 MG Road",
    "line2": "",
    "city": "Bengaluru",
    "postalCode": "560001",
    "region": "",
    "country": "",
}
GSTIN = "29AAGCB7383J1Z4"


def a_client(**changes: object) -> dict[str, Any]:
    return {
        "name": "Mira Textiles",
        "legalName": "Mira Textiles Private Limited",
        "address": ADDRESS,
        "gstin": "29 aagcb 7383j1z4",
        "stateCode": None,
        "sez": "under-lut",
        "taxNumber": None,
        "exemptWords": "",
        "payerType": "company",
        "serviceKind": "professional",
        "remindersMuted": True,
        **changes,
    }


def client_id_of(studio: Studio) -> str:
    found: str = studio.project()["clientId"]
    return found


def kept(studio: Studio) -> dict[str, Any]:
    return studio.document(paths.client(studio.desk.uid, client_id_of(studio))) or {}


def save(studio: Studio, **changes: object) -> httpx.Response:
    return studio.desk.put(f"/clients/{client_id_of(studio)}", a_client(**changes))


def test_a_client_is_kept_with_the_state_its_number_says(studio: Studio) -> None:
    before = kept(studio)
    assert save(studio).json() == {}
    after = kept(studio)
    expected = a_client(
        gstin=GSTIN, stateCode="29", address=ADDRESS | {"region": "Karnataka", "country": "IN"}
    )
    assert {name: after[name] for name in expected} == expected
    assert after["createdAt"] == before["createdAt"]
    assert after["updatedAt"] > before["createdAt"]


def test_a_client_abroad_has_a_country_and_no_state(studio: Studio) -> None:
    berlin = ADDRESS | {"city": "Berlin", "country": "DE"}
    save(studio, address=berlin, gstin=None, sez=None, taxNumber="DE123456789").raise_for_status()
    assert kept(studio)["address"] == berlin
    assert kept(studio)["stateCode"] is None
    assert kept(studio)["taxNumber"] == "DE123456789"


def test_a_client_without_a_number_is_in_the_state_that_was_chosen(studio: Studio) -> None:
    save(studio, gstin=None, stateCode="29", sez=None).raise_for_status()
    assert kept(studio)["stateCode"] == "29"
    assert kept(studio)["address"]["region"] == "Karnataka"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": ""}, "name", "Fill this in."),
        (
            {"gstin": "29AAGCB73B3J1Z4"},
            "gstin",
            "The 10th character must be a digit, not \u2018B\u2019.",
        ),
        (
            {"gstin": "29AAGCB7383J1Z5"},
            "gstin",
            (
                "The 15th character should be \u20184\u2019 after these fourteen, not \u20185\u2019: "
                "one of them is mistyped."
            ),
        ),
        ({"stateCode": "27"}, "stateCode", "The GSTIN is of Karnataka (29)."),
        ({"stateCode": "40"}, "stateCode", "Choose a state."),
        (
            {"address": ADDRESS | {"region": "Goa"}},
            "address.region",
            "The GSTIN is of Karnataka (29), and this address is in Goa (30).",
        ),
        (
            {"address": ADDRESS | {"country": "DE"}, "sez": None},
            "gstin",
            "Only a client in India has one.",
        ),
        ({"payerType": "guild"}, "payerType", "This cannot be used."),
        ({"exemptWords": "x" * 301}, "exemptWords", "Use at most 300 characters."),
    ],
)
def test_a_client_that_cannot_be_right_is_told_where_and_not_kept(
    studio: Studio, changes: dict[str, Any], field: str, sentence: str
) -> None:
    before = kept(studio)
    answer = save(studio, **changes)
    assert refusal(answer) == (httpx.codes.BAD_REQUEST, "request/invalid")
    assert answer.json()["error"]["fields"] == {field: sentence}
    assert kept(studio) == before


def test_another_freelancers_client_is_not_found(studio: Studio, another_desk: Desk) -> None:
    before = kept(studio)
    answer = another_desk.put(f"/clients/{client_id_of(studio)}", a_client())
    assert refusal(answer) == (httpx.codes.NOT_FOUND, "client/not-found")
    assert kept(studio) == before
    nobody = another_desk.outside.store.get(paths.client(another_desk.uid, client_id_of(studio)), dict)
    assert nobody is None


def test_a_client_by_a_new_name_has_it_in_every_room(studio: Studio) -> None:
    save(studio, name="Mira & Daughters").raise_for_status()
    project = studio.project()
    room = studio.document(paths.room(project["roomKey"]))
    assert room
    assert project["client"] == {"name": "Mira & Daughters"}
    assert room["client"] == {"name": "Mira & Daughters"}
    assert project["title"] == room["title"]


def test_what_was_issued_keeps_the_client_of_its_day(studio: Studio) -> None:
    save(studio, sez=None).raise_for_status()
    invoice_id = studio.issued()
    before = studio.invoice(invoice_id)["buyer"]
    save(studio, sez=None, name="Mira & Daughters", legalName="Mira and Daughters LLP").raise_for_status()
    assert studio.invoice(invoice_id)["buyer"] == before


def test_a_room_between_two_keys_is_not_renamed(studio: Studio) -> None:
    project, client = studio.project(), kept(studio)
    now = studio.desk.outside.clock.now()
    move = {"from": "a", "to": "b", "startedAt": now, "phase": "copying", "copied": 0, "total": 1}
    studio.overwrite(paths.project(studio.desk.uid, studio.room.project_id), project | {"move": move})
    assert refusal(save(studio, name="Mira & Daughters")) == (httpx.codes.CONFLICT, "room/moving")
    assert kept(studio) == client
    save(studio).raise_for_status()
