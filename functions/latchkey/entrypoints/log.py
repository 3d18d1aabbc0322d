"""One JSON line per thing that happened; never a link, a room key, a mail address or a message's text."""

import json
import sys


def log_event(name: str, **facts: str | float | None) -> None:
    """Write a line that Cloud Logging reads as structured."""
    sys.stdout.write(json.dumps({"severity": "INFO", "message": name, **facts}) + "\n")
    sys.stdout.flush()
