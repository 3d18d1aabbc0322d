"""Lighthouse's mobile profile on the room with many messages."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import rooms
from benchmarks.compressed import compressed
from benchmarks.table import Row
from local import browser
from local.places import ROOT
from local.suite import Suite

MESSAGES = 500
LIGHTHOUSE = ROOT / "benchmarks" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUN_SECONDS = 240


def measure(suite: Suite) -> list[Row]:
    """Profile the client's page. INP needs a person, so blocking time stands in for it."""
    room = rooms.open_room(suite)
    rooms.fill_with_messages(suite, room, MESSAGES)
    with compressed(suite) as base:
        report = _report(room.url.replace(suite.hosting_url, base))
    audits = report["audits"]
    scores = {name: round(100 * (found["score"] or 0)) for name, found in report["categories"].items()}
    where = f"room with {MESSAGES} messages, Lighthouse mobile"
    return [
        Row(what=f"{where}: performance", measured=f"{scores['performance']} of 100"),
        Row(
            what=f"{where}: accessibility", measured=f"{scores['accessibility']} of 100", beside="budget 100"
        ),
        _timed(audits, where, "LCP", "largest-contentful-paint", "budget 1,800 ms"),
        _timed(audits, where, "first paint", "first-contentful-paint", ""),
        _timed(audits, where, "blocking time", "total-blocking-time", ""),
        Row(
            what=f"{where}: layout shift",
            measured=f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
            beside="budget 0.02",
        ),
    ]


def _timed(audits: dict[str, Any], where: str, what: str, audit: str, beside: str) -> Row:
    return Row(what=f"{where}: {what}", measured=f"{audits[audit]['numericValue']:,.0f} ms", beside=beside)


def _report(url: str) -> dict[str, Any]:
    flags = " ".join(browser.FLAGS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = ["node", str(LIGHTHOUSE), url, "--output=json", f"--output-path={file}", "--quiet"]
        command += ["--only-categories=performance,accessibility", f"--chrome-flags={flags}"]
        subprocess.run(
            command,
            check=True,
            timeout=RUN_SECONDS,
            env={**os.environ, "CHROME_PATH": browser.executable()},
            stdout=subprocess.DEVNULL,
        )
        report: dict[str, Any] = json.loads(file.read_text())
        return report
