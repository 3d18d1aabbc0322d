"""`make bench`: one table. Sizes are held to their budgets; times are reported and decide nothing."""

import sys

from playwright.sync_api import sync_playwright

from benchmarks import desk, latency, lighthouse, paper, reads, reconcile, sizes, sweep, webhook
from benchmarks.table import print_table
from local import browser
from local.places import SetupError
from local.suite import running


def main() -> int:
    """Measure everything in one run on one machine, and give the exit code."""
    rows = sizes.measure()
    with running(_say) as suite:
        _say("measuring: webhook")
        rows += webhook.measure(suite)
        _say("measuring: reconcile")
        rows += reconcile.measure(suite)
        _say("measuring: paper")
        rows += paper.measure(suite)
        _say("measuring: the sweep")
        rows += sweep.measure(suite)
        _say("measuring: Lighthouse")
        rows += lighthouse.measure(suite)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=browser.executable(), args=list(browser.FLAGS)
            )
            _say("measuring: messages")
            floor = latency.floor(suite, chromium)
            rows += latency.measure(suite, chromium, floor)
            _say("measuring: the desk")
            rows += desk.measure(suite, chromium, floor)
            _say("measuring: reads")
            rows += reads.measure(suite, chromium)
            chromium.close()
    print()
    print_table(rows)
    return int(any(row.is_broken for row in rows))


def _say(message: str) -> None:
    print(f"· {message}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SetupError as error:
        sys.exit(str(error))
