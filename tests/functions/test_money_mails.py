"""The mails about money: what the post brings, and what is not sent once its reason has gone."""

import base64
import re
from dataclasses import replace
from typing import Any

import httpx
import pytest

from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.mail import Mail
from latchkey.domain.money import format_money
from latchkey.services import paths
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import Dropped, Prepared, Template
from latchkey.services.store import Create
from tests.desks import TOKENS, eventually
from tests.studio import TOTAL_MINOR, Studio, thirds

Json = dict[str, Any]


def a_utr() -> str:
    """Make a bank reference nobody has used."""
    return f"{int(TOKENS.id(), 36) % 10**12:012d}"


def number_of(studio: Studio, invoice_id: str) -> str:
    """Read an invoice's number."""
    number: str = studio.invoice(invoice_id)["number"]
    return number


def printed(studio: Studio, path: str) -> bytes:
    """Fetch a paper at the desk."""
    answer = studio.desk.http.get(f"/api/portals{path}", headers=studio.desk.freelancer.headers)
    return answer.raise_for_status().content


def attached(mail: Json, kind: str) -> list[bytes]:
    """Read what came along with a mail."""
    return [base64.b64decode(each["content"]) for each in mail["attachments"] if each["type"] == kind]


def prepared(studio: Studio, template: Template, invoice_id: str, **more: str) -> Prepared:
    """Prepare a mail as its row would be, right now."""
    params = {
        "owner": studio.desk.uid,
        "projectId": studio.room.project_id,
        "invoiceId": invoice_id,
        "personId": studio.room.person_id,
        **more,
    }
    outside = studio.desk.outside
    return EFFECTS[template].prepare(outside, params, outside.clock.now())


def revoke(studio: Studio) -> None:
    """Take the client's link away."""
    body = {"projectId": studio.room.project_id, "personId": studio.room.person_id}
    studio.desk.post("/links/revoke", body).raise_for_status()


def test_the_invoice_in_the_post_is_the_one_at_the_desk(studio: Studio) -> None:
    invoice_id = studio.issued(instalments=thirds())
    mail = studio.mails(studio.room.email, 2)[-1]
    assert mail["subject"].startswith(f"Invoice {number_of(studio, invoice_id)} from Studio Meera: ₹1,180.00")
    assert attached(mail, "application/pdf") == [printed(studio, f"/invoices/{invoice_id}/pdf")]
    (code,) = [each for each in mail["attachments"] if each["contentId"] == "upi-code"]
    assert (code["disposition"], code["type"]) == ("inline", "image/png")
    assert 'src="cid:upi-code"' in mail["html"]
    pay_link = studio.invoice(invoice_id)["payLink"]
    for told in (pay_link, studio.room.link, "meera@okaxis", "₹354.00", "₹1,180.00"):
        assert told in mail["html"]
        assert told in mail["text"]


def test_an_answer_to_the_freelancers_mails_goes_to_the_freelancer(studio: Studio) -> None:
    studio.issued()
    mails = studio.mails(studio.room.email, 2)
    assert {mail["replyTo"] for mail in mails} == {studio.desk.freelancer.email}


def test_the_mailbox_shows_the_code_inside_the_mail(studio: Studio) -> None:
    studio.issued()
    mail = studio.mails(studio.room.email, 2)[-1]
    body = httpx.get(f"{studio.suite.mail_url}/messages/{mail['id']}/body").text
    found = re.search(r'src="(/messages/[^"]+/parts/\d+)"', body)
    assert found
    picture = httpx.get(f"{studio.suite.mail_url}{found[1]}")
    assert picture.headers["Content-Type"] == "image/png"
    assert "cid:" not in body


def test_a_receipt_in_the_post_comes_with_its_paper(studio: Studio) -> None:
    invoice_id = studio.mailed()
    payment_id = studio.recorded(invoice_id, 18_000)
    mail = studio.mails(studio.room.email, 3)[-1]
    assert mail["subject"] == f"Receipt for invoice {number_of(studio, invoice_id)}: ₹180.00"
    assert attached(mail, "application/pdf") == [printed(studio, f"/payments/{payment_id}/receipt")]


def test_a_claim_is_told_to_the_owner_and_its_refusal_to_the_client(studio: Studio) -> None:
    invoice_id, utr = studio.mailed(), a_utr()
    studio.claim(invoice_id, utr).raise_for_status()
    notice = studio.mails(studio.desk.freelancer.email, 1)[-1]
    assert notice["subject"] == "Mira Textiles says ₹1,180.00 was paid"
    assert utr in notice["html"]
    assert utr in notice["text"]
    studio.refuse(invoice_id).raise_for_status()
    mail = studio.mails(studio.room.email, 3)[-1]
    assert "your payment was not found" in mail["subject"]
    assert "Nothing on the account" in mail["text"]


def test_a_credit_note_is_mailed_with_its_paper(studio: Studio) -> None:
    invoice_id = studio.mailed()
    note_id = studio.credit(invoice_id, 11_800).raise_for_status().json()["creditNoteId"]
    mail = studio.mails(studio.room.email, 3)[-1]
    assert mail["subject"].startswith("Credit note ")
    assert attached(mail, "application/pdf") == [printed(studio, f"/credit-notes/{note_id}/pdf")]
    assert format_money(TOTAL_MINOR - 11_800, "INR") in mail["text"]


def test_a_refund_is_told_to_the_client(studio: Studio) -> None:
    invoice_id = studio.mailed()
    payment_id = studio.recorded(invoice_id, TOTAL_MINOR)
    studio.mails(studio.room.email, 3)
    studio.refund(payment_id, 18_000).raise_for_status()
    mail = studio.mails(studio.room.email, 4)[-1]
    assert mail["subject"] == f"Refund for invoice {number_of(studio, invoice_id)}: ₹180.00"


def test_an_invoice_that_was_withdrawn_before_the_mail_went_is_not_mailed(studio: Studio) -> None:
    """The provider was down; by the time it is back, nobody may be asked to pay a void invoice."""
    outage = f"{studio.suite.mail_url}/api/outage"
    studio.mails(studio.room.email, 1)
    httpx.post(outage, json={"down": True, "to": studio.room.email}).raise_for_status()
    try:
        invoice_id = studio.issued()
        rows = eventually(lambda: studio.put_off("params.invoiceId", invoice_id, 1))
        studio.void(invoice_id).raise_for_status()
    finally:
        httpx.post(outage, json={"down": False, "to": studio.room.email}).raise_for_status()
    studio.deliver_later(rows)
    assert len(studio.mails(studio.room.email, 1)) == 1


@pytest.mark.parametrize("template", [Template.INVOICE_SENT, Template.INVOICE_REMINDER])
def test_whoever_lost_their_link_is_asked_for_nothing(studio: Studio, template: Template) -> None:
    invoice_id = studio.issued()
    assert isinstance(prepared(studio, template, invoice_id, by="hand"), Mail)
    revoke(studio)
    assert isinstance(prepared(studio, template, invoice_id, by="hand"), Dropped)


def test_an_invoice_that_was_paid_before_its_mail_went_is_not_asked_for(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.recorded(invoice_id, TOTAL_MINOR)
    assert prepared(studio, Template.INVOICE_SENT, invoice_id) == Dropped(reason="settled")


def test_a_receipt_reaches_whoever_paid_and_lets_nobody_in(studio: Studio) -> None:
    invoice_id = studio.mailed()
    payment_id = studio.recorded(invoice_id, 18_000)
    revoke(studio)
    mail = prepared(studio, Template.PAYMENT_RECEIVED, invoice_id, paymentId=payment_id)
    assert isinstance(mail, Mail)
    assert len([each for each in mail.attachments if each.content_type == "application/pdf"]) == 1
    for secret in (studio.room.link, studio.invoice(invoice_id)["payLink"]):
        assert secret not in mail.html + mail.text


def test_a_closed_room_leaves_the_pay_link_in_the_mail(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.desk.post(f"/rooms/{studio.room.project_id}/close").raise_for_status()
    mail = prepared(studio, Template.INVOICE_REMINDER, invoice_id, by="hand")
    assert isinstance(mail, Mail)
    assert studio.invoice(invoice_id)["payLink"] in mail.text
    assert studio.room.link not in mail.html + mail.text


def test_what_was_taken_back_is_not_receipted_by_mail(studio: Studio) -> None:
    invoice_id = studio.mailed()
    payment_id = studio.recorded(invoice_id, 18_000)
    studio.reverse(payment_id).raise_for_status()
    dropped = prepared(studio, Template.PAYMENT_RECEIVED, invoice_id, paymentId=payment_id)
    assert dropped == Dropped(reason="taken back")


def test_an_answered_claim_needs_nobody_any_more(studio: Studio) -> None:
    invoice_id = studio.issued()
    studio.claim(invoice_id, a_utr()).raise_for_status()
    assert isinstance(prepared(studio, Template.CLAIM_NOTICE, invoice_id, instalmentId="1"), Mail)
    studio.refuse(invoice_id).raise_for_status()
    assert isinstance(prepared(studio, Template.CLAIM_NOTICE, invoice_id, instalmentId="1"), Dropped)
    assert isinstance(prepared(studio, Template.CLAIM_REFUSED, invoice_id, instalmentId="1"), Mail)
    studio.claim(invoice_id, a_utr()).raise_for_status()
    assert isinstance(prepared(studio, Template.CLAIM_REFUSED, invoice_id, instalmentId="1"), Dropped)


def test_a_refund_that_failed_after_all_is_not_told(studio: Studio) -> None:
    invoice_id = studio.issued()
    payment_id = studio.recorded(invoice_id, TOTAL_MINOR)
    refund_id = studio.refund(payment_id, 18_000).raise_for_status().json()["refundId"]
    assert isinstance(prepared(studio, Template.REFUND_NOTICE, invoice_id, paymentId=refund_id), Mail)
    store = studio.desk.outside.store
    refund = store.get(paths.payment(studio.desk.uid, refund_id), LedgerEntry)
    assert refund is not None
    undone = replace(refund.value, kind=EntryKind.REVERSAL, of=refund_id)
    store.commit([Create(path=paths.payment(studio.desk.uid, f"rev_{refund_id}"), value=undone)])
    dropped = prepared(studio, Template.REFUND_NOTICE, invoice_id, paymentId=refund_id)
    assert dropped == Dropped(reason="failed")
