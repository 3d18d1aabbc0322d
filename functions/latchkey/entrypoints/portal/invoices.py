"""What somebody with a link does with an invoice."""

from typing import Any, Final

from latchkey.domain.rates import RateKind
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, DocumentId, Done, LinkText
from latchkey.services.checkout import pay_invoice
from latchkey.services.client_invoices import note_view
from latchkey.services.rates import hold_to_rate


class AboutInvoice(Body):
    """Which invoice, and the link that shows it."""

    link: LinkText
    invoice_id: DocumentId


class CheckoutAddress(Answer):
    """Where to pay."""

    url: str


def pay(call: Call, body: AboutInvoice) -> CheckoutAddress:
    """Give the page where the balance can be paid."""
    hold_to_rate(call.ports, RateKind.PAY_IP, call.ip)
    return CheckoutAddress(url=pay_invoice(call.ports, link=body.link, invoice_id=body.invoice_id))


def viewed(call: Call, body: AboutInvoice) -> Done:
    """Remember that a person looked at it."""
    hold_to_rate(call.ports, RateKind.VIEWED_IP, call.ip)
    note_view(call.ports, link=body.link, invoice_id=body.invoice_id)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/invoices/pay", asked=AboutInvoice, answered=CheckoutAddress, handle=pay),
    Route(method="POST", path="/invoices/viewed", asked=AboutInvoice, answered=Done, handle=viewed),
)
