"""Fixtures for tests that go through the functions' doors; imported by the folders that need them."""

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from latchkey.container import Container
from local.accounts import Freelancer
from local.backend import connect
from local.suite import Suite
from tests.desks import Browser, Desk, move_in
from tests.rules.firestore_rest import Firestore
from tests.rules.storage_rest import Storage


@pytest.fixture(scope="session")
def outside(suite: Suite) -> Container:
    """Return the functions' own outside, in this process."""
    return connect(suite)


@pytest.fixture
def desk(
    suite: Suite, http: httpx.Client, outside: Container, new_freelancer: Callable[[], Freelancer]
) -> Desk:
    """Return the desk of a freelancer nobody has seen before."""
    return move_in(suite, http, outside, new_freelancer())


@pytest.fixture
def client(suite: Suite, http: httpx.Client) -> Browser:
    """Return the browser of somebody without an account."""
    return Browser(
        firestore=Firestore(http=http, host=suite.firestore_host, project_id=suite.project_id),
        storage=Storage(http=http, host=suite.storage_host, bucket=suite.bucket),
    )


@pytest.fixture
def owner(client: Browser, desk: Desk) -> Browser:
    """Return the freelancer's browser."""
    return replace(client, token=desk.freelancer.id_token, side="freelancer", name="Asha")


@pytest.fixture
def another_desk(
    suite: Suite, http: httpx.Client, outside: Container, new_freelancer: Callable[[], Freelancer]
) -> Desk:
    """Return the desk of a second freelancer."""
    return move_in(suite, http, outside, new_freelancer())
