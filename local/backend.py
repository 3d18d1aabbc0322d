"""The functions' own code in this process, on a suite's emulators."""

import os

from latchkey.config import read_config
from latchkey.container import Container
from local.suite import MAIL_FROM, SECRETS, Suite

EMULATOR_HOSTS = ("FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST", "FIREBASE_STORAGE_EMULATOR_HOST")


def connect(suite: Suite, *, stripe_owner: str = "*") -> Container:
    """Build what the functions reach, on the suite's emulators and stand-ins."""
    addresses = (suite.firestore_host, suite.auth_host, suite.storage_host)
    hosts = dict(zip(EMULATOR_HOSTS, addresses, strict=True))
    os.environ.update(hosts)  # Google's clients look here by themselves
    given = {
        **hosts,
        **SECRETS,
        "GCLOUD_PROJECT": suite.project_id,
        "FIREBASE_CONFIG": f'{{"storageBucket": "{suite.bucket}"}}',
        "LATCHKEY_PUBLIC_URL": suite.hosting_url,
        "LATCHKEY_MAIL_FROM": MAIL_FROM,
        "LATCHKEY_FREELANCERS": "*",
        "LATCHKEY_STRIPE_OWNER": stripe_owner,
        "LATCHKEY_STRIPE_BASE": suite.stripe_url,
        "LATCHKEY_SENDGRID_BASE": suite.mail_url,
    }
    return Container(read_config(given))
