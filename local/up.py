"""Start a suite without demo data and keep it running: `python -m local.up [--json PATH]`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from local.foreground import keep_running
from local.places import DEMO_FILE
from local.suite import Suite


def _announce(suite: Suite) -> dict[str, Any]:
    print(f"Ready: {suite.hosting_url}. Ctrl-C ends it.", flush=True)
    return {}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m local.up", description=__doc__)
    parser.add_argument("--json", type=Path, default=DEMO_FILE, help="where to describe the running suite")
    sys.exit(keep_running(parser.parse_args().json, _announce))
