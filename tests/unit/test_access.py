"""Small rules of access: addresses, rates, colours, mails, logs."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from flask import Request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from latchkey.domain import words
from latchkey.domain.addresses import is_address, is_admitted
from latchkey.domain.colors import CONTRAST_AA, contrast, on_accent
from latchkey.domain.ids import hashed
from latchkey.domain.links import Link, LinkPerson, is_live
from latchkey.domain.mail import header
from latchkey.domain.rates import RateLimit, counted, subject_of
from latchkey.entrypoints.http import caller_ip
from latchkey.entrypoints.log import redacted
from latchkey.services.mail.blocks import Button, FinePrint, LinkLine, Paragraph, Rows
from latchkey.services.mail.layout import compose

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize("address", ["a@b.co", "a.b+c@sub.example.com", "ünï@exämple.org"])
def test_a_usable_address(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@b",
        "a@@b.co",
        "a b@c.co",
        "a@b..co",
        "a@.co",
        "a@b.co\n",
        "a\r\nBcc: x@y.co",
        "<a@b.co>",
        '"a"@b.co',
    ],
)
def test_an_unusable_address(address: str) -> None:
    assert not is_address(address)


@pytest.mark.parametrize(
    ("gate", "is_in"),
    [(("*",), True), (("asha@rao.in",), True), (("@rao.in",), True), (("@ao.in",), False), ((), False)],
)
def test_who_may_become_a_freelancer(gate: tuple[str, ...], is_in: bool) -> None:  # noqa: FBT001 -- a table
    assert is_admitted("asha@rao.in", gate) is is_in


def test_a_rate_counts_within_its_window_and_starts_again_after_it() -> None:
    limit = RateLimit(most=2, window=timedelta(hours=1))
    first = counted(None, limit, NOW)
    assert first
    second = counted(first, limit, NOW)
    assert second
    assert counted(second, limit, NOW) is None
    again = counted(second, limit, NOW + timedelta(hours=1))
    assert again
    assert again.count == 1


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3:aaaa::1", "2001:db8:1:3::/64"),
        ("::ffff:1.1.1.1", "1.1.1.1"),
        ("1.1.1.1", "1.1.1.1"),
        ("mira@example.com", "mira@example.com"),
    ],
)
def test_whoever_has_a_network_of_addresses_is_counted_as_one(address: str, counted_as: str) -> None:
    assert subject_of(address) == counted_as


@given(st.integers(0, 0xFFFFFF))
def test_text_on_any_accent_is_readable(color: int) -> None:
    accent = f"#{color:06x}"
    assert contrast(on_accent(accent), accent) >= CONTRAST_AA


@pytest.mark.parametrize(
    ("forwarded", "hops", "ip"),
    [
        ("", 1, "10.0.0.1"),
        ("1.1.1.1", 0, "10.0.0.1"),
        ("6.6.6.6, 1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1, 9.9.9.9", 2, "1.1.1.1"),
        ("1.1.1.1", 2, "1.1.1.1"),
    ],
)
def test_whose_address_counts_behind_proxies(forwarded: str, hops: int, ip: str) -> None:
    headers = [("X-Forwarded-For", forwarded)] if forwarded else []
    builder = EnvironBuilder(headers=headers, environ_overrides={"REMOTE_ADDR": "10.0.0.1"})
    assert caller_ip(Request(builder.get_environ()), hops) == ip


@pytest.mark.parametrize(
    ("expires", "revoked", "live"),
    [(None, None, True), (1, None, True), (0, None, False), (-1, None, False), (None, -1, False)],
)
def test_when_a_link_is_live(expires: int | None, revoked: int | None, live: bool) -> None:  # noqa: FBT001 -- a table
    def at(hours: int | None) -> datetime | None:
        return None if hours is None else NOW + timedelta(hours=hours)

    link = Link(
        owner="o",
        project_id="p",
        room_key="k",
        person=LinkPerson(id="i", name="n", role=None),
        created_at=NOW,
        expires_at=at(expires),
        revoked_at=at(revoked),
    )
    assert is_live(link, NOW) is live


@pytest.mark.parametrize("text", ["Mira Shah", "श्री", "O'Brien", "a\u200db", "👩\u200d🎨"])
def test_a_name_may_be_any_visible_line(text: str) -> None:
    assert words.is_one_line(text)
    assert words.is_visible(text)


@pytest.mark.parametrize("text", ["two\nlines", "tab\there", "a\u2028b", "a\u202egpj.exe", "nul\x00", "\x85"])
def test_a_name_stays_on_its_line_and_in_its_direction(text: str) -> None:
    assert not words.is_one_line(text)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u3000", "\u2060\ufeff"])
def test_a_name_nobody_can_see_is_none(text: str) -> None:
    assert not words.is_visible(text)


def test_no_two_lists_of_parts_hash_alike() -> None:
    assert hashed("ab", "c") != hashed("a", "bc") != hashed("abc")


class Words(HTMLParser):
    """Collects what a reader of the HTML sees or can follow."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and where it leads."""
        self.tags.append(tag)
        self.seen += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.seen.append(data)


NASTY = "<img src=x onerror=alert(1)> & \"quotes\" 'too' =1+1"


def test_html_and_text_say_the_same_and_nothing_in_them_is_markup() -> None:
    mail = compose(
        to="mira@example.com",
        from_name=NASTY,
        subject=f"Hello\r\nBcc: x@example.com {NASTY}",
        heading=f"{NASTY} heading",
        blocks=[
            Paragraph(text=f"{NASTY} paragraph"),
            Button(label=f"{NASTY} button", url="https://example.com/r#abc"),
            LinkLine(label=f"{NASTY} line", note=f"{NASTY} note", url="https://example.com/r#def"),
            Rows(rows=[(f"{NASTY} label", "₹1,00,000.00")], has_total=True),
            FinePrint(text=f"{NASTY} fine print"),
        ],
        footer=f"{NASTY} footer",
        brand_name="Rao Studio",
        accent="#ffb454",
    )
    page = Words()
    page.feed(mail.html)
    html = "\n".join(page.seen)
    for word in ("heading", "paragraph", "button", "line", "note", "label", "fine print", "footer"):
        assert f"{NASTY} {word}" in html
        assert f"{NASTY} {word}" in mail.text
    for word in ("₹1,00,000.00", "https://example.com/r#abc", "https://example.com/r#def"):
        assert word in html
        assert word in mail.text
    assert "img" not in page.tags
    assert "script" not in page.tags
    assert "\n" not in mail.subject + mail.from_name
    assert "\r" not in mail.subject + mail.from_name


@given(st.text())
def test_a_header_is_one_line(text: str) -> None:
    line = header(text)
    assert len(line) <= 150
    assert line.splitlines() in ([line], [])


def test_tracebacks_hold_no_keys_and_no_addresses() -> None:
    key = "A1" * 12
    text = f"404 GET http://x/o/rooms%2F{key}%2Ffiles rooms/{key}/files links/{key} '{key}' mira@example.com"
    clean = redacted(text)
    assert key not in clean
    assert "mira" not in clean
    assert "404 GET" in clean
