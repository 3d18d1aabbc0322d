"""What use cases need from outside, in the business's terms; adapters speak to the vendors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from latchkey.domain.billing.payments import CheckoutLabel, CheckoutSession, ProviderRefund
from latchkey.domain.desk.recurring import Rule
from latchkey.domain.mail import Mail
from latchkey.services.billing.paper.sheet import Sheet
from latchkey.services.store import Store


class MailUnavailableError(Exception):
    """The mail provider failed in a way that may pass."""


class MailRefusedError(Exception):
    """The mail provider will never take this mail."""


class ProviderUnavailableError(Exception):
    """The payment provider failed in a way that may pass."""

    def __init__(self, *, is_key_spent: bool = False) -> None:
        """Say whether the provider keeps this failure under the idempotency key: a retry needs a new one."""
        self.is_key_spent = is_key_spent
        super().__init__()


class AccountClosedError(ProviderUnavailableError):
    """A connected account that let us in does so no more."""


class ForgedEventError(Exception):
    """A webhook that the payment provider did not sign."""


class ProviderRefusedError(Exception):
    """The payment provider understood and said no."""


class KeyReusedError(Exception):
    """The idempotency key was used before, for something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObject:
    """What is known of an object without reading it."""

    path: str
    size: int
    content_type: str
    content_hash: str
    generation: int
    """Which of the contents that were ever stored under this path."""
    created_at: datetime
    is_checked: bool
    """Its bytes were compared with its type, so the sweep need not look again."""


class Objects(Protocol):
    """The files' bytes."""

    def describe(self, path: str) -> StoredObject | None:
        """Look an object up."""

    def list(self, prefix: str) -> Iterator[StoredObject]:
        """Go through the objects below a prefix."""

    def open(self, path: str) -> BinaryIO:
        """Open an object for seeking and reading."""

    def seal(self, path: str, *, file_name: str, generation: int) -> None:
        """Mark an object as checked, make it a download by that name, and void its download tokens.

        Raises:
            ContendedError: the content that was checked has been replaced since.

        """

    def lock(self, path: str) -> None:
        """Void the object's download tokens, which work past every rule."""

    def copy(self, source: str, target: str) -> None:
        """Copy an object with its metadata, without its download tokens; a source that is gone is fine."""

    def delete(self, path: str) -> None:
        """Delete an object; one that is gone already is fine."""


class Mailer(Protocol):
    """The mail provider."""

    def send(self, mail: Mail, *, reference: str) -> None:
        """Hand a mail over; `reference` travels with it so that a delivery can be traced.

        Raises:
            MailUnavailableError: try again later.
            MailRefusedError: do not try again.

        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Whom an ID token proves, and since when."""

    owner: str
    at: datetime
    """When they last proved who they are: refreshing a token does not count."""


class Identity(Protocol):
    """Who is signed in."""

    def signed_in(self, id_token: str) -> SignedIn | None:
        """Say whom an ID token proves, or None."""

    def ensure_user(self, email: str) -> str:
        """Give the uid for a verified address, making the user at first."""

    def custom_token(self, uid: str) -> str:
        """Make the token a browser signs in with."""


class Papers(Protocol):
    """The printer."""

    def print_sheet(self, sheet: Sheet) -> bytes:
        """Print a sheet as a PDF; the same sheet gives the same bytes."""

    def qr_picture(self, text: str) -> bytes:
        """Draw a QR code as a PNG."""


class Recurrences(Protocol):
    """The calendar of what comes again and again."""

    def from_then_on(self, rule: Rule, *, starts_at: datetime, since: datetime) -> Iterator[datetime]:
        """Go through a rule's occurrences, as local times without a zone, from `since` on, in order."""


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Give the present moment, with its time zone."""

    def pause(self, seconds: float) -> None:
        """Wait."""


class Tokens(Protocol):
    """Randomness nobody can guess."""

    def link(self) -> str:
        """Make a link or a room key."""

    def id(self) -> str:
        """Make a document id."""

    def sign_in(self) -> str:
        """Make a magic link's token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutRequest:
    """What to ask a client to pay; the label says for what, and how much."""

    label: CheckoutLabel
    description: str
    success_url: str
    cancel_url: str
    idempotency_key: str
    account: str | None
    """The connected account to charge at; None for the deployment's own, here and everywhere below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLinkRequest:
    """What a lasting address shall ask for."""

    label: CheckoutLabel
    description: str
    ended_words: str
    """What whoever comes too late is told."""
    idempotency_key: str
    account: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRequest:
    """What to give back of a payment."""

    payment_id: str
    amount_minor: int
    currency: str
    note: str
    idempotency_key: str
    account: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutHint:
    """That there is a checkout of ours at the provider, and where in our books it belongs."""

    session_id: str
    label: CheckoutLabel
    payment_id: str | None
    """None until somebody tried to pay on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEvent:
    """A genuine hint that something happened at the provider; the truth must be fetched."""

    id: str
    type: str
    account: str | None
    """The connected account it happened at, by the provider's own word."""
    session_id: str | None
    """None where the event is not about a checkout."""
    payment_id: str | None
    """The payment whose refund, dispute or own state it is about."""
    label: CheckoutLabel | None
    """Where in our books to look; None for what does not say, or what Latchkey did not open."""


class Payments(Protocol):
    """The card provider. Whatever is asked may raise `ProviderUnavailableError`: ask again later."""

    @property
    def is_configured(self) -> bool:
        """Whether card payments can be offered at all."""

    def open_checkout(self, request: CheckoutRequest) -> CheckoutSession:
        """Create a session; the same idempotency key gives the same session.

        Raises:
            ProviderRefusedError: this amount cannot be charged.

        """

    def fetch_checkout(self, session_id: str, *, account: str | None) -> CheckoutSession | None:
        """Ask for the truth about a session and the money on it; None for one that is unknown there."""

    def expire_checkout(self, session_id: str, *, account: str | None) -> None:
        """Make a session unpayable; one that is complete or expired already is fine."""

    def checkout_of(self, payment_id: str, *, account: str | None) -> CheckoutHint | None:
        """Find the checkout a payment was made on; None for what Latchkey did not open."""

    def completed_checkouts(
        self, *, account: str | None, since: datetime, payment_link_id: str | None = None
    ) -> Iterator[CheckoutHint]:
        """Go through our checkouts that were opened since then and that somebody completed."""

    def taken_back(self, *, account: str | None, since: datetime) -> Iterator[str]:
        """Go through the payments with refunds or disputes that were made since then."""

    def open_payment_link(self, request: PaymentLinkRequest) -> tuple[str, str]:
        """Make a lasting address that can be paid once; give its id and the address.

        Raises:
            ProviderRefusedError: this amount cannot be charged.

        """

    def is_link_active(self, payment_link_id: str, *, account: str | None) -> bool:
        """Tell whether a payment link still leads to a page where somebody can pay."""

    def end_payment_link(self, payment_link_id: str, *, account: str | None) -> None:
        """Switch a payment link off, and expire the pages that were opened from it."""

    def refund(self, request: RefundRequest) -> ProviderRefund:
        """Give money back; the same idempotency key gives it back once.

        Raises:
            ProviderRefusedError: the payment is disputed, or has not that much left.
            KeyReusedError: the key was used for another amount.

        """

    def create_account(self, *, email: str, owner: str, idempotency_key: str) -> str:
        """Open an account that its freelancer will set up, and give its id.

        Raises:
            ProviderRefusedError: this deployment is no platform.

        """

    def onboarding_url(self, account: str, *, return_url: str, refresh_url: str) -> str:
        """Give a short-lived address where a freelancer sets an account up."""

    def charges_enabled(self, account: str) -> bool:
        """Tell whether an account can take cards now.

        Raises:
            AccountClosedError: it lets us in no more.

        """

    def read_event(self, body: bytes, signature: str | None) -> ProviderEvent:
        """Check that a webhook's raw body was signed by the provider, lately, and read it.

        Raises:
            ForgedEventError: it was not, or it is not an event.

        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What whoever deployed this decided."""

    public_url: str
    mail_from: str
    mail_from_name: str
    freelancers: tuple[str, ...]
    """Who may become a freelancer: `*`, addresses, `@domain`s."""
    stripe_owner: str = ""
    """Whose invoices the deployment's own card account collects: an address, `*`, or nobody's."""


class Ports(Protocol):
    """Everything a use case may reach."""

    @property
    def store(self) -> Store:
        """The documents."""

    @property
    def objects(self) -> Objects:
        """The files' bytes."""

    @property
    def mailer(self) -> Mailer:
        """The mail provider."""

    @property
    def payments(self) -> Payments:
        """The card provider."""

    @property
    def papers(self) -> Papers:
        """The printer."""

    @property
    def identity(self) -> Identity:
        """Who is signed in."""

    @property
    def recurrences(self) -> Recurrences:
        """The calendar of what comes again."""

    @property
    def clock(self) -> Clock:
        """The time."""

    @property
    def tokens(self) -> Tokens:
        """Randomness."""

    @property
    def settings(self) -> Settings:
        """What the deployer decided."""
