"""Reminders of one invoice: send one by hand, silence the ladder."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Body, Done, Nothing
from latchkey.services.billing import reminders


class MuteReminders(Body):
    """Whether the ladder is silent for this invoice."""

    is_muted: bool


def remind(call: Call, body: Nothing) -> Done:
    """Remind the client now."""
    del body
    reminders.remind(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"])
    return Done()


def mute(call: Call, body: MuteReminders) -> Done:
    """Silence the ladder for an invoice, or let it speak again."""
    reminders.mute(call.ports, owner=call.owner, invoice_id=call.ids["invoiceId"], is_muted=body.is_muted)
    return Done()


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(method="POST", path="/invoices/{invoiceId}/remind", asked=Nothing, answered=Done, handle=remind),
    Route(method="POST", path="/invoices/{invoiceId}/mute", asked=MuteReminders, answered=Done, handle=mute),
)
