"""Invoices and checkouts with valid defaults, for tests that care about one thing of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from latchkey.domain.invoice_life import issue_invoice
from latchkey.domain.invoices import Draft, Invoice, Line
from latchkey.domain.payments import CheckoutLabel, CheckoutSession, CheckoutState

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
LABEL = CheckoutLabel(
    owner="owner", project_id="project", invoice_id="invoice", amount_minor=118_000, currency="INR"
)


def a_line(**changes: Any) -> Line:  # noqa: ANN401 -- any field of it
    """Return a line of 1,180.00."""
    values: dict[str, Any] = {"description": "Logo", "quantity_milli": 1000, "unit_price_minor": 118_000}
    return Line.priced(**{**values, **changes})


def a_draft(**changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return a complete draft of 1,180.00 rupees, due on the last of March."""
    content = Draft.added_up(currency="INR", lines=(a_line(),), due_on=date(2026, 3, 31))
    draft = Invoice(
        project_id="project",
        client_id="client",
        client_name="Asha",
        title="Brand",
        currency=content.currency,
        lines=content.lines,
        tax=content.tax,
        subtotal_minor=content.subtotal_minor,
        tax_minor=content.tax_minor,
        total_minor=content.total_minor,
        due_on=content.due_on,
        note="",
        time_zone="Asia/Kolkata",
        version=1,
        created_at=NOW - timedelta(days=1),
        updated_at=NOW - timedelta(days=1),
    )
    return replace(draft, **changes)


def an_issued(**changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return an invoice that was issued now."""
    issued = issue_invoice(a_draft(), version=1, number="INV-2026-001", time_zone="Asia/Kolkata", now=NOW)
    return replace(issued, **changes)


def a_session(**changes: Any) -> CheckoutSession:  # noqa: ANN401 -- any field of it
    """Return a paid checkout of the whole invoice."""
    paid = CheckoutSession(
        id="cs_1",
        state=CheckoutState.PAID,
        url=None,
        expires_at=NOW + timedelta(days=1),
        payment_id="pi_1",
        amount_minor=118_000,
        currency="INR",
        label=LABEL,
    )
    return replace(paid, **changes)
