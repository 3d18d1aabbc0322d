"""Paying by card, for whoever holds a link or a pay link."""

from typing import Any, Final

from latchkey.domain.rates import RateKind
from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import AboutInvoice, Answer, InstalmentId
from latchkey.services.cards.checkout import pay_invoice
from latchkey.services.rates import hold_to_rate


class PayByCard(AboutInvoice):
    """What shall be paid."""

    instalment_id: InstalmentId | None = None
    """None pays everything that is due."""


class CheckoutAddress(Answer):
    """Where to pay."""

    url: str


def pay(call: Call, body: PayByCard) -> CheckoutAddress:
    """Give the page where it can be paid."""
    hold_to_rate(call.ports, RateKind.PAY_IP, call.ip)
    url = pay_invoice(
        call.ports, access=body.access, invoice_id=body.invoice_id, instalment_id=body.instalment_id
    )
    return CheckoutAddress(url=url)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/invoices/pay", asked=PayByCard, answered=CheckoutAddress, handle=pay),
)
