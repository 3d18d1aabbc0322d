"""Prepare the mails about invoices at the moment of sending, from what the books say by then.

What the outbox rows of each template must hold (ids only):

- to the client's side, one row for each person: `owner`, `projectId`, `invoiceId`, `personId`, and with
  payment-received `paymentId`, with claim-refused `instalmentId`, with credit-note-sent `creditNoteId`,
  with refund-notice `paymentId` (the refund's own entry);
- to the freelancer: `owner`, `invoiceId`, and with payment-notice `paymentId`, with claim-notice
  `instalmentId`, with dispute-notice `disputeId`; with payout-changed `owner` and `changedAt` (ISO 8601).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain.due_dates import date_in
from latchkey.domain.errors import LinkNotFoundError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.invoices import Invoice
from latchkey.domain.links import Person
from latchkey.domain.payments import LedgerEntry
from latchkey.services import paths
from latchkey.services.client_invoices import link_behind
from latchkey.services.mail.invoices import invoice_sent_mail, payment_notice_mail, receipt_mail
from latchkey.services.outbox import Dropped, Effect, Prepared
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of, link_url, recover_url


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """What a mail to the client's side is about."""

    freelancer: Freelancer
    invoice: Invoice
    person: Person
    url: str | None
    """The way into the room; None for whoever may not enter any more."""


def prepare_invoice_sent(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Send the invoice, unless it was withdrawn or its reader's link was."""
    matter = _matter(ports, params, now)
    if matter is None or matter.url is None:
        return Dropped(reason="no live link")
    if matter.invoice.voided_at or matter.invoice.due_on is None:
        return Dropped(reason="void")
    return invoice_sent_mail(
        to=matter.person.email,
        person_name=matter.person.name,
        freelancer=matter.freelancer,
        invoice=matter.invoice,
        due_on=matter.invoice.due_on,
        url=matter.url,
        recover_url=recover_url(ports),
    )


def reminder_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Write the reminder of what is due to one person: `owner`, `projectId`, `invoiceId`, `personId`.

    Whether anybody may be reminded right now is for the caller to have checked.
    """
    return prepare_invoice_sent(ports, params, now)


def prepare_receipt(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Send a receipt: whoever was asked to pay may have one, even after their link was revoked."""
    matter = _matter(ports, params, now)
    entry = ports.store.get(paths.payment(params["owner"], params["paymentId"]), LedgerEntry)
    if matter is None or entry is None:
        return Dropped(reason="gone")
    return receipt_mail(
        to=matter.person.email,
        person_name=matter.person.name,
        freelancer=matter.freelancer,
        invoice=matter.invoice,
        entry=entry.value,
        paid_on=date_in(matter.invoice.time_zone, entry.value.at),
        url=matter.url,
        recover_url=recover_url(ports),
    )


def prepare_payment_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell the owner about money that came in."""
    del now
    owner = params["owner"]
    entry = ports.store.get(paths.payment(owner, params["paymentId"]), LedgerEntry)
    if entry is None:
        return Dropped(reason="gone")
    invoice = ports.store.get(paths.invoice(owner, params["invoiceId"]), Invoice)
    return payment_notice_mail(
        freelancer=freelancer_of(ports, owner).value,
        invoice=invoice.value if invoice else None,
        entry=entry.value,
        payment_id=params["paymentId"],
        url=f"{ports.settings.public_url}/desk/rooms/{entry.value.project_id}/invoices/{params['invoiceId']}",
        from_name=ports.settings.mail_from_name,
    )


def _matter(ports: Ports, params: Mapping[str, str], now: datetime) -> _Matter | None:
    owner = params["owner"]
    invoice = ports.store.get(paths.invoice(owner, params["invoiceId"]), Invoice)
    person = ports.store.get(paths.person(owner, params["projectId"], params["personId"]), Person)
    if invoice is None or person is None:
        return None
    return _Matter(
        freelancer=freelancer_of(ports, owner).value,
        invoice=invoice.value,
        person=person.value,
        url=_way_in(ports, person.value, now),
    )


def _way_in(ports: Ports, person: Person, now: datetime) -> str | None:
    if person.link is None:
        return None
    try:
        link_behind(ports, person.link, now)
    except LinkNotFoundError:
        return None
    return link_url(ports, person.link)


INVOICE_SENT_EFFECT: Final = Effect(prepare=prepare_invoice_sent)
RECEIPT_EFFECT: Final = Effect(prepare=prepare_receipt)
PAYMENT_NOTICE_EFFECT: Final = Effect(prepare=prepare_payment_notice)
