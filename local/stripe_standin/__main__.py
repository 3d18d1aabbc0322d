"""Start the stand-in for Stripe."""

import argparse

from local.standin.http import HOST, serve_until_told, server_or_exit
from local.stripe_standin.app import StripeStandin


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m local.stripe_standin", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--webhook-url", required=True, help="where events are delivered")
    parser.add_argument("--webhook-secret", required=True, help="what deliveries are signed with (whsec_…)")
    parser.add_argument("--public-url", help="how browsers reach the stand-in; this server by default")
    parser.add_argument("--business", default="Latchkey test account", help="the name on the checkout page")
    given = parser.parse_args()
    standin = StripeStandin(
        webhook_url=given.webhook_url,
        webhook_secret=given.webhook_secret,
        public_url=given.public_url or f"http://{HOST}:{given.port}",
        business=given.business,
    )
    serve_until_told(server_or_exit(given.port, standin.answer), "Stripe stand-in")


if __name__ == "__main__":
    main()
