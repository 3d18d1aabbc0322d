"""Refusals about money: by card, by hand, claimed or given back."""

from latchkey.domain.errors.base import ErrorCode, LatchkeyError


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


class CardsNotReadyError(LatchkeyError):
    """The freelancer has no account that can take cards."""

    code = ErrorCode.CARDS_NOT_READY
    sentence = "Your Stripe account cannot take payments yet. Finish setting it up first."
