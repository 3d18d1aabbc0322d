"""Keep a suite running in a terminal, described in a file, until somebody ends it."""

import json
import os
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from local.places import SetupError
from local.suite import Suite, running

END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _EndError(Exception):
    """A signal asked the launcher to end."""


def _end(_number: int, _frame: FrameType | None) -> None:
    for number in END_SIGNALS:  # an impatient second Ctrl-C must not stop the tidying up
        signal.signal(number, signal.SIG_IGN)
    raise _EndError


def keep_running(path: Path, furnish: Callable[[Suite], dict[str, Any]], *, stripe_owner: str = "*") -> int:
    """Keep a suite running until Ctrl-C, SIGTERM or the end of the terminal, described in a file.

    `furnish` is called once when everything answers; what it returns is added to the description.
    """
    for number in END_SIGNALS:
        signal.signal(number, _end)
    wait_for_end = _end_of_terminal()
    try:
        with running(_say, stripe_owner=stripe_owner) as suite:
            extras = furnish(suite)
            _describe_in(path, {**suite.to_json(), **extras})
            wait_for_end()
    except _EndError:
        pass
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        _withdraw(path)
    return 0


def _say(message: str) -> None:
    print(f"· {message}", flush=True)


def _end_of_terminal() -> Callable[[], object]:
    """Return what waits for the terminal to go away, or for a signal where there is no terminal.

    A closing terminal signals only the leader of its session, which under make is not this process.
    """
    if not sys.stdin.isatty():
        return signal.pause
    terminal = select.poll()
    terminal.register(sys.stdin, 0)

    def wait() -> None:
        # Some systems cannot watch terminals, and say so at once.
        if any(event & select.POLLNVAL for _, event in terminal.poll()):
            signal.pause()

    return wait


def _describe_in(path: Path, description: dict[str, Any]) -> None:
    """Write the description at once, because others wait for the file and read it as soon as it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(description, indent=2))
    unfinished.replace(path)


def _withdraw(path: Path) -> None:
    """Remove the description, unless another suite has replaced it by its own."""
    if path.exists() and json.loads(path.read_text())["pid"] == os.getpid():
        path.unlink()
