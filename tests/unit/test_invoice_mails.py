"""What the mails about invoices say, in HTML and in text alike."""

from datetime import date
from html import unescape

import pytest

from latchkey.domain.freelancers import Freelancer, OwnBrand
from latchkey.domain.invoices import Source, Tax
from latchkey.domain.payments import EntryKind, LedgerEntry, UnappliedReason
from latchkey.services.mail.invoices import invoice_sent_mail, payment_notice_mail, quantity, receipt_mail
from tests.unit.books import NOW, a_line, an_issued

MEERA = Freelancer(
    name="Meera Rao",
    email="meera@example.com",
    business_name="Studio Meera",
    brand=OwnBrand(logo=None, accent="#6cb6ff"),
    time_zone="Asia/Kolkata",
    currency="INR",
    created_at=NOW,
    updated_at=NOW,
)
URL = "https://latchkey.example/r#0123456789abcdefghijklmn"
RECOVER_URL = "https://latchkey.example/recover"


def an_entry(reason: UnappliedReason | None = None, amount_minor: int = 118_000) -> LedgerEntry:
    return LedgerEntry(
        invoice_id="invoice",
        project_id="project",
        kind=EntryKind.UNAPPLIED if reason else EntryKind.PAYMENT,
        reason=reason,
        amount_minor=amount_minor,
        currency="INR",
        at=NOW,
        source=Source.STRIPE,
        session_id="cs_1",
    )


def test_an_invoice_is_itemised_with_tax_total_and_due_date() -> None:
    invoice = an_issued(
        lines=(a_line(quantity_milli=2500, unit_price_minor=4_000_000),),
        subtotal_minor=10_000_000,
        tax=Tax(label="GST", rate_bp=1850),
        tax_minor=1_850_000,
        total_minor=11_850_000,
        note="Thank you\nMeera",
    )
    mail = invoice_sent_mail(
        to="asha@example.com",
        person_name="Asha",
        freelancer=MEERA,
        invoice=invoice,
        due_on=date(2026, 3, 31),
        url=URL,
        recover_url=RECOVER_URL,
    )
    assert mail.subject == "Invoice INV-2026-001 from Studio Meera: ₹1,18,500.00, due 31 March 2026"
    html = unescape(mail.html)
    for told in ("Logo", "2.5 × ₹40,000.00", "₹1,00,000.00", "GST 18.5 %", "₹18,500.00", "₹1,18,500.00", URL):  # noqa: RUF001 -- a multiplication
        assert told in html
        assert told in mail.text
    assert RECOVER_URL in mail.text


def test_names_are_inert() -> None:
    """A line's words, a client's name and a note come from people; none of them may become markup."""
    evil = '<img src=x onerror="alert(1)">'
    invoice = an_issued(lines=(a_line(description=evil),), note=evil, title=evil)
    mail = invoice_sent_mail(
        to="asha@example.com",
        person_name=evil,
        freelancer=MEERA,
        invoice=invoice,
        due_on=date(2026, 3, 31),
        url=URL,
        recover_url=RECOVER_URL,
    )
    assert "<img" not in mail.html
    assert "&lt;img" in mail.html


def test_a_receipt_for_somebody_whose_link_was_revoked_has_no_way_in() -> None:
    mail = receipt_mail(
        to="asha@example.com",
        person_name="Asha",
        freelancer=MEERA,
        invoice=an_issued(paid_minor=118_000),
        entry=an_entry(),
        paid_on=date(2026, 3, 10),
        url=None,
        recover_url=RECOVER_URL,
    )
    assert "/r#" not in mail.html + mail.text
    assert RECOVER_URL not in mail.html + mail.text
    assert "10 March 2026" in mail.text


@pytest.mark.parametrize("reason", UnappliedReason)
def test_the_owner_is_told_why_money_paid_nothing(reason: UnappliedReason) -> None:
    mail = payment_notice_mail(
        freelancer=MEERA,
        invoice=an_issued(),
        entry=an_entry(reason),
        payment_id="pi_1",
        url="https://latchkey.example/desk",
        from_name="Latchkey",
    )
    assert mail.to == "meera@example.com"
    assert mail.subject == "₹1,180.00 arrived and needs you"
    assert "nothing was marked as paid" in mail.text
    assert "pi_1" in mail.text


def test_a_part_payment_says_what_is_left() -> None:
    mail = payment_notice_mail(
        freelancer=MEERA,
        invoice=an_issued(paid_minor=18_000),
        entry=an_entry(amount_minor=18_000),
        payment_id="pi_1",
        url="https://latchkey.example/desk",
        from_name="Latchkey",
    )
    assert mail.subject == "Asha paid ₹180.00"
    assert "₹1,000.00 is still to be paid" in mail.text


@pytest.mark.parametrize(("milli", "text"), [(1000, "1"), (2500, "2.5"), (333, "0.333"), (10_050, "10.05")])
def test_quantities_have_no_needless_noughts(milli: int, text: str) -> None:
    assert quantity(milli) == text
