"""Everybody can use every page: axe finds nothing, nothing scrolls sideways, the keyboard is enough."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from local.places import ROOT
from tests.browser.rooms import Rooms
from tests.browser.steps import panel, tab
from tests.browser.visitors import REFUSED_NOISE, Visitors
from tests.studio import Studio

AXE: Final = ROOT / "hosting" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS: Final = (ViewportSize(width=1440, height=900), ViewportSize(width=360, height=740))
LONGEST_MOTION: Final = """() => Math.max(...[...document.querySelectorAll('*')].flatMap((element) => {
  const {transitionDuration, animationDuration} = getComputedStyle(element);
  return [transitionDuration, animationDuration].flatMap((all) => all.split(',')).map(parseFloat);
}))"""


@cache
def axe_source() -> str:
    """Read axe; it is run from outside, because the pages' policy takes no foreign script."""
    return Path(AXE).read_text()


def violations(page: Page) -> Iterator[str]:
    """Say in words what axe finds on the page, and what sticks out of the screen."""
    page.evaluate(axe_source())
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations)"
    )
    for violation in found:
        for node in violation["nodes"]:
            yield json.dumps([violation["id"], node["html"][:160], node["failureSummary"][:240]])
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        yield f"scrolls sideways by {width}"


def objections(page: Page, name: str) -> list[str]:
    """Look at the page on a large and on a small screen."""
    found = []
    for screen in SCREENS:
        page.set_viewport_size(screen)
        found += [f"{name} at {screen['width']}: {one}" for one in violations(page)]
    page.set_viewport_size(SCREENS[0])
    return found


@pytest.fixture
def furnished(rooms: Rooms, studio: Studio) -> Studio:
    """Return a studio whose room has something of everything, money that is late included."""
    rooms.furnish(studio.room)
    studio.issued()
    studio.issued(
        dueOn="2026-01-31", lines=[{"description": "Print", "quantityMilli": 2500, "unitPriceMinor": 9_900}]
    )
    return studio


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk(rooms: Rooms, furnished: Studio, visitors: Visitors, scheme: str) -> None:
    page = visitors.laptop(color_scheme=scheme, reduced_motion="reduce")
    found = []
    page.goto(f"{furnished.suite.hosting_url}/sign-in")
    expect(page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    found += objections(page, "sign-in")
    room = f"/desk/rooms/{furnished.room.project_id}"
    rooms.enter_as_owner(furnished.room, page)
    for name, path, sign in (
        ("room", room, "Have a look."),
        ("people", f"{room}/people", "Link works"),
        ("books", f"{room}/invoices", "Overdue"),
        ("draft", f"{room}/invoices/{furnished.write_draft()}", "Saved"),
        ("issued", f"{room}/invoices/{furnished.issued()}", "Issued and sent"),
        ("settings", "/desk/settings", "All saved"),
        ("dashboard", "/desk", "past the due day"),
    ):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_text(sign).first).to_be_visible()
        found += objections(page, name)
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_visible()
    found += objections(page, "new room")
    assert not found, "\n".join(found)


def test_the_room(rooms: Rooms, furnished: Studio, visitors: Visitors) -> None:
    page = rooms.enter(furnished.room, visitors.laptop(reduced_motion="reduce"))
    expect(panel(page, "Files")).to_contain_text("brief.txt")
    found = objections(page, "room")
    panel(page, "Invoices").get_by_role("button", expanded=False).first.click()
    found += objections(page, "room with an invoice unfolded")
    phone = rooms.enter(furnished.room, visitors.phone(reduced_motion="reduce"))
    for name in ("Overview", "Messages", "Files", "Invoices"):
        tab(phone, name)
        found += [f"{name} on a phone: {one}" for one in violations(phone)]
    assert not found, "\n".join(found)


def test_the_pages_around_the_room(rooms: Rooms, furnished: Studio, visitors: Visitors) -> None:
    visitors.tolerate(*REFUSED_NOISE)
    page = visitors.laptop(reduced_motion="reduce")
    found = []
    for path, heading in (
        (f"/r#{'A' * 24}", "This link does not open a room"),
        ("/recover", "Get your link again"),
        ("/r/return?outcome=paid", "Thank you"),
        ("/r/return?outcome=cancelled", "Nothing was paid"),
    ):
        page.goto(f"{furnished.suite.hosting_url}{path}")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        found += objections(page, path)
    rooms.enter(furnished.room, page)
    page.get_by_role("button", name="Pay: Pay ₹1,180.00").click()
    page.wait_for_url(f"{furnished.suite.stripe_url}/**")
    page.get_by_role("button", name="Pay ₹1,180.00").click()
    expect(page.get_by_role("status", name="Payment")).to_contain_text("paid. Thank you.")
    found += objections(page, "return from the checkout")
    assert not found, "\n".join(found)


def test_a_message_is_written_by_keyboard_alone_and_the_focus_is_always_seen(
    rooms: Rooms, furnished: Studio, visitors: Visitors
) -> None:
    page = rooms.enter(furnished.room, visitors.laptop())
    expect(panel(page, "Files")).to_contain_text("brief.txt")
    stops = []
    while "Write to" not in (stop := next_stop(page)):
        stops.append(stop)
        assert len(stops) < 40, stops
    page.keyboard.type("No mouse was used")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log", name="Messages")).to_contain_text("No mouse was used")
    assert not [stop for stop in stops if "unseen" in stop]


def next_stop(page: Page) -> str:
    """Press Tab; say where that leads and whether it can be seen."""
    page.keyboard.press("Tab")
    return str(
        page.evaluate("""() => {
          const stop = document.activeElement;
          const {outlineStyle, outlineWidth} = getComputedStyle(stop);
          const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
          const name = stop.getAttribute('aria-label') ?? stop.textContent;
          return `${isSeen ? 'seen' : 'unseen'} ${stop.tagName} ${name}`;
        }""")
    )


@pytest.mark.parametrize(("wish", "longest_ms"), [("no-preference", 150), ("reduce", 1)])
def test_motion_is_short_and_none_for_who_wants_none(
    rooms: Rooms, furnished: Studio, visitors: Visitors, wish: str, longest_ms: int
) -> None:
    client = rooms.enter(furnished.room, visitors.laptop(reduced_motion=wish))
    owner = rooms.enter_as_owner(furnished.room, visitors.laptop(reduced_motion=wish))
    expect(owner.get_by_text("Have a look.")).to_be_visible()
    for page in (client, owner):
        assert page.evaluate(LONGEST_MOTION) * 1000 <= longest_ms
