"""A mail's HTML: tables and inline styles, for mail programs show little else; readable in light and dark."""

from html import escape
from typing import Final

from latchkey.domain.colors import on_accent
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

_FONT: Final = "font-family:'IBM Plex Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_MONO: Final = "font-family:'IBM Plex Mono',ui-monospace,Menlo,Consolas,monospace"
_TEXT: Final = "color:#10151d"
_SOFT: Final = "color:#52606f"
_LINE: Final = "border-bottom:1px solid #dde3ea"
_TABLE: Final = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"'
_BREAK: Final = "overflow-wrap:break-word;word-break:break-word"
_AMOUNT_MAX: Final = 24
_DARK: Final = (
    "@media (prefers-color-scheme:dark){"
    ".ground{background:#0a0d12!important}"
    ".panel{background:#10151d!important;border-color:#222c39!important}"
    ".inset{background:#161d28!important;border-color:#2a3646!important}"
    ".text{color:#e8edf4!important}"
    ".soft{color:#9aa8ba!important}"
    ".line{border-color:#222c39!important}"
    ".rule{border-color:#9aa8ba!important}}"
    "@media (max-width:480px){.cell{padding:22px 18px!important}.edge{padding:16px 8px!important}}"
)


def page_html(
    *, heading: str, body: str, footer: str, brand_name: str, accent: str, logo_id: str | None = None
) -> str:
    """Put the rendered blocks on a page; an accent strip is there where pictures are hidden."""
    title = escape(heading)
    ground = f"margin:0;background:#f3f5f8;{_FONT}"
    top = f"margin:0 0 16px;font-size:21px;line-height:1.3;font-weight:600;{_TEXT};{_BREAK}"
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
            '<tr><td class="edge" align="center" style="padding:32px 16px">',
            f'{_TABLE} class="panel" style="{panel}"><tr><td style="{strip}">&nbsp;</td></tr>',
            '<tr><td class="cell" align="left" style="padding:28px">',
            _brand(brand_name, logo_id),
            f'<h1 class="text" style="{top}">{title}</h1>{body}</td></tr></table>',
            _soft(escape(footer), size=12, margin="16px auto 0", more=f";max-width:560px;{_BREAK}"),
            "</td></tr></table></body></html>",
        )
    )


def block_html(block: Block, accent: str) -> str:
    """Render one block."""
    match block:
        case Button():
            return _button(block, accent)
        case Panel():
            return _panel(block, accent)
        case _:
            return _still_html(block)


def _still_html(
    block: Paragraph | Quote | Heading | LinkLine | Rows | Copy | Picture | FinePrint,
) -> str:
    """Render what wears no accent."""
    match block:
        case Paragraph(text=text):
            style = f"margin:0 0 16px;font-size:15px;line-height:1.5;{_TEXT};{_BREAK}"
            made = f'<p class="text" style="{style}">{_lines(text)}</p>'
        case Quote(text=text):
            made = _quote(text)
        case Heading(text=text):
            made = _heading(text)
        case LinkLine():
            made = _link_line(block)
        case Rows():
            made = _rows(block)
        case Copy():
            made = _copy(block)
        case Picture():
            made = _picture(block)
        case FinePrint(text=text):
            made = _soft(_lines(text), size=13, margin="0 0 16px", more=f";{_BREAK}")
    return made


def _brand(name: str, logo_id: str | None) -> str:
    if logo_id is None:
        return _soft(escape(name), size=13, margin="0 0 16px", more=f";{_BREAK}")
    # Where pictures are hidden the name stands in the logo's place, in letters of the mail's own size.
    style = f"display:block;max-height:44px;max-width:220px;border:0;font-size:13px;{_SOFT}"
    picture = (
        f'<img class="soft" src="cid:{escape(logo_id)}" alt="{escape(name)}" height="44" style="{style}">'
    )
    return f'<p style="margin:0 0 16px">{picture}</p>'


def _quote(text: str) -> str:
    letters = f"font-size:15px;line-height:1.5;{_TEXT};{_BREAK}"
    style = f"margin:0 0 16px;padding:2px 12px;border-left:3px solid #dde3ea;{letters}"
    return f'<p class="text line" dir="auto" style="{style}">{_lines(text)}</p>'


def _heading(text: str) -> str:
    style = f"margin:24px 0 8px;font-size:15px;line-height:1.4;font-weight:600;{_TEXT};{_BREAK}"
    return f'<h2 class="text" style="{style}">{escape(text)}</h2>'


def _button(block: Button, accent: str) -> str:
    style = (
        f"display:inline-block;padding:13px 22px;border-radius:8px;background:{escape(accent)};"
        f"color:{on_accent(accent)};font-size:15px;font-weight:600;text-decoration:none"
    )
    url = escape(block.url)
    # The address once more in full: some mail programs show no buttons, and some people trust none.
    return (
        f'<p style="margin:24px 0 12px"><a href="{url}" style="{style}">{escape(block.label)}</a></p>'
        + _soft(url, size=12, margin="0 0 16px", more=";word-break:break-all")
    )


def _link_line(block: LinkLine) -> str:
    letters, words = f"{_TEXT};font-weight:600", escape(block.label)
    note = f'<span class="soft" style="{_SOFT};font-size:13px">{escape(block.note)}</span>'
    style = f"margin:0 0 16px;font-size:15px;line-height:1.5;{_BREAK}"
    if block.url is None:
        return f'<p style="{style}"><span class="text" style="{letters}">{words}</span><br>{note}</p>'
    url = escape(block.url)
    label = f'<a class="text" href="{url}" style="{letters}">{words}</a>'
    address = f'<span class="soft" style="{_SOFT};font-size:12px;word-break:break-all">{url}</span>'
    return f'<p style="{style}">{label}<br>{note}<br>{address}</p>'


def _rows(block: Rows) -> str:
    if block.has_words:
        return _words(block)
    cells = []
    for index, (label, value) in enumerate(block.rows):
        is_total = block.has_total and index == len(block.rows) - 1
        weight, top = ("600", ";border-top:1px solid #52606f") if is_total else ("400", "")
        size = f"font-size:14px;line-height:1.4;font-weight:{weight}"
        style = f"padding:8px 0;{_LINE}{top};vertical-align:top;{size};{_TEXT};{_BREAK}"
        figure = f"{style};padding-left:16px;{_MONO}"
        # An amount keeps together; anything longer than an amount may wrap, or a phone would scroll sideways.
        figure += ";white-space:nowrap" if len(value) <= _AMOUNT_MAX else ""
        kind = "text line rule" if is_total else "text line"
        cells.append(
            f'<tr><td class="{kind}" style="{style}">{_item(label)}</td>'
            f'<td class="{kind}" align="right" style="{figure}">{escape(value)}</td></tr>'
        )
    return f'{_TABLE} style="margin:0 0 16px">{"".join(cells)}</table>'


def _words(block: Rows) -> str:
    cell = f"padding:6px 0;{_LINE};vertical-align:top;font-size:14px;line-height:1.4"
    cells = (
        f'<tr><td class="soft line" width="104" style="{cell};padding-right:12px;{_SOFT}">{_item(label)}</td>'
        f'<td class="text line" style="{cell};{_TEXT};{_BREAK}"><bdi>{escape(value)}</bdi></td></tr>'
        for label, value in block.rows
    )
    return f'{_TABLE} style="margin:0 0 16px">{"".join(cells)}</table>'


def _item(label: str) -> str:
    """Write what a row is about; below its first line, how it comes about, in smaller letters."""
    first, _, rest = label.partition("\n")
    told = f"<bdi>{escape(first)}</bdi>"
    if not rest:
        return told
    return f'{told}<br><span class="soft" style="{_SOFT};font-size:13px">{_lines(rest)}</span>'


def _copy(block: Copy) -> str:
    cell = "padding:0 0 8px;line-height:1.45;vertical-align:baseline"
    label = f'<td class="soft" width="108" style="{cell};padding-right:10px;{_SOFT};font-size:13px">'
    # One tap or click takes the whole value, where the mail program lets it.
    style = f"{_TEXT};font-size:15px;{_MONO};{_BREAK};-webkit-user-select:all;user-select:all"
    value = f'<td style="{cell}"><span class="text" style="{style}"><bdi>{_lines(block.value)}</bdi></span>'
    return f"{_TABLE}><tr>{label}{escape(block.label)}</td>{value}</td></tr></table>"


def _picture(block: Picture) -> str:
    # White behind it in every scheme: a code on a dark ground cannot be scanned.
    style = f"display:block;width:{block.width}px;height:auto;background:#ffffff;border-radius:6px;border:0"
    more = f"{style};color:#10151d;font-size:13px;line-height:1.4"
    return (
        f'<p style="margin:0 0 14px"><img src="cid:{escape(block.content_id)}" alt="{escape(block.alt)}" '
        f'width="{block.width}" style="{more}"></p>'
    )


def _panel(block: Panel, accent: str) -> str:
    inner = "".join(block_html(each, accent) for each in block.blocks)
    frame = "margin:0 0 14px;background:#f7f9fb;border:1px solid #dde3ea;border-radius:8px"
    style = f"margin:0 0 12px;font-size:15px;line-height:1.4;font-weight:600;{_TEXT};{_BREAK}"
    return (
        f'{_TABLE} class="inset" style="{frame}"><tr><td style="padding:16px 16px 6px">'
        f'<h2 class="text" style="{style}">{escape(block.title)}</h2>{inner}</td></tr></table>'
    )


def _soft(inner: str, *, size: int, margin: str, more: str = "") -> str:
    style = f"margin:{margin};font-size:{size}px;line-height:1.5;{_SOFT}{more}"
    return f'<p class="soft" style="{style}">{inner}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
