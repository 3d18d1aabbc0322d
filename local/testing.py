"""All the tests, in two lanes side by side, each with a suite of its own: a small machine has two cores."""

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

from local.places import ROOT

END_SECONDS: Final = 30
INTERRUPTED: Final = 130
"""What a shell expects of a program that Ctrl-C ended."""

FRONT_END: Final = ("npm", "--prefix", "hosting", "--silent", "test")
PYTEST: Final = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider")
FIRST: Final = ("unit", "meta", "standins", "rules")
"""What is pure or asks one engine; fast and telling first."""
LAST: Final = "browser"
TESTS: Final = ROOT / "tests"


@dataclass
class Lane:
    """Commands that run one after the other, each line of theirs marked with the lane's name."""

    name: str
    commands: Sequence[Sequence[str]]
    failed: list[str] = field(default_factory=list)
    _program: subprocess.Popen[str] | None = None
    _is_ended: bool = False

    def run(self) -> None:
        """Run all of them, even after one has failed: two failures are better seen together."""
        for command in self.commands:
            if self._is_ended:
                return
            with subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            ) as program:
                self._program = program
                for line in program.stdout or ():
                    print(f"{self.name} │ {line}", end="", flush=True)
            if program.returncode:
                self.failed.append(" ".join(command).removeprefix(f"{ROOT}/"))

    def end(self) -> None:
        """Ask what runs now to end, as Ctrl-C would, and insist after a while."""
        self._is_ended = True
        program = self._program
        if program is None or program.poll() is not None:
            return
        program.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(timeout=END_SECONDS)
        program.kill()


def lanes() -> tuple[Lane, Lane]:
    """Share the tests out so that both lanes take as long: three stories of four end the quicker one."""
    folders = sorted(path.name for path in TESTS.iterdir() if any(path.glob("test_*.py")))
    rest = [f"tests/{name}" for name in folders if name not in (*FIRST, LAST)]
    stories = sorted(f"tests/{LAST}/{path.name}" for path in (TESTS / LAST).glob("test_*.py"))
    second = stories[::4]
    first = [*(f"tests/{name}" for name in FIRST), *(story for story in stories if story not in second)]
    return (
        Lane(name="1", commands=(FRONT_END, (*PYTEST, *first))),
        Lane(name="2", commands=((*PYTEST, *rest, *second),)),
    )


def main() -> int:
    """Run both lanes to their ends and say what failed."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    both = lanes()
    threads = [threading.Thread(target=lane.run) for lane in both]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        for lane in both:
            lane.end()
        return INTERRUPTED
    failed = [command for lane in both for command in lane.failed]
    for command in failed:
        print(f"✗ failed: {command}", flush=True)
    return 1 if failed else 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
