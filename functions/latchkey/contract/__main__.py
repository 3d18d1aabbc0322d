"""Write the generated files: `python -m latchkey.contract`."""

from pathlib import Path
from typing import Final

from latchkey.contract.openapi import openapi
from latchkey.contract.typescript import typescript

ROOT: Final = Path(__file__).parents[3]


def generated() -> dict[Path, str]:
    """Give every generated file with its contents; the same on every machine."""
    return {
        ROOT / "docs" / "openapi.json": openapi(),
        ROOT / "hosting" / "src" / "contract.ts": typescript(),
    }


if __name__ == "__main__":
    for path, content in generated().items():
        path.write_text(content, encoding="utf-8")
