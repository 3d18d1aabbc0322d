"""Start the stand-in for SendGrid."""

import argparse

from local.mail_standin.app import MailStandin
from local.standin.http import serve_until_told, server_or_exit


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m local.mail_standin", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    serve_until_told(server_or_exit(given.port, MailStandin().answer), "Mail stand-in")


if __name__ == "__main__":
    main()
