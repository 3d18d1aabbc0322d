"""Refusals about rooms, who is in them, and the ways in."""

from latchkey.domain.errors.base import ErrorCode, LatchkeyError


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


class ClientNotFoundError(LatchkeyError):
    """The owner has no such client."""

    code = ErrorCode.CLIENT_NOT_FOUND
    sentence = "This client does not exist."
