"""What clients say they paid by UPI, and what the freelancer answers."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Body, CalendarDate, Done, Reason, day
from latchkey.services.billing import claims


class ConfirmClaim(Body):
    """The money is on the account."""

    received_on: CalendarDate


class RefuseClaim(Body):
    """It is not, and the client is told why."""

    reason: Reason


def confirm_claim(call: Call, body: ConfirmClaim) -> Done:
    """Enter the money that was claimed."""
    claims.confirm_claim(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        instalment_id=call.ids["instalmentId"],
        received_on=day(body.received_on),
    )
    return Done()


def refuse_claim(call: Call, body: RefuseClaim) -> Done:
    """Say that the money did not come."""
    claims.refuse_claim(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        instalment_id=call.ids["instalmentId"],
        reason=body.reason,
    )
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/invoices/{invoiceId}/claims/{instalmentId}/confirm",
        asked=ConfirmClaim,
        answered=Done,
        handle=confirm_claim,
    ),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/claims/{instalmentId}/refuse",
        asked=RefuseClaim,
        answered=Done,
        handle=refuse_claim,
    ),
)
