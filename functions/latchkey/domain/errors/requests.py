"""Refusals of a request itself, whatever it is about."""

from latchkey.domain.errors.base import ErrorCode, LatchkeyError


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


class AuthFreshRequiredError(LatchkeyError):
    """Where money goes may only be changed shortly after signing in."""

    code = ErrorCode.AUTH_FRESH_REQUIRED
    sentence = "Please sign in once more: this changes where money goes."


class BusyError(LatchkeyError):
    """Lost every optimistic race; nothing was changed."""

    code = ErrorCode.BUSY
    sentence = "Many things are changing at once. Please try again in a moment."
