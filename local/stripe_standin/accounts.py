"""Connected accounts, and the page on which a freelancer would set one up."""

import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus

from local.stripe_standin.errors import StripeError, missing, no_such
from local.stripe_standin.events import Announcer
from local.stripe_standin.forms import Params
from local.stripe_standin.objects import new_id

LINK_SECONDS = 300
# Parameters Stripe knows that change nothing about what the stand-in shows or stores.
WITHOUT_EFFECT = ("business_profile", "business_type", "capabilities", "company", "individual", "settings")


@dataclass(slots=True, kw_only=True)
class Account:
    """A connected account."""

    id: str
    created: int
    country: str
    email: str | None
    metadata: dict[str, str]
    is_ready: bool = False
    is_revoked: bool = False

    def to_json(self) -> dict[str, object]:
        """Write the account as Stripe does."""
        return {
            "id": self.id,
            "object": "account",
            "business_type": None,
            "capabilities": {"card_payments": "active" if self.is_ready else "inactive"},
            "charges_enabled": self.is_ready,
            "controller": {
                "type": "application",
                "fees": {"payer": "account"},
                "is_controller": True,
                "losses": {"payments": "stripe"},
                "requirement_collection": "stripe",
                "stripe_dashboard": {"type": "full"},
            },
            "country": self.country,
            "created": self.created,
            "default_currency": None,
            "details_submitted": self.is_ready,
            "email": self.email,
            "metadata": dict(self.metadata),
            "payouts_enabled": self.is_ready,
            "requirements": {
                "currently_due": [] if self.is_ready else ["external_account"],
                "disabled_reason": None if self.is_ready else "requirements.past_due",
            },
            "type": "standard",
        }


@dataclass(slots=True, kw_only=True)
class Onboarding:
    """A single-use way to the page where an account is set up."""

    token: str
    account: Account
    expires_at: int
    refresh_url: str
    return_url: str
    is_used: bool = field(default=False)


class Accounts:
    """All connected accounts, by id."""

    def __init__(self, announcer: Announcer, public_url: str) -> None:
        self._announcer = announcer
        self._public_url = public_url
        self._accounts: dict[str, Account] = {}
        self._onboardings: dict[str, Onboarding] = {}
        self._lock = threading.Lock()

    def create(self, params: Params) -> dict[str, object]:
        """Open an account that cannot charge yet."""
        params.choice("type", "standard")
        params.child("controller").allow("fees", "losses", "requirement_collection", "stripe_dashboard")
        params.allow(*WITHOUT_EFFECT)
        account = Account(
            id=new_id("acct_1", 15),
            created=int(time.time()),
            country=params.text("country") or "US",
            email=params.text("email"),
            metadata=params.metadata(),
        )
        params.refuse_unknown()
        with self._lock:
            self._accounts[account.id] = account
        return account.to_json()

    def find(self, account_id: str) -> Account:
        """Return an account this platform may use, or refuse as Stripe does."""
        with self._lock:
            account = self._accounts.get(account_id)
        if account is None or account.is_revoked:
            raise StripeError(
                f"The provided key 'sk_test_***' does not have access to account '{account_id}' (or that "
                "account does not exist). Application access may have been revoked.",
                status=HTTPStatus.FORBIDDEN,
                code="account_invalid",
            )
        return account

    def open_link(self, params: Params) -> dict[str, object]:
        """Give a single-use address where the account is set up."""
        account = self.find(params.required_text("account"))
        if params.choice("type", "account_onboarding") is None:
            raise missing("type")
        now = int(time.time())
        onboarding = Onboarding(
            token=new_id("", 32),
            account=account,
            expires_at=now + LINK_SECONDS,
            refresh_url=params.required_text("refresh_url"),
            return_url=params.required_text("return_url"),
        )
        params.allow("collection_options")
        params.refuse_unknown()
        with self._lock:
            self._onboardings[onboarding.token] = onboarding
        return {
            "object": "account_link",
            "created": now,
            "expires_at": onboarding.expires_at,
            "url": f"{self._public_url}/connect/{onboarding.token}",
        }

    def onboarding(self, token: str) -> Onboarding:
        """Return what a link leads to."""
        with self._lock:
            if token not in self._onboardings:
                raise no_such("account_link", token, "id")
            return self._onboardings[token]

    def finish(self, account_id: str) -> Account:
        """Complete an account's details: from now on it takes cards."""
        account = self.find(account_id)
        account.is_ready = True
        self._announcer.tell("account.updated", account.to_json(), account=account.id)
        return account

    def restrict(self, account_id: str) -> Account:
        """Take the power to charge from an account, as Stripe does when it wants to know more."""
        account = self.find(account_id)
        account.is_ready = False
        self._announcer.tell("account.updated", account.to_json(), account=account.id)
        return account

    def revoke(self, account_id: str) -> Account:
        """Let the account's owner throw the platform out, at Stripe's own dashboard."""
        account = self.find(account_id)
        account.is_revoked = True
        application = {"id": "ca_latchkey", "object": "application", "name": "Latchkey"}
        self._announcer.tell("account.application.deauthorized", application, account=account.id)
        return account
