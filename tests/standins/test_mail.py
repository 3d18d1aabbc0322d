"""The official SendGrid library works against the mail stand-in, which shows mail and never runs it."""

import base64
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import sendgrid
from python_http_client.exceptions import HTTPError  # type: ignore[import-untyped]  # ships no types
from sendgrid.helpers.mail import Attachment, ContentId, CustomArg, Mail

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURE = {"filename": "a.png", "type": "image/png", "content": base64.b64encode(PIXEL).decode()}
BEARER = {"Authorization": "Bearer SG.made_up"}


def post(mail_url: str) -> sendgrid.SendGridAPIClient:
    return sendgrid.SendGridAPIClient("SG.made_up", host=mail_url)


def mail(to: str = "priya@monsoon.example", subject: str = "Your room is open") -> Mail:
    return Mail(
        from_email=("rooms@latchkey.example", "Asha Mehta Studio"),
        to_emails=to,
        subject=subject,
        plain_text_content="Hello Priya: https://latchkey.example/r#abc.",
        html_content='<p>Hello <b>Priya</b></p><img src="cid:logo">',
    )


def payload(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    whole = {
        "personalizations": [{"to": [{"email": "priya@monsoon.example"}]}],
        "from": {"email": "rooms@latchkey.example"},
        "subject": "Your room is open",
        "content": [{"type": "text/plain", "value": "Hello"}, {"type": "text/html", "value": "<p>Hello</p>"}],
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def test_the_official_library_sends_and_the_mailbox_keeps(mail_url: str, mailbox: httpx.Client) -> None:
    letter = mail()
    letter.custom_arg = CustomArg("outbox", "row-1")
    letter.attachment = Attachment(
        base64.b64encode(PIXEL).decode(), "logo.png", "image/png", "inline", ContentId("logo")
    )

    answer = post(mail_url).send(letter)

    assert answer.status_code == 202
    assert answer.headers["X-Message-Id"]
    (kept,) = mailbox.get("/api/messages?to=Priya@monsoon.example&wait=10").json()
    assert (kept["to"], kept["subject"]) == ("priya@monsoon.example", "Your room is open")
    assert kept["text"].startswith("Hello Priya")
    assert kept["html"].startswith("<p>Hello")
    assert kept["customArgs"] == {"outbox": "row-1"}
    assert kept["attachments"][0]["contentId"] == "logo"
    assert kept["at"].endswith("Z")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"personalizations": None}, "personalizations"),
        ({"personalizations": [{"to": []}]}, "personalizations.0.to"),
        ({"personalizations": [{"to": [{"email": "nobody"}]}]}, "personalizations.0.to.0.email"),
        (
            {"personalizations": [{"to": [{"email": "a@b.example"}, {"email": "A@b.example"}]}]},
            "personalizations.0",
        ),
        ({"from": None}, "from.email"),
        ({"from": {"email": "nobody"}}, "from.email"),
        ({"subject": None}, "subject"),
        ({"content": None}, "content"),
        ({"content": [{"type": "text/plain", "value": ""}]}, "content.0.value"),
        ({"content": payload()["content"][::-1]}, "content"),
        ({"content": [payload()["content"][0]] * 2}, "content"),
        ({"attachments": [{"filename": "a.png", "content": "not base64!"}]}, "attachments.0.content"),
        ({"attachments": [{"filename": "a.png", "content": ""}]}, "attachments.0.content"),
        ({"attachments": [PICTURE | {"type": "image/png; name=a"}]}, "attachments.0.type"),
        ({"attachments": [PICTURE | {"disposition": "shown"}]}, "attachments.0.disposition"),
        ({"attachments": [PICTURE | {"disposition": "inline"}]}, "attachments.0.content_id"),
        ({"headers": {"Subject": "x"}}, "headers.Subject"),
        ({"custom_args": {"outbox": 1}}, "custom_args"),
        ({"subjekt": "x"}, "subjekt"),
    ],
)
def test_what_sendgrid_refuses_is_refused(mailbox: httpx.Client, changes: dict[str, Any], field: str) -> None:
    answer = mailbox.post("/v3/mail/send", json=payload(**changes), headers=BEARER)

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert mailbox.get("/api/messages").json() == []


def test_the_refusals_have_an_accepted_twin(mailbox: httpx.Client) -> None:
    assert mailbox.post("/v3/mail/send", json=payload(), headers=BEARER).status_code == 202


def test_the_library_reads_a_refusal(mail_url: str) -> None:
    with pytest.raises(HTTPError) as refused:
        post(mail_url).send(mail(subject="two\nlines"))

    assert refused.value.status_code == 400
    assert refused.value.to_dict["errors"][0]["field"] == "subject"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer"}, {"Authorization": "Basic U0c6eA=="}])
def test_no_key_no_mail(mailbox: httpx.Client, headers: dict[str, str]) -> None:
    assert mailbox.post("/v3/mail/send", json=payload(), headers=headers).status_code == 401


def test_an_outage_may_meet_one_recipient_only(mail_url: str, mailbox: httpx.Client) -> None:
    mailbox.post("/api/outage", json={"down": True, "to": "asha@studio.example"})

    with pytest.raises(HTTPError, match="503"):
        post(mail_url).send(mail("asha@studio.example"))
    post(mail_url).send(mail("priya@monsoon.example"))
    mailbox.post("/api/outage", json={"down": False, "to": "asha@studio.example"})
    post(mail_url).send(mail("asha@studio.example"))

    assert [one["to"] for one in mailbox.get("/api/messages").json()] == [
        "priya@monsoon.example",
        "asha@studio.example",
    ]


@pytest.mark.parametrize(("down", "kept"), [("lost", 1), ("hang", 0)])
def test_an_answer_may_get_lost(mailbox: httpx.Client, down: str, kept: int) -> None:
    mailbox.post("/api/outage", json={"down": down, "delaySeconds": 0.01})

    with pytest.raises(httpx.RemoteProtocolError):
        mailbox.post("/v3/mail/send", json=payload(), headers=BEARER)
    assert len(mailbox.get("/api/messages").json()) == kept


def test_the_status_of_an_outage_can_be_chosen(mailbox: httpx.Client) -> None:
    mailbox.post("/api/outage", json={"down": True, "status": 429})

    assert mailbox.post("/v3/mail/send", json=payload(), headers=BEARER).status_code == 429
    assert mailbox.post("/api/outage", json={"down": True, "status": 200}).status_code == 400


def test_the_mailbox_can_be_emptied(mail_url: str, mailbox: httpx.Client) -> None:
    for to in ("a@b.example", "c@d.example"):
        post(mail_url).send(mail(to))

    assert mailbox.delete("/api/messages?to=a@b.example").json() == {"deleted": 1}
    assert [one["to"] for one in mailbox.get("/api/messages").json()] == ["c@d.example"]
    mailbox.delete("/api/messages")
    assert mailbox.get("/api/messages").json() == []


@pytest.mark.parametrize(
    "page",
    [
        lambda _: "/",
        lambda _: "/newest",
        lambda one: f"/messages/{one}",
        lambda one: f"/messages/{one}/text",
        lambda one: f"/messages/{one}/details",
    ],
)
def test_markup_in_a_subject_or_name_is_inert(mailbox: httpx.Client, page: Callable[[str], str]) -> None:
    evil = "<img src=x onerror=alert(1)>"
    body = payload(
        subject=evil,
        content=[{"type": "text/plain", "value": evil}],
        **{"from": {"email": "a@b.example", "name": evil}},
        custom_args={"name": evil},
    )
    mailbox.post("/v3/mail/send", json=body, headers=BEARER)
    (kept,) = mailbox.get("/api/messages").json()

    shown = mailbox.get(page(kept["id"])).text

    assert "&lt;img src=x" in shown
    assert "<img" not in shown


def test_the_mails_own_html_is_served_where_no_script_runs(mail_url: str, mailbox: httpx.Client) -> None:
    letter = mail()
    letter.attachment = Attachment(
        base64.b64encode(PIXEL).decode(), "logo.png", "image/png", "inline", ContentId("logo")
    )
    post(mail_url).send(letter)
    (kept,) = mailbox.get("/api/messages").json()

    body = mailbox.get(f"/messages/{kept['id']}/body")

    policy = body.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert f'<img src="/messages/{kept["id"]}/parts/0">' in body.text
    assert mailbox.get(f"/messages/{kept['id']}/parts/0").content == PIXEL


def test_a_picture_stands_where_its_own_name_is_and_files_below_the_subject(mailbox: httpx.Client) -> None:
    inline = PICTURE | {"disposition": "inline"}
    html = '<img src="cid:code"><img src="cid:code-2"><img src="cid:none">'
    content = [{"type": "text/plain", "value": "x"}, {"type": "text/html", "value": html}]
    files = [
        {"filename": "bill.pdf", "type": "application/pdf", "content": PICTURE["content"]},
        inline | {"content_id": "code-2"},
        inline | {"content_id": "code"},
    ]
    mailbox.post("/v3/mail/send", json=payload(content=content, attachments=files), headers=BEARER)
    (kept,) = mailbox.get("/api/messages").json()

    place = f"/messages/{kept['id']}/parts"
    body = mailbox.get(f"/messages/{kept['id']}/body").text
    assert f'<img src="{place}/2"><img src="{place}/1"><img src="cid:none">' in body
    page = mailbox.get(f"/messages/{kept['id']}").text
    assert f'href="{place}/0" download' in page
    assert f'href="{place}/1" download' not in page


def test_an_html_attachment_is_saved_and_never_shown(mailbox: httpx.Client) -> None:
    page = base64.b64encode(b"<script>alert(1)</script>").decode()
    files = [{"filename": 'a".html', "type": "text/html", "content": page}]
    mailbox.post("/v3/mail/send", json=payload(attachments=files), headers=BEARER)
    (kept,) = mailbox.get("/api/messages").json()

    answer = mailbox.get(f"/messages/{kept['id']}/parts/0")

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a_.html"'


def test_an_unknown_message_is_a_page_that_says_so(mailbox: httpx.Client) -> None:
    assert mailbox.get("/messages/none").status_code == 404
    assert mailbox.get("/messages/none/parts/0").status_code == 404
