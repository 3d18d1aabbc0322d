"""Find a Chromium for the browser tests and the benchmarks, or get one.

`python -m local.browser` prints its path.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from local.places import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GET_SECONDS = 300
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
"""For programs that start it without Playwright; it runs as root in containers, where the sandbox cannot."""


def executable() -> str:
    """Return the path of a Chromium that starts, getting one when there is none, or raise `SetupError`."""
    found = _installed_by_playwright() or _on_path()
    if found is None and _is_got_by([sys.executable, "-m", "playwright", "install", "chromium"]):
        found = _installed_by_playwright()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _is_got_by(["apt-get", "install", "-y", "--no-install-recommends", "chromium"])
        found = _on_path()
    if found is None:
        raise SetupError("The browser tests need Chromium: install it with your system's package manager.")
    return found


def _installed_by_playwright() -> str | None:
    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except PlaywrightError:
        return None
    return path if Path(path).exists() else None


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _is_got_by(command: list[str]) -> bool:
    try:
        subprocess.run(
            command,
            check=True,
            timeout=GET_SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except (subprocess.SubprocessError, OSError):
        return False
    return True


if __name__ == "__main__":
    try:
        print(executable())
    except SetupError as error:
        sys.exit(str(error))
