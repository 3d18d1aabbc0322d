"""Reserve ports for one run, so that several runs can start at the same moment on one machine."""

import fcntl
import random
import socket
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from local.places import SetupError

FIRST, LAST, BLOCK = 20_000, 32_000, 20
"""Below the range from which systems take ports for outgoing connections, which could sit on ours."""


class PortBlock:
    """A block of free ports that is ours while this object is open.

    Asking the system for a free port only says that it was free a moment ago, and the emulators bind theirs
    seconds later. So each block has a lock file that every run respects; the lock goes with the process.
    """

    def __init__(self) -> None:
        """Take the first block, from a random one on, that nobody holds or listens in."""
        folder = Path(tempfile.gettempdir()) / "latchkey-ports"
        folder.mkdir(mode=0o777, exist_ok=True)
        starts = list(range(FIRST, LAST, BLOCK))
        random.shuffle(starts)
        for start in starts:
            lock = self._try_lock(folder / str(start))
            if lock is None:
                continue
            if all(_is_free(port) for port in range(start, start + BLOCK)):
                self._lock = lock
                self._left = list(range(start, start + BLOCK))
                return
            lock.close()
        raise SetupError(
            f"No free ports between {FIRST} and {LAST}: end some of the programs that listen there."
        )

    @staticmethod
    def _try_lock(path: Path) -> IO[bytes] | None:
        try:
            lock = path.open("ab")
        except PermissionError:  # another user's
            return None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return None
        return lock

    def take(self) -> int:
        """Return the next port of the block."""
        return self._left.pop(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.close()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
