"""The pages of the mailbox."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from local.mail_standin.messages import Attachment, Message
from local.standin.http import Response
from local.standin.look import fragment, page, text

STYLE = (Path(__file__).parent / "pages.css").read_text(encoding="utf-8")
# The mail's own page runs no script, loads nothing from elsewhere, and opens its links in a new tab.
MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'self'; form-action 'none'"
)
TABS = {"": "As it looks", "text": "As text", "details": "Details"}
# Only these are shown by a browser; anything else, SVG and HTML included, is downloaded.
SHOWN_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_CONTENT_ID = re.compile(r"cid:([^\"'\s)>]+)")
_WEB_ADDRESS = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])")


def mailbox_page(messages: Sequence[Message], to: str | None) -> Response:
    """Draw the list, newest first."""
    body = f"""<header class="top"><div><div><h1>Mailbox</h1>
<p class="soft small">Stand-in for SendGrid. No mail leaves this machine.</p></div>
<form class="search" role="search"><label class="visually-hidden" for="to">Messages to</label>
<input id="to" name="to" type="search" value="{text(to or "")}" placeholder="Messages to…" autocomplete="off">
<button>Show</button></form></div></header>
<main data-live="/newest?to={quote(to or "", safe="")}">{_list(messages)}</main>"""
    return page("Mailbox", body, style=STYLE, is_live=True)


def newest_mail(messages: Sequence[Message]) -> Response:
    """Draw only what changes."""
    return fragment(_list(messages))


def message_page(message: Message, tab: str) -> Response:
    """Draw one message under one of its tabs."""
    links = "".join(
        f'<a href="{_address(message, name)}"{" aria-current=page" if name == tab else ""}>{text(word)}</a>'
        for name, word in TABS.items()
    )
    views = {"text": _text_view, "details": _details_view}
    sender = f"{message.sender_name} <{message.sender}>" if message.sender_name else message.sender
    body = f"""<div class="message"><header class="top"><div>
<a class="button" href="/" aria-label="Back to the mailbox">←&ensp;Mailbox</a>
<nav class="tabs" aria-label="Ways to see the message">{links}</nav></div></header>
<section class="heading"><h1>{text(message.subject)}</h1>
<p class="soft small">{text(sender)} <span class="faint">to</span> {text(message.to)}
<span class="faint">·</span> {_time(message)}</p>{_files(message)}</section>
{views.get(tab, _html_view)(message)}</div>"""
    return page(message.subject, body, style=STYLE)


def mail_body(message: Message) -> Response:
    """Serve a message's HTML by itself, for the sandboxed frame."""
    pictures = {
        each.content_id: f"/messages/{message.id}/parts/{number}"
        for number, each in enumerate(message.attachments)
        if each.content_id
    }
    # A picture that did not come along stays broken, as it would be in a mail program.
    document = _CONTENT_ID.sub(lambda found: pictures.get(found[1], found[0]), message.html)
    base = '<base target="_blank">'
    document, heads = re.subn(r"(<head[^>]*>)", rf"\1{base}", document, count=1, flags=re.IGNORECASE)
    return Response(
        body=(document if heads else base + document).encode(),
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": MAIL_POLICY, "Referrer-Policy": "no-referrer"},
    )


def attachment_file(attachment: Attachment) -> Response:
    """Serve an attachment: pictures to be seen, everything else to be saved."""
    if attachment.content_type in SHOWN_TYPES:
        return Response(body=attachment.content, content_type=attachment.content_type)
    name = re.sub(r"[^\w.-]", "_", attachment.filename, flags=re.ASCII)
    return Response(
        body=attachment.content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox",
        },
    )


def missing_page() -> Response:
    """Say that there is no such message."""
    body = """<main><div class="panel empty"><h1>There is no such message</h1>
<p>The stand-in keeps mail in memory; it may have been restarted since.</p>
<p><a class="button" href="/">To the mailbox</a></p></div></main>"""
    return page("No such message", body, style=STYLE, status=HTTPStatus.NOT_FOUND)


def _list(messages: Sequence[Message]) -> str:
    if not messages:
        hint = "No mail yet. What Latchkey sends appears here."
        return f'<section class="panel"><p class="empty">{hint}</p></section>'
    rows = "".join(
        f'<li><a href="{_address(message)}"><span class="to">{text(message.to)}</span>'
        f'<span class="subject">{text(message.subject)}</span>'
        f'<span class="snippet soft">{text(_snippet(message))}</span>{_time(message)}</a></li>'
        for message in reversed(messages)
    )
    return (
        '<section class="panel"><header><h2>Messages</h2>'
        f'<span class="figure soft small">{len(messages)}</span></header>'
        f'<ul class="mails">{rows}</ul></section>'
    )


def _html_view(message: Message) -> str:
    if not message.html:
        return _text_view(message)
    return (
        f'<iframe title="The message" src="/messages/{text(message.id)}/body" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def _text_view(message: Message) -> str:
    # Splitting by a group gives text and addresses in turn; each piece is escaped by itself.
    pieces = _WEB_ADDRESS.split(message.text)
    linked = "".join(_link(piece) if number % 2 else text(piece) for number, piece in enumerate(pieces))
    return f'<pre class="plain">{linked}</pre>'


def _link(address: str) -> str:
    return f'<a href="{text(address)}" rel="noreferrer noopener" target="_blank">{text(address)}</a>'


def _details_view(message: Message) -> str:
    facts = {"Reply to": message.reply_to or "", "Categories": ", ".join(message.categories)}
    rows = {name: value for name, value in facts.items() if value} | dict(message.headers)
    rows |= {f"{name} (custom)": value for name, value in message.custom_args.items()}
    written = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>" for name, value in rows.items()
    )
    files = "".join(
        f'<li><a href="{_part(message, number)}">{text(one.filename)}</a>'
        f'<span class="soft small">{text(one.content_type)}, {text(one.disposition)}, '
        f"{len(one.content):,} bytes</span></li>"
        for number, one in enumerate(message.attachments)
    )
    attachments = f'<ul class="files">{files}</ul>' if files else '<p class="empty">No attachments.</p>'
    return (
        '<main><section class="panel"><header><h2>Headers</h2></header>'
        f'<dl class="facts">{written}</dl></section>'
        f'<section class="panel"><header><h2>Attachments</h2></header>{attachments}</section></main>'
    )


def _files(message: Message) -> str:
    """List what a mail program would show below the subject; pictures inside the mail are no files there."""
    links = "".join(
        f'<a class="file small" href="{_part(message, number)}" download>{text(one.filename)} '
        f'<span class="faint">{max(len(one.content) // 1024, 1)} kB</span></a>'
        for number, one in enumerate(message.attachments)
        if one.disposition != "inline"
    )
    return f'<p class="attached">{links}</p>' if links else ""


def _part(message: Message, number: int) -> str:
    return f"/messages/{text(message.id)}/parts/{number}"


def _address(message: Message, tab: str = "") -> str:
    return f"/messages/{message.id}" + (f"/{tab}" if tab else "")


def _snippet(message: Message) -> str:
    return " ".join(message.text.split())[:140]


def _time(message: Message) -> str:
    here = message.at.astimezone()
    is_today = here.date() == datetime.now(UTC).astimezone().date()
    shown = here.strftime("%H:%M:%S" if is_today else "%d %b %H:%M")
    return f'<time class="figure small soft" datetime="{message.at.isoformat()}">{shown}</time>'
