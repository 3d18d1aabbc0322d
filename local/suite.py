"""The local suite: every emulator and both stand-ins, started together and ended together.

`python -m local.up` keeps one running; `with running() as suite:` is the same for tests and benchmarks.
"""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

from local import processes, staging
from local.engines import Engines, find_engines
from local.places import DEMO_FILE, FIREBASE_CLI, ROOT, STATE, SetupError
from local.ports import PortBlock

REGION = "us-central1"
WEBHOOK_SECRET = "whsec_local_suite"  # noqa: S105 - signs between two programs on this machine
MAIL_FROM = "rooms@latchkey.example"
SECRETS = {
    "STRIPE_SECRET_KEY": "sk_test_local_suite",
    "STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
    "SENDGRID_API_KEY": "SG.local_suite",
}
BUSINESS = "Asha Mehta Studio"
"""Whose account at the card provider it is: the name on the checkout page, and the demo's freelancer."""
READY_SECONDS = 180
EMULATORS_READY = "All emulators ready"
CREDENTIALS = ("GOOGLE_APPLICATION_CREDENTIALS", "FIREBASE_TOKEN", "FIREBASE_CONFIG", "GOOGLE_CLOUD_PROJECT")
"""Removed from the emulators' environment: nothing here may reach a real project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Where a running suite answers. Hosts are `127.0.0.1:port`; urls have a scheme and no final slash."""

    project_id: str
    bucket: str
    region: str
    hosting_url: str
    functions_url: str
    firestore_host: str
    auth_host: str
    storage_host: str
    pubsub_host: str
    hub_host: str
    """The emulators' own control."""
    stripe_url: str
    mail_url: str
    stripe_webhook_secret: str
    pid: int
    """The launcher's process; end it and the suite ends."""

    def to_json(self) -> dict[str, Any]:
        """Return the suite as `.local/demo.json` describes it."""
        return {
            "projectId": self.project_id,
            "bucket": self.bucket,
            "region": self.region,
            "hosting": self.hosting_url,
            "functions": self.functions_url,
            "firestore": self.firestore_host,
            "auth": self.auth_host,
            "storage": self.storage_host,
            "pubsub": self.pubsub_host,
            "hub": self.hub_host,
            "stripe": self.stripe_url,
            "mail": self.mail_url,
            "stripeWebhookSecret": self.stripe_webhook_secret,
            "pid": self.pid,
            "desk": f"{self.hosting_url}/desk",
            "mailbox": f"{self.mail_url}/",
            "payments": f"{self.stripe_url}/",
        }

    @classmethod
    def load(cls, path: Path | str = DEMO_FILE) -> Self:
        """Read a running suite from the file its launcher wrote."""
        found = json.loads(Path(path).read_text())
        return cls(
            project_id=found["projectId"],
            bucket=found["bucket"],
            region=found["region"],
            hosting_url=found["hosting"],
            functions_url=found["functions"],
            firestore_host=found["firestore"],
            auth_host=found["auth"],
            storage_host=found["storage"],
            pubsub_host=found["pubsub"],
            hub_host=found["hub"],
            stripe_url=found["stripe"],
            mail_url=found["mail"],
            stripe_webhook_secret=found["stripeWebhookSecret"],
            pid=found["pid"],
        )


def _silent(_message: str) -> None:
    pass


@contextlib.contextmanager
def running(say: Callable[[str], None] = _silent, *, stripe_owner: str = "*") -> Iterator[Suite]:
    """Start a suite, and end all of it on the way out.

    `stripe_owner` is the address of the freelancer whom the deployment's own Stripe key serves; `*` is all.

    Raises:
        SetupError: something is missing.

    """
    mark = secrets.token_hex(4)
    folder = STATE / "runs" / mark
    with PortBlock() as ports:
        keeper = processes.start_keeper(mark, folder)
        try:
            yield _start(mark, folder, ports, say, stripe_owner)
        finally:
            processes.end_run(mark)
            processes.dismiss_keeper(keeper)
            shutil.rmtree(folder, ignore_errors=True)


def _start(mark: str, folder: Path, ports: PortBlock, say: Callable[[str], None], stripe_owner: str) -> Suite:
    engines = find_engines(say)
    numbers = {name: ports.take() for name in (*staging.SERVICES, "stripe", "mail")}
    suite = _describe(f"demo-latchkey-{mark}", numbers)
    stage = staging.stage_run(folder, suite.project_id, numbers, SECRETS)
    say("starting the emulators")
    _start_stand_ins(mark, folder, suite, numbers)
    firebase = _start_emulators(mark, stage, suite, engines, stripe_owner)
    _wait_until_ready(firebase, folder, suite)
    return suite


def _describe(project_id: str, ports: dict[str, int]) -> Suite:
    hosts = {name: f"127.0.0.1:{port}" for name, port in ports.items()}
    return Suite(
        project_id=project_id,
        bucket=staging.bucket_of(project_id),
        region=REGION,
        hosting_url=f"http://{hosts['hosting']}",
        functions_url=f"http://{hosts['functions']}",
        firestore_host=hosts["firestore"],
        auth_host=hosts["auth"],
        storage_host=hosts["storage"],
        pubsub_host=hosts["pubsub"],
        hub_host=hosts["hub"],
        stripe_url=f"http://{hosts['stripe']}",
        mail_url=f"http://{hosts['mail']}",
        stripe_webhook_secret=WEBHOOK_SECRET,
        pid=os.getpid(),
    )


def _start_stand_ins(mark: str, folder: Path, suite: Suite, ports: dict[str, int]) -> None:
    commands = {
        "stripe": [
            "local.stripe_standin",
            "--port",
            str(ports["stripe"]),
            "--webhook-url",
            f"{suite.hosting_url}/api/stripe/webhook",
            "--webhook-secret",
            suite.stripe_webhook_secret,
            "--business",
            BUSINESS,
        ],
        "mail": ["local.mail_standin", "--port", str(ports["mail"])],
    }
    for name, (module, *arguments) in commands.items():
        command = [sys.executable, "-m", module, *arguments]
        processes.start_program(command, mark=mark, log=folder / f"{name}.log", cwd=ROOT)


def _start_emulators(
    mark: str, stage: staging.Stage, suite: Suite, engines: Engines, stripe_owner: str
) -> subprocess.Popen[bytes]:
    environment: dict[str, str | None] = {
        **engines.overrides,
        "PATH": f"{engines.java_home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "JAVA_HOME": str(engines.java_home),
        "CI": "true",  # no message of the day, no update notice, no question
        "NO_UPDATE_NOTIFIER": "1",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
        "METADATA_SERVER_DETECTION": "none",
        "TMPDIR": str(
            stage.scratch
        ),  # uploaded objects and firebase-tools' notes, which nobody else would remove
        "LATCHKEY_PUBLIC_URL": suite.hosting_url,
        "LATCHKEY_MAIL_FROM": MAIL_FROM,
        "LATCHKEY_MAIL_FROM_NAME": "Latchkey",
        "LATCHKEY_FREELANCERS": "*",
        "LATCHKEY_STRIPE_OWNER": stripe_owner,
        "LATCHKEY_STRIPE_BASE": suite.stripe_url,
        "LATCHKEY_SENDGRID_BASE": suite.mail_url,
        "LATCHKEY_PROXY_HOPS": "1",
        **dict.fromkeys(CREDENTIALS),
    }
    command = ["node", "--require", str(Path(__file__).parent / "worker_ports.cjs"), str(FIREBASE_CLI)]
    command += [
        "emulators:start",
        "--project",
        suite.project_id,
        "--config",
        str(stage.folder / "firebase.json"),
    ]
    command += ["--only", ",".join(staging.EMULATORS)]
    return processes.start_program(
        command, mark=mark, log=stage.folder / "emulators.log", environment=environment, cwd=stage.folder
    )


def _wait_until_ready(firebase: subprocess.Popen[bytes], folder: Path, suite: Suite) -> None:
    log = folder / "emulators.log"
    deadline = time.monotonic() + READY_SECONDS
    while EMULATORS_READY not in log.read_text(errors="replace"):
        if firebase.poll() is not None or time.monotonic() > deadline:
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise SetupError(f"The emulators did not start. The end of their log:\n{tail}")
        time.sleep(0.1)
    for name, url in (("stripe", suite.stripe_url), ("mail", suite.mail_url)):
        while not _answers(url):
            if time.monotonic() > deadline:
                raise SetupError(
                    f"The {name} stand-in did not start: {(folder / f'{name}.log').read_text()[-1000:]}"
                )
            time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):  # noqa: S310 - a stand-in on this machine
            return True
    except (URLError, OSError):
        return False
