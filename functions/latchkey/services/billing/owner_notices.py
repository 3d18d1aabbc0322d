"""Prepare what the freelancer is told about money, from what the books say at the moment of sending.

What the outbox rows of each template must hold (ids only): `owner`, `invoiceId`, and with payment-notice
`paymentId`, with claim-notice `instalmentId`, with dispute-notice `disputeId`; with payout-changed `owner`
and `changedAt` (ISO 8601).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Instalment, Invoice
from latchkey.domain.billing.payments import LedgerEntry
from latchkey.services import paths
from latchkey.services.mail.notices import (
    Notice,
    claim_notice_mail,
    dispute_notice_mail,
    payment_notice_mail,
    payout_changed_mail,
)
from latchkey.services.outbox import Dropped, Effect, Prepared
from latchkey.services.ports import Ports
from latchkey.services.rooms import freelancer_of


def prepare_payment_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell about money that came in."""
    del now
    owner, payment_id = params["owner"], params["paymentId"]
    entry = ports.store.get(paths.payment(owner, payment_id), LedgerEntry)
    if entry is None:
        return Dropped(reason="gone")
    invoice = ports.store.get(paths.invoice(owner, params["invoiceId"]), Invoice)
    notice = _notice(ports, owner, f"rooms/{entry.value.project_id}/invoices/{params['invoiceId']}")
    return payment_notice_mail(
        notice, invoice=invoice.value if invoice else None, entry=entry.value, payment_id=payment_id
    )


def prepare_claim_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Ask to look for a reported payment, unless that was done already."""
    del now
    invoice = ports.store.get(paths.invoice(params["owner"], params["invoiceId"]), Invoice)
    each = _by_id(invoice.value, params["instalmentId"]) if invoice else None
    if invoice is None or each is None or each.claim is None:
        return Dropped(reason="answered")
    notice = _about_invoice(ports, params, invoice.value)
    return claim_notice_mail(notice, invoice=invoice.value, instalment=each, claim=each.claim)


def prepare_dispute_notice(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell how a dispute stands."""
    del now
    invoice = ports.store.get(paths.invoice(params["owner"], params["invoiceId"]), Invoice)
    dispute = invoice.value.disputes.get(params["disputeId"]) if invoice else None
    if invoice is None or dispute is None:
        return Dropped(reason="gone")
    notice = _about_invoice(ports, params, invoice.value)
    return dispute_notice_mail(notice, invoice=invoice.value, dispute=dispute)


def prepare_payout_changed(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell that money goes elsewhere; this is never dropped."""
    del now
    notice = _notice(ports, params["owner"], "settings/payout")
    return payout_changed_mail(notice, changed_at=datetime.fromisoformat(params["changedAt"]))


def _about_invoice(ports: Ports, params: Mapping[str, str], invoice: Invoice) -> Notice:
    return _notice(ports, params["owner"], f"rooms/{invoice.project_id}/invoices/{params['invoiceId']}")


def _notice(ports: Ports, owner: str, place: str) -> Notice:
    return Notice(
        freelancer=freelancer_of(ports, owner).value,
        from_name=ports.settings.mail_from_name,
        url=f"{ports.settings.public_url}/desk/{place}",
    )


def _by_id(invoice: Invoice, instalment_id: str) -> Instalment | None:
    return next((each for each in invoice.instalments if each.id == instalment_id), None)


PAYMENT_NOTICE_EFFECT: Final = Effect(prepare=prepare_payment_notice)
CLAIM_NOTICE_EFFECT: Final = Effect(prepare=prepare_claim_notice)
DISPUTE_NOTICE_EFFECT: Final = Effect(prepare=prepare_dispute_notice)
PAYOUT_CHANGED_EFFECT: Final = Effect(prepare=prepare_payout_changed)
