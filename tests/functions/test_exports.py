"""Tables that an accountant takes away."""

import csv
import io

import httpx
import pytest

from latchkey.domain.parties import Address, TaxKind, TaxRegistration
from tests.desks import Desk
from tests.studio import Studio, a_line, refusal


def export(desk: Desk, kind: str, first: str = "2020-01-01", last: str = "2029-12-31") -> httpx.Response:
    """Ask for a table."""
    query = {"from": first, "to": last}
    return desk.http.get(f"/api/portals/exports/{kind}", params=query, headers=desk.freelancer.headers)


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    assert answer.status_code == httpx.codes.OK, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def charge_gst(studio: Studio) -> None:
    """Register the freelancer in Maharashtra and the client in Karnataka."""
    studio.set_profile(
        tax=TaxRegistration(kind=TaxKind.GST, gstin="27AAPFU0939F1ZV", rate_bp=1800),
        address=Address(city="Mumbai", country="IN"),
    )
    studio.set_client(
        gstin="29AAGCB7383J1Z4",
        state_code="29",
        legal_name="Mira Textiles Pvt Ltd",
        address=Address(city="Bengaluru", country="IN"),
    )


def test_invoices_are_shaped_for_gstr_1(studio: Studio) -> None:
    charge_gst(studio)
    lines = [a_line(sac="998391"), a_line(sac="998313", rateBp=500, unitPriceMinor=20_000)]
    issued = studio.issued(lines=lines)
    voided = studio.issued()
    studio.void(voided).raise_for_status()
    studio.credit(issued, 13_900).raise_for_status()
    answer = export(studio.desk, "invoices")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    low, high, cancelled, *notes = rows_of(answer)
    assert (high["Type"], high["GSTIN/UIN of Recipient"], high["Receiver Name"]) == (
        "B2B",
        "29AAGCB7383J1Z4",
        "Mira Textiles Pvt Ltd",
    )
    assert (high["Invoice Value"], high["Place Of Supply"], high["Reverse Charge"]) == (
        "1390.00",
        "29-Karnataka",
        "N",
    )
    assert [(row["Rate"], row["Taxable Value"], row["IGST"], row["SAC"]) for row in (low, high)] == [
        ("5", "200.00", "10.00", "998313"),
        ("18", "1000.00", "180.00", "998391"),
    ]
    assert (cancelled["Status"], cancelled["Taxable Value"]) == ("cancelled", "0.00")
    assert {note["Type"] for note in notes} == {"CDNR"}
    assert {note["Original Invoice Number"] for note in notes} == {high["Invoice Number"]}
    assert sum(float(note["Taxable Value"]) for note in notes) == pytest.approx(120)


def test_a_table_holds_its_period_and_nothing_else(studio: Studio, another_desk: Desk) -> None:
    studio.issued()
    studio.write_draft()
    assert len(rows_of(export(studio.desk, "invoices"))) == 1
    assert rows_of(export(studio.desk, "invoices", "2020-01-01", "2020-12-31")) == []
    assert rows_of(export(another_desk, "invoices")) == []


def test_payments_tell_what_was_entered(studio: Studio) -> None:
    invoice_id = studio.issued()
    entry_id = studio.recorded(invoice_id, 100_000, reference="=HYPERLINK(1)", receivedOn="2026-04-01")
    studio.refund(entry_id, 10_000).raise_for_status()
    received, refunded = rows_of(export(studio.desk, "payments"))
    assert (received["Received On"], received["Kind"], received["Amount"]) == (
        "01-Apr-2026",
        "payment",
        "1000.00",
    )
    assert received["Reference"] == "'=HYPERLINK(1)"
    assert (refunded["Kind"], refunded["Amount"], refunded["Takes Back"]) == ("refund", "-100.00", entry_id)
    assert {row["Invoice Number"] for row in (received, refunded)} == {studio.invoice(invoice_id)["number"]}


def test_tds_comes_in_whole_fiscal_years(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.record(invoice_id, 108_000, tdsMinor=10_000, receivedOn="2026-04-01").raise_for_status()
    years = [row["Fiscal Year"] for row in rows_of(export(studio.desk, "tds", "2026-05-01", "2026-05-31"))]
    assert years == ["2026-27"]
    (row,) = rows_of(export(studio.desk, "tds", "2026-05-01", "2026-05-31"))
    assert (row["Deducted TDS"], row["Section"], row["Paid Without GST"]) == ("100.00", "393(1)", "1000.00")


def test_texts_of_strangers_run_nowhere(studio: Studio) -> None:
    """A room's client may be called anything; a spreadsheet must show it and not run it."""
    attack = '=cmd|"/C calc"!A0'
    studio.set_client(legal_name=attack)
    studio.issued()
    (row,) = rows_of(export(studio.desk, "invoices"))
    assert row["Receiver Name"].startswith("'=")


@pytest.mark.parametrize(
    ("kind", "first", "last", "refused"),
    [
        ("invoices", "2026-04-02", "2026-04-01", (400, "request/invalid")),
        ("invoices", "2010-01-01", "2026-04-01", (400, "request/invalid")),
        ("invoices", "soon", "2026-04-01", (400, "request/invalid")),
        ("secrets", "2026-04-01", "2026-04-02", (404, "not-found")),
    ],
)
def test_other_periods_and_kinds_are_refused(
    desk: Desk, kind: str, first: str, last: str, refused: tuple[int, str]
) -> None:
    assert refusal(export(desk, kind, first, last)) == refused


def test_a_table_needs_a_sign_in(desk: Desk) -> None:
    answer = desk.http.get("/api/portals/exports/invoices?from=2026-04-01&to=2026-04-02")
    assert refusal(answer) == (401, "auth/required")
