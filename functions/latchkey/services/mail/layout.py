"""One layout for every mail, rendered to HTML and to text, so that both always say the same."""

from collections.abc import Sequence
from typing import Final

from latchkey.domain.mail import Attachment, Mail, header
from latchkey.services.mail.blocks import (
    Block,
    Button,
    Copy,
    FinePrint,
    Heading,
    LinkLine,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rows,
)
from latchkey.services.mail.markup import block_html, page_html

_RULE: Final = 40
_BREAK: Final = "\n"


def compose(
    *,
    to: str,
    from_name: str,
    subject: str,
    heading: str,
    blocks: Sequence[Block],
    footer: str,
    brand_name: str,
    accent: str,
    logo: Attachment | None = None,
    attachments: Sequence[Attachment] = (),
    reply_to: str | None = None,
) -> Mail:
    """Lay a mail out; everything in it is plain text that is escaped here.

    The logo stands at the top as a picture that travels with the mail; whoever sees none reads the name.
    """
    body = "".join(block_html(block, accent) for block in blocks)
    text = [brand_name, "", heading, "", *(block_text(block) for block in blocks), "--", footer, ""]
    page = page_html(
        heading=heading,
        body=body,
        footer=footer,
        brand_name=brand_name,
        accent=accent,
        logo_id=logo.content_id if logo else None,
    )
    return Mail(
        to=to,
        from_name=header(from_name, longest=100),
        subject=header(subject),
        html=page,
        text="\n".join(text),
        attachments=(*((logo,) if logo else ()), *attachments),
        reply_to=reply_to,
    )


def block_text(block: Block) -> str:
    """Write a block for those who read mail as text: nothing that HTML tells is left out."""
    match block:
        case Paragraph(text=text) | Quote(text=text) | FinePrint(text=text):
            made = f"{text}\n"
        case Heading(text=text):
            made = f"{text}\n{'-' * min(len(text), _RULE)}"
        case Button(label=label, url=url):
            made = f"{label}:\n{url}\n"
        case LinkLine(label=label, note=note, url=url):
            made = "".join(f"{line}\n" for line in (label, note, url) if line)
        case Rows(rows=rows):
            made = "".join(f"{label.replace(_BREAK, ', ')}: {value}\n" for label, value in rows)
        case Copy(label=label, value=value):
            made = f"{label}: {value}"
        case Picture():
            # Its meaning stands in the lines beside it: a picture alone is for nobody.
            made = ""
        case Panel(title=title, blocks=blocks):
            inner = [text for each in blocks if (text := block_text(each))]
            made = "\n".join((title, "-" * min(len(title), _RULE), *inner, ""))
    return made
