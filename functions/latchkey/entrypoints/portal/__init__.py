"""The public door: a link in the body, or nothing."""

from typing import Any, Final

from latchkey.entrypoints.http import Door, Route
from latchkey.entrypoints.portal.checkout import ROUTES as CHECKOUT_ROUTES
from latchkey.entrypoints.portal.consents import ROUTES as CONSENT_ROUTES
from latchkey.entrypoints.portal.enquiries import ROUTES as ENQUIRY_ROUTES
from latchkey.entrypoints.portal.invoices import ROUTES as INVOICE_ROUTES
from latchkey.entrypoints.portal.mail_preferences import ROUTES as MAIL_PREFERENCE_ROUTES
from latchkey.entrypoints.portal.papers import ROUTES as PAPER_ROUTES
from latchkey.entrypoints.portal.sign_in import ROUTES as SIGN_IN_ROUTES

PREFIX: Final = "/api/portal"
ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    *SIGN_IN_ROUTES,
    *INVOICE_ROUTES,
    *CHECKOUT_ROUTES,
    *PAPER_ROUTES,
    *ENQUIRY_ROUTES,
    *CONSENT_ROUTES,
    *MAIL_PREFERENCE_ROUTES,
)


def door(*, proxy_hops: int) -> Door:
    """Build the door; `proxy_hops` says how many of our own proxies stand before it."""
    return Door(name="portal", prefix=PREFIX, routes=ROUTES, is_private=False, proxy_hops=proxy_hops)
