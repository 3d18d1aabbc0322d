"""One JSON line per thing that happened; never a link, a room key, a mail address or a message's text."""

import json
import logging
import re
import sys
import traceback
from typing import Final

# Vendors put the path of a document or the address of an object into their errors, keys included.
_SECRETS: Final = (
    re.compile(r"((?:rooms|links)(?:/|%2F))[0-9A-Za-z]{24}"),
    re.compile(r"()(?<![0-9A-Za-z])[0-9A-Za-z]{24}(?![0-9A-Za-z])"),
    re.compile(r"()[^\s@<>'\"(),:;]+@[^\s@<>'\"(),:;]+"),
)


def log_event(name: str, **facts: str | float | None) -> None:
    """Write a line that Cloud Logging reads as structured."""
    sys.stdout.write(json.dumps({"severity": "INFO", "message": name, **facts}) + "\n")
    sys.stdout.flush()


def redacted(text: str) -> str:
    """Take out what looks like a link, a room key or a mail address."""
    for pattern in _SECRETS:
        text = pattern.sub(r"\1…", text)
    return text


class Redaction(logging.Filter):
    """Takes secrets out of tracebacks before anybody writes them down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the traceback by a redacted text, which formatters then use."""
        if record.exc_info:
            record.exc_text = redacted("".join(traceback.format_exception(*record.exc_info)))
        return True


logging.getLogger("latchkey").addFilter(Redaction())
