"""Serve a running suite's pages compressed, as Firebase Hosting does and its emulator does not."""

import contextlib
import gzip
import http.server
import threading
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

from local.suite import Suite

PASSED_ON = ("Content-Type", "Cache-Control", "Content-Security-Policy", "Referrer-Policy")


@contextlib.contextmanager
def compressed(suite: Suite) -> Iterator[str]:
    """Give the address of a server that fetches each page once and answers it compressed from memory."""
    pages: dict[str, tuple[list[tuple[str, str]], bytes]] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path not in pages:
                with urllib.request.urlopen(suite.hosting_url + path) as found:  # noqa: S310 - http, and ours
                    headers = [(name, found.headers[name]) for name in PASSED_ON if found.headers[name]]
                    pages[path] = headers, gzip.compress(found.read())
            headers, body = pages[path]
            self.send_response(200)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the table is the output."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
