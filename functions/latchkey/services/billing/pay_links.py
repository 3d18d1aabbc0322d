"""Pay links: the address of one invoice, safe to forward to whoever pays."""

from dataclasses import replace

from latchkey.domain.errors.invoices import InvoiceNotIssuedError
from latchkey.services import paths
from latchkey.services.billing.books import changing, invoice_of, opened_books
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.store import Update


def pay_url(ports: Ports, token: str) -> str:
    """Give the address of the page where one invoice can be paid; its secret reaches no server's log."""
    return f"{ports.settings.public_url}/pay#{token}"


def renew_pay_link(ports: Ports, *, owner: str, invoice_id: str) -> str:
    """Give an invoice another pay link and return its address; the one before opens nothing any more."""

    def attempt() -> str:
        stored = invoice_of(ports, owner, invoice_id)
        before = stored.value.pay_link
        if before is None:
            raise InvoiceNotIssuedError
        now, token = ports.clock.now(), ports.tokens.link()
        books = opened_books(ports, owner, stored)
        renewed = replace(stored.value, pay_link=token)
        ports.store.commit(
            [
                Update(path=paths.pay_link(before), fields={"revoked_at": now}),
                *changing(ports, books, renewed, now=now, is_pay_link_new=True),
            ]
        )
        return pay_url(ports, token)

    return retry_optimistic(ports.clock, attempt)
