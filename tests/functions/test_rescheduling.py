"""Instalments of an invoice that is out: moved while nobody has paid for them, frozen afterwards."""

import httpx
import pytest

from tests.desks import Desk
from tests.studio import TOTAL_MINOR, Studio, refusal, thirds


def a_part(**changes: object) -> dict[str, object]:
    """Return a new instalment as the desk sends it for an invoice that is out."""
    return {"id": None, "label": "", "amountMinor": TOTAL_MINOR, "dueOn": "2099-06-30"} | changes


def reschedule(
    studio: Studio, invoice_id: str, *parts: dict[str, object], version: int = 1
) -> httpx.Response:
    """Divide an invoice that is out differently."""
    body = {"version": version, "instalments": list(parts)}
    return studio.desk.put(f"/invoices/{invoice_id}/instalments", body)


def test_what_is_not_paid_yet_is_divided_differently(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    moved = reschedule(
        studio,
        invoice_id,
        a_part(id="1", label="On signing", amountMinor=35_400, dueOn="2099-01-31"),
        a_part(id="2", label="Half", amountMinor=41_300, dueOn="2099-05-31"),
        a_part(label="Other half", amountMinor=41_300),
    )
    assert (moved.status_code, moved.json()) == (200, {"version": 2})
    shown = studio.shown(invoice_id)
    assert [(each["id"], each["amountMinor"]) for each in shown["instalments"]] == [
        ("1", 35_400),
        ("2", 41_300),
        ("4", 41_300),
    ], "an id is never used again"
    assert (shown["dueOn"], shown["nextDueOn"]) == ("2099-06-30", "2099-01-31")
    stale = reschedule(studio, invoice_id, a_part(), version=1)
    assert refusal(stale) == (409, "invoice/changed")
    assert reschedule(studio, invoice_id, a_part(), version=2).status_code == 200
    assert studio.project()["summary"]["dues"][invoice_id]["dueOn"] == "2099-06-30"


def test_an_instalment_with_money_is_frozen(studio: Studio) -> None:
    """Guards the freeze: what somebody paid for must stay what they paid for."""
    invoice_id = studio.issued(instalments=thirds())
    studio.recorded(invoice_id, 1, instalmentId="1")
    first = a_part(id="1", label="On signing", amountMinor=35_400, dueOn="2099-01-31")
    changed = (
        {**first, "amountMinor": 35_401},
        {**first, "dueOn": "2099-02-01"},
        {**first, "label": "Renamed"},
        {**first, "id": None},
    )
    for each in changed:
        rest = a_part(amountMinor=TOTAL_MINOR - int(str(each["amountMinor"])))
        assert refusal(reschedule(studio, invoice_id, each, rest)) == (409, "instalment/has-money")
    assert [each["id"] for each in studio.shown(invoice_id)["instalments"]] == ["1", "2", "3"]
    kept = reschedule(studio, invoice_id, first, a_part(amountMinor=TOTAL_MINOR - 35_400))
    assert kept.status_code == 200


@pytest.mark.parametrize(
    ("parts", "code", "field"),
    [
        ([a_part(amountMinor=TOTAL_MINOR - 1)], "request/invalid", "instalments"),
        ([a_part(id="1"), a_part(id="1")], "request/invalid", "instalments"),
        ([a_part(amountMinor=0)], "request/invalid", "instalments.0.amountMinor"),
        ([a_part(dueOn=None)], "request/invalid", "instalments.0.dueOn"),
        ([], "request/invalid", "instalments"),
        ([a_part(id="9")], "instalment/not-found", None),
    ],
    ids=["less than the total", "the same twice", "nothing", "no day", "none", "one there is not"],
)
def test_parts_that_do_not_make_the_whole_are_refused(
    studio: Studio, parts: list[dict[str, object]], code: str, field: str | None
) -> None:
    refused = reschedule(studio, studio.issued(), *parts)
    assert refused.json()["error"]["code"] == code
    assert list(refused.json()["error"].get("fields", [None])) == [field]


def test_another_freelancer_divides_nothing(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    stranger = Studio(desk=another_desk, room=studio.room)
    assert refusal(reschedule(stranger, invoice_id, a_part())) == (404, "invoice/not-found")


def test_an_instalment_that_can_be_paid_right_now_is_frozen(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    studio.checkout(invoice_id, "2")
    assert refusal(reschedule(studio, invoice_id, a_part())) == (409, "instalment/has-money")


def test_a_claimed_instalment_is_frozen(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    studio.claim(invoice_id, "432198765012", instalmentId="3").raise_for_status()
    assert refusal(reschedule(studio, invoice_id, a_part())) == (409, "instalment/has-money")
