"""How often somebody may ask the public door for something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import AddressValueError, IPv6Address, IPv6Network
from typing import Final


class RateKind(StrEnum):
    """What is counted; each kind counts on its own."""

    SIGN_IN_ADDRESS = "sign-in-address"
    SIGN_IN_IP = "sign-in-ip"
    REDEEM_IP = "redeem-ip"
    RECOVER_ADDRESS = "recover-address"
    RECOVER_IP = "recover-ip"
    VIEWED_IP = "viewed-ip"
    PAY_IP = "pay-ip"
    CLAIM_IP = "claim-ip"
    PAPER_IP = "paper-ip"
    ENQUIRY_IP = "enquiry-ip"
    ENQUIRY_PAGE = "enquiry-page"
    ENQUIRY_DAY = "enquiry-day"
    ENQUIRY_NOTICE = "enquiry-notice"
    AWAY_IP = "away-ip"
    CONSENT_IP = "consent-ip"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """So many in so long."""

    most: int
    window: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCount:
    """How many there were in the running window; subjects are hashed, so no address is at rest here."""

    count: int
    window_ends_at: datetime
    expire_at: datetime


_HOUR: Final = timedelta(hours=1)

# An address is somebody's mailbox and gets few mails; an IP may be a whole office behind one router.
RATE_LIMITS: Final = {
    RateKind.SIGN_IN_ADDRESS: RateLimit(most=6, window=_HOUR),
    RateKind.SIGN_IN_IP: RateLimit(most=120, window=_HOUR),
    RateKind.REDEEM_IP: RateLimit(most=240, window=_HOUR),
    RateKind.RECOVER_ADDRESS: RateLimit(most=4, window=_HOUR),
    RateKind.RECOVER_IP: RateLimit(most=60, window=_HOUR),
    RateKind.VIEWED_IP: RateLimit(most=1_200, window=_HOUR),
    RateKind.PAY_IP: RateLimit(most=240, window=_HOUR),
    RateKind.CLAIM_IP: RateLimit(most=60, window=_HOUR),
    RateKind.PAPER_IP: RateLimit(most=240, window=_HOUR),
    RateKind.ENQUIRY_IP: RateLimit(most=8, window=_HOUR),
    RateKind.ENQUIRY_PAGE: RateLimit(most=40, window=_HOUR),
    RateKind.ENQUIRY_DAY: RateLimit(most=100, window=24 * _HOUR),
    # Mails to one freelancer about enquiries; the last of an hour tells of all the others.
    RateKind.ENQUIRY_NOTICE: RateLimit(most=4, window=_HOUR),
    RateKind.AWAY_IP: RateLimit(most=120, window=_HOUR),
    RateKind.CONSENT_IP: RateLimit(most=60, window=_HOUR),
}


def subject_of(text: str) -> str:
    """Give what is counted together: with IPv6 a /64, for its subscriber may call from any address in it."""
    try:
        address = IPv6Address(text)
    except AddressValueError:
        return text
    return str(address.ipv4_mapped or IPv6Network((address, 64), strict=False))


def counted(before: RateCount | None, limit: RateLimit, now: datetime) -> RateCount | None:
    """Count one more, or give None when that is one too many."""
    if before is None or before.window_ends_at <= now:
        ends_at = now + limit.window
        return RateCount(count=1, window_ends_at=ends_at, expire_at=ends_at + limit.window)
    if before.count >= limit.most:
        return None
    return RateCount(count=before.count + 1, window_ends_at=before.window_ends_at, expire_at=before.expire_at)
