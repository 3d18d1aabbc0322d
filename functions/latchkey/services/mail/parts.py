"""What the mails about invoices have in common: whom they are to, and how what they tell is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from latchkey.domain.billing.invoices import Invoice, Line
from latchkey.domain.freelancers import Freelancer
from latchkey.domain.mail import Attachment, Mail
from latchkey.domain.money import MILLI, format_money
from latchkey.services.billing.invoice_words import (
    Pair,
    account_ways,
    day,
    instalment_name,
    isolated,
    next_instalment,
    sums_of,
    times,
    upi_request_for_next,
)
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
    Rows,
)
from latchkey.services.mail.layout import compose

UPI_CODE_ID: Final = "upi-code"
_CODE_PIXELS: Final = 200
# A mail of more than 100 kB is cut off by its reader's program: the PDF holds the rest.
_LINES_MAX: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One person's mail about an invoice."""

    to: str
    person_name: str
    freelancer: Freelancer
    invoice: Invoice
    invoice_id: str
    room_url: str | None
    """The way into the room; None for whoever may not enter any more."""
    pay_url: str | None
    """The page with this invoice alone; None for whoever may not be told of it."""
    recover_url: str
    logo: Attachment | None = None
    code: bytes | None = None
    """The QR code of the instalment that is to be paid next, as PNG."""
    papers: tuple[Attachment, ...] = ()

    @property
    def business(self) -> str:
        """Name the freelancer's business, fit for the middle of a sentence."""
        return isolated(self.freelancer.business_name)

    @property
    def title(self) -> str:
        """Name the project, fit for the middle of a sentence."""
        return isolated(self.invoice.title)

    def money(self, amount_minor: int) -> str:
        """Write an amount in the invoice's currency."""
        return format_money(amount_minor, self.invoice.currency)


def letter_mail(letter: Letter, *, subject: str, heading: str, blocks: Sequence[Block]) -> Mail:
    """Lay a mail to the client's side out in the freelancer's name and colours."""
    recovery = f" Lost the link later? Get it again at {letter.recover_url}" if letter.room_url else ""
    freelancer = letter.freelancer
    code = Attachment(
        name="upi-code.png", content_type="image/png", content=letter.code or b"", content_id=UPI_CODE_ID
    )
    has_code = letter.code is not None and _shows_code(blocks)
    return compose(
        to=letter.to,
        from_name=freelancer.business_name,
        subject=subject,
        heading=heading,
        blocks=[Paragraph(text=f"Hello {isolated(letter.person_name)},"), *blocks],
        footer=f"Sent for {letter.business}.{recovery}",
        brand_name=freelancer.business_name,
        accent=freelancer.brand.accent,
        logo=letter.logo,
        attachments=(*((code,) if has_code else ()), *letter.papers),
        reply_to=freelancer.email,
    )


def item_rows(invoice: Invoice) -> Rows:
    """List what is billed and how it adds up."""
    shown = invoice.lines[:_LINES_MAX]
    rows = [
        (_item(line, invoice.currency), format_money(line.amount_minor, invoice.currency)) for line in shown
    ]
    hidden = invoice.lines[_LINES_MAX:]
    if hidden:
        rest_minor = sum(line.amount_minor for line in hidden)
        about = f"{len(hidden)} more lines, all in the attached PDF"
        rows.append((about, format_money(rest_minor, invoice.currency)))
    return Rows(rows=[*rows, *sums_of(invoice)], has_total=True)


def standing_rows(invoice: Invoice) -> Rows:
    """Tell how much of the total is settled, and what is left."""
    steps = (
        ("Paid so far", -invoice.paid_minor),
        ("Tax deducted at source", -invoice.tds_minor),
        ("Credit notes", -invoice.credited_minor),
    )
    rows: list[Pair] = [("Total", format_money(invoice.total_minor, invoice.currency))]
    rows += [(label, format_money(minor, invoice.currency)) for label, minor in steps if minor]
    return Rows(
        rows=[*rows, ("Still to pay", format_money(invoice.balance_minor, invoice.currency))], has_total=True
    )


def instalment_blocks(invoice: Invoice) -> list[Block]:
    """List the instalments with their due days, where there is more than one."""
    if len(invoice.instalments) == 1:
        return []
    rows = []
    for each in invoice.instalments:
        due = f"\ndue {day(each.due_on)}" if each.due_on else ""
        state = ", paid" if each.balance_minor == 0 else ""
        amount = format_money(each.amount_minor, invoice.currency)
        rows.append((f"{instalment_name(invoice, each)}{due}{state}", amount))
    return [Heading(text="Instalments"), Rows(rows=rows)]


def way_blocks(letter: Letter) -> list[Block]:
    """Offer every way to pay: the page, then UPI with its code, then the accounts."""
    blocks: list[Block] = []
    if letter.pay_url:
        blocks += [
            Button(label="See and pay this invoice", url=letter.pay_url),
            FinePrint(
                text="Safe to forward: this link shows this invoice alone, so send it to whoever pays."
            ),
        ]
    return [*blocks, *_upi_panels(letter), *_account_panels(letter.invoice)]


def room_line(letter: Letter) -> list[Block]:
    """Show the way into the room, to be kept."""
    if letter.room_url is None:
        return []
    note = "Private: whoever has this link can enter the room. Take it out before you forward this mail."
    return [LinkLine(label="Open your room", note=note, url=letter.room_url)]


def _upi_panels(letter: Letter) -> list[Block]:
    """Give the code first, then what to copy; nothing where UPI cannot pay or somebody says it did."""
    invoice, instalment = letter.invoice, next_instalment(letter.invoice)
    request = upi_request_for_next(invoice, letter.invoice_id)
    if instalment is None or request is None:
        return []
    picture: list[Block] = []
    if letter.code:
        alt = f"UPI QR code for {request.amount}. Without pictures: copy the UPI ID and the amount below."
        picture.append(Picture(content_id=UPI_CODE_ID, alt=alt, width=_CODE_PIXELS))
    if len(invoice.instalments) > 1:
        name = isolated(instalment_name(invoice, instalment))
        picture.append(FinePrint(text=f"For: {name}"))
    typed = [FinePrint(text="From ₹1,00,000 on, UPI apps ask you to type the amount yourself.")]
    told = [
        ("UPI ID", request.payee_id),
        ("Name", request.payee_name),
        ("Amount", request.amount),
        ("Note", invoice.number or ""),
    ]
    copies = [Copy(label=label, value=value) for label, value in told]
    return [
        Panel(title="Pay by UPI", blocks=[*picture, *copies, *(typed if request.is_amount_typed else [])])
    ]


def _account_panels(invoice: Invoice) -> list[Block]:
    return [
        Panel(
            title=f"Pay by {way.title.lower()}" if way.url is None else f"Pay by {way.title}",
            blocks=[
                *(Copy(label=label, value=value) for label, value in way.facts if way.url is None),
                *([LinkLine(label="Open PayPal", note=way.note, url=way.url)] if way.url else []),
            ],
        )
        for way in account_ways(invoice.pay_to, invoice.number or "")
    ]


def _shows_code(blocks: Sequence[Block]) -> bool:
    return any(
        isinstance(block, Picture) or (isinstance(block, Panel) and _shows_code(block.blocks))
        for block in blocks
    )


def _item(line: Line, currency: str) -> str:
    if line.quantity_milli == MILLI:
        return line.description
    return f"{line.description}\n{times(line, currency)}"
