"""What `firebase deploy` asks for before it uploads: built pages with their config, the right interpreter.

Run by the `predeploy` hooks of firebase.json, with the project's id in GCLOUD_PROJECT.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from local.places import FIREBASE_CLI, HOSTING_DIST, ROOT, SetupError
from local.staging import functions_runtime


def web_config(sdk_config: dict[str, str]) -> dict[str, Any]:
    """Return what the pages read from `window.LATCHKEY` in production."""
    given = ("apiKey", "projectId", "storageBucket", "authDomain")
    missing = [name for name in given if not sdk_config.get(name)]
    if missing:
        raise SetupError(f"The web app's configuration lacks {', '.join(missing)}: is Storage switched on?")
    return {
        **{name: sdk_config[name] for name in given},
        "firestoreBase": "https://firestore.googleapis.com/v1",
        "storageBase": "https://firebasestorage.googleapis.com/v0",
        # False takes the service workers, and what they keep, away from every device at its next visit.
        "keepsShells": True,
        "emulators": None,
    }


def write_hosting(project_id: str, dist: Path = HOSTING_DIST) -> None:
    """Build the pages and write their config.js from the project's web app."""
    if not (ROOT / "hosting" / "node_modules").exists():
        raise SetupError("The front end's packages are missing: run `make check` first.")
    subprocess.run(["npm", "run", "--silent", "build"], cwd=ROOT / "hosting", check=True)
    command = ["node", str(FIREBASE_CLI), "apps:sdkconfig", "WEB", "--project", project_id, "--json"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SetupError(
            "The project's web app was not found: make one with `firebase apps:create WEB latchkey`, "
            f"and sign in with `firebase login`.\n{answer.stdout.strip()[-400:]}"
        )
    config = web_config(json.loads(answer.stdout)["result"]["sdkConfig"])
    (dist / "config.js").write_text(f"window.LATCHKEY = {json.dumps(config, indent=2)};\n")


def check_functions() -> None:
    """Refuse to deploy functions for another Python than the one their packages were installed with."""
    (functions,) = json.loads((ROOT / "firebase.json").read_text())["functions"]
    wanted, found = functions["runtime"], functions_runtime()
    if found != wanted:
        raise SetupError(
            f"firebase.json deploys the functions on {wanted}, and functions/venv has {found}: "
            "change `runtime` there, or make functions/venv with that Python."
        )


def main() -> int:
    """Do what one of the hooks asks for."""
    try:
        if sys.argv[1] == "hosting":
            write_hosting(os.environ["GCLOUD_PROJECT"])
        else:
            check_functions()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
