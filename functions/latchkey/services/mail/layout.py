"""One layout for every mail, rendered to HTML and to text, so that both always say the same."""

from collections.abc import Sequence

from latchkey.domain.mail import Mail, header
from latchkey.services.mail.blocks import Block, Button, FinePrint, LinkLine, Paragraph, Rows
from latchkey.services.mail.markup import block_html, page_html


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
) -> Mail:
    """Lay a mail out; everything in it is plain text that is escaped here."""
    body = "".join(block_html(block, accent) for block in blocks)
    text = [heading, "", *(_block_text(block) for block in blocks), "--", footer, ""]
    return Mail(
        to=to,
        from_name=header(from_name, longest=100),
        subject=header(subject),
        html=page_html(heading=heading, body=body, footer=footer, brand_name=brand_name, accent=accent),
        text="\n".join(text),
    )


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(text=text) | FinePrint(text=text):
            return f"{text}\n"
        case Button(label=label, url=url):
            return f"{label}:\n{url}\n"
        case LinkLine(label=label, note=note, url=url):
            return f"{label} ({note}):\n{url}\n"
        case Rows(rows=rows):
            return "".join(f"{label}: {value}\n" for label, value in rows)
