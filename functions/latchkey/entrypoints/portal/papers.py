"""The papers of an invoice, for whoever holds a link or a pay link."""

from typing import Annotated, Any, Final

from pydantic import StringConstraints

from latchkey.domain.rates import RateKind
from latchkey.entrypoints.http import PATH_ID, Call, Download, Pdf, Route
from latchkey.entrypoints.models import AboutInvoice, DocumentId
from latchkey.services.billing.papers import PDF, clients_paper
from latchkey.services.rates import hold_to_rate

# A payment's id comes from the provider or the bank; what leads out of the ledger's collection is none.
PaymentId = Annotated[str, StringConstraints(pattern=f"^{PATH_ID}$")]


class AskForPaper(AboutInvoice):
    """The invoice itself, or a receipt or a credit note of it."""

    receipt_id: PaymentId | None = None
    credit_note_id: DocumentId | None = None


def paper(call: Call, body: AskForPaper) -> Download:
    """Print it."""
    hold_to_rate(call.ports, RateKind.PAPER_IP, call.ip)
    printed = clients_paper(
        call.ports,
        body.access,
        body.invoice_id,
        receipt_id=body.receipt_id,
        credit_note_id=body.credit_note_id,
    )
    return Download(name=printed.name, content_type=PDF, content=printed.content)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/invoices/pdf", asked=AskForPaper, answered=Pdf, handle=paper),
)
