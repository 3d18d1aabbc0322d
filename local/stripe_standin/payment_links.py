"""Payment Links: lasting addresses that open a new Checkout Session for everybody who visits."""

import time
from collections.abc import Collection
from dataclasses import dataclass

from local.stripe_standin.checkout import Till
from local.stripe_standin.creation import DAY_SECONDS, read_address, read_expand, read_lines
from local.stripe_standin.currencies import refuse_unchargeable
from local.stripe_standin.errors import StripeError, missing, no_such
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import LineItem, Session, SessionStatus, new_id
from local.stripe_standin.paging import page_of

MOST_LINES = 20
# Parameters Stripe knows that change nothing about what the stand-in shows or stores.
WITHOUT_EFFECT = (
    "allow_promotion_codes", "automatic_tax", "billing_address_collection", "currency", "custom_text",
    "customer_creation", "payment_method_options", "payment_method_types", "submit_type",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class PaymentLink:
    """A lasting address where the same thing can be paid."""

    id: str
    created: int
    account: str | None
    url: str
    lines: tuple[LineItem, ...]
    metadata: dict[str, str]
    intent_metadata: dict[str, str]
    intent_description: str | None
    return_url: str | None
    inactive_message: str | None
    most_completed: int | None
    is_active: bool = True

    def to_json(self, completed: int, expand: Collection[str] = ()) -> dict[str, object]:
        """Write the link as Stripe does; `completed` counts the sessions that were completed on it."""
        written: dict[str, object] = {
            "id": self.id,
            "object": "payment_link",
            "active": self.is_active,
            "after_completion": self._after_completion(),
            "allow_promotion_codes": False,
            "application_fee_amount": None,
            "currency": self.lines[0].currency,
            "inactive_message": self.inactive_message,
            "livemode": False,
            "metadata": dict(self.metadata),
            "payment_intent_data": {
                "description": self.intent_description,
                "metadata": dict(self.intent_metadata),
            },
            "payment_method_types": None,
            "restrictions": None
            if self.most_completed is None
            else {"completed_sessions": {"count": completed, "limit": self.most_completed}},
            "submit_type": "auto",
            "url": self.url,
        }
        if "line_items" in expand:
            written["line_items"] = {
                "object": "list",
                "data": [line.to_json() for line in self.lines],
                "has_more": False,
                "url": f"/v1/payment_links/{self.id}/line_items",
            }
        return written

    def _after_completion(self) -> dict[str, object]:
        if self.return_url is None:
            return {"hosted_confirmation": {"custom_message": None}, "type": "hosted_confirmation"}
        return {"redirect": {"url": self.return_url}, "type": "redirect"}


class LinkEndedError(Exception):
    """The link is not active any more; the sentence goes to the person."""


class PaymentLinks:
    """All payment links, by id."""

    def __init__(self, till: Till, public_url: str) -> None:
        self._till = till
        self._public_url = public_url
        self._links: dict[str, PaymentLink] = {}

    def create(self, params: Params, account: str | None) -> dict[str, object]:
        """Keep a new link."""
        lines = read_lines(params)
        if len(lines) > MOST_LINES:
            raise StripeError(f"A Payment Link can have at most {MOST_LINES} line items.", param="line_items")
        intent = params.child("payment_intent_data")
        link_id = new_id("plink_1")
        link = PaymentLink(
            id=link_id,
            created=int(time.time()),
            account=account,
            url=f"{self._public_url}/link/{link_id}",
            lines=lines,
            metadata=params.metadata(),
            intent_metadata=intent.metadata(),
            intent_description=intent.text("description", longest=1000),
            return_url=_return_url(params),
            inactive_message=params.text("inactive_message", longest=500),
            most_completed=_most_completed(params),
        )
        intent.allow("capture_method", "setup_future_usage", "statement_descriptor")
        params.allow(*WITHOUT_EFFECT)
        expand = read_expand(params, "line_items")
        params.refuse_unknown()
        refuse_unchargeable(sum(line.amount for line in lines), lines[0].currency)
        with self._till.lock:
            self._links[link.id] = link
            return link.to_json(0, expand)

    def change(self, params: Params, account: str | None, link_id: str) -> dict[str, object]:
        """Switch a link off or on, or change its words."""
        with self._till.lock:
            link = self._find(link_id, account)
            is_active = params.choice("active", "true", "false")
            message = params.text("inactive_message", longest=500)
            if params.has("metadata"):
                link.metadata |= params.metadata()
            params.refuse_unknown()
            link.is_active = link.is_active if is_active is None else is_active == "true"
            link.inactive_message = message or link.inactive_message
            return self._written(link)

    def retrieve(self, params: Params, account: str | None, link_id: str) -> dict[str, object]:
        """Return a link as JSON."""
        expand = read_expand(params, "line_items")
        params.refuse_unknown()
        with self._till.lock:
            return self._written(self._find(link_id, account), expand)

    def page(self, params: Params, account: str | None) -> dict[str, object]:
        """Answer a list request."""
        is_active = params.choice("active", "true", "false")
        with self._till.lock:
            found = [
                link
                for link in self._links.values()
                if link.account == account and is_active in {None, str(link.is_active).lower()}
            ]
            return page_of(params, found, self._written, kind="payment_link", url="/v1/payment_links")

    def visit(self, link_id: str, reference: str | None) -> Session:
        """Open a session for somebody who came by a link, as Stripe does for every visit."""
        with self._till.lock:
            if link_id not in self._links:
                raise no_such("payment_link", link_id, "id")
            link = self._links[link_id]
            if link.most_completed is not None and self._completed(link) >= link.most_completed:
                link.is_active = False
            if not link.is_active:
                raise LinkEndedError(link.inactive_message or "This link is no longer active.")
            session = _session_of(link, self._public_url, reference)
            self._till.open(session, ())
            return session

    def _find(self, link_id: str, account: str | None) -> PaymentLink:
        link = self._links.get(link_id)
        if link is None or link.account != account:
            raise no_such("payment_link", link_id, "id")
        return link

    def _completed(self, link: PaymentLink) -> int:
        return sum(
            session.payment_link == link.id and session.status is SessionStatus.COMPLETE
            for session in self._till.sessions()
        )

    def _written(self, link: PaymentLink, expand: Collection[str] = ()) -> dict[str, object]:
        return link.to_json(self._completed(link), expand)


def _session_of(link: PaymentLink, public_url: str, reference: str | None) -> Session:
    """Build the session of one visit; the link's metadata is copied onto it."""
    now, session_id = int(time.time()), new_id("cs_test_a1", 58)
    return Session(
        id=session_id,
        created=now,
        expires_at=now + DAY_SECONDS,
        lines=link.lines,
        currency=link.lines[0].currency,
        amount_total=sum(line.amount for line in link.lines),
        success_url=link.return_url or f"{public_url}/pay/{session_id}",
        cancel_url=link.url,
        client_reference_id=reference,
        customer_email=None,
        metadata=dict(link.metadata),
        intent_metadata=dict(link.intent_metadata),
        intent_description=link.intent_description,
        receipt_email=None,
        page_url=f"{public_url}/pay/{session_id}",
        method_types=("card", "sepa_debit"),
        account=link.account,
        payment_link=link.id,
    )


def _return_url(params: Params) -> str | None:
    after = params.child("after_completion")
    kind = after.choice("type", "hosted_confirmation", "redirect")
    if kind != "redirect":
        after.allow("hosted_confirmation")
        return None
    target = read_address(after.child("redirect"), "url")
    if target is None:
        raise missing("after_completion[redirect][url]")
    return target


def _most_completed(params: Params) -> int | None:
    restrictions = params.child("restrictions")
    if not params.has("restrictions"):
        return None
    return restrictions.child("completed_sessions").required_integer("limit", least=1)
