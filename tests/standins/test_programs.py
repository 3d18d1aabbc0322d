"""The stand-ins as programs: they answer, keep to the loopback interface, and end when told."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
STRIPE = [
    "local.stripe_standin",
    "--webhook-url",
    "http://127.0.0.1:9/",
    "--webhook-secret",
    "whsec_not_printed",
]
MAIL = ["local.mail_standin"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(params=[STRIPE, MAIL], ids=["stripe", "mail"])
def program(request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    running = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", *request.param, "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout is not None
    announced = running.stdout.readline()
    try:
        yield running, announced.split()[-1]
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


def test_it_answers_and_ends_when_told(program: tuple[subprocess.Popen[str], str]) -> None:
    running, url = program
    with httpx.Client(base_url=url) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        # The connection stays open: it must not keep the program alive.
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=5) == 0
    assert running.stdout is not None
    assert "whsec_not_printed" not in running.stdout.read()


def test_it_listens_on_the_loopback_interface_only(program: tuple[subprocess.Popen[str], str]) -> None:
    _, url = program
    port = int(url.rsplit(":", 1)[1])
    with socket.socket() as outside, pytest.raises(OSError, match=r"refused|assign|reach"):
        outside.connect(("127.0.0.2", port))


def test_a_taken_port_is_one_sentence(program: tuple[subprocess.Popen[str], str]) -> None:
    _, url = program
    second = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", *MAIL, "--port", url.rsplit(":", 1)[1]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    assert second.returncode == 1
    assert len(second.stderr.splitlines()) == 1
    assert "--port" in second.stderr
