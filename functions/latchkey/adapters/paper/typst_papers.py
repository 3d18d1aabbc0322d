"""Papers set by typst: tagged PDF (PDF/UA-1), the same bytes for the same sheet."""

import json
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from latchkey.adapters.qr import qr_png, qr_svg
from latchkey.domain.colors import on_accent
from latchkey.services.billing.paper.sheet import Code, Logo, Sheet

_HERE: Final = Path(__file__).parent
_TEMPLATE: Final = _HERE / "sheet.typ"
_FONTS: Final = _HERE / "fonts"
_STANDARD: Final = "ua-1"


class TypstPapers:
    """Prints sheets; keeps its fonts loaded."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])
        self._compiler = typst.Compiler(_TEMPLATE, root=_HERE, font_paths=fonts)
        self._turn = Lock()

    def print_sheet(self, sheet: Sheet) -> bytes:
        """Set a sheet as a PDF.

        A paper that holds a character of a script without a font here is still printed and tagged, only
        not declared to keep the standard; one whose logo cannot be read goes without it. Either is better
        than no invoice.
        """
        ways = [(sheet, _STANDARD), (sheet, None)]
        if sheet.logo:
            bare = replace(sheet, logo=None)
            ways += [(bare, _STANDARD), (bare, None)]
        *ways, (last, standard) = ways
        for each, declared in ways:
            with suppress(typst.TypstError):
                return self._compiled(each, declared)
        return self._compiled(last, standard)

    def qr_picture(self, text: str) -> bytes:
        """Draw a QR code as a PNG."""
        return qr_png(text)

    def _compiled(self, sheet: Sheet, standard: Any) -> bytes:  # noqa: ANN401 -- typst's own literal type
        inputs = {"sheet": sheet_json(sheet)}
        moment = int(sheet.made_at.timestamp())
        with self._turn:
            made = self._compiler.compile(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=[standard] if standard else [],
                timestamp=datetime.fromtimestamp(moment, UTC),
            )
        if not isinstance(made, bytes):
            raise TypeError("typst gave no single file")
        return made


def sheet_json(sheet: Sheet) -> str:
    """Write a sheet as data for the template, so that nothing in it can become markup."""
    return json.dumps({**_plain(sheet), "onAccent": on_accent(sheet.accent)}, ensure_ascii=False)


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any field of a sheet
    match value:
        case Code(content=content, alt=alt, caption=caption):
            plain: Any = {"svg": qr_svg(content).decode(), "alt": alt, "caption": caption}
        case Logo(content=content, format=form):
            plain = {"bytes": list(content), "format": form}
        case tuple():
            plain = [_plain(each) for each in value]
        case datetime():
            plain = value.isoformat()
        case _ if is_dataclass(value):
            plain = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            plain = value
    return plain
