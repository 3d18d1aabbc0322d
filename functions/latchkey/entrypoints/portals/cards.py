"""How the freelancer takes cards: an account of their own, and lasting addresses where an invoice is paid."""

from typing import Any, Final

from latchkey.entrypoints.http import Call, Route
from latchkey.entrypoints.models import Answer, Body, Done, InstalmentId, Nothing
from latchkey.services.cards import connect, payment_links


class OnboardingAddress(Answer):
    """Where the account is set up; it works once, for some minutes."""

    url: str


class CardAccountAnswer(Answer):
    """How the freelancer's own account stands; without one there is nothing to say."""

    account_id: str | None
    charges_enabled: bool


class AskForPaymentLink(Body):
    """What the link shall collect."""

    instalment_id: InstalmentId | None = None
    """None collects everything that is due."""


class PaymentLinkAddress(Answer):
    """Where to pay, for mail and chat."""

    url: str


def _connect(call: Call, _: Nothing) -> OnboardingAddress:
    url = connect.start_connecting(call.ports, owner=call.owner, signed_in_at=call.signed_in_at)
    return OnboardingAddress(url=url)


def _refresh(call: Call, _: Nothing) -> CardAccountAnswer:
    account = connect.refresh(call.ports, owner=call.owner)
    return CardAccountAnswer(
        account_id=account.account_id if account else None,
        charges_enabled=account is not None and account.charges_enabled,
    )


def _disconnect(call: Call, _: Nothing) -> Done:
    connect.disconnect(call.ports, owner=call.owner, signed_in_at=call.signed_in_at)
    return Done()


def _payment_link(call: Call, asked: AskForPaymentLink) -> PaymentLinkAddress:
    url = payment_links.payment_link(
        call.ports,
        owner=call.owner,
        invoice_id=call.ids["invoiceId"],
        instalment_id=asked.instalment_id,
    )
    return PaymentLinkAddress(url=url)


ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    Route(
        method="POST",
        path="/profile/stripe/connect",
        asked=Nothing,
        answered=OnboardingAddress,
        handle=_connect,
    ),
    Route(
        method="POST",
        path="/profile/stripe/refresh",
        asked=Nothing,
        answered=CardAccountAnswer,
        handle=_refresh,
    ),
    Route(method="POST", path="/profile/stripe/disconnect", asked=Nothing, answered=Done, handle=_disconnect),
    Route(
        method="POST",
        path="/invoices/{invoiceId}/payment-link",
        asked=AskForPaymentLink,
        answered=PaymentLinkAddress,
        handle=_payment_link,
    ),
)
