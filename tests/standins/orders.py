"""Checkout Sessions for tests, with defaults that Stripe would take."""

from typing import Any

import stripe


def order(**changes: Any) -> Any:  # noqa: ANN401 - the library's parameter types are a TypedDict of hundreds of keys
    """Return the parameters of a session for one instalment."""
    return {
        "mode": "payment",
        "line_items": [line()],
        "success_url": "http://127.0.0.1:9/r/return?outcome=paid&session={CHECKOUT_SESSION_ID}",
        "cancel_url": "http://127.0.0.1:9/r/return?outcome=cancelled",
        "client_reference_id": "inv0000000000000000a",
        "customer_email": "priya@monsoon.example",
        "metadata": {"invoiceId": "inv0000000000000000a", "amountMinor": "4720000"},
        **changes,
    }


def line(
    amount: int = 4_720_000, currency: str = "inr", quantity: int = 1, name: str = "Second instalment"
) -> Any:  # noqa: ANN401 - as above
    """Return one line item."""
    return {
        "quantity": quantity,
        "price_data": {"currency": currency, "unit_amount": amount, "product_data": {"name": name}},
    }


def new_session(shop: stripe.StripeClient, **changes: Any) -> stripe.checkout.Session:  # noqa: ANN401 - as above
    """Create a session through the official library."""
    return shop.v1.checkout.sessions.create(params=order(**changes))
