"""One Chromium for all browser tests, and for each test its own people."""

import re
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from local.browser import executable
from local.places import STATE
from tests.browser.rooms import Rooms
from tests.browser.visitors import PATIENCE_MS, Visitors
from tests.desk_fixtures import another_desk, client, desk, outside, owner
from tests.desks import Browser as Hands
from tests.desks import Desk
from tests.studio import studio

__all__ = ["another_desk", "client", "desk", "outside", "owner", "studio"]

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure, so that what was on the screens can be kept."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for the session."""
    path = executable()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def visitors(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Visitors]:
    """Return the people of a test; when it fails, their screens are kept in .local/browser."""
    people = Visitors(chromium=chromium)
    yield people
    has_failed = request.node.stash.get(FAILED, False)
    unexpected = people.unexpected_complaints()
    if has_failed or unexpected:
        people.record(STATE / "browser" / re.sub(r"\W+", "-", request.node.name))
    people.leave()
    assert has_failed or not unexpected, unexpected


@pytest.fixture
def rooms(desk: Desk, owner: Hands, client: Hands) -> Rooms:
    """Return the rooms of a freelancer whom no other test knows."""
    return Rooms(desk=desk, owner=owner, client=client)
