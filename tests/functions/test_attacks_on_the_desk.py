"""What somebody might try against the desk: odd addresses, days that are none, links that were taken back."""

import httpx
import pytest

from latchkey.domain import ids
from latchkey.domain.away import OWNER_READER
from tests.desks import TOKENS, Desk
from tests.functions.test_enquiries import enquiry_request, send
from tests.functions.test_mail_preferences import knock
from tests.mail_tokens import mute_token
from tests.studio import refusal


@pytest.mark.parametrize(
    "slug", ["", ".", "..", "__mira__", "studio/mira", "studio-mira/", "ümlaut", "a\x00b"]
)
def test_an_address_no_page_can_have_is_answered_like_one_that_has_none(
    http: httpx.Client, slug: str
) -> None:
    """Guards the store: some names are an error to it, and a slash leads elsewhere."""
    assert refusal(send(http, enquiry_request(slug))) == refusal(
        send(http, enquiry_request(TOKENS.id().lower()))
    )


def test_whoever_lost_their_link_learns_nothing_of_the_room_by_an_old_mail(
    desk: Desk, http: httpx.Client
) -> None:
    """Guards a revocation: mails are kept for years, and the room's title changes with the work."""
    room = desk.open_room()
    token = mute_token(desk, room, room.person_id)
    assert knock(http, "/preferences/read", {"token": token}).status_code == httpx.codes.OK
    revoked = {"projectId": room.project_id, "personId": room.person_id}
    desk.post("/links/revoke", revoked).raise_for_status()
    for path, asked in {"/preferences/read": {}, "/preferences": {"isMuted": False, "quiet": None}}.items():
        assert refusal(knock(http, path, {"token": token, **asked})) == (404, "link/not-found")


def test_the_address_of_a_mail_programs_button_opens_no_page(desk: Desk, http: httpx.Client) -> None:
    """Guards what stands in logs: whoever reads them can have mails stopped, and learns nothing."""
    room = desk.open_room()
    token = mute_token(desk, room, OWNER_READER)
    in_the_log = ids.hashed(token)
    assert http.post(f"/api/portal/mail/{in_the_log}/mute").status_code == httpx.codes.OK
    assert refusal(knock(http, "/preferences/read", {"token": in_the_log})) == (404, "link/not-found")
    assert refusal(http.post(f"/api/portal/mail/{token}/mute")) == (404, "link/not-found")
