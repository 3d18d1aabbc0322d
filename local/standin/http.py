"""A small HTTP server on the standard library: requests and responses as values, routes as a table."""

import json
import re
import signal
import socketserver
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit

HOST = "127.0.0.1"
URL_CHARACTERS = ":/?#[]@!$&'()*+,;=%~-._"
LARGEST_BODY_BYTES = 40 * 1024 * 1024


class BadRequestError(Exception):
    """The request cannot be read; the sentence goes to the caller."""


class DroppedConnectionError(Exception):
    """The connection is closed without an answer, as a failing network would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, read completely."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, or an empty string."""
        return self.headers.get(name.lower(), "")

    def asked(self, name: str) -> str | None:
        """Return the first query parameter of that name."""
        return next((value for key, value in self.query if key == name), None)

    def form(self) -> tuple[tuple[str, str], ...]:
        """Read the body as a form."""
        try:
            return tuple(parse_qsl(self.body.decode(), keep_blank_values=True))
        except ValueError as problem:
            raise BadRequestError("The form could not be read.") from problem

    def json(self) -> dict[str, object]:
        """Read the body as a JSON object; an empty body is an empty object."""
        try:
            value: object = json.loads(self.body or b"{}")
        except ValueError as problem:
            raise BadRequestError("The body is not JSON.") from problem
        if not isinstance(value, dict):
            raise BadRequestError("The body is not a JSON object.")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer."""

    status: int = HTTPStatus.OK
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[..., Response]


def json_response(
    value: object, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer with JSON."""
    return Response(status=status, body=json.dumps(value, indent=1).encode(), headers=headers or {})


def refusal(message: str, status: int = HTTPStatus.BAD_REQUEST) -> Response:
    """Answer a control request that cannot be done."""
    return json_response({"error": message}, status)


def redirect(location: str) -> Response:
    """Send a browser on after a form, so that reloading does not repeat it."""
    return Response(
        status=HTTPStatus.SEE_OTHER,
        content_type="text/plain",
        headers={"Location": quote(location, safe=URL_CHARACTERS)},
    )


class Routes:
    """Methods, paths and handlers; `{name}` in a path is one segment, handed on in order."""

    def __init__(self, *routes: tuple[str, str, Handler]) -> None:
        self._routes = [(method, _pattern(path), handler) for method, path, handler in routes]

    def find(self, method: str, path: str) -> tuple[Handler, tuple[str, ...]] | None:
        """Return the handler of a request and the segments it asked for."""
        wanted = "GET" if method == "HEAD" else method
        for route_method, pattern, handler in self._routes:
            match = pattern.fullmatch(path)
            if match and route_method == wanted:
                return handler, tuple(unquote(part) for part in match.groups())
        return None


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(
        "".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in _parts(path))
    )


def _parts(path: str) -> list[str]:
    return re.split(r"(\{\w+\})", path)


class StandinServer(ThreadingHTTPServer):
    """Serves one stand-in on the loopback interface only."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, answer: Callable[[Request], Response]) -> None:
        self.answer = answer
        super().__init__((HOST, port), _Connection)

    def server_bind(self) -> None:
        """Bind without the reverse DNS look-up of http.server, which can hang offline."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    @property
    def url(self) -> str:
        """The server's base URL."""
        return f"http://{HOST}:{self.server_port}"


class _Connection(BaseHTTPRequestHandler):
    server: StandinServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _reply(self) -> None:
        try:
            response = self.server.answer(self._read())
        except DroppedConnectionError:
            self.close_connection = True
            return
        except BadRequestError as problem:
            self.close_connection = True
            response = refusal(str(problem))
        except Exception:  # noqa: BLE001 - the boundary: a fault of the stand-in must not look like a slow network
            traceback.print_exc()
            response = refusal("The stand-in failed; its output says why.", HTTPStatus.INTERNAL_SERVER_ERROR)
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _reply  # noqa: N815 - the names http.server looks for

    def _read(self) -> Request:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY_BYTES:
            raise BadRequestError("The body is too large or of unknown length.")
        target = urlsplit(self.path)
        return Request(
            method=self.command,
            path=target.path,
            query=tuple(parse_qsl(target.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(length)),
        )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Log nothing: paths and headers hold links and keys."""


@contextmanager
def serving(server: StandinServer) -> Iterator[str]:
    """Serve in the background and yield the base URL."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve_until_told(server: StandinServer, name: str) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    told = threading.Event()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: told.set())
    with serving(server) as url:
        print(f"{name} on {url}", flush=True)
        told.wait()


def server_or_exit(port: int, answer: Callable[[Request], Response]) -> StandinServer:
    """Open the port, or end the program with one sentence."""
    try:
        return StandinServer(port, answer)
    except OSError as problem:
        sys.exit(f"Port {port} on {HOST} cannot be opened: {problem.strerror}. Choose another with --port.")
