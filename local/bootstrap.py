"""Install what a fresh clone lacks, with visible progress, and then do what was asked.

Run by make with whichever Python 3.11 to 3.14 is there. Standard library only, because it creates the
environments that everything else lives in. A second run finds its stamps and is through in a second.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from local import processes  # noqa: E402 - found through the line above, whatever the working directory
from local.places import FUNCTIONS, HOSTING_DIST, STATE, SetupError  # noqa: E402

PYTHONS = ((3, 11), (3, 14))
MINIMUM_NODE = (20, 19)
VENV_PYTHON = ROOT / ".venv" / "bin" / "python"
STAMP = ".latchkey-stamp"
END_SECONDS = 20
INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""
BUILD_INPUTS = (
    "src",
    "public",
    "package-lock.json",
    "room.html",
    "pay.html",
    "mail.html",
    "enquiry.html",
    "desk.html",
    "vite.config.ts",
    "tsconfig.json",
)


class Installer:
    """Runs the installing programs one after the other, and shows what is being waited for."""

    def __init__(self) -> None:
        """Prepare a mark under which everything started here can be ended."""
        self._mark = secrets.token_hex(4)
        self._log = STATE / "bootstrap.log"
        self._shows_ticks = sys.stdout.isatty()

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """Keep others out of this working copy meanwhile, and leave no program running, however this ends."""
        STATE.mkdir(exist_ok=True)
        keeper = processes.start_keeper(self._mark)
        with (STATE / "bootstrap.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another installation in this folder")
                fcntl.flock(lock, fcntl.LOCK_EX)
            self._log.write_bytes(b"")
            try:
                yield
            finally:
                processes.end_run(self._mark)
                processes.dismiss_keeper(keeper)

    def run(self, what: str, command: list[str], *, cwd: Path = ROOT) -> None:
        """Run one program to its end, showing the seconds. Raises `SetupError` with what it said last."""
        started = time.monotonic()
        seen = self._log.stat().st_size
        if not self._shows_ticks:
            say(what)
        program = processes.start_program(command, mark=self._mark, log=self._log, cwd=cwd)
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(timeout=1 if self._shows_ticks else None)
            seconds = round(time.monotonic() - started)
            if program.returncode is not None:
                break
            print(f"\r· {what}  {seconds} s", end="", flush=True)
        if self._shows_ticks:
            print(f"\r✓ {what}  {seconds} s", flush=True)
        if program.returncode:
            said = self._log.read_bytes()[seen:].decode(errors="replace").strip()
            raise SetupError(f"{what} failed. {explain(said)}")


def explain(said: str) -> str:
    """Return the sentence that helps for what an installing program said, or the end of it."""
    if "ensurepip" in said:
        return "Python's venv module is incomplete: on Debian or Ubuntu install the package python3-venv."
    if re.search(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|Temporary failure in name|Connection refused", said):
        return "The package registry cannot be reached: check the network or the proxy settings."
    return "\n".join(said.splitlines()[-12:])


def say(message: str) -> None:
    """Tell the person at the terminal what is happening."""
    print(f"· {message}", flush=True)


def prepare(installer: Installer) -> None:
    """Install and build whatever is missing or out of date."""
    _check_tools()
    requirements = [ROOT / "requirements-dev.txt", FUNCTIONS / "requirements.txt"]
    _make_environment(installer, ROOT / ".venv", requirements, "packages for tools and tests")
    _make_environment(installer, FUNCTIONS / "venv", requirements[1:], "packages for the functions")
    _install_node_packages(installer, ROOT / "local", "the Firebase emulators' command line")
    _install_node_packages(installer, ROOT / "hosting", "packages for the front end")
    _build_front_end(installer)


def _check_tools() -> None:
    if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        raise SetupError("Latchkey needs Python 3.11 to 3.14: install one and put it on PATH.")
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        raise SetupError("Latchkey needs Node.js 20.19 or later with npm: install it from nodejs.org.")
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    found = tuple(int(part) for part in re.findall(r"\d+", answer)[:2])
    if found < MINIMUM_NODE:
        raise SetupError(
            f"Latchkey needs Node.js 20.19 or later, and finds {answer.strip()}: install a newer one."
        )


def _digest(paths: Iterable[Path], *extra: str) -> str:
    summed = hashlib.sha256("\0".join(extra).encode())
    for path in sorted(paths):
        summed.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return summed.hexdigest()


@contextlib.contextmanager
def _unless_stamped(folder: Path, digest: str) -> Iterator[bool]:
    """Say whether work is needed, and stamp the folder when the work went well."""
    stamp = folder / STAMP
    is_needed = not stamp.exists() or stamp.read_text() != digest
    if is_needed:
        stamp.unlink(missing_ok=True)
    yield is_needed
    if is_needed:
        stamp.write_text(digest)


def _make_environment(installer: Installer, folder: Path, requirements: list[Path], what: str) -> None:
    # A moved working copy keeps scripts that name the old place, so the place is part of the stamp.
    digest = _digest(requirements, sys.version, str(folder))
    with _unless_stamped(folder, digest) as is_needed:
        if not is_needed:
            return
        python = folder / "bin" / "python"
        if not _runs_this_python(python):
            shutil.rmtree(folder, ignore_errors=True)
            installer.run(f"creating {folder.relative_to(ROOT)}", [sys.executable, "-m", "venv", str(folder)])
        command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        installer.run(f"installing {what}", [*command, "--requirement", str(requirements[0])])
        if folder.parent == ROOT:
            _lend_functions(folder)


def _lend_functions(environment: Path) -> None:
    """Let tools and tests import the functions' code, which is deployed as it lies there."""
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "latchkey.pth").write_text(f"{FUNCTIONS}\n")


def _runs_this_python(python: Path) -> bool:
    if not python.exists():
        return False
    asked = [str(python), "-c", "import pip, sys; print(sys.version)"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == sys.version.strip()


def _install_node_packages(installer: Installer, folder: Path, what: str) -> None:
    digest = _digest([folder / "package.json", folder / "package-lock.json"])
    with _unless_stamped(folder / "node_modules", digest) as is_needed:
        if is_needed:
            command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
            installer.run(f"installing {what}", command, cwd=folder)


def _build_front_end(installer: Installer) -> None:
    hosting = ROOT / "hosting"
    roots = [hosting / name for name in BUILD_INPUTS]
    files = [
        path for root in roots for path in (root.rglob("*") if root.is_dir() else [root]) if path.is_file()
    ]
    with _unless_stamped(HOSTING_DIST, _digest(files)) as is_needed:
        if is_needed:
            installer.run("building the front end", ["npm", "run", "--silent", "build"], cwd=hosting)


def demo() -> int:
    """Become the demo."""
    return _become([str(VENV_PYTHON), "-m", "local.demo"])


def test() -> int:
    """Become the tests."""
    return _become([str(VENV_PYTHON), "-m", "local.testing"])


def check() -> int:
    """Run every check that needs no running program."""
    tools = ROOT / ".venv" / "bin"
    typed = [
        name for name in ("functions", "local", "tests", "benchmarks") if any((ROOT / name).glob("**/*.py"))
    ]
    return _run_all(
        [
            [str(tools / "ruff"), "format", "--check", "."],
            [str(tools / "ruff"), "check", "."],
            [str(tools / "mypy"), *typed],
            [str(tools / "lint-imports")],
            ["npm", "--prefix", "hosting", "--silent", "run", "check"],
        ]
    )


def bench() -> int:
    """Become the benchmarks."""
    return _become([str(VENV_PYTHON), "-m", "benchmarks"])


def contract() -> int:
    """Write the files that are generated from the Python contract."""
    return _run_all([[str(VENV_PYTHON), "-m", "latchkey.contract"]])


def prove_guards() -> int:
    """Take out every guard against bad input and expect its test to notice."""
    return _become([str(VENV_PYTHON), "-m", "tests.prove_guards"])


def _find_chromium(installer: Installer) -> None:
    installer.run("finding Chromium", [str(VENV_PYTHON), "-m", "local.browser"])


def _install_lighthouse(installer: Installer) -> None:
    _install_node_packages(installer, ROOT / "benchmarks", "Lighthouse")


def _become(command: list[str]) -> int:
    """Replace this process, so that Ctrl-C and the end of the terminal reach the program itself."""
    os.chdir(ROOT)
    os.execv(command[0], command)  # noqa: S606 - our own interpreter


def _run_all(commands: list[list[str]]) -> int:
    """Run all of them, even after one has failed: two failures are better seen together."""
    failed = [" ".join(command) for command in commands if _run_to_its_end(command)]
    for command_line in failed:
        print(f"✗ failed: {command_line.removeprefix(f'{ROOT}/')}", flush=True)
    return 1 if failed else 0


def _run_to_its_end(command: list[str]) -> int:
    program = subprocess.Popen(command, cwd=ROOT)
    try:
        return program.wait()
    except KeyboardInterrupt as interruption:
        # Ctrl-C has reached it as well; another signal has not. Either way it may end what it started.
        if isinstance(interruption, _SignalledError):
            program.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(timeout=END_SECONDS)
        program.kill()
        raise


class _SignalledError(KeyboardInterrupt):
    """Somebody asked this process to end by a signal that did not come from the terminal."""


def _end(_number: int, _frame: object) -> None:
    raise _SignalledError


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that make offers."""

    run: Callable[[], int]
    needs: tuple[Callable[[Installer], None], ...] = ()
    """What it needs installed beyond what everything needs."""


TASKS = {
    "demo": Task(demo),
    "test": Task(test, needs=(_find_chromium,)),
    "check": Task(check),
    "bench": Task(bench, needs=(_find_chromium, _install_lighthouse)),
    "contract": Task(contract),
    "prove-guards": Task(prove_guards, needs=(_find_chromium,)),
}


def main() -> int:
    """Do one of the tasks that make offers."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    task = TASKS[sys.argv[1]]
    installer = Installer()
    try:
        with installer.opened():
            prepare(installer)
            for install in task.needs:
                install(installer)
        return task.run()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
