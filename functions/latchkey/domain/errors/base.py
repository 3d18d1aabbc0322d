"""Refusals: what the business may answer besides success, each with a stable code."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar


class ErrorCode(StrEnum):
    """Every code an answer may carry; the front end switches on these."""

    REQUEST_INVALID = "request/invalid"
    REQUEST_TOO_LARGE = "request/too-large"
    AUTH_REQUIRED = "auth/required"
    AUTH_FRESH_REQUIRED = "auth/fresh-required"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method/not-allowed"
    RATE_LIMITED = "rate/limited"
    IDEMPOTENCY_CONFLICT = "idempotency/conflict"
    LINK_NOT_FOUND = "link/not-found"
    SIGN_IN_EXPIRED = "sign-in/expired"
    ROOM_NOT_FOUND = "room/not-found"
    ROOM_CLOSED = "room/closed"
    ROOM_NO_LIVE_LINK = "room/no-live-link"
    ROOM_MOVING = "room/moving"
    PERSON_NOT_FOUND = "person/not-found"
    CLIENT_NOT_FOUND = "client/not-found"
    INVOICE_NOT_FOUND = "invoice/not-found"
    INVOICE_CHANGED = "invoice/changed"
    INVOICE_ALREADY_ISSUED = "invoice/already-issued"
    INVOICE_NOT_ISSUED = "invoice/not-issued"
    INVOICE_INCOMPLETE = "invoice/incomplete"
    INVOICE_ALREADY_PAID = "invoice/already-paid"
    INVOICE_VOID = "invoice/void"
    INVOICE_HAS_PAYMENTS = "invoice/has-payments"
    INVOICE_NUMBER_TOO_LONG = "invoice/number-too-long"
    INVOICE_NOT_OVER = "invoice/not-over"
    INSTALMENT_NOT_FOUND = "instalment/not-found"
    INSTALMENT_HAS_MONEY = "instalment/has-money"
    INSTALMENT_PAID = "instalment/already-paid"
    CREDIT_NOTE_NOT_FOUND = "credit-note/not-found"
    CREDIT_NOTE_TOO_MUCH = "credit-note/too-much"
    PAYMENT_UNAVAILABLE = "payment/unavailable"
    PAYMENT_PROCESSING = "payment/processing"
    PAYMENT_AMOUNT_NOT_CHARGEABLE = "payment/amount-not-chargeable"
    PAYMENT_NOT_FOUND = "payment/not-found"
    PAYMENT_NOT_REVERSIBLE = "payment/not-reversible"
    REFUND_TOO_MUCH = "refund/too-much"
    CLAIM_NOT_FOUND = "claim/not-found"
    CLAIM_PENDING = "claim/pending"
    CLAIM_UTR_USED = "claim/utr-used"
    REMINDER_TOO_SOON = "reminder/too-soon"
    REMINDER_NOT_DUE = "reminder/not-due"
    LEAD_NOT_FOUND = "lead/not-found"
    LEAD_CONVERTED = "lead/converted"
    LEAD_CONVERSION_IN_USE = "lead/conversion-in-use"
    SLUG_TAKEN = "slug/taken"
    FOLLOW_UP_NOT_FOUND = "follow-up/not-found"
    FOLLOW_UP_CHANGED = "follow-up/changed"
    TIME_NOT_BILLABLE = "time/not-billable"
    CARDS_NOT_READY = "cards/not-ready"
    BUSY = "busy"
    INTERNAL = "internal"


class LatchkeyError(Exception):
    """A refusal with a sentence fit to show to the person who asked."""

    code: ClassVar[ErrorCode] = ErrorCode.INTERNAL
    sentence: ClassVar[str] = "Something went wrong on our side. Please try again."

    def __init__(self, sentence: str | None = None, *, fields: Mapping[str, str] | None = None) -> None:
        """Refuse with the class's sentence or a closer one; `fields` maps a field's path to what is wrong."""
        self.message = sentence or self.sentence
        self.fields = dict(fields) if fields else None
        super().__init__(self.message)
