"""Give back money that came by card."""

from latchkey.domain.errors import PaymentUnavailableError
from latchkey.services.ports import Ports


def refund_card_payment(
    ports: Ports, *, owner: str, payment_id: str, amount_minor: int, note: str, key: str
) -> str:
    """Ask the card provider to give money back, whole or in part, and return the refund's id."""
    del ports, owner, payment_id, amount_minor, note, key
    raise PaymentUnavailableError
