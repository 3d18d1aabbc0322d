"""Builds what use cases reach; vendors are imported when first needed, so a cold start pays for no more."""

from functools import cache, cached_property

from latchkey.config import Config, read_config
from latchkey.services.ports import (
    Clock,
    Identity,
    Mailer,
    Objects,
    Papers,
    Payments,
    Recurrences,
    Settings,
    Tokens,
)
from latchkey.services.store import Store


class Container:
    """The real outside, one client of each kind per process."""

    def __init__(self, config: Config) -> None:
        self.config = config

    @property
    def settings(self) -> Settings:
        """What the deployer decided."""
        return self.config.settings

    @cached_property
    def store(self) -> Store:
        """Firestore."""
        from google.cloud.firestore import Client

        from latchkey.adapters.firestore import FirestoreStore

        return FirestoreStore(Client(project=self.config.project_id))

    @cached_property
    def objects(self) -> Objects:
        """Cloud Storage."""
        from latchkey.adapters.storage import open_bucket

        return open_bucket(
            self.config.bucket,
            project_id=self.config.project_id,
            emulator_host=self.config.storage_emulator_host,
        )

    @cached_property
    def mailer(self) -> Mailer:
        """SendGrid."""
        from latchkey.adapters.sendgrid import SendGridMailer

        return SendGridMailer(
            base=self.config.sendgrid_base,
            api_key=self.config.sendgrid_api_key,
            from_address=self.config.settings.mail_from,
        )

    @cached_property
    def payments(self) -> Payments:
        """Stripe."""
        from latchkey.adapters.stripe import StripePayments

        return StripePayments(
            base=self.config.stripe_base,
            secret_key=self.config.stripe_secret_key,
            webhook_secrets=self.config.stripe_webhook_secrets,
        )

    @cached_property
    def papers(self) -> Papers:
        """Typst."""
        from latchkey.adapters.paper.typst_papers import TypstPapers

        return TypstPapers()

    @cached_property
    def identity(self) -> Identity:
        """Firebase Auth."""
        from latchkey.adapters.identity import FirebaseIdentity

        return FirebaseIdentity(project_id=self.config.project_id, is_emulated=self.config.is_emulated)

    @cached_property
    def recurrences(self) -> Recurrences:
        """python-dateutil."""
        from latchkey.adapters.recurrence import DateutilRecurrences

        return DateutilRecurrences()

    @cached_property
    def clock(self) -> Clock:
        """The machine's clock."""
        from latchkey.adapters.clock import SystemClock

        return SystemClock()

    @cached_property
    def tokens(self) -> Tokens:
        """The operating system's randomness."""
        from latchkey.adapters.tokens import SecretTokens

        return SecretTokens()


@cache
def container() -> Container:
    """Give the process's one container."""
    return Container(read_config())
