"""Freelancers' accounts in the Auth emulator, for tests and benchmarks that are not about signing in."""

import secrets
from dataclasses import dataclass

import httpx

from local.suite import Suite

AS_ADMINISTRATOR = {"Authorization": "Bearer owner"}
"""What the emulators accept instead of a service account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freelancer:
    """A signed-in freelancer."""

    uid: str
    email: str
    id_token: str

    @property
    def headers(self) -> dict[str, str]:
        """Return what the freelancer's browser sends to functions and to the emulators' REST APIs."""
        return {"Authorization": f"Bearer {self.id_token}"}


def make_freelancer(suite: Suite, email: str | None = None) -> Freelancer:
    """Create an account with a verified address, as a redeemed magic link leaves it, and sign it in."""
    email = email or f"freelancer-{secrets.token_hex(6)}@example.com"
    password = secrets.token_hex(12)
    api = f"http://{suite.auth_host}/identitytoolkit.googleapis.com/v1"
    with httpx.Client(headers=AS_ADMINISTRATOR) as auth:
        account = {"email": email, "password": password, "emailVerified": True}
        auth.post(f"{api}/projects/{suite.project_id}/accounts", json=account).raise_for_status()
    credentials = {"email": email, "password": password, "returnSecureToken": True}
    signed_in = httpx.post(f"{api}/accounts:signInWithPassword", params={"key": "demo"}, json=credentials)
    found = signed_in.raise_for_status().json()
    return Freelancer(uid=found["localId"], email=email, id_token=found["idToken"])
