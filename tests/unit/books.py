"""Invoices, ledgers and checkouts with valid defaults, for tests that care about one thing of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from latchkey.domain.billing.instalments import PlannedInstalment
from latchkey.domain.billing.invoice_life import issue_invoice, open_draft
from latchkey.domain.billing.invoices import Draft, Invoice, Line, Method, Share, Source
from latchkey.domain.billing.payments import (
    CheckoutLabel,
    CheckoutSession,
    CheckoutState,
    EntryKind,
    LedgerEntry,
    ProviderPayment,
)
from latchkey.domain.billing.totals import DraftContent, add_up
from latchkey.domain.parties import Address, Buyer, PayTo, Seller, TaxKind, TaxRegistration, UpiPayee
from latchkey.domain.projects import Project, Summary
from latchkey.domain.rooms import Named

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
TOTAL_MINOR = 118_000
LABEL = CheckoutLabel(
    owner="owner", project_id="project", invoice_id="invoice", amount_minor=TOTAL_MINOR, currency="INR"
)
UNREGISTERED = TaxRegistration()
GST = TaxRegistration(kind=TaxKind.GST, gstin="27AAPFU0939F1ZV", rate_bp=1800)
BUYER = Buyer(name="Asha", address=Address(country="IN"), state_code="29")
SELLER = Seller(
    name="Studio",
    legal_name="Studio",
    email="owner@example.com",
    address=Address(country="IN"),
    registration=UNREGISTERED,
    pan=None,
    accent="#6cb6ff",
    letterhead=None,
)
PAY_TO = PayTo(upi=UpiPayee(id="studio@okbank", name="Studio"))
PROJECT = Project(
    client_id="client",
    client=Named(name="Asha"),
    title="Brand",
    room_key="room",
    open=True,
    currency="INR",
    created_at=NOW - timedelta(days=2),
    summary=Summary(),
    move=None,
)


def a_line(**changes: Any) -> Line:  # noqa: ANN401 -- any field of it
    """Return a line of 1,180.00."""
    line = Line(description="Logo", quantity_milli=1000, unit_price_minor=TOTAL_MINOR)
    return replace(line, **changes)


def a_content(**changes: Any) -> DraftContent:  # noqa: ANN401 -- any field of it
    """Return what was written for 1,180.00 rupees, due on the last of March."""
    content = DraftContent(currency="INR", lines=(a_line(),), due_on=date(2026, 3, 31))
    return replace(content, **changes)


def summed(
    content: DraftContent,
    *,
    registration: TaxRegistration = UNREGISTERED,
    client: Buyer = BUYER,
    on: date = TODAY,
) -> Draft:
    """Add a draft up, for somebody who is not registered for any tax."""
    return add_up(content, registration=registration, client=client, on=on)


def a_draft(content: DraftContent | None = None, **changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return a complete draft of 1,180.00 rupees, due on the last of March."""
    draft = open_draft(
        summed(content or a_content()),
        project_id="project",
        project=PROJECT,
        time_zone="Asia/Kolkata",
        now=NOW - timedelta(days=1),
    )
    return replace(draft, **changes)


def issued_from(draft: Invoice, content: Draft | None = None, **changes: Any) -> Invoice:  # noqa: ANN401 -- any argument
    """Issue a draft, as it was added up when it was saved unless said otherwise."""
    arguments: dict[str, Any] = {
        "version": draft.version,
        "number": "INV-2026-001",
        "seller": SELLER,
        "buyer": BUYER,
        "terms": "",
        "pay_to": PAY_TO,
        "pay_link": "p" * 24,
        "time_zone": "Asia/Kolkata",
        "now": NOW,
    }
    return issue_invoice(draft, content or content_in(draft), **{**arguments, **changes})


def content_in(draft: Invoice) -> Draft:
    """Return what an invoice took over from its draft."""
    return Draft(**{name: getattr(draft, name) for name in Draft.__slots__})


def an_issued(**changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return an invoice of 1,180.00 rupees that was issued now."""
    return replace(issued_from(a_draft()), **changes)


def an_issued_in_parts(*shares: int, **changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return an issued invoice whose instalments take so many basis points each, and the last one the rest.

    They are due a month after each other, the first one on the last of March.
    """
    planned = [
        PlannedInstalment(label=f"Part {index}", share=Share(rate_bp=rate_bp), due_on=due_on_of(index))
        for index, rate_bp in enumerate(shares, start=1)
    ]
    rest = PlannedInstalment(label="Rest", share=None, due_on=due_on_of(len(shares) + 1))
    return replace(issued_from(a_draft(a_content(instalments=(*planned, rest)))), **changes)


def due_on_of(index: int) -> date:
    """Return the day on which the `index`th part is due, counted from one."""
    return date(2026, 3, 31) + timedelta(days=30 * (index - 1))


def an_entry(**changes: Any) -> LedgerEntry:  # noqa: ANN401 -- any field of it
    """Return 1,180.00 rupees received by bank transfer."""
    entry = LedgerEntry(
        invoice_id="invoice",
        project_id="project",
        client_id="client",
        kind=EntryKind.PAYMENT,
        amount_minor=TOTAL_MINOR,
        currency="INR",
        at=NOW,
        received_on=TODAY,
        source=Source.OWNER,
        method=Method.BANK,
    )
    return replace(entry, **changes)


def a_payment(**changes: Any) -> ProviderPayment:  # noqa: ANN401 -- any field of it
    """Return the whole invoice, paid by card."""
    payment = ProviderPayment(id="pi_1", amount_minor=TOTAL_MINOR, currency="INR", at=NOW)
    return replace(payment, **changes)


def a_session(**changes: Any) -> CheckoutSession:  # noqa: ANN401 -- any field of it
    """Return a paid checkout of the whole invoice."""
    paid = CheckoutSession(
        id="cs_1",
        state=CheckoutState.PAID,
        url=None,
        expires_at=NOW + timedelta(days=1),
        amount_minor=TOTAL_MINOR,
        currency="INR",
        label=LABEL,
        payment=a_payment(),
    )
    return replace(paid, **changes)


def an_unpaid_session(**changes: Any) -> CheckoutSession:  # noqa: ANN401 -- any field of it
    """Return an open checkout of the whole invoice."""
    return replace(a_session(state=CheckoutState.OPEN, payment=None), **changes)
