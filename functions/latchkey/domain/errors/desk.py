"""Refusals about leads, follow-ups and time."""

from latchkey.domain.errors.base import ErrorCode, LatchkeyError


class LeadNotFoundError(LatchkeyError):
    """The owner has no such lead."""

    code = ErrorCode.LEAD_NOT_FOUND
    sentence = "This lead does not exist any more."


class LeadConvertedError(LatchkeyError):
    """A lead becomes a project once."""

    code = ErrorCode.LEAD_CONVERTED
    sentence = "This lead has become a project already."


class LeadConversionInUseError(LatchkeyError):
    """What a lead became cannot be taken back once somebody else may have seen or used it."""

    code = ErrorCode.LEAD_CONVERSION_IN_USE
    sentence = "This cannot be undone any more: the room is in use. Close the room instead."


class SlugTakenError(LatchkeyError):
    """Another freelancer's enquiry page has this address, or nobody may have it."""

    code = ErrorCode.SLUG_TAKEN
    sentence = "This address is taken. Choose another one."


class FollowUpNotFoundError(LatchkeyError):
    """The owner has no such follow-up."""

    code = ErrorCode.FOLLOW_UP_NOT_FOUND
    sentence = "This follow-up does not exist any more."


class FollowUpChangedError(LatchkeyError):
    """The occurrence that was meant is not the one that waits any more."""

    code = ErrorCode.FOLLOW_UP_CHANGED
    sentence = "This follow-up was changed in the meantime. Look at it again."


class TimeNotBillableError(LatchkeyError):
    """Some of the entries are billed already, are not billable, have no rate or are gone."""

    code = ErrorCode.TIME_NOT_BILLABLE
    sentence = "Some of this time cannot be billed any more. Look at the list again."
