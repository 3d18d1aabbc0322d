"""Sign in with a mailed link: no password, one use, one hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from latchkey.domain import addresses, ids, limits
from latchkey.domain.errors.rooms import SignInExpiredError
from latchkey.domain.freelancers import Freelancer, first_profile
from latchkey.domain.rates import RateKind
from latchkey.services import paths
from latchkey.services.mail.sign_in import sign_in_mail
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Dropped, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports
from latchkey.services.rates import hold_to_rate
from latchkey.services.store import ContendedError, Create, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInToken:
    """A magic link's token, by its hash; whoever reads the database cannot sign in with it."""

    email: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    expire_at: datetime


def ask_to_sign_in(ports: Ports, *, email: str, ip: str, now: datetime) -> None:
    """Promise a sign-in mail; who may come in is decided when it is sent, so all are answered alike."""
    hold_to_rate(ports, RateKind.SIGN_IN_IP, ip)
    hold_to_rate(ports, RateKind.SIGN_IN_ADDRESS, email)
    ports.store.commit([enqueue(ports, Template.SIGN_IN, {"email": email}, now=now)])


def prepare_sign_in_mail(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Make the token at the last moment: only its hash is ever at rest."""
    email = params["email"]
    if not addresses.is_admitted(email, ports.settings.freelancers):
        return Dropped(reason="not admitted")
    token = ports.tokens.sign_in()
    expires_at = now + timedelta(seconds=limits.SIGN_IN_TOKEN_SECONDS)
    record = SignInToken(
        email=email,
        created_at=now,
        expires_at=expires_at,
        used_at=None,
        expire_at=expires_at + timedelta(days=1),
    )
    ports.store.commit([Create(path=paths.sign_in_token(ids.hashed(token)), value=record)])
    return sign_in_mail(
        to=email, url=f"{ports.settings.public_url}/sign-in#{token}", from_name=ports.settings.mail_from_name
    )


SIGN_IN_EFFECT = Effect(prepare=prepare_sign_in_mail)


def redeem_sign_in(ports: Ports, *, token: str, ip: str, now: datetime) -> str:
    """Use a token up and give what the browser signs in with; of many at once exactly one succeeds.

    Raises:
        SignInExpiredError: unknown, used or expired, whichever it is.

    """
    hold_to_rate(ports, RateKind.REDEEM_IP, ip)
    path = paths.sign_in_token(ids.hashed(token))
    record = ports.store.get(path, SignInToken)
    if record is None or record.value.used_at is not None or record.value.expires_at <= now:
        raise SignInExpiredError
    try:
        ports.store.commit([Update(path=path, fields={"used_at": now}, read=record)])
    except ContendedError:
        # Somebody else used it between our read and our commit; a retry could only find that out again.
        raise SignInExpiredError from None
    uid = ports.identity.ensure_user(record.value.email)
    _ensure_profile(ports, uid, email=record.value.email, now=now)
    return ports.identity.custom_token(uid)


def _ensure_profile(ports: Ports, uid: str, *, email: str, now: datetime) -> None:
    path = paths.freelancer(uid)

    def attempt() -> None:
        if ports.store.get(path, Freelancer) is None:
            ports.store.commit([Create(path=path, value=first_profile(email=email, now=now))])

    retry_optimistic(ports.clock, attempt)
