"""Asking Stripe: what went wrong in our terms, lists to their end, and at which account."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

import stripe

from latchkey.services.ports import (
    AccountClosedError,
    KeyReusedError,
    ProviderRefusedError,
    ProviderUnavailableError,
)

if TYPE_CHECKING:
    from stripe import RequestOptions

T = TypeVar("T")

_UNCHARGEABLE: Final = frozenset({"amount_too_small", "amount_too_large", "parameter_invalid_integer"})


class RefusedError(Exception):
    """Stripe understood what was asked and said no."""

    def __init__(self, error: stripe.InvalidRequestError) -> None:
        self.is_unknown = error.http_status == HTTPStatus.NOT_FOUND
        self.is_about_the_amount = error.code in _UNCHARGEABLE or "price_data" in (error.param or "")
        super().__init__(error.code)


def asked(question: Callable[[], T], *, is_key_ours: bool = True) -> T:
    """Ask Stripe, and say in our terms what went wrong; a key is ours where we number the attempts."""
    try:
        return question()
    except stripe.IdempotencyError as error:
        if not is_key_ours:
            raise KeyReusedError from error
        raise ProviderUnavailableError(is_key_spent=True) from error
    except stripe.InvalidRequestError as error:
        raise RefusedError(error) from error
    except stripe.PermissionError as error:
        raise AccountClosedError from error
    except stripe.StripeError as error:
        # Stripe replays a 5xx for as long as it keeps the key.
        is_kept = (error.http_status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise ProviderUnavailableError(is_key_spent=is_kept) from error


def chargeable(question: Callable[[], T]) -> T:
    """Ask Stripe for a page, and tell an amount it will not charge from what may pass."""
    try:
        return asked(question)
    except RefusedError as refusal:
        if refusal.is_about_the_amount:
            raise ProviderRefusedError from refusal
        raise ProviderUnavailableError from refusal


def each(ask: Callable[[], Any]) -> Iterator[dict[str, Any]]:
    """Go through a list, page by page."""
    try:
        page = asked(ask)
        while True:
            yield from (found.to_dict() for found in page.data)
            if not page.has_more:
                return
            page = asked(page.next_page)
    except RefusedError as refusal:
        raise ProviderUnavailableError from refusal


def at(account: str | None, idempotency_key: str | None = None) -> "RequestOptions":
    """Say at which account to ask, and under which idempotency key."""
    options: RequestOptions = {}
    if account is not None:
        options["stripe_account"] = account
    if idempotency_key is not None:
        options["idempotency_key"] = idempotency_key
    return options
