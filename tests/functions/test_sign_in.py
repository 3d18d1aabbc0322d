"""Sign-in by mailed link, and recovery of lost room links."""

import re
import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import httpx
import pytest

from latchkey.container import Container
from latchkey.domain import ids
from latchkey.domain.errors.rooms import SignInExpiredError
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.rates import RATE_LIMITS, RateKind
from latchkey.services import paths
from latchkey.services.outbox import Row
from latchkey.services.sign_in import SignInToken, redeem_sign_in
from latchkey.services.store import Update
from local.suite import Suite
from tests.desks import Desk, eventually, mails_to


def knock(
    http: httpx.Client, path: str, body: Mapping[str, object], *, ip: str | None = None
) -> httpx.Response:
    """Knock at the public door, from a place of one's own unless said otherwise."""
    caller = ip or f"203.0.113.{secrets.randbelow(250)}-{secrets.token_hex(4)}"
    return http.post(f"/api/portal{path}", json=body, headers={"X-Forwarded-For": caller})


def mailed_token(suite: Suite, address: str) -> str:
    (mail,) = eventually(lambda: mails_to(suite, address))
    found = re.search(r"/sign-in#([\w-]+)", mail["text"])
    assert found
    assert found.group(0) in mail["html"]
    return found.group(1)


@pytest.fixture
def address() -> str:
    return f"asha.rao-{secrets.token_hex(6)}@example.com"


def test_a_mailed_link_signs_in_once_and_makes_the_profile(
    suite: Suite, http: httpx.Client, outside: Container, address: str
) -> None:
    assert knock(http, "/sign-in", {"email": f" {address.upper()} "}).status_code == httpx.codes.ACCEPTED
    token = mailed_token(suite, address)
    assert outside.store.get(paths.sign_in_token(ids.hashed(token)), SignInToken)
    answer = knock(http, "/sign-in/redeem", {"token": token})
    assert answer.status_code == httpx.codes.OK
    signed_in = httpx.post(
        f"http://{suite.auth_host}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken",
        params={"key": "demo"},
        json={"token": answer.json()["customToken"], "returnSecureToken": True},
    ).json()
    proven = outside.identity.signed_in(signed_in["idToken"])
    assert proven
    profile = outside.store.get(paths.freelancer(proven.owner), Freelancer)
    assert profile
    assert profile.value.email == address
    again = knock(http, "/sign-in/redeem", {"token": token})
    assert again.json()["error"]["code"] == "sign-in/expired"


def test_of_twenty_who_redeem_at_once_one_gets_in(
    suite: Suite, http: httpx.Client, outside: Container, address: str
) -> None:
    """In this process: the emulator starts a program for each parallel request, one after the other."""
    knock(http, "/sign-in", {"email": address})
    token = mailed_token(suite, address)
    start = Barrier(20)

    def redeem(number: int) -> str:
        start.wait()
        try:
            return redeem_sign_in(outside, token=token, ip=f"{address}{number}", now=outside.clock.now())
        except SignInExpiredError:
            return ""

    with ThreadPoolExecutor(20) as pool:
        tokens = [token for token in pool.map(redeem, range(20)) if token]
    assert len(tokens) == 1


def test_whoever_signed_up_with_somebody_elses_address_has_no_part_in_their_account(
    suite: Suite, outside: Container, address: str
) -> None:
    """An ID token that was handed out stays good for an hour, whatever happens to its account's password."""
    squatter = httpx.post(
        f"http://{suite.auth_host}/identitytoolkit.googleapis.com/v1/accounts:signUp",
        params={"key": "demo"},
        json={"email": address, "password": secrets.token_hex(12), "returnSecureToken": True},
    ).json()
    uid = outside.identity.ensure_user(address)
    still = outside.identity.signed_in(squatter["idToken"])
    assert still is None or still.owner != uid
    assert outside.identity.ensure_user(address) == uid


def test_unknown_used_and_expired_tokens_get_one_answer(
    suite: Suite, http: httpx.Client, outside: Container, address: str
) -> None:
    knock(http, "/sign-in", {"email": address})
    token = mailed_token(suite, address)
    past = outside.clock.now() - timedelta(seconds=1)
    outside.store.commit([Update(path=paths.sign_in_token(ids.hashed(token)), fields={"expires_at": past})])
    expired = knock(http, "/sign-in/redeem", {"token": token})
    unknown = knock(http, "/sign-in/redeem", {"token": secrets.token_urlsafe(32)})
    for answer in (expired, unknown):
        assert answer.status_code == httpx.codes.BAD_REQUEST
        answer_error = answer.json()["error"]
        answer_error.pop("requestId")
        assert answer_error["code"] == "sign-in/expired"
    assert expired.json()["error"]["message"] == unknown.json()["error"]["message"]


def test_no_token_or_link_is_at_rest_in_the_outbox(
    suite: Suite, http: httpx.Client, outside: Container, address: str
) -> None:
    knock(http, "/sign-in", {"email": address})
    token = mailed_token(suite, address)
    rows = outside.store.find("outbox", Row, where=[("params.email", "==", address)])
    assert [dict(row.value.params) for row in rows] == [{"email": address}]
    assert token not in repr(rows)


def test_recovery_mails_every_live_link_from_any_freelancer(
    desk: Desk, another_desk: Desk, http: httpx.Client, address: str
) -> None:
    person = {"name": "Mira Shah", "email": address}
    mine = desk.open_room(person=person, title="Autumn catalogue")
    other = another_desk.open_room(person=person, title="Shop front")
    closed = another_desk.open_room(person=person, title="Closed")
    revoked = desk.open_room(person=person, title="Revoked")
    another_desk.post(f"/rooms/{closed.project_id}/close")
    desk.post("/links/revoke", {"projectId": revoked.project_id, "personId": revoked.person_id})
    knock(http, "/recover", {"email": address})
    mail = eventually(
        lambda: next((m for m in mails_to(desk.suite, address) if m["subject"] == "Your room links"), None)
    )
    for body in (mail["html"], mail["text"]):
        assert mine.url in body
        assert other.url in body
        assert closed.link not in body
        assert revoked.link not in body


def test_known_and_unknown_addresses_are_answered_alike(desk: Desk, http: httpx.Client, address: str) -> None:
    room = desk.open_room()
    known = knock(http, "/recover", {"email": room.email})
    unknown = knock(http, "/recover", {"email": address})
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text) == (202, "{}")

    def outcome(email: str) -> str | None:
        where = [("params.email", "==", email), ("template", "==", "recovery")]
        (row,) = desk.outside.store.find("outbox", Row, where=where)
        return row.value.state if row.value.state in ("sent", "dropped") else None

    assert eventually(lambda: outcome(room.email)) == "sent"
    assert eventually(lambda: outcome(address)) == "dropped"
    assert mails_to(desk.suite, address) == []


def test_an_address_gets_so_many_mails_and_no_more(http: httpx.Client, address: str) -> None:
    most = RATE_LIMITS[RateKind.RECOVER_ADDRESS].most
    codes = [knock(http, "/recover", {"email": address}).status_code for _ in range(most + 1)]
    assert codes == [202] * most + [429]


def test_a_place_may_ask_so_often_and_no_more(http: httpx.Client) -> None:
    most = RATE_LIMITS[RateKind.RECOVER_IP].most
    ip = secrets.token_hex(8)

    def ask(_: int) -> int:
        email = f"{secrets.token_hex(8)}@example.com"
        return knock(http, "/recover", {"email": email}, ip=ip).status_code

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(ask, range(most + 2)))
    assert sorted(codes) == [202] * most + [429, 429]


def test_what_a_caller_claims_of_its_place_counts_for_nothing(http: httpx.Client) -> None:
    """Only the last entry of X-Forwarded-For was written by our own proxy."""
    most = RATE_LIMITS[RateKind.RECOVER_IP].most
    ip = secrets.token_hex(8)

    def ask(number: int) -> int:
        email = f"{secrets.token_hex(8)}@example.com"
        return knock(http, "/recover", {"email": email}, ip=f"198.51.100.{number}, {ip}").status_code

    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(ask, range(most + 1)))
    assert max(codes) == httpx.codes.TOO_MANY_REQUESTS
