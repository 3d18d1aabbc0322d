"""Fixtures that every folder of tests shares."""

from collections.abc import Callable, Iterator
from functools import partial

import httpx
import pytest

from local.accounts import Freelancer, make_freelancer
from local.places import suite_file
from local.suite import Suite, running


@pytest.fixture(scope="session")
def suite() -> Iterator[Suite]:
    """Attach to the suite named by LATCHKEY_SUITE, or start one for this session."""
    named = suite_file()
    if named is not None:
        yield Suite.load(named)
        return
    with running() as started:
        yield started


@pytest.fixture
def http(suite: Suite) -> Iterator[httpx.Client]:
    """Return a browser without a page: it knows the site's address and follows no redirect by itself."""
    # A Python worker that starts for the first time needs several seconds on a small machine.
    with httpx.Client(base_url=suite.hosting_url, timeout=60) as client:
        yield client


@pytest.fixture
def new_freelancer(suite: Suite) -> Callable[..., Freelancer]:
    """Return a function that creates a freelancer's account and signs it in."""
    return partial(make_freelancer, suite)
