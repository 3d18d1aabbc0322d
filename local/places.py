"""Where things lie in a working copy.

Standard library only: the bootstrap imports it before anything is installed.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".local"
"""What the launcher writes: compiled helpers, stamps, one folder per run. Deletable while nothing runs."""

DEMO_FILE = STATE / "demo.json"
HOSTING_DIST = ROOT / "hosting" / "dist"
FUNCTIONS = ROOT / "functions"
FIREBASE_CLI = ROOT / "local" / "node_modules" / "firebase-tools" / "lib" / "bin" / "firebase.js"


class SetupError(Exception):
    """Something outside this repository is missing; the message is one sentence that says what to install."""


def suite_file() -> Path | None:
    """Return the description of a running suite that the caller asked to use instead of starting one."""
    named = os.environ.get("LATCHKEY_SUITE")
    return Path(named) if named else None
