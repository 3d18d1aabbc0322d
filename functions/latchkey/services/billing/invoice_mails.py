"""Prepare the mails about invoices at the moment of sending, from what the books say by then.

What the outbox rows of each template must hold (ids only), one row for each person on the client's side:
`owner`, `projectId`, `invoiceId`, `personId`, and with payment-received `paymentId`, with claim-refused
`instalmentId`, with credit-note-sent `creditNoteId`, with refund-notice `paymentId` (the refund's own entry).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from latchkey.domain.billing.credit_notes import CreditNote
from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.billing.payments import EntryKind, LedgerEntry
from latchkey.domain.due_dates import date_in
from latchkey.domain.errors.payments import PaymentNotFoundError
from latchkey.domain.errors.rooms import LinkNotFoundError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.links import Person
from latchkey.domain.mail import Attachment
from latchkey.services import paths
from latchkey.services.billing.invoice_words import upi_request_for_next
from latchkey.services.billing.papers import (
    PDF,
    Paper,
    logo_from,
    print_credit_note,
    print_invoice,
    print_receipt,
)
from latchkey.services.billing.pay_links import pay_url
from latchkey.services.links import link_behind
from latchkey.services.mail.invoices import credit_note_mail, invoice_sent_mail
from latchkey.services.mail.invoices import reminder_mail as written_reminder
from latchkey.services.mail.parts import Letter
from latchkey.services.mail.payments import claim_refused_mail, receipt_mail, refund_mail
from latchkey.services.opening import link_url
from latchkey.services.outbox import Dropped, Effect, Prepared
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of, recover_url

_GONE: Final = Dropped(reason="gone")
_NO_LINK: Final = Dropped(reason="no live link")


def prepare_invoice_sent(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Send the invoice, unless it was withdrawn or settled, or its reader's link was revoked."""
    letter = _letter(ports, params, now)
    if letter is None or letter.pay_url is None:
        return _NO_LINK
    if not letter.invoice.is_due:
        return Dropped(reason="void" if letter.invoice.voided_at else "settled")
    return invoice_sent_mail(_with_invoice(ports, params, letter))


def reminder_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write the reminder of what is due to one person: `owner`, `projectId`, `invoiceId`, `personId`.

    Whether anybody may be reminded right now is for the caller to have checked.
    """
    letter = _letter(ports, params, now)
    if letter is None or letter.pay_url is None:
        return _NO_LINK
    today = date_in(letter.invoice.time_zone, now)
    return written_reminder(_with_invoice(ports, params, letter), today=today)


def prepare_receipt(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Send a receipt: whoever was asked to pay may have one, even after their link was revoked."""
    letter = _letter(ports, params, now)
    payment_id = params["paymentId"]
    entry = ports.store.get(paths.payment(params["owner"], payment_id), LedgerEntry)
    if letter is None or entry is None:
        return _GONE
    try:
        paper = print_receipt(ports, params["owner"], payment_id, letter.invoice)
    except PaymentNotFoundError:
        return Dropped(reason="taken back")
    return receipt_mail(replace(letter, papers=(_attached(paper),)), entry.value)


def prepare_refund_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell that money was given back, unless the refund failed after all."""
    owner, refund_id = params["owner"], params["paymentId"]
    letter = _letter(ports, params, now)
    entry = ports.store.get(paths.payment(owner, refund_id), LedgerEntry)
    if letter is None or entry is None or entry.value.kind is not EntryKind.REFUND:
        return _GONE
    if ports.store.get(paths.payment(owner, f"rev_{refund_id}"), LedgerEntry):
        return Dropped(reason="failed")
    return refund_mail(letter, entry.value)


def prepare_claim_refused(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell that a reported payment was not found, unless it was paid or reported anew meanwhile."""
    letter = _letter(ports, params, now)
    if letter is None or letter.pay_url is None:
        return _NO_LINK
    each = next((one for one in letter.invoice.instalments if one.id == params["instalmentId"]), None)
    if (
        each is None
        or each.refusal is None
        or each.claim
        or not each.balance_minor
        or letter.invoice.voided_at
    ):
        return Dropped(reason="answered")
    return claim_refused_mail(_with_code(ports, params, letter), each, each.refusal)


def prepare_credit_note_sent(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Send a credit note: like a receipt, also to whoever may not enter the room any more."""
    owner = params["owner"]
    letter = _letter(ports, params, now)
    note = ports.store.get(paths.credit_note(owner, params["creditNoteId"]), CreditNote)
    if letter is None or note is None:
        return _GONE
    paper = print_credit_note(ports, owner, note.value)
    return credit_note_mail(replace(letter, papers=(_attached(paper),)), note.value)


def _letter(ports: Ports, params: Mapping[str, str], now: datetime) -> Letter | None:
    """Begin a letter; without a pay link for whoever's own link was revoked."""
    owner = params["owner"]
    invoice = ports.store.get(paths.invoice(owner, params["invoiceId"]), Invoice)
    person = ports.store.get(paths.person(owner, params["projectId"], params["personId"]), Person)
    if invoice is None or person is None:
        return None
    freelancer = freelancer_of(ports, owner).value
    token = invoice.value.pay_link if person.value.link else None
    return Letter(
        to=person.value.email,
        person_name=person.value.name,
        freelancer=freelancer,
        invoice=invoice.value,
        invoice_id=params["invoiceId"],
        room_url=_way_in(ports, person.value, now),
        pay_url=pay_url(ports, token) if token else None,
        recover_url=recover_url(ports),
        logo=_logo(freelancer),
    )


def _way_in(ports: Ports, person: Person, now: datetime) -> str | None:
    if person.link is None:
        return None
    try:
        link_behind(ports, person.link, now)
    except LinkNotFoundError:
        return None
    return link_url(ports, person.link)


def _with_invoice(ports: Ports, params: Mapping[str, str], letter: Letter) -> Letter:
    paper = print_invoice(ports, params["owner"], letter.invoice_id, letter.invoice)
    return _with_code(ports, params, replace(letter, papers=(_attached(paper),)))


def _with_code(ports: Ports, params: Mapping[str, str], letter: Letter) -> Letter:
    request = upi_request_for_next(letter.invoice, params["invoiceId"])
    return replace(letter, code=ports.papers.qr_picture(request.uri)) if request else letter


def _logo(freelancer: Freelancer) -> Attachment | None:
    logo = logo_from(freelancer.brand.logo) if freelancer.brand.logo else None
    if logo is None:
        return None
    kind = "jpeg" if logo.format == "jpg" else logo.format
    return Attachment(
        name=f"logo.{logo.format}", content_type=f"image/{kind}", content=logo.content, content_id="logo"
    )


def _attached(paper: Paper) -> Attachment:
    return Attachment(name=paper.name, content_type=PDF, content=paper.content)


INVOICE_SENT_EFFECT: Final = Effect(prepare=prepare_invoice_sent)
RECEIPT_EFFECT: Final = Effect(prepare=prepare_receipt)
REFUND_NOTICE_EFFECT: Final = Effect(prepare=prepare_refund_notice)
CLAIM_REFUSED_EFFECT: Final = Effect(prepare=prepare_claim_refused)
CREDIT_NOTE_SENT_EFFECT: Final = Effect(prepare=prepare_credit_note_sent)
