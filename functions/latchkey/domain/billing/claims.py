"""A client's word that an instalment was paid by UPI, and the freelancer's answer to it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from latchkey.domain.billing.entries import require_past
from latchkey.domain.billing.instalments import instalment_of, with_instalment
from latchkey.domain.billing.invoice_life import note_overdue, require_payable, with_history
from latchkey.domain.billing.invoices import Claim, ClaimRefusal, Instalment, Invoice, Method, Source
from latchkey.domain.billing.ledger import entering
from latchkey.domain.billing.payments import EntryKind, LedgerEntry, Settlement
from latchkey.domain.errors.payments import ClaimNotFoundError
from latchkey.domain.errors.requests import RequestInvalidError

_RUPEES: Final = "INR"


def claim_instalment(
    invoice: Invoice, instalment_id: str, *, utr: str, file_id: str | None, by: str, now: datetime
) -> Invoice:
    """Note that a client says they paid what is due of an instalment; it waits for an answer."""
    if invoice.currency != _RUPEES:
        raise RequestInvalidError("Only rupees can be paid by UPI.")
    require_payable(invoice, instalment_id, now)
    instalment = instalment_of(invoice, instalment_id)
    claim = Claim(utr=utr, amount_minor=instalment.balance_minor, at=now, by=by, file_id=file_id)
    noted = note_overdue(invoice, now)
    claimed = with_instalment(noted, replace(instalment, claim=claim, refusal=None))
    return with_history(noted, replace(claimed, updated_at=now), now, Source.CLIENT, by)


def confirm_claim(
    invoice: Invoice,
    ledger: Mapping[str, LedgerEntry],
    instalment_id: str,
    *,
    invoice_id: str,
    received_on: date,
    by: str,
    now: datetime,
) -> Settlement:
    """Enter the claimed payment, as `upi_{utr}`: the freelancer found it in their account."""
    instalment, claim = _claimed(invoice, instalment_id)
    require_past(received_on, "receivedOn", invoice, now)
    entry = LedgerEntry(
        invoice_id=invoice_id,
        project_id=invoice.project_id,
        client_id=invoice.client_id,
        kind=EntryKind.PAYMENT,
        amount_minor=claim.amount_minor,
        currency=invoice.currency,
        at=now,
        received_on=received_on,
        source=Source.OWNER,
        method=Method.UPI,
        reference=claim.utr,
        by=by,
        instalment_id=instalment_id,
    )
    return entering(
        invoice,
        ledger,
        {f"upi_{claim.utr}": entry},
        now,
        source=Source.OWNER,
        by=by,
        also=lambda noted: with_instalment(noted, replace(instalment, claim=None, refusal=None)),
    )


def refuse_claim(invoice: Invoice, instalment_id: str, *, reason: str, by: str, now: datetime) -> Invoice:
    """Answer that the claimed payment did not arrive, with the reason for the client to read."""
    instalment, claim = _claimed(invoice, instalment_id)
    refusal = ClaimRefusal(utr=claim.utr, reason=reason, at=now)
    noted = note_overdue(invoice, now)
    refused = with_instalment(noted, replace(instalment, claim=None, refusal=refusal))
    return with_history(noted, replace(refused, updated_at=now), now, Source.OWNER, by)


def _claimed(invoice: Invoice, instalment_id: str) -> tuple[Instalment, Claim]:
    instalment = instalment_of(invoice, instalment_id)
    if instalment.claim is None:
        raise ClaimNotFoundError
    return instalment, instalment.claim
