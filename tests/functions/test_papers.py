"""Papers through the doors: whoever may see an invoice may keep it, and nobody else."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from latchkey.domain import ids
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.india.upi import reference_of
from latchkey.domain.money import format_money
from latchkey.domain.rates import RATE_LIMITS, RateCount, RateKind
from latchkey.services import paths
from latchkey.services.billing.papers import owners_invoice
from latchkey.services.store import Create
from tests.desks import TOKENS, Desk
from tests.studio import TOTAL_MINOR, Studio, refusal, thirds
from tests.unit.letters import codes_in, text_of, upi_in

Json = dict[str, Any]


def fetch(desk: Desk, path: str) -> httpx.Response:
    """Fetch a paper at the private door."""
    return desk.http.get(f"/api/portals{path}", headers=desk.freelancer.headers)


def ask(studio: Studio, invoice_id: str, **changes: object) -> httpx.Response:
    """Ask for a paper at the public door, with the room's link unless said otherwise."""
    body: Json = {
        "link": studio.room.link,
        "payLink": None,
        "invoiceId": invoice_id,
        "receiptId": None,
        "creditNoteId": None,
    }
    return studio.desk.http.post("/api/portal/invoices/pdf", json=body | changes)


def is_paper(answer: httpx.Response, name: str) -> bool:
    """Tell whether an answer is a PDF to keep under a name, and no cache may answer with it."""
    return (
        answer.status_code == httpx.codes.OK
        and answer.headers["Content-Type"] == "application/pdf"
        and answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        and answer.headers["Cache-Control"] in ("no-store", "no-cache")
        and answer.headers["X-Content-Type-Options"] == "nosniff"
        and answer.content.startswith(b"%PDF-")
    )


def stored(studio: Studio, invoice_id: str) -> Invoice:
    """Read an invoice in the books as the functions do."""
    found = studio.desk.outside.store.get(paths.invoice(studio.desk.uid, invoice_id), Invoice)
    assert found is not None
    return found.value


def pay_link_of(studio: Studio, invoice_id: str) -> str:
    """Give the token of the page with this invoice alone."""
    token: str = studio.invoice(invoice_id)["payLink"]
    return token


def test_desk_room_and_pay_page_get_the_very_same_file(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    number = stored(studio, invoice_id).number
    desk = fetch(studio.desk, f"/invoices/{invoice_id}/pdf")
    room = ask(studio, invoice_id)
    page = ask(studio, invoice_id, link=None, payLink=pay_link_of(studio, invoice_id))
    assert all(is_paper(answer, f"{number}.pdf") for answer in (desk, room, page))
    assert desk.content == room.content == page.content
    assert (
        desk.content
        == owners_invoice(studio.desk.outside, owner=studio.desk.uid, invoice_id=invoice_id).content
    )


def test_a_paper_says_what_the_books_say(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    invoice = stored(studio, invoice_id)
    pdf = fetch(studio.desk, f"/invoices/{invoice_id}/pdf").content
    text = text_of(pdf)
    for told in (
        invoice.number or "",
        "Studio Meera",
        format_money(invoice.subtotal_minor, "INR"),
        format_money(invoice.tax_minor, "INR"),
        format_money(invoice.total_minor, "INR"),
        *(format_money(each.amount_minor, "INR") for each in invoice.instalments),
    ):
        assert told in text
    assert {upi_in(code)["tr"] for code in codes_in(pdf)} == {
        reference_of(invoice_id, each.id) for each in invoice.instalments
    }


def test_a_payment_leaves_the_file_as_it_was_sent(studio: Studio) -> None:
    invoice_id = studio.issued()
    before = ask(studio, invoice_id).content
    studio.recorded(invoice_id, 18_000)
    assert ask(studio, invoice_id).content == before


def test_a_draft_is_no_paper(studio: Studio) -> None:
    invoice_id = studio.write_draft()
    assert refusal(fetch(studio.desk, f"/invoices/{invoice_id}/pdf")) == (409, "invoice/not-issued")
    assert refusal(ask(studio, invoice_id)) == (404, "invoice/not-found")


def test_another_freelancer_gets_none(studio: Studio, another_desk: Desk) -> None:
    invoice_id = studio.issued()
    payment_id = studio.recorded(invoice_id, TOTAL_MINOR)
    note_id = credited(studio, studio.issued())
    assert refusal(fetch(another_desk, f"/invoices/{invoice_id}/pdf")) == (404, "invoice/not-found")
    assert refusal(fetch(another_desk, f"/payments/{payment_id}/receipt")) == (404, "payment/not-found")
    assert refusal(fetch(another_desk, f"/credit-notes/{note_id}/pdf")) == (404, "credit-note/not-found")


def test_nobody_gets_one_at_the_private_door_without_a_token(studio: Studio) -> None:
    invoice_id = studio.issued()
    answer = studio.desk.http.get(f"/api/portals/invoices/{invoice_id}/pdf")
    assert refusal(answer) == (401, "auth/required")


def test_another_rooms_link_shows_none(studio: Studio) -> None:
    invoice_id = studio.issued()
    other = studio.desk.open_room()
    assert refusal(ask(studio, invoice_id, link=other.link)) == (404, "invoice/not-found")


def test_another_invoices_pay_link_shows_none(studio: Studio) -> None:
    invoice_id, other_id = studio.issued(), studio.issued()
    token = pay_link_of(studio, other_id)
    assert refusal(ask(studio, invoice_id, link=None, payLink=token)) == (404, "invoice/not-found")


@pytest.mark.parametrize(
    ("link", "pay_link"),
    [("0" * 24, None), (None, "0" * 24), (None, None), ("../x", None)],
    ids=["wrong", "wrong pay link", "neither", "malformed"],
)
def test_a_wrong_link_shows_none(studio: Studio, link: str | None, pay_link: str | None) -> None:
    invoice_id = studio.issued()
    assert refusal(ask(studio, invoice_id, link=link, payLink=pay_link)) == (404, "link/not-found")


def test_both_links_at_once_show_none(studio: Studio) -> None:
    invoice_id = studio.issued()
    answer = ask(studio, invoice_id, payLink=pay_link_of(studio, invoice_id))
    assert refusal(answer) == (404, "link/not-found")


def test_a_revoked_link_shows_none(studio: Studio) -> None:
    invoice_id = studio.issued()
    body = {"projectId": studio.room.project_id, "personId": studio.room.person_id}
    studio.desk.post("/links/revoke", body).raise_for_status()
    assert refusal(ask(studio, invoice_id)) == (404, "link/not-found")


def test_a_renewed_pay_link_leaves_the_old_one_with_nothing(studio: Studio) -> None:
    invoice_id = studio.issued()
    old = pay_link_of(studio, invoice_id)
    studio.desk.post(f"/invoices/{invoice_id}/pay-link/renew").raise_for_status()
    assert refusal(ask(studio, invoice_id, link=None, payLink=old)) == (404, "link/not-found")
    new = pay_link_of(studio, invoice_id)
    assert ask(studio, invoice_id, link=None, payLink=new).status_code == httpx.codes.OK


def test_a_place_may_ask_for_so_many_papers_and_no_more(studio: Studio) -> None:
    invoice_id, ip = studio.issued(), TOKENS.id()
    ends_at = studio.desk.outside.clock.now() + timedelta(hours=1)
    count = RateCount(count=RATE_LIMITS[RateKind.PAPER_IP].most, window_ends_at=ends_at, expire_at=ends_at)
    path = paths.rate_limit(ids.hashed(RateKind.PAPER_IP.value, ip))
    studio.desk.outside.store.commit([Create(path=path, value=count)])
    body = {"link": studio.room.link, "invoiceId": invoice_id}
    headers = {"X-Forwarded-For": ip}
    refused = studio.desk.http.post("/api/portal/invoices/pdf", json=body, headers=headers)
    assert refusal(refused) == (429, "rate/limited")


def test_a_receipt_is_there_for_what_was_received(studio: Studio) -> None:
    invoice_id = studio.issued()
    payment_id = studio.recorded(invoice_id, 18_000, reference="NEFT 77")
    desk = fetch(studio.desk, f"/payments/{payment_id}/receipt")
    room = ask(studio, invoice_id, receiptId=payment_id)
    assert is_paper(desk, f"Receipt-{stored(studio, invoice_id).number}-{studio.today}.pdf")
    assert desk.content == room.content
    text = text_of(desk.content)
    assert "Received ₹180.00" in text
    assert "NEFT 77" in text


def test_what_was_taken_back_has_no_receipt(studio: Studio) -> None:
    invoice_id = studio.issued()
    payment_id = studio.recorded(invoice_id, 18_000)
    studio.reverse(payment_id).raise_for_status()
    assert refusal(fetch(studio.desk, f"/payments/{payment_id}/receipt")) == (404, "payment/not-found")
    assert refusal(ask(studio, invoice_id, receiptId=payment_id)) == (404, "payment/not-found")
    assert refusal(ask(studio, invoice_id, receiptId=f"rev_{payment_id}")) == (404, "payment/not-found")


def test_another_invoices_receipt_is_not_shown(studio: Studio) -> None:
    invoice_id, other_id = studio.issued(), studio.issued()
    payment_id = studio.recorded(other_id, 18_000)
    assert refusal(ask(studio, invoice_id, receiptId=payment_id)) == (404, "payment/not-found")
    assert refusal(ask(studio, invoice_id, receiptId="pi_none")) == (404, "payment/not-found")
    assert refusal(ask(studio, invoice_id, receiptId="a/b")) == (400, "request/invalid")


def credited(studio: Studio, invoice_id: str) -> str:
    """Write a credit note and return its id."""
    note_id: str = studio.credit(invoice_id, 11_800).raise_for_status().json()["creditNoteId"]
    return note_id


def test_a_credit_note_is_there_for_its_own_invoice_only(studio: Studio) -> None:
    invoice_id, other_id = studio.issued(), studio.issued()
    note_id = credited(studio, invoice_id)
    desk = fetch(studio.desk, f"/credit-notes/{note_id}/pdf")
    assert desk.headers["Content-Type"] == "application/pdf"
    assert desk.content == ask(studio, invoice_id, creditNoteId=note_id).content
    text = text_of(desk.content)
    assert f"FOR INVOICE {stored(studio, invoice_id).number}" in text
    assert "Total credited ₹118.00" in text
    assert refusal(ask(studio, other_id, creditNoteId=note_id)) == (404, "credit-note/not-found")
    assert refusal(ask(studio, invoice_id, creditNoteId=TOKENS.id())) == (404, "credit-note/not-found")
