"""The demo: a running suite with a freelancer's desk that looks like a Tuesday in the middle of the work."""

import sys
from typing import Any

from local.clock import start_clock
from local.demo.data import STRIPE_OWNER, seed
from local.foreground import keep_running
from local.places import DEMO_FILE
from local.suite import Suite


def _furnish(suite: Suite) -> dict[str, Any]:
    print("· writing the demo data", flush=True)
    demo = seed(suite)
    start_clock(suite)
    lines = (
        ("Desk", f"{suite.hosting_url}/desk", "sign in as one of these; the link is in the mailbox"),
        ("Room", demo.room_url, "what the client sees, best on a phone's width"),
        ("Mailbox", f"{suite.mail_url}/", "every mail that was sent"),
        ("Payments", f"{suite.stripe_url}/", "the card provider's side"),
    )
    print("\nLatchkey is running.\n")
    for name, url, note in lines:
        print(f"  {name:<9} {url}\n  {'':<9} {note}")
        if name == "Desk":
            for desk in demo.desks:
                print(f"  {'':<9} · {desk.email}: {desk.about}")
        print()
    print("Ctrl-C ends it.", flush=True)
    return {
        "signInEmail": demo.first.email,
        "uid": demo.first.uid,
        "room": demo.room_url,
        "rooms": [room.to_json() for desk in demo.desks for room in desk.rooms],
    }


if __name__ == "__main__":
    sys.exit(keep_running(DEMO_FILE, _furnish, stripe_owner=STRIPE_OWNER))
