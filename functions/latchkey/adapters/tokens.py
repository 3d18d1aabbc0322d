"""Randomness from the operating system."""

import secrets

from latchkey.domain import ids, limits


class SecretTokens:
    """Identifiers nobody can guess: 24 base62 characters carry 142 bits."""

    def link(self) -> str:
        """Make a link or a room key."""
        return "".join(secrets.choice(ids.ALPHABET) for _ in range(limits.LINK_LENGTH))

    def id(self) -> str:
        """Make a document id."""
        return "".join(secrets.choice(ids.ALPHABET) for _ in range(limits.ID_LENGTH))

    def sign_in(self) -> str:
        """Make a magic link's token."""
        return secrets.token_urlsafe(32)
