"""What somebody with a link or a pay link does with an invoice, apart from paying by card and its papers."""

from typing import Any, Final

from latchkey.domain.rates import RateKind
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import AboutInvoice, DocumentId, Done, InstalmentId, Utr
from latchkey.services.billing import claims
from latchkey.services.billing.client_invoices import note_view
from latchkey.services.rates import hold_to_rate


class ClaimPayment(AboutInvoice):
    """Say that an instalment was paid by UPI."""

    instalment_id: InstalmentId
    utr: Utr
    file_id: DocumentId | None = None
    """A picture of the payment, among the room's files."""


def viewed(call: Call, body: AboutInvoice) -> Done:
    """Remember that a person looked at it."""
    hold_to_rate(call.ports, RateKind.VIEWED_IP, call.ip)
    note_view(call.ports, access=body.access, invoice_id=body.invoice_id)
    return Done()


def claim(call: Call, body: ClaimPayment) -> Done:
    """Take a client's word that an instalment was paid."""
    hold_to_rate(call.ports, RateKind.CLAIM_IP, call.ip)
    claims.claim_payment(
        call.ports,
        access=body.access,
        invoice_id=body.invoice_id,
        instalment_id=body.instalment_id,
        utr=body.utr,
        file_id=body.file_id,
    )
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/invoices/viewed", asked=AboutInvoice, answered=Done, handle=viewed),
    Route(method="POST", path="/invoices/claim", asked=ClaimPayment, answered=Done, handle=claim),
)
