"""Refusals about invoices: their life, their instalments, what corrects them and what reminds of them."""

from latchkey.domain.errors.base import ErrorCode, LatchkeyError


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


class ReminderTooSoonError(LatchkeyError):
    """One reminder a day is enough."""

    code = ErrorCode.REMINDER_TOO_SOON
    sentence = "A reminder went out less than a day ago."


class ReminderNotDueError(LatchkeyError):
    """Nobody may be reminded of what is not due, or is being paid or disputed."""

    code = ErrorCode.REMINDER_NOT_DUE
    sentence = "There is nothing to remind anybody of right now."
