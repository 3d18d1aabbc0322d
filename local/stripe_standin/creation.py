"""Reading and checking the request that creates a Checkout Session."""

import re
import time
from urllib.parse import urlsplit

from local.stripe_standin.currencies import refuse_unchargeable, refuse_uneven
from local.stripe_standin.errors import StripeError, missing
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import LineItem, Session, new_id

DAY_SECONDS = 24 * 3600
SHORTEST_SECONDS = 30 * 60
# The request takes time on its way, so Stripe allows a little at both ends.
LEEWAY_SECONDS = 60
MOST_LINES = 100
LONGEST_REFERENCE = 200
EXPANDABLE = (
    "payment_intent", "payment_intent.latest_charge", "payment_intent.latest_charge.refunds", "line_items",
    "customer",
)  # fmt: skip

# Parameters Stripe knows that change nothing about what the stand-in shows or stores.
WITHOUT_EFFECT = (
    "adaptive_pricing", "allow_promotion_codes", "automatic_tax", "billing_address_collection",
    "branding_settings", "consent_collection", "custom_text", "customer_creation", "invoice_creation",
    "locale", "name_collection", "origin_context", "payment_method_configuration", "payment_method_options",
    "phone_number_collection", "saved_payment_method_options", "submit_type", "tax_id_collection",
    "wallet_options",
)  # fmt: skip


def read_session(params: Params, public_url: str, account: str | None) -> tuple[Session, frozenset[str]]:
    """Build a session from the parameters; return it with the names to expand in the answer."""
    now = int(time.time())
    if params.choice("mode", "payment", "setup", "subscription") is None:
        raise missing("mode")
    if params.choice("mode", "payment") is None:
        raise StripeError("The stand-in speaks `mode: payment` only.", param="mode")
    params.choice("ui_mode", "hosted", "hosted_page")
    params.allow(*WITHOUT_EFFECT)
    success_url = read_address(params, "success_url")
    if success_url is None:
        raise missing("success_url")
    lines = read_lines(params)
    intent = params.child("payment_intent_data")
    session_id = new_id("cs_test_a1", 58)
    session = Session(
        id=session_id,
        created=now,
        expires_at=_expiry(params, now),
        lines=lines,
        currency=lines[0].currency,
        amount_total=sum(line.amount for line in lines),
        success_url=success_url,
        cancel_url=read_address(params, "cancel_url"),
        client_reference_id=params.text("client_reference_id", longest=LONGEST_REFERENCE),
        customer_email=_email(params, "customer_email"),
        metadata=params.metadata(),
        intent_metadata=intent.metadata(),
        intent_description=intent.text("description", longest=1000),
        receipt_email=_email(intent, "receipt_email"),
        page_url=f"{public_url}/pay/{session_id}",
        method_types=tuple(params.texts("payment_method_types")) or ("card", "sepa_debit"),
        account=account,
    )
    intent.allow(
        "statement_descriptor", "statement_descriptor_suffix", "setup_future_usage", "capture_method"
    )
    expand = read_expand(params, *EXPANDABLE)
    params.refuse_unknown()
    refuse_unchargeable(session.amount_total, session.currency)
    return session, expand


def read_expand(params: Params, *expandable: str) -> frozenset[str]:
    """Return the properties to show in full."""
    names = params.texts("expand")
    for name in names:
        if name not in expandable:
            raise StripeError(f"This property cannot be expanded ({name}).", param="expand")
    return frozenset(names)


def read_lines(params: Params) -> tuple[LineItem, ...]:
    """Return what is to be paid for, in one currency."""
    items = params.items("line_items")
    if not items:
        raise missing("line_items")
    if len(items) > MOST_LINES:
        raise StripeError(f"A Checkout Session can have at most {MOST_LINES} line items.", param="line_items")
    lines = tuple(_line(item) for item in items)
    if len({line.currency for line in lines}) > 1:
        raise StripeError(
            "All line items of a Checkout Session must have the same currency.", param="line_items"
        )
    return lines


def _line(item: Params) -> LineItem:
    price = item.child("price_data")
    if not item.has("price_data"):
        raise missing(item.name_of("price_data"))
    product = price.child("product_data")
    product.allow("images", "metadata", "tax_code", "unit_label")
    price.allow("tax_behavior")
    item.allow("adjustable_quantity", "metadata")
    currency = price.required_text("currency").lower()
    if not re.fullmatch("[a-z]{3}", currency):
        raise StripeError(f"Invalid currency: {currency}", param=price.name_of("currency"))
    amount = price.required_integer("unit_amount")
    refuse_uneven(amount, currency, price.name_of("unit_amount"))
    return LineItem(
        id=new_id("li_1"),
        name=product.required_text("name"),
        description=product.text("description"),
        unit_amount=amount,
        quantity=item.required_integer("quantity", least=1),
        currency=currency,
    )


def _expiry(params: Params, now: int) -> int:
    chosen = params.integer("expires_at")
    if chosen is None:
        return now + DAY_SECONDS
    if not now + SHORTEST_SECONDS - LEEWAY_SECONDS <= chosen <= now + DAY_SECONDS + LEEWAY_SECONDS:
        raise StripeError(
            "The `expires_at` timestamp must be from 30 minutes to 24 hours after Checkout Session creation.",
            param="expires_at",
        )
    return chosen


def read_address(params: Params, name: str) -> str | None:
    """Return an address a browser can be sent to, or None."""
    value = params.text(name)
    if value is None:
        return None
    parts = urlsplit(value)
    if (
        any(character.isspace() for character in value)
        or parts.scheme not in {"http", "https"}
        or not parts.hostname
    ):
        raise StripeError("Not a valid URL", code="url_invalid", param=params.name_of(name))
    return value


def _email(params: Params, name: str) -> str | None:
    value = params.text(name, longest=512)
    if value is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
        raise StripeError(f"Invalid email address: {value}", code="email_invalid", param=params.name_of(name))
    return value
