"""An issued invoice with valid defaults, for tests that care about what is owed and when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from latchkey.domain.billing.invoices import Instalment, Invoice, Line, Source, Status, StatusChange
from latchkey.domain.billing.tax import TaxRow, TaxSummary, Treatment
from latchkey.domain.parties import Address, Buyer, Seller, TaxKind, TaxRegistration

ISSUED_AT: Final = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
"""Ten in the morning in Kolkata."""
SELLER: Final = Seller(
    name="Studio Meera",
    legal_name="Meera Rao",
    email="meera@example.com",
    address=Address(city="Mumbai", country="IN"),
    registration=TaxRegistration(kind=TaxKind.GST, gstin="27AAPFU0939F1ZV"),
    pan="AAPFU0939F",
    accent="#6cb6ff",
    letterhead=None,
)
BUYER: Final = Buyer(
    name="Mira Textiles", legal_name="Mira Textiles Pvt Ltd", gstin="29AAGCB7383J1Z4", state_code="29"
)
TAX: Final = TaxSummary(
    treatment=Treatment.INTER_STATE,
    reason="IGST because the client is in Karnataka (29) and you are in Maharashtra (27).",
    endorsement="",
    place_of_supply="29",
    rows=(TaxRow(name="IGST", rate_bp=1800, taxable_minor=100_000, amount_minor=18_000),),
)


def an_instalment(**changes: Any) -> Instalment:  # noqa: ANN401 -- any field of it
    """Return the one instalment of ₹1,180.00, due on 31 March 2026."""
    whole = Instalment(id="1", label="", share=None, amount_minor=118_000, due_on=date(2026, 3, 31))
    return replace(whole, **changes)


def in_instalments(*due_on: date, paid: Sequence[bool] = ()) -> dict[str, Any]:
    """Return the fields of an invoice that is split evenly; `paid` says which parts are settled."""
    each_minor = 118_000 // len(due_on)
    settled = [*paid, *(False for _ in due_on)]
    instalments = tuple(
        an_instalment(
            id=str(index + 1),
            amount_minor=each_minor,
            due_on=day,
            paid_minor=each_minor if settled[index] else 0,
        )
        for index, day in enumerate(due_on)
    )
    unsettled = [each.due_on for each in instalments if each.balance_minor]
    return {
        "instalments": instalments,
        "total_minor": each_minor * len(due_on),
        "paid_minor": sum(each.paid_minor for each in instalments),
        "due_on": max(due_on),
        "next_due_on": min((day for day in unsettled if day), default=None),
    }


def an_owed(**changes: Any) -> Invoice:  # noqa: ANN401 -- any field of it
    """Return an invoice of ₹1,180.00, issued on 2 March 2026 and due on the 31st."""
    line = Line(
        description="Logo",
        quantity_milli=1000,
        unit_price_minor=100_000,
        sac="998391",
        rate_bp=1800,
        amount_minor=100_000,
        taxable_minor=100_000,
    )
    invoice = Invoice(
        project_id="project",
        client_id="client",
        client_name="Mira Textiles",
        title="Autumn catalogue",
        number="INV-2026-001",
        currency="INR",
        lines=(line,),
        discount=None,
        round_off=False,
        instalments=(an_instalment(),),
        due_on=date(2026, 3, 31),
        next_due_on=date(2026, 3, 31),
        issued_on=date(2026, 3, 2),
        note="",
        tax=TAX,
        lines_minor=100_000,
        discount_minor=0,
        subtotal_minor=100_000,
        tax_minor=18_000,
        round_off_minor=0,
        total_minor=118_000,
        time_zone="Asia/Kolkata",
        version=1,
        created_at=ISSUED_AT,
        updated_at=ISSUED_AT,
        seller=SELLER,
        buyer=BUYER,
        issued_at=ISSUED_AT,
        sent_at=ISSUED_AT,
        history=(StatusChange(from_=Status.DRAFT, to=Status.SENT, at=ISSUED_AT, source=Source.OWNER),),
    )
    return replace(invoice, **changes)
