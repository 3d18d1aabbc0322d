"""The environment, read here and nowhere else."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from latchkey.services.ports import Settings

REGION = "us-central1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What this deployment was given; secrets are empty strings when they are not set."""

    project_id: str
    bucket: str
    proxy_hops: int
    settings: Settings
    stripe_base: str
    stripe_secret_key: str
    stripe_webhook_secrets: tuple[str, ...]
    """Stripe signs what happens at connected accounts with the secret of another endpoint."""
    sendgrid_base: str
    sendgrid_api_key: str
    is_emulated: bool
    storage_emulator_host: str | None


def read_config(environment: Mapping[str, str] = os.environ) -> Config:
    """Read the environment; whatever is missing takes its production default."""
    read = environment.get
    firebase = json.loads(read("FIREBASE_CONFIG") or "{}")
    project_id = read("GCLOUD_PROJECT") or read("GOOGLE_CLOUD_PROJECT") or firebase.get("projectId") or ""
    return Config(
        project_id=project_id,
        bucket=firebase.get("storageBucket") or f"{project_id}.firebasestorage.app",
        # Firebase Hosting and Google's front end each append the address they were called from.
        proxy_hops=int(read("LATCHKEY_PROXY_HOPS") or "2"),
        settings=Settings(
            public_url=(read("LATCHKEY_PUBLIC_URL") or f"https://{project_id}.web.app").rstrip("/"),
            mail_from=read("LATCHKEY_MAIL_FROM") or f"latchkey@{project_id}.web.app",
            mail_from_name=read("LATCHKEY_MAIL_FROM_NAME") or "Latchkey",
            freelancers=(freelancers := _entries(read("LATCHKEY_FREELANCERS") or "")),
            stripe_owner=(read("LATCHKEY_STRIPE_OWNER") or "").strip().lower() or _only_one(freelancers),
        ),
        stripe_base=(read("LATCHKEY_STRIPE_BASE") or "https://api.stripe.com").rstrip("/"),
        stripe_secret_key=_stripe_secret(read("STRIPE_SECRET_KEY"), "sk_", "rk_"),
        stripe_webhook_secrets=_stripe_webhook_secrets(read("STRIPE_WEBHOOK_SECRET") or ""),
        sendgrid_base=(read("LATCHKEY_SENDGRID_BASE") or "https://api.sendgrid.com").rstrip("/"),
        sendgrid_api_key=read("SENDGRID_API_KEY") or "",
        storage_emulator_host=read("FIREBASE_STORAGE_EMULATOR_HOST"),
        is_emulated="FIRESTORE_EMULATOR_HOST" in environment,
    )


def _stripe_secret(text: str | None, *starts: str) -> str:
    # Secret Manager holds no empty secret, so whoever has no Stripe account puts any word there, and a word
    # that anybody may guess must not pass for what Stripe signs with.
    return text if text and text.startswith(starts) else ""


def _stripe_webhook_secrets(text: str) -> tuple[str, ...]:
    given = (_stripe_secret(part.strip(), "whsec_") for part in text.split(","))
    return tuple(secret for secret in given if secret)


def _only_one(freelancers: tuple[str, ...]) -> str:
    """Give the address of the only one who may be a freelancer here: the card account is theirs."""
    entry = freelancers[0] if len(freelancers) == 1 else ""
    return "" if entry.startswith(("@", "*")) else entry


def _entries(text: str) -> tuple[str, ...]:
    return tuple(entry for part in text.split(",") if (entry := part.strip().lower()))
