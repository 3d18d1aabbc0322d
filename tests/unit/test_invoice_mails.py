"""What the mails about money say, in HTML and in text alike."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
import zxingcpp

from latchkey.adapters.qr import qr_png
from latchkey.domain.billing.invoices import (
    Claim,
    ClaimRefusal,
    Dispute,
    DisputeState,
    Invoice,
    Method,
)
from latchkey.domain.billing.payments import EntryKind, UnappliedReason
from latchkey.domain.billing.room_invoices import PAY_LINK_HOLDER
from latchkey.domain.freelancers import ConnectedAccount
from latchkey.domain.india.upi import reference_of
from latchkey.domain.mail import Attachment, Mail
from latchkey.domain.money import format_money
from latchkey.domain.parties import Bank, BankKind, Payout
from latchkey.services.billing.invoice_words import quantity, sums_of, upi_request_for_next
from latchkey.services.mail.invoices import credit_note_mail, invoice_sent_mail, reminder_mail
from latchkey.services.mail.notices import (
    Notice,
    claim_notice_mail,
    dispute_notice_mail,
    payment_notice_mail,
    payout_changed_mail,
)
from latchkey.services.mail.parts import Letter
from latchkey.services.mail.payments import claim_refused_mail, receipt_mail, refund_mail
from tests.unit.books import NOW, an_entry
from tests.unit.letters import (
    INVOICE_ID,
    LINES,
    MEERA,
    PAY_URL,
    THIRDS,
    a_credit_note,
    a_studio_invoice,
    shown_html,
    squeezed,
    upi_in,
)

ROOM_URL = "https://latchkey.example/r#0123456789abcdefghijklmn"
RECOVER_URL = "https://latchkey.example/recover"
LOGO = Attachment(name="logo.png", content_type="image/png", content=b"png", content_id="logo")
PAPER = Attachment(name="INV-26-27-001.pdf", content_type="application/pdf", content=b"%PDF")
NOTICE = Notice(
    freelancer=MEERA, from_name="Latchkey", url="https://latchkey.example/desk/rooms/p/invoices/i"
)


def a_letter(invoice: Invoice | None = None, **changes: object) -> Letter:
    invoice = invoice or a_studio_invoice()
    request = upi_request_for_next(invoice, INVOICE_ID)
    letter = Letter(
        to="asha@example.com",
        person_name="Asha",
        freelancer=MEERA,
        invoice=invoice,
        invoice_id=INVOICE_ID,
        room_url=ROOM_URL,
        pay_url=PAY_URL,
        recover_url=RECOVER_URL,
        logo=LOGO,
        code=qr_png(request.uri) if request else None,
        papers=(PAPER,),
    )
    return replace(letter, **changes)  # type: ignore[arg-type]  # any field of it


def said_twice(mail: Mail, *told: str) -> None:
    """Hold both forms of a mail to saying something."""
    html, text = shown_html(mail.html), squeezed(mail.text)
    for each in told:
        assert squeezed(each) in html
        assert squeezed(each) in text


def test_an_invoice_says_every_stored_sum_in_both_forms() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    mail = invoice_sent_mail(a_letter(invoice))
    said_twice(
        mail,
        *(value for _, value in sums_of(invoice)),
        *(label for label, _ in sums_of(invoice)),
        *(format_money(each.amount_minor, "INR") for each in invoice.instalments),
        *(format_money(line.amount_minor, "INR") for line in invoice.lines),
        "Brand identity",
        "2.5 × ₹40,000.33",  # noqa: RUF001 -- a multiplication
        "due 20 March 2026",
        "Thank you.",
    )
    total = format_money(invoice.total_minor, "INR")
    first = format_money(invoice.instalments[0].amount_minor, "INR")
    assert mail.subject == (
        f"Invoice INV-26-27-001 from Studio Meera: {total}, first {first} due 20 March 2026"
    )


def test_an_invoice_offers_every_way_to_pay_in_both_forms() -> None:
    mail = invoice_sent_mail(a_letter())
    said_twice(
        mail,
        "meera@okhdfc",
        "Meera Rao",
        "50100123456789",
        "HDFC0000123",
        "https://paypal.me/meerarao",
        PAY_URL,
        ROOM_URL,
        "Safe to forward",
        "Private: whoever has this link can enter the room",
        RECOVER_URL,
    )
    assert mail.text.index(PAY_URL) < mail.text.index(ROOM_URL)


def test_the_code_in_the_mail_asks_for_what_is_to_be_paid_next() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    first, *rest = invoice.instalments
    paid = replace(
        invoice,
        paid_minor=first.amount_minor,
        instalments=(replace(first, paid_minor=first.amount_minor), *rest),
    )
    mail = invoice_sent_mail(a_letter(paid))
    code = next(each for each in mail.attachments if each.content_id == "upi-code")
    assert f'src="cid:{code.content_id}"' in mail.html
    asked = upi_in(read_png(code.content))
    assert asked["tr"] == reference_of(INVOICE_ID, rest[0].id)
    assert asked["am"] == f"{rest[0].amount_minor // 100}.{rest[0].amount_minor % 100:02d}"
    said_twice(mail, format_money(rest[0].amount_minor, "INR"))


def read_png(content: bytes) -> str:
    """Read the QR code in a PNG of one bit per pixel, as our own are."""
    width, height, depth, kind = struct.unpack(">IIBB", content[16:26])
    assert (depth, kind) == (1, 0)
    at, data = 8, b""
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            data += content[at + 8 : at + 8 + length]
        at += length + 12
    rows, stride = zlib.decompress(data), (width + 7) // 8 + 1
    assert all(rows[row * stride] == 0 for row in range(height)), "no row is filtered"
    pixels = bytearray(
        255 * (rows[row * stride + 1 + column // 8] >> (7 - column % 8) & 1)
        for row in range(height)
        for column in range(width)
    )
    (found,) = zxingcpp.read_barcodes(memoryview(pixels).cast("B", shape=[height, width]))
    return str(found.text)


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD"])
def test_no_other_currency_is_asked_for_by_upi(currency: str) -> None:
    mail = invoice_sent_mail(a_letter(a_studio_invoice(currency=currency)))
    assert "upi" not in (mail.html + mail.text).lower()
    assert [each.content_id for each in mail.attachments] == ["logo", None]
    said_twice(mail, format_money(a_studio_invoice(currency=currency).total_minor, currency))


def test_nobody_is_asked_by_upi_for_what_somebody_reports_as_paid() -> None:
    invoice = a_studio_invoice()
    (whole,) = invoice.instalments
    claim = Claim(utr="412345678901", amount_minor=whole.amount_minor, at=NOW, by="Asha")
    mail = invoice_sent_mail(a_letter(replace(invoice, instalments=(replace(whole, claim=claim),))))
    assert "upi" not in (mail.html + mail.text).lower()
    assert "upi-code" not in {each.content_id for each in mail.attachments}


def test_every_picture_travels_along_and_says_what_it_is() -> None:
    mail = invoice_sent_mail(a_letter())
    assert "http://" not in mail.html
    assert "data:" not in mail.html
    assert mail.html.count("<img ") == 2
    assert 'alt="Studio Meera"' in mail.html
    assert 'alt="UPI QR code for' in mail.html
    assert {each.content_id for each in mail.attachments} == {"logo", "upi-code", None}


def test_names_are_inert() -> None:
    """A line's words, a client's name and a note come from people; none of them may become markup."""
    evil = '<img src=x onerror="alert(1)">'
    invoice = replace(a_studio_invoice(lines=(replace(LINES[0], description=evil),), note=evil), title=evil)
    mail = invoice_sent_mail(a_letter(invoice, person_name=evil, logo=None, code=None))
    assert "<img" not in mail.html
    assert "&lt;img" in mail.html


def test_two_hundred_lines_do_not_make_a_mail_that_is_cut_off() -> None:
    lines = tuple(replace(LINES[0], description="d" * 300, unit_price_minor=100 + n) for n in range(200))
    invoice = a_studio_invoice(lines=lines)
    mail = invoice_sent_mail(a_letter(invoice))
    assert len(mail.html.encode()) < 100_000
    rest = format_money(sum(line.amount_minor for line in invoice.lines[40:]), "INR")
    said_twice(
        mail, "160 more lines, all in the attached PDF", rest, *(value for _, value in sums_of(invoice))
    )


def test_a_name_that_runs_from_right_to_left_leaves_the_amount_in_its_place() -> None:
    invoice = replace(a_studio_invoice(), title="אתר")
    mail = invoice_sent_mail(a_letter(invoice, freelancer=replace(MEERA, business_name="אתר")))
    assert "for \u2068אתר\u2069: ₹" in mail.text
    assert "from \u2068אתר\u2069: ₹" in mail.subject


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 3, 18), "{first} is due on 20 March 2026"),
        (date(2026, 3, 20), "{first} is due today"),
        (date(2026, 3, 25), "{first} was due on 20 March 2026"),
        (date(2026, 4, 25), "{both} was due since 20 March 2026"),
    ],
)
def test_a_reminder_says_how_much_and_since_when(today: date, told: str) -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    first, second, _ = invoice.instalments
    amounts = {
        "first": format_money(first.amount_minor, "INR"),
        "both": format_money(first.amount_minor + second.amount_minor, "INR"),
    }
    mail = reminder_mail(a_letter(invoice), today=today)
    said_twice(
        mail, told.format(**amounts), "Still to pay", format_money(invoice.balance_minor, "INR"), PAY_URL
    )
    assert told.format(**amounts) in mail.subject
    assert PAPER in mail.attachments


def test_a_reminder_counts_what_was_paid() -> None:
    invoice = a_studio_invoice()
    (whole,) = invoice.instalments
    paid = replace(
        invoice, paid_minor=1_000_000, tds_minor=500_000, instalments=(replace(whole, paid_minor=1_500_000),)
    )
    mail = reminder_mail(a_letter(paid), today=date(2026, 4, 25))
    said_twice(
        mail,
        f"{format_money(invoice.total_minor - 1_500_000, 'INR')} was due on 31 March 2026",
        "-₹10,000.00",
        "-₹5,000.00",
    )


def test_a_receipt_for_somebody_whose_link_was_revoked_has_no_way_in() -> None:
    mail = receipt_mail(a_letter(room_url=None, pay_url=None, code=None), an_entry())
    assert "/r#" not in mail.html + mail.text
    assert "/pay#" not in mail.html + mail.text
    assert RECOVER_URL not in mail.html + mail.text
    said_twice(mail, "10 March 2026", "₹1,180.00", "Bank transfer")
    assert PAPER in mail.attachments


def test_a_receipt_says_what_was_too_much() -> None:
    invoice = a_studio_invoice()
    mail = receipt_mail(a_letter(replace(invoice, overpaid_minor=5_000)), an_entry(reference="UTR 1"))
    said_twice(mail, "₹50.00 more than was due", "UTR 1")


def test_a_refund_says_what_was_given_back() -> None:
    mail = refund_mail(a_letter(), an_entry(kind=EntryKind.REFUND, method=Method.STRIPE))
    assert mail.subject == "Refund for invoice INV-26-27-001: ₹1,180.00"
    said_twice(mail, "₹1,180.00", "Card (Stripe)")


def test_a_refused_claim_says_why_and_how_to_go_on() -> None:
    invoice = a_studio_invoice()
    refusal = ClaimRefusal(utr="412345678901", reason="Not in my account.", at=NOW)
    mail = claim_refused_mail(a_letter(invoice), invoice.instalments[0], refusal)
    said_twice(mail, "Not in my account.", "412345678901", format_money(invoice.total_minor, "INR"), PAY_URL)


def test_a_credit_note_says_what_is_left() -> None:
    invoice = a_studio_invoice()
    credited = replace(invoice, credited_minor=118_000)
    mail = credit_note_mail(a_letter(credited), a_credit_note(invoice))
    said_twice(mail, "CN-26-27-001", "₹1,180.00", format_money(credited.balance_minor, "INR"))


@pytest.mark.parametrize("reason", UnappliedReason)
def test_the_owner_is_told_why_money_paid_nothing(reason: UnappliedReason) -> None:
    entry = an_entry(kind=EntryKind.UNAPPLIED, reason=reason)
    mail = payment_notice_mail(NOTICE, invoice=a_studio_invoice(), entry=entry, payment_id="pi_1")
    assert mail.to == "meera@example.com"
    assert mail.subject == "₹1,180.00 arrived and needs you"
    said_twice(mail, "nothing was marked as paid", "pi_1", NOTICE.url)


def test_a_part_payment_says_what_is_left() -> None:
    invoice = replace(a_studio_invoice(), paid_minor=118_000)
    mail = payment_notice_mail(NOTICE, invoice=invoice, entry=an_entry(), payment_id="pi_1")
    assert mail.subject == "Kaveri Foods paid ₹1,180.00"
    said_twice(mail, f"{format_money(invoice.balance_minor, 'INR')} is still to be paid")


def test_an_over_payment_is_told_and_never_called_paid_in_silence() -> None:
    invoice = a_studio_invoice()
    paid = replace(invoice, paid_minor=invoice.total_minor + 5_000, overpaid_minor=5_000)
    mail = payment_notice_mail(NOTICE, invoice=paid, entry=an_entry(), payment_id="pi_1")
    assert mail.subject == "Kaveri Foods paid ₹1,180.00, more than was due"
    said_twice(mail, "₹50.00 is more than was due", "pi_1")


def test_a_claim_asks_the_owner_to_look_in_the_bank() -> None:
    invoice = a_studio_invoice(instalments=THIRDS)
    first = invoice.instalments[0]
    claim = Claim(utr="412345678901", amount_minor=first.amount_minor, at=NOW, by="Asha")
    mail = claim_notice_mail(NOTICE, invoice=invoice, instalment=first, claim=claim)
    said_twice(mail, "412345678901", "On signing", format_money(first.amount_minor, "INR"), NOTICE.url)
    said_twice(mail, "nothing is marked as paid, and nobody is reminded")
    forwarded = claim_notice_mail(
        NOTICE, invoice=invoice, instalment=first, claim=replace(claim, by=PAY_LINK_HOLDER)
    )
    said_twice(forwarded, "Somebody with the pay-only link reports a UPI payment")


@pytest.mark.parametrize("state", DisputeState)
def test_the_owner_hears_of_every_turn_of_a_dispute(state: DisputeState) -> None:
    dispute = Dispute(payment_id="pi_1", amount_minor=118_000, state=state)
    mail = dispute_notice_mail(NOTICE, invoice=a_studio_invoice(), dispute=dispute)
    said_twice(mail, "₹1,180.00", "invoice INV-26-27-001", "pi_1")


def test_changed_payout_details_are_told_with_the_hour_and_without_the_details() -> None:
    account = ConnectedAccount(account_id="acct_1OwnMeera", charges_enabled=True, connected_at=NOW)
    connected = replace(NOTICE, freelancer=replace(MEERA, stripe=account))
    mail = payout_changed_mail(connected, changed_at=NOW)
    said_twice(
        mail,
        "10 March 2026 at 14:30 (Asia/Kolkata)",
        "me••••@okhdfc",
        "••••6789",
        "••••eera",
        "If it was not: sign in now",
    )
    for secret in ("meera@okhdfc", "50100123456789", "meerarao", "acct_1OwnMeera"):
        assert secret not in unescape(mail.html) + mail.text


def test_a_few_letters_of_bank_details_are_not_shown_at_all() -> None:
    payout = Payout(bank=Bank(kind=BankKind.OTHER, holder="M", text="12345"))
    mail = payout_changed_mail(replace(NOTICE, freelancer=replace(MEERA, payout=payout)), changed_at=NOW)
    assert "12345"[-4:] not in mail.text
    said_twice(mail, "UPI ID", "none")


@pytest.mark.parametrize(("milli", "text"), [(1000, "1"), (2500, "2.5"), (333, "0.333"), (10_050, "10.05")])
def test_quantities_have_no_needless_noughts(milli: int, text: str) -> None:
    assert quantity(milli) == text
