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


class RequestInvalidError(LatchkeyError):
    """The request does not have the agreed form."""

    code = ErrorCode.REQUEST_INVALID
    sentence = "Some of what was entered cannot be used. Please check it."


class RequestTooLargeError(LatchkeyError):
    """The body is longer than its route reads."""

    code = ErrorCode.REQUEST_TOO_LARGE
    sentence = "That is too much to send at once."


class AuthRequiredError(LatchkeyError):
    """Nobody is signed in, or not any more."""

    code = ErrorCode.AUTH_REQUIRED
    sentence = "Please sign in again."


class NotFoundError(LatchkeyError):
    """There is nothing at this address, or nothing for whoever asks."""

    code = ErrorCode.NOT_FOUND
    sentence = "There is nothing here."


class MethodNotAllowedError(LatchkeyError):
    """The address exists but not for this method."""

    code = ErrorCode.METHOD_NOT_ALLOWED
    sentence = "This address does not take that kind of request."


class RateLimitedError(LatchkeyError):
    """Too many requests of one kind from one address or place."""

    code = ErrorCode.RATE_LIMITED
    sentence = "That was a lot of tries. Please wait a while and try again."


class IdempotencyConflictError(LatchkeyError):
    """The key was used before, for something else."""

    code = ErrorCode.IDEMPOTENCY_CONFLICT
    sentence = "This was already sent with other contents. Please reload and try again."


class LinkNotFoundError(LatchkeyError):
    """Wrong, malformed, revoked or closed: the public never learns which."""

    code = ErrorCode.LINK_NOT_FOUND
    sentence = "This link does not open a room. Ask for a new one with your mail address."


class SignInExpiredError(LatchkeyError):
    """Unknown, used or expired: the answer never tells which."""

    code = ErrorCode.SIGN_IN_EXPIRED
    sentence = "This sign-in link was used already or is too old. Ask for a new one."


class RoomNotFoundError(LatchkeyError):
    """The owner has no such room."""

    code = ErrorCode.ROOM_NOT_FOUND
    sentence = "This room does not exist."


class RoomClosedError(LatchkeyError):
    """The room must be open for this."""

    code = ErrorCode.ROOM_CLOSED
    sentence = "This room is closed. Open it first."


class RoomNoLiveLinkError(LatchkeyError):
    """Opening a room nobody holds a link to would only reopen it for those who kept its key."""

    code = ErrorCode.ROOM_NO_LIVE_LINK
    sentence = "Every link to this room was revoked. Make a new link instead."


class RoomMovingError(LatchkeyError):
    """The room is on its way to a new key."""

    code = ErrorCode.ROOM_MOVING
    sentence = "This room is just moving to its new link. Try again in a minute."


class PersonNotFoundError(LatchkeyError):
    """The room has no such person."""

    code = ErrorCode.PERSON_NOT_FOUND
    sentence = "This person is not in the room."


class InvoiceNotFoundError(LatchkeyError):
    """There is no such invoice for whoever asks."""

    code = ErrorCode.INVOICE_NOT_FOUND
    sentence = "This invoice does not exist."


class InvoiceChangedError(LatchkeyError):
    """Another tab or device saved the draft in between."""

    code = ErrorCode.INVOICE_CHANGED
    sentence = "This invoice was changed elsewhere in the meantime."


class InvoiceAlreadyIssuedError(LatchkeyError):
    """An issued invoice is never edited."""

    code = ErrorCode.INVOICE_ALREADY_ISSUED
    sentence = "This invoice was sent already. Void it to make a new one."


class InvoiceNotIssuedError(LatchkeyError):
    """Only an issued invoice can do this."""

    code = ErrorCode.INVOICE_NOT_ISSUED
    sentence = "This invoice was not sent yet."


class InvoiceIncompleteError(LatchkeyError):
    """A draft may have gaps, an issued invoice may not."""

    code = ErrorCode.INVOICE_INCOMPLETE
    sentence = "Something is missing before this invoice can be sent."


class InvoiceAlreadyPaidError(LatchkeyError):
    """There is nothing left to pay."""

    code = ErrorCode.INVOICE_ALREADY_PAID
    sentence = "This invoice is paid already."


class InvoiceVoidError(LatchkeyError):
    """A void invoice takes no further steps."""

    code = ErrorCode.INVOICE_VOID
    sentence = "This invoice was cancelled."


class InvoiceHasPaymentsError(LatchkeyError):
    """Money was received for it, so it cannot be declared void."""

    code = ErrorCode.INVOICE_HAS_PAYMENTS
    sentence = "This invoice has payments, so it cannot be cancelled."


class PaymentUnavailableError(LatchkeyError):
    """The card provider cannot be reached, or none is configured."""

    code = ErrorCode.PAYMENT_UNAVAILABLE
    sentence = (
        "Card payment is not available right now. Nothing was charged; please try again in a few minutes."
    )


class PaymentProcessingError(LatchkeyError):
    """A delayed payment is under way; a second one would pay twice."""

    code = ErrorCode.PAYMENT_PROCESSING
    sentence = "A payment for this invoice is already on its way."


class PaymentAmountNotChargeableError(LatchkeyError):
    """The provider takes no amount this small or this large."""

    code = ErrorCode.PAYMENT_AMOUNT_NOT_CHARGEABLE
    sentence = "This amount cannot be paid by card."


class AuthFreshRequiredError(LatchkeyError):
    """Where money goes may only be changed shortly after signing in."""

    code = ErrorCode.AUTH_FRESH_REQUIRED
    sentence = "Please sign in once more: this changes where money goes."


class ClientNotFoundError(LatchkeyError):
    """The owner has no such client."""

    code = ErrorCode.CLIENT_NOT_FOUND
    sentence = "This client does not exist."


class InvoiceNumberTooLongError(LatchkeyError):
    """The next number of the series would pass what the law allows."""

    code = ErrorCode.INVOICE_NUMBER_TOO_LONG
    sentence = "The next number would be longer than 16 characters. Choose a shorter prefix in Settings."


class InvoiceNotOverError(LatchkeyError):
    """Only a void or fully credited invoice is made anew."""

    code = ErrorCode.INVOICE_NOT_OVER
    sentence = "Void or credit this invoice before you make it anew."


class InstalmentNotFoundError(LatchkeyError):
    """The invoice has no such instalment."""

    code = ErrorCode.INSTALMENT_NOT_FOUND
    sentence = "This instalment does not exist."


class InstalmentHasMoneyError(LatchkeyError):
    """Money came or is on its way for it, so it is frozen."""

    code = ErrorCode.INSTALMENT_HAS_MONEY
    sentence = "Money came for this instalment, so it cannot be changed any more."


class InstalmentPaidError(LatchkeyError):
    """There is nothing left to pay of it."""

    code = ErrorCode.INSTALMENT_PAID
    sentence = "This instalment is paid already."


class CreditNoteNotFoundError(LatchkeyError):
    """There is no such credit note for whoever asks."""

    code = ErrorCode.CREDIT_NOTE_NOT_FOUND
    sentence = "This credit note does not exist."


class CreditNoteTooMuchError(LatchkeyError):
    """More than the invoice has left to take back."""

    code = ErrorCode.CREDIT_NOTE_TOO_MUCH
    sentence = "This is more than the invoice still comes to."


class PaymentNotFoundError(LatchkeyError):
    """There is no such entry in the ledger."""

    code = ErrorCode.PAYMENT_NOT_FOUND
    sentence = "This payment does not exist."


class PaymentNotReversibleError(LatchkeyError):
    """Only what was entered by hand, and stands, can be corrected."""

    code = ErrorCode.PAYMENT_NOT_REVERSIBLE
    sentence = "This entry cannot be taken back."


class RefundTooMuchError(LatchkeyError):
    """More than is left of the payment."""

    code = ErrorCode.REFUND_TOO_MUCH
    sentence = "This is more than is left of the payment."


class ClaimNotFoundError(LatchkeyError):
    """Nothing was claimed for it, or the claim was answered."""

    code = ErrorCode.CLAIM_NOT_FOUND
    sentence = "There is no open claim for this instalment."


class ClaimPendingError(LatchkeyError):
    """One claim at a time waits for the freelancer."""

    code = ErrorCode.CLAIM_PENDING
    sentence = "A payment was already reported for this instalment and is being checked."


class ClaimUtrUsedError(LatchkeyError):
    """A bank reference names one payment only."""

    code = ErrorCode.CLAIM_UTR_USED
    sentence = "This UTR was reported before. Please check the number."


class ReminderTooSoonError(LatchkeyError):
    """One reminder a day is enough."""

    code = ErrorCode.REMINDER_TOO_SOON
    sentence = "A reminder went out less than a day ago."


class ReminderNotDueError(LatchkeyError):
    """Nobody may be reminded of what is not due, or is being paid or disputed."""

    code = ErrorCode.REMINDER_NOT_DUE
    sentence = "There is nothing to remind anybody of right now."


class CardsNotReadyError(LatchkeyError):
    """The freelancer has no account that can take cards."""

    code = ErrorCode.CARDS_NOT_READY
    sentence = "Your Stripe account cannot take payments yet. Finish setting it up first."


class BusyError(LatchkeyError):
    """Lost every optimistic race; nothing was changed."""

    code = ErrorCode.BUSY
    sentence = "Many things are changing at once. Please try again in a moment."
