"""Firebase Auth."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

import firebase_admin
from firebase_admin import auth, credentials
from google.auth.credentials import AnonymousCredentials

from latchkey.domain.errors.requests import BusyError
from latchkey.services.ports import SignedIn

_TRIES: Final = 5


class _NoCredential(credentials.Base):  # type: ignore[misc]  # the vendor's base class is untyped
    """What the Auth emulator is called with."""

    def get_credential(self) -> AnonymousCredentials:
        return AnonymousCredentials()  # type: ignore[no-untyped-call]  # untyped vendor


class FirebaseIdentity:
    """Checks ID tokens, makes users and custom tokens."""

    def __init__(self, *, project_id: str, is_emulated: bool) -> None:
        credential = _NoCredential() if is_emulated else None
        self._app: Any = firebase_admin.initialize_app(credential, {"projectId": project_id}, name="latchkey")

    def signed_in(self, id_token: str) -> SignedIn | None:
        """Say whom an ID token proves, or None."""
        try:
            claims: dict[str, Any] = auth.verify_id_token(id_token, app=self._app)
        except (ValueError, auth.InvalidIdTokenError, auth.UserDisabledError):
            return None
        return SignedIn(owner=claims["uid"], at=datetime.fromtimestamp(claims["auth_time"], UTC))

    def ensure_user(self, email: str) -> str:
        """Give the uid for a verified address, making the user at first.

        Raises:
            BusyError: somebody else keeps signing up with this address.

        """
        for _ in range(_TRIES):
            try:
                user = auth.get_user_by_email(email, app=self._app)
            except auth.UserNotFoundError:
                # Refused where two links of one person are redeemed at once: the next round finds that user.
                with suppress(auth.EmailAlreadyExistsError):
                    user = auth.create_user(email=email, email_verified=True, app=self._app)
                    return str(user.uid)
                continue
            if user.email_verified:
                return str(user.uid)
            # Somebody else may have signed up with this address and a password of theirs. An ID token cannot
            # be taken back, so their account goes, and whoever proved the address gets a uid of their own.
            with suppress(auth.UserNotFoundError):
                auth.delete_user(user.uid, app=self._app)
        raise BusyError

    def custom_token(self, uid: str) -> str:
        """Make the token a browser signs in with."""
        token: bytes = auth.create_custom_token(uid, app=self._app)
        return token.decode()
