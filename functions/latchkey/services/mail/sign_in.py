"""The mail with a magic link."""

from latchkey.domain.freelancers import DEFAULT_ACCENT
from latchkey.domain.mail import Mail
from latchkey.services.mail.blocks import Button, FinePrint, Paragraph
from latchkey.services.mail.layout import compose


def sign_in_mail(*, to: str, url: str, from_name: str) -> Mail:
    """Write it; the page behind the link shows a button, so a mail scanner that opens it uses nothing up."""
    return compose(
        to=to,
        from_name=from_name,
        subject="Your sign-in link",
        heading="Sign in to your desk",
        blocks=[
            Paragraph(text="Open this link and press the button there. It works once, for one hour."),
            Button(label="Sign in", url=url),
            FinePrint(text="If you did not ask for this, leave it alone: without the link nobody gets in."),
        ],
        footer="You get this because somebody entered this address on the sign-in page.",
        brand_name=from_name,
        accent=DEFAULT_ACCENT,
    )
