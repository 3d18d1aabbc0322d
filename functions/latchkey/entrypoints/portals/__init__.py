"""The freelancer's door: everything here needs an ID token."""

from typing import Any, Final

from latchkey.entrypoints.http import Door, Route
from latchkey.entrypoints.portals.cards import ROUTES as CARD_ROUTES
from latchkey.entrypoints.portals.claims import ROUTES as CLAIM_ROUTES
from latchkey.entrypoints.portals.clients import ROUTES as CLIENT_ROUTES
from latchkey.entrypoints.portals.enquiry_page import ROUTES as ENQUIRY_PAGE_ROUTES
from latchkey.entrypoints.portals.follow_ups import ROUTES as FOLLOW_UP_ROUTES
from latchkey.entrypoints.portals.invoices import ROUTES as INVOICE_ROUTES
from latchkey.entrypoints.portals.leads import ROUTES as LEAD_ROUTES
from latchkey.entrypoints.portals.links import ROUTES as LINK_ROUTES
from latchkey.entrypoints.portals.notifications import ROUTES as NOTIFICATION_ROUTES
from latchkey.entrypoints.portals.papers import ROUTES as PAPER_ROUTES
from latchkey.entrypoints.portals.payments import ROUTES as PAYMENT_ROUTES
from latchkey.entrypoints.portals.profile import ROUTES as PROFILE_ROUTES
from latchkey.entrypoints.portals.reminders import ROUTES as REMINDER_ROUTES
from latchkey.entrypoints.portals.reports import ROUTES as REPORT_ROUTES
from latchkey.entrypoints.portals.rooms import ROUTES as ROOM_ROUTES
from latchkey.entrypoints.portals.time import ROUTES as TIME_ROUTES
from latchkey.entrypoints.portals.updates import ROUTES as UPDATE_ROUTES

PREFIX: Final = "/api/portals"
ROUTES: Final[tuple[Route[Any, Any], ...]] = (
    *ROOM_ROUTES,
    *LINK_ROUTES,
    *PROFILE_ROUTES,
    *CLIENT_ROUTES,
    *LEAD_ROUTES,
    *FOLLOW_UP_ROUTES,
    *INVOICE_ROUTES,
    *CARD_ROUTES,
    *PAYMENT_ROUTES,
    *CLAIM_ROUTES,
    *PAPER_ROUTES,
    *REMINDER_ROUTES,
    *REPORT_ROUTES,
    *ENQUIRY_PAGE_ROUTES,
    *UPDATE_ROUTES,
    *TIME_ROUTES,
    *NOTIFICATION_ROUTES,
)


def door() -> Door:
    """Build the door."""
    return Door(name="portals", prefix=PREFIX, routes=ROUTES, is_private=True)
