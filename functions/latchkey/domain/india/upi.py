"""The address a UPI app reads from a QR code. Twin: hosting/src/domain/upi.ts; vectors: upi.json."""

from typing import Final
from urllib.parse import quote

# From here on the network wants the payer to type the amount: a prepared one is refused.
AMOUNT_TYPED_FROM_MINOR: Final = 1_00_000_00
_NAME_MAX: Final = 99
_NOTE_MAX: Final = 50
# What JavaScript's encodeURIComponent leaves alone besides letters, digits and `_.-~`.
_UNESCAPED: Final = "!'()*"


def upi_uri(*, payee_id: str, payee_name: str, amount_minor: int, note: str, reference: str) -> str:
    """Spell a request to pay rupees; `amount_minor` is in paise.

    Without an amount from ₹1,00,000 on. The `@` of the payee's address is written as it is, as in the
    network's own examples: it may stand in a query, and not every app decodes it there.

    Source: NPCI, "UPI Linking Specifications", version 1.6.
    """
    values = {"pa": quote(payee_id, safe="@" + _UNESCAPED), "pn": _encoded(payee_name[:_NAME_MAX])}
    if amount_minor < AMOUNT_TYPED_FROM_MINOR:
        values["am"] = f"{amount_minor // 100}.{amount_minor % 100:02d}"
    values |= {"cu": "INR", "tn": _encoded(note[:_NOTE_MAX]), "tr": _encoded(reference)}
    return "upi://pay?" + "&".join(f"{key}={value}" for key, value in values.items())


def reference_of(invoice_id: str, instalment_id: str) -> str:
    """Give the reference that a payment of one instalment carries: letters and digits, at most 35."""
    return f"LK{invoice_id}{instalment_id}"


def _encoded(text: str) -> str:
    return quote(text, safe=_UNESCAPED)
