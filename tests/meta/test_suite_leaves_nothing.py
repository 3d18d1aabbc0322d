"""However a launcher ends, nothing that it started lives on, and suites do not get in each other's way."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from local.places import ROOT, STATE
from local.processes import marked_processes

READY_SECONDS = 150
GONE_SECONDS = 20


@dataclass(frozen=True)
class Launcher:
    """One `local.up` with a terminal of its own."""

    process: subprocess.Popen[bytes]
    description: Path
    terminal: int

    @property
    def mark(self) -> str:
        """Return what every process of this run carries."""
        return str(json.loads(self.description.read_text())["projectId"]).removeprefix("demo-latchkey-")


def wait_until(is_so: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for another process to get there."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def launch(description: Path) -> Launcher:
    """Start a suite as a person does: in a terminal."""
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "local.up", "--json", str(description)]
    process = subprocess.Popen(  # noqa: S603 - our own launcher
        command, cwd=ROOT, stdin=inside, stdout=inside, stderr=inside
    )
    os.close(inside)
    return Launcher(process=process, description=description, terminal=terminal)


@pytest.fixture(scope="module")
def launchers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Launcher]]:
    """Start three suites at the same moment."""
    folder = tmp_path_factory.mktemp("suites")
    started = [launch(folder / f"{number}.json") for number in range(3)]
    try:
        for launcher in started:
            wait_until(launcher.description.exists, READY_SECONDS, "the suite did not get ready")
        yield started
    finally:
        for launcher in started:
            launcher.process.kill()
            launcher.process.wait()
            with suppress(OSError):
                os.close(launcher.terminal)


@pytest.mark.timeout(READY_SECONDS + 60)
def test_suites_that_start_together_share_no_port(launchers: list[Launcher]) -> None:
    described = [json.loads(launcher.description.read_text()) for launcher in launchers]
    hosts = [found[name] for found in described for name in ("hosting", "functions", "firestore", "storage")]

    assert len(set(hosts)) == len(hosts)
    assert all(len(marked_processes(launcher.mark)) > 3 for launcher in launchers)


def close_terminal(launcher: Launcher) -> None:
    os.close(launcher.terminal)


@pytest.mark.parametrize(
    ("number", "end"),
    [
        pytest.param(0, lambda launcher: launcher.process.send_signal(signal.SIGTERM), id="asked-to-end"),
        pytest.param(1, lambda launcher: launcher.process.kill(), id="killed"),
        pytest.param(2, close_terminal, id="terminal-closed"),
    ],
)
def test_a_suite_leaves_nothing_behind(
    launchers: list[Launcher], number: int, end: Callable[[Launcher], None]
) -> None:
    launcher = launchers[number]
    mark = launcher.mark

    end(launcher)
    launcher.process.wait(timeout=GONE_SECONDS)

    wait_until(lambda: not marked_processes(mark), GONE_SECONDS, "processes were left behind")
    wait_until(lambda: not (STATE / "runs" / mark).exists(), GONE_SECONDS, "the run's folder was left behind")
