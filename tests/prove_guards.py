"""Take each guard out, and expect its test to notice.

`tests/guards` names, for every kind of bad input and fault we claim to withstand, the lines that
withstand it and the test that says so. `make prove-guards` removes them one at a time in a copy of the
working tree and runs that test against a suite of its own: a test that still passes proves nothing. The
guards in the two rules files are taken out by `tests/rules` itself, in every run.

    python -m tests.prove_guards [word …]     only those whose fault contains one of the words
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from local.places import ROOT

GUARDS = ROOT / "tests" / "guards"
INSTALLED = (".venv", "functions/venv", "hosting/node_modules", "local/node_modules")
"""Too large to copy, and not what is being tried."""
TEST_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What withstands one fault, and the test that would miss it."""

    fault: str
    file: str
    guard: str
    """Text that occurs exactly once in the file."""
    without: str
    """What stands in its place when it is taken out."""
    test: str
    """A pytest id, as for the command line."""


def guards() -> Sequence[Guard]:
    """Read every guard that is claimed."""
    return [
        Guard(**entry)
        for path in sorted(GUARDS.glob("*.toml"))
        for entry in tomllib.loads(path.read_text())["guard"]
    ]


def main(words: Sequence[str]) -> int:
    """Try the guards and give the exit code: 0 when every test failed as it should."""
    chosen = [one for one in guards() if not words or any(word in one.fault for word in words)]
    unproven = [] if words or _rules_fall() else ["tests/rules"]
    for number, one in enumerate(chosen, start=1):
        started = time.monotonic()
        is_proven = _fails_without(one)
        seconds = round(time.monotonic() - started)
        mark = "✓" if is_proven else "✗ still passes without its guard"
        print(f"{number}/{len(chosen)} {mark} {one.fault} ({seconds} s)", flush=True)
        if not is_proven:
            unproven.append(one.test)
    print(f"{len(chosen) - len(unproven)} passed, {len(unproven)} failed")
    return int(bool(unproven))


def _rules_fall() -> bool:
    """Let the rules' own tests take every condition of firestore.rules out."""
    print("taking the guards of firestore.rules out", flush=True)
    command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "pytest", "-m", "proof", "tests/rules"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _fails_without(one: Guard) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "latchkey"
        _copy_tree(copy)
        target = copy / one.file
        source = target.read_text()
        if source.count(one.guard) != 1:
            raise SystemExit(f"{one.file} does not hold this guard exactly once: {one.guard!r}")
        target.write_text(source.replace(one.guard, one.without))
        if one.file.startswith("hosting/"):
            build = ["npm", "--prefix", "hosting", "--silent", "run", "build"]
            subprocess.run(build, cwd=copy, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return _test_fails(copy, one.test)


def _copy_tree(copy: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    files = [name for name in listed.split("\0") if name and (ROOT / name).exists()]
    for name in (*files, "hosting/dist"):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy2(ROOT / name, target)
    for name in INSTALLED:
        (copy / name).symlink_to(ROOT / name)


def _test_fails(copy: Path, test: str) -> bool:
    environment = {name: value for name, value in os.environ.items() if name != "LATCHKEY_SUITE"}
    environment["PYTHONPATH"] = f"{copy}{os.pathsep}{copy / 'functions'}"
    ran = subprocess.run(
        [str(ROOT / ".venv" / "bin" / "python"), "-m", "pytest", "-x", test],
        cwd=copy,
        env=environment,
        timeout=TEST_SECONDS,
        capture_output=True,
        text=True,
        check=False,
    )
    # 1 is pytest's word for tests that failed; anything else is a run that went wrong, and proves nothing.
    if ran.returncode not in (0, 1):
        raise SystemExit(f"{test} could not be run:\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}")
    return ran.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
