"""The count of tax deducted at source, and the certificates that prove it."""

from typing import Any, Final

import httpx
import pytest

from latchkey.domain.india.fiscal_years import fiscal_year_of
from latchkey.domain.parties import Address, PayerType, ServiceKind
from latchkey.entrypoints.triggers import check_object
from latchkey.services import paths
from tests.desks import Browser, Desk, eventually
from tests.rules.storage_rest import Fetch, Upload
from tests.studio import Studio, a_line, refusal

PDF: Final = b"%PDF-1.7\n" + bytes(100)
LABELS: Final = {"contentType": "application/pdf", "contentDisposition": "attachment"}
FEE_MINOR: Final = 30_000_00
TOTAL_MINOR: Final = 35_400_00


def tds(desk: Desk, year: str) -> httpx.Response:
    """Ask for a fiscal year."""
    return desk.http.get(f"/api/portals/tds/{year}", headers=desk.freelancer.headers)


def row_of(studio: Studio, year: int) -> dict[str, Any]:
    """Return the one client's row of a fiscal year."""
    (row,) = tds(studio.desk, str(year)).raise_for_status().json()["rows"]
    found: dict[str, Any] = row
    return found


def billed(studio: Studio) -> str:
    """Issue an invoice of ₹30,000.00 and 18 %."""
    return studio.issued(lines=[a_line(unitPriceMinor=FEE_MINOR)])


@pytest.fixture
def year(studio: Studio) -> int:
    """Return the running fiscal year, with a client who must deduct."""
    studio.set_client(payer_type=PayerType.COMPANY, service_kind=ServiceKind.PROFESSIONAL)
    return fiscal_year_of(studio.desk.outside.clock.now().date()).begins_in


def test_a_client_who_crosses_the_threshold_with_the_second_invoice(studio: Studio, year: int) -> None:
    first, second = billed(studio), billed(studio)
    studio.recorded(first, TOTAL_MINOR)
    below = row_of(studio, year)
    assert (below["billedMinor"], below["paidMinor"]) == (2 * FEE_MINOR, FEE_MINOR)
    assert (below["isExceeded"], below["expectedMinor"]) == (False, 0)
    studio.recorded(second, TOTAL_MINOR - 6_000_00, tdsMinor=6_000_00)
    above = row_of(studio, year)
    assert above["paidMinor"] == 2 * FEE_MINOR
    assert (above["isExceeded"], above["expectedMinor"], above["deductedMinor"]) == (
        True,
        6_000_00,
        6_000_00,
    )
    assert (above["section"], above["rateBp"], above["duty"]) == ("393(1)", 1000, "deducts")


def test_payments_around_the_night_in_which_the_section_changed(studio: Studio, year: int) -> None:
    """31 March 2026 falls under section 194J of the old year, 1 April under section 393(1) of the new one."""
    assert year >= 2026
    invoice_id = studio.issued(lines=[a_line(unitPriceMinor=120_000_00)])
    half = {"tdsMinor": 6_000_00}
    studio.recorded(invoice_id, 64_800_00, receivedOn="2026-03-31", **half)
    studio.recorded(invoice_id, 64_800_00, receivedOn="2026-04-01", **half)
    old, new = row_of(studio, 2025), row_of(studio, 2026)
    assert [each["section"] for each in (old, new)] == ["194J", "393(1)"]
    assert [each["paidMinor"] for each in (old, new)] == [60_000_00, 60_000_00]
    assert [each["expectedMinor"] for each in (old, new)] == [6_000_00, 6_000_00]
    assert [each["deductedMinor"] for each in (old, new)] == [6_000_00, 6_000_00]


def test_what_was_taken_back_counts_no_more(studio: Studio, year: int) -> None:
    invoice_id = billed(studio)
    answer = studio.record(invoice_id, TOTAL_MINOR - 3_000_00, tdsMinor=3_000_00).raise_for_status().json()
    assert row_of(studio, year)["deductedMinor"] == 3_000_00
    studio.reverse(answer["tdsId"]).raise_for_status()
    studio.reverse(answer["paymentId"]).raise_for_status()
    after = row_of(studio, year)
    assert (after["paidMinor"], after["deductedMinor"]) == (0, 0)


def test_a_correction_in_a_later_year_counts_where_the_mistake_was(studio: Studio, year: int) -> None:
    """Guards the whole ledger: by the old year's own entries the mistake would stand for ever."""
    assert year > 2025
    paid = billed(studio)
    wrong = studio.record(
        paid, TOTAL_MINOR - 3_000_00, tdsMinor=3_000_00, receivedOn="2026-03-31"
    ).raise_for_status()
    assert row_of(studio, 2025)["deductedMinor"] == 3_000_00
    for entry_id in wrong.json().values():
        studio.reverse(entry_id).raise_for_status()
    # A client with nothing left to count may be listed with noughts or not at all.
    rows: list[dict[str, Any]] = tds(studio.desk, "2025").json()["rows"]
    assert [(row["paidMinor"], row["deductedMinor"]) for row in rows if row["deductedMinor"]] == []
    assert row_of(studio, year)["paidMinor"] == 0


def test_credit_notes_and_void_invoices_are_not_billed(studio: Studio, year: int) -> None:
    credited, voided = billed(studio), billed(studio)
    studio.credit(credited, TOTAL_MINOR // 2).raise_for_status()
    studio.void(voided).raise_for_status()
    assert row_of(studio, year)["billedMinor"] == FEE_MINOR // 2


def test_nobody_outside_india_is_asked(studio: Studio, year: int) -> None:
    billed(studio)
    assert len(tds(studio.desk, str(year)).json()["rows"]) == 1
    studio.set_client(address=Address(country="DE"))
    assert tds(studio.desk, str(year)).json()["rows"] == []


def test_other_currencies_are_left_out(studio: Studio, year: int) -> None:
    studio.issued(currency="USD", lines=[a_line(unitPriceMinor=FEE_MINOR)])
    assert tds(studio.desk, str(year)).json()["rows"] == []


@pytest.mark.parametrize("year_asked", ["2019", "2099", "26", "2026x", "twenty"])
def test_there_are_no_other_years(desk: Desk, year_asked: str) -> None:
    assert refusal(tds(desk, year_asked)) == (404, "not-found")


def test_a_year_without_anything_is_empty(desk: Desk) -> None:
    assert tds(desk, "2020").raise_for_status().json() == {"rows": []}


# Certificates.


def note(studio: Studio, year: int, state: str, file_name: str | None) -> httpx.Response:
    """Say that a certificate is there, or is not."""
    body = {
        "clientId": studio.project()["clientId"],
        "fiscalYear": year,
        "state": state,
        "fileName": file_name,
    }
    return studio.desk.post("/tds/certificates", body)


def test_a_certificate_is_kept_and_said_to_be_missing_again(
    studio: Studio, owner: Browser, client: Browser, year: int
) -> None:
    path = paths.certificate(studio.desk.uid, f"{studio.project()['clientId']}-{year}")
    assert refusal(note(studio, year, "received", "form-16a.pdf")) == (400, "request/invalid")
    assert owner.storage.is_allowed(Upload(path=path, content=PDF, metadata=LABELS), owner.token)
    note(studio, year, "received", "form-16a.pdf").raise_for_status()
    certificate = row_of(studio, year)["certificate"]
    assert (certificate["state"], certificate["fileName"]) == ("received", "form-16a.pdf")
    assert owner.storage.is_allowed(Fetch(path=path), owner.token)
    assert not client.storage.is_allowed(Fetch(path=path), None)
    note(studio, year, "missing", None).raise_for_status()
    certificate = row_of(studio, year)["certificate"]
    assert (certificate["state"], certificate["fileName"]) == ("missing", None)
    assert studio.desk.outside.objects.describe(path) is None


def test_a_certificate_on_paper_has_no_file(studio: Studio, year: int) -> None:
    note(studio, year, "received", None).raise_for_status()
    certificate = row_of(studio, year)["certificate"]
    assert (certificate["state"], certificate["fileName"]) == ("received", None)


def test_the_check_of_uploads_leaves_certificates_alone(studio: Studio, owner: Browser, year: int) -> None:
    """An object without a room's record is deleted; a certificate has none and must stay."""
    path = paths.certificate(studio.desk.uid, f"{studio.project()['clientId']}-{year}")
    assert owner.storage.is_allowed(Upload(path=path, content=PDF, metadata=LABELS), owner.token)
    check_object(studio.desk.outside, path=path)
    found = eventually(lambda: studio.desk.outside.objects.describe(path))
    assert found.size == len(PDF)


def test_nobody_keeps_a_certificate_of_a_client_who_is_not_theirs(
    studio: Studio, another_desk: Desk, year: int
) -> None:
    body = {
        "clientId": studio.project()["clientId"],
        "fiscalYear": year,
        "state": "received",
        "fileName": None,
    }
    assert refusal(another_desk.post("/tds/certificates", body)) == (404, "client/not-found")
