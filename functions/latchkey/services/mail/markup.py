"""A mail's HTML: tables and inline styles, for mail programs show little else; readable in light and dark."""

from html import escape
from typing import Final

from latchkey.domain.colors import on_accent
from latchkey.services.mail.blocks import Block, Button, FinePrint, LinkLine, Paragraph, Rows

_FONT: Final = "font-family:'IBM Plex Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_MONO: Final = "font-family:'IBM Plex Mono',ui-monospace,Menlo,Consolas,monospace"
_TEXT: Final = "color:#10151d"
_SOFT: Final = "color:#52606f"
_LINE: Final = "border-bottom:1px solid #dde3ea"
_TABLE: Final = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"'
_DARK: Final = (
    "@media (prefers-color-scheme:dark){"
    ".ground{background:#0a0d12!important}"
    ".panel{background:#10151d!important;border-color:#222c39!important}"
    ".text{color:#e8edf4!important}"
    ".soft{color:#9aa8ba!important}"
    ".line{border-color:#222c39!important}}"
)


def page_html(*, heading: str, body: str, footer: str, brand_name: str, accent: str) -> str:
    """Put the rendered blocks on a page; a strip in the accent stands for the logo, which mails hide."""
    title = escape(heading)
    ground = f"margin:0;background:#f3f5f8;{_FONT}"
    top = f"margin:0 0 16px;font-size:21px;line-height:1.3;font-weight:600;{_TEXT}"
    panel = "max-width:560px;background:#ffffff;border:1px solid #dde3ea;border-radius:10px"
    strip = f"height:4px;line-height:4px;font-size:0;border-radius:10px 10px 0 0;background:{escape(accent)}"
    return "".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="supported-color-schemes" content="light dark">',
            f"<title>{title}</title><style>{_DARK}</style></head>",
            f'<body class="ground" style="{ground}">{_TABLE}>',
            '<tr><td align="center" style="padding:32px 16px">',
            f'{_TABLE} class="panel" style="{panel}"><tr><td style="{strip}">&nbsp;</td></tr>',
            '<tr><td align="left" style="padding:28px">',
            _soft(escape(brand_name), size=13, margin="0 0 16px"),
            f'<h1 class="text" style="{top}">{title}</h1>{body}</td></tr></table>',
            _soft(escape(footer), size=12, margin="16px auto 0", more=";max-width:560px"),
            "</td></tr></table></body></html>",
        )
    )


def block_html(block: Block, accent: str) -> str:
    """Render one block."""
    match block:
        case Paragraph(text=text):
            style = f"margin:0 0 16px;font-size:15px;line-height:1.5;{_TEXT}"
            return f'<p class="text" style="{style}">{_lines(text)}</p>'
        case Button():
            return _button(block, accent)
        case LinkLine():
            return _link_line(block)
        case Rows():
            return _rows(block)
        case FinePrint(text=text):
            return _soft(_lines(text), size=13, margin="16px 0 0")


def _button(block: Button, accent: str) -> str:
    style = (
        f"display:inline-block;padding:13px 22px;border-radius:8px;background:{escape(accent)};"
        f"color:{on_accent(accent)};font-size:15px;font-weight:600;text-decoration:none"
    )
    url = escape(block.url)
    # The address once more in full: some mail programs show no buttons, and some people trust none.
    return f'<p style="margin:24px 0"><a href="{url}" style="{style}">{escape(block.label)}</a></p>' + _soft(
        url, size=12, margin="0", more=";word-break:break-all"
    )


def _link_line(block: LinkLine) -> str:
    url = escape(block.url)
    label = f'<a class="text" href="{url}" style="{_TEXT};font-weight:600">{escape(block.label)}</a>'
    note = f'<span class="soft" style="{_SOFT};font-size:13px">{escape(block.note)}</span>'
    address = f'<span class="soft" style="{_SOFT};font-size:12px;word-break:break-all">{url}</span>'
    style = f"margin:0 0 12px;padding:0 0 12px;{_LINE};font-size:15px;line-height:1.5"
    return f'<p class="line" style="{style}">{label}<br>{note}<br>{address}</p>'


def _rows(block: Rows) -> str:
    cells = []
    for index, (label, value) in enumerate(block.rows):
        weight = "600" if block.has_total and index == len(block.rows) - 1 else "400"
        size = f"font-size:14px;line-height:1.4;font-weight:{weight}"
        style = f"padding:8px 0;{_LINE};vertical-align:top;{size};{_TEXT}"
        figure = f"{style};padding-left:16px;white-space:nowrap;{_MONO}"
        cells.append(
            f'<tr><td class="text line" style="{style}">{_lines(label)}</td>'
            f'<td class="text line" align="right" style="{figure}">{escape(value)}</td></tr>'
        )
    return f'{_TABLE} style="margin:0 0 16px">{"".join(cells)}</table>'


def _soft(inner: str, *, size: int, margin: str, more: str = "") -> str:
    style = f"margin:{margin};font-size:{size}px;line-height:1.5;{_SOFT}{more}"
    return f'<p class="soft" style="{style}">{inner}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
