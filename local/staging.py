"""Write the folder of one run: firebase.json, the functions' source, the built pages with their config.js.

Several runs share a working copy, so what differs between them or is written by firebase-tools is copied.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.places import FUNCTIONS, HOSTING_DIST, ROOT, SetupError

EMULATORS = ("auth", "firestore", "storage", "functions", "hosting", "pubsub")
SERVICES = (*EMULATORS, "eventarc", "tasks", "hub", "logging", "websocket")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The folder of one run and what was put there."""

    folder: Path
    scratch: Path


def stage_run(folder: Path, project_id: str, ports: Mapping[str, int], secrets: Mapping[str, str]) -> Stage:
    """Fill the folder of a run for the given ports."""
    folder.mkdir(parents=True)
    for rules in ("firestore.rules", "storage.rules"):
        shutil.copy2(ROOT / rules, folder)
    _stage_functions(folder / "functions", secrets)
    _stage_hosting(folder / "hosting", project_id, ports)
    (folder / "firebase.json").write_text(json.dumps(_emulator_config(ports), indent=2))
    scratch = folder / "tmp"
    scratch.mkdir()
    return Stage(folder=folder, scratch=scratch)


def _stage_functions(target: Path, secrets: Mapping[str, str]) -> None:
    """Copy the functions' source: an edit during a run would restart them in the middle of a test."""
    shutil.copytree(FUNCTIONS, target, ignore=shutil.ignore_patterns("venv", "__pycache__", ".*"))
    (target / "venv").symlink_to(FUNCTIONS / "venv")
    # Without this file firebase-tools asks Google's Secret Manager.
    (target / ".secret.local").write_text("".join(f"{name}={value}\n" for name, value in secrets.items()))


def _stage_hosting(target: Path, project_id: str, ports: Mapping[str, int]) -> None:
    if not HOSTING_DIST.exists():
        raise SetupError("The front end is not built: `make demo` does it, or `npm run build` in hosting/.")
    shutil.copytree(HOSTING_DIST, target, copy_function=_link_or_copy)
    config = target / "config.js"
    config.unlink(missing_ok=True)  # a linked file must not be written through
    config.write_text(f"window.LATCHKEY = {json.dumps(web_config(project_id, ports), indent=2)};\n")


def _link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def web_config(project_id: str, ports: Mapping[str, int]) -> dict[str, Any]:
    """Return what the pages read from `window.LATCHKEY` when they run against emulators."""
    hosts = {name: f"127.0.0.1:{ports[name]}" for name in ("firestore", "auth", "storage")}
    return {
        "apiKey": "demo",
        "projectId": project_id,
        "storageBucket": bucket_of(project_id),
        "authDomain": f"{project_id}.firebaseapp.com",
        "firestoreBase": f"http://{hosts['firestore']}/v1",
        "storageBase": f"http://{hosts['storage']}/v0",
        "keepsShells": True,
        "emulators": hosts,
    }


def bucket_of(project_id: str) -> str:
    """Return the name of the project's default bucket, as the emulators choose it."""
    return f"{project_id}.appspot.com"


def _emulator_config(ports: Mapping[str, int]) -> dict[str, Any]:
    """Derive the emulators' firebase.json from production's, so that routes and headers are the same."""
    config: dict[str, Any] = json.loads((ROOT / "firebase.json").read_text())
    config["firestore"] = {"rules": "firestore.rules"}
    (functions,) = config["functions"]
    functions.pop("predeploy")
    functions["runtime"] = functions_runtime()
    hosting = config["hosting"]
    hosting.pop("predeploy")
    hosting["public"] = "hosting"
    hosts = " ".join(f"http://127.0.0.1:{ports[name]}" for name in ("firestore", "storage", "auth"))
    for group in hosting["headers"]:
        for header in group["headers"]:
            if header["key"] == "Content-Security-Policy":
                header["value"] = (
                    header["value"]
                    .replace("connect-src 'self'", f"connect-src 'self' {hosts}")
                    .replace("img-src 'self'", f"img-src 'self' http://127.0.0.1:{ports['storage']}")
                )
    names = (name for name in SERVICES if name != "websocket")
    emulators: dict[str, Any] = {name: {"host": "127.0.0.1", "port": ports[name]} for name in names}
    emulators["firestore"]["websocketPort"] = ports["websocket"]
    config["emulators"] = {**emulators, "ui": {"enabled": False}, "singleProjectMode": True}
    return config


def functions_runtime() -> str:
    """Return firebase-tools' name for the interpreter in functions/venv, such as `python311`."""
    for line in (FUNCTIONS / "venv" / "pyvenv.cfg").read_text().splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "version":
            major, minor = value.strip().split(".")[:2]
            return f"python{major}{minor}"
    raise SetupError("functions/venv is not a virtual environment: delete it and run `make demo` again.")
