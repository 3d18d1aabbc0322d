"""The stand-ins, each on a port of its own, with the vendors' own client libraries in front of them."""

from collections.abc import Iterator

import httpx
import pytest
import stripe

from local.mail_standin.app import MailStandin
from local.standin.http import Request, Response, StandinServer, serving
from local.stripe_standin.app import StripeStandin
from tests.standins.receiver import Receiver

WEBHOOK_SECRET = "whsec_for_these_tests"


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def stripe_url(receiver: Receiver) -> Iterator[str]:
    with serving(StandinServer(0, receiver.answer)) as webhook_url:
        standins: list[StripeStandin] = []

        def answer(request: Request) -> Response:
            return standins[0].answer(request)

        server = StandinServer(0, answer)
        standins.append(
            StripeStandin(
                webhook_url=f"{webhook_url}/api/stripe/webhook",
                webhook_secret=WEBHOOK_SECRET,
                public_url=server.url,
                business="Asha Mehta Studio",
            )
        )
        with serving(server) as url:
            yield url
        standins[0].close()


@pytest.fixture
def shop(stripe_url: str) -> stripe.StripeClient:
    """Return the official library, told nothing but another base URL."""
    return stripe.StripeClient("sk_test_made_up", base_addresses={"api": stripe_url}, max_network_retries=0)


@pytest.fixture
def control(stripe_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stripe_url, timeout=30) as client:
        yield client


@pytest.fixture
def mail_url() -> Iterator[str]:
    with serving(StandinServer(0, MailStandin().answer)) as url:
        yield url


@pytest.fixture
def mailbox(mail_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=mail_url, timeout=30) as client:
        yield client
