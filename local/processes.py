"""Start programs so that none of them outlives the launcher, however the launcher ends.

firebase-tools detaches the emulators it starts, so neither a process group nor a parent names them all. Every
program of a run therefore carries the run's mark in its environment, and ending a run means ending whatever
carries the mark.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

MARK = "LATCHKEY_RUN"
GRACE_SECONDS = 1.5
"""How long programs may tidy up after SIGTERM; the emulators keep nothing that a kill could spoil."""


def marked_processes(mark: str) -> set[int]:
    """Return the ids of all living processes of a run, but never this process."""
    needle = f"{MARK}={mark}"
    found = _marked_by_proc(needle) if Path("/proc/self/environ").exists() else _marked_by_ps(needle)
    return found - {os.getpid()}


def _marked_by_proc(needle: str) -> set[int]:
    wanted = needle.encode()
    found = set()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found.add(int(entry.name))
        except (OSError, ValueError):
            continue  # it has ended, or belongs to somebody else
    return found


def _marked_by_ps(needle: str) -> set[int]:
    """Read the environments that `ps -E` shows for our processes (macOS), and add their descendants."""
    listing = subprocess.run(
        ["ps", "-axwwE", "-o", "pid=,ppid=,command="], capture_output=True, text=True, check=False
    ).stdout
    children: dict[int, list[int]] = {}
    marked: list[int] = []
    for line in listing.splitlines():
        pid, parent, command = line.split(maxsplit=2)
        children.setdefault(int(parent), []).append(int(pid))
        if needle in command.split():
            marked.append(int(pid))
    found: set[int] = set()
    while marked:
        process = marked.pop()
        if process not in found:
            found.add(process)
            marked += children.get(process, [])
    return found


def end_run(mark: str) -> None:
    """End every process of a run: ask first, then kill, and return when none is left."""
    deadline = time.monotonic() + GRACE_SECONDS
    _signal(marked_processes(mark), signal.SIGTERM)
    while living := marked_processes(mark):
        if time.monotonic() > deadline:
            _signal(living, signal.SIGKILL)
        time.sleep(0.05)


def _signal(pids: set[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def start_program(
    command: list[str],
    *,
    mark: str,
    log: Path,
    environment: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program of a run in its own session, so that Ctrl-C reaches it through us, not past us.

    The environment is added to ours; a variable that is None is taken out of it.
    """
    changed = {**os.environ, **(environment or {}), MARK: mark}
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            env={name: value for name, value in changed.items() if value is not None},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def start_keeper(mark: str, *folders: Path) -> subprocess.Popen[bytes]:
    """Start the process that ends the run, and removes its folders, should the launcher be killed.

    It waits for its stdin to close, which happens however the launcher ends.
    """
    return subprocess.Popen(
        [sys.executable, __file__, mark, *map(str, folders)],
        env={name: value for name, value in os.environ.items() if name != MARK},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def dismiss_keeper(keeper: subprocess.Popen[bytes]) -> None:
    """Let the keeper go, at the end of a run that has been ended."""
    assert keeper.stdin  # noqa: S101 - it was opened as a pipe
    keeper.stdin.close()
    keeper.wait()


def _keep(mark: str, *folders: str) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sys.stdin.buffer.read()
    end_run(mark)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    _keep(*sys.argv[1:])
