"""What the freelancers of the demo fill in: who a client is, and the lines of an invoice."""

from latchkey.domain.billing.invoices import Line, Share
from latchkey.domain.money import MILLI
from latchkey.domain.parties import Address, PayerType, ServiceKind
from latchkey.services.clients import ClientProfile


def a_client(
    name: str,
    address: Address,
    *,
    legal_name: str = "",
    gstin: str | None = None,
    state_code: str | None = None,
    tax_number: str | None = None,
    exempt_words: str = "",
    payer_type: PayerType | None = None,
    service_kind: ServiceKind | None = None,
) -> ClientProfile:
    """Write down who a client is; what is not said is not known."""
    return ClientProfile(
        name=name,
        legal_name=legal_name,
        address=address,
        gstin=gstin,
        state_code=state_code,
        sez=None,
        tax_number=tax_number,
        exempt_words=exempt_words,
        payer_type=payer_type,
        service_kind=service_kind,
        reminders_muted=False,
    )


def line(
    description: str,
    unit_price_minor: int,
    quantity: int = 1,
    *,
    rate_bp: int = 0,
    sac: str | None = None,
    discount: Share | None = None,
) -> Line:
    """Write a line of an invoice; its sums are worked out when it is saved."""
    return Line(
        description=description,
        quantity_milli=quantity * MILLI,
        unit_price_minor=unit_price_minor,
        rate_bp=rate_bp,
        sac=sac,
        discount=discount,
    )
