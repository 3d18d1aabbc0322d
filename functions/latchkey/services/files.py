"""Look at what was uploaded: share it, or remove it and say why."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO, Final, cast

from latchkey.domain.files import HEAD_BYTES, TEXT_TYPES, ZIP_TYPES, Content, FileState, RoomFile, refusal_for
from latchkey.domain.projects import Project
from latchkey.services import paths
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared
from latchkey.services.ports import Ports, StoredObject
from latchkey.services.store import Stored, Update
from latchkey.services.summaries import recount_room

# Some 40,000 names, which take about as many kilobytes of memory.
_PIECE_BYTES_MAX: Final = 4 * 1024 * 1024


def settle_file(ports: Ports, path: str) -> None:
    """Decide about an uploaded object by its bytes; safe to run twice, late, or after the record is gone."""
    room_key = paths.room_key_of_file(path)
    if room_key is None or ports.objects.describe(path) is None:
        return

    def attempt() -> None:
        record = ports.store.get(path, RoomFile)
        # Looked up at each attempt: an upload may be overwritten, and only what was checked may be sealed.
        found = ports.objects.describe(path)
        if found is None:
            return
        if record is None or record.value.state is FileState.REFUSED:
            # Cancelled meanwhile, moved away, or refused before: nobody will ever be able to name it.
            ports.objects.delete(path)
            return
        if found.is_checked and record.value.state is FileState.READY:
            return
        _settle(ports, record, found)

    retry_optimistic(ports.clock, attempt)
    recount_room(ports, room_key)


def _settle(ports: Ports, record: Stored[RoomFile], found: StoredObject) -> None:
    file = record.value
    refusal = refusal_for(
        declared=file.content_type,
        name=file.name,
        declared_size=file.size,
        content=_content(ports, file, found),
    )
    if refusal is not None:
        # The object first: a run that is cut short may leave a record without bytes, never refused bytes.
        ports.objects.delete(found.path)
        fields: Mapping[str, object] = {"state": FileState.REFUSED, "refusal": refusal}
    else:
        ports.objects.seal(found.path, file_name=file.name, generation=found.generation)
        fields = {"state": FileState.READY}
    ports.store.commit([Update(path=record.path, fields=fields, read=record)])


def _content(ports: Ports, file: RoomFile, found: StoredObject) -> Content:
    with ports.objects.open(found.path) as stream:
        head = stream.read(-1 if file.content_type in TEXT_TYPES else HEAD_BYTES)
        entries = _entries(stream) if file.content_type in ZIP_TYPES else None
    return Content(head=head, size=found.size, entries=entries)


def _entries(stream: BinaryIO) -> tuple[str, ...] | None:
    stream.seek(0)
    try:
        # A stream as far as an archive is asked for its names.
        with zipfile.ZipFile(cast("BinaryIO", _Sparing(stream))) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None


class _Sparing:
    """A stream read in small pieces or not at all: an archive may be nothing but a million names."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1) -> bytes:
        """Read as asked, unless that is too much."""
        piece = self._stream.read(_PIECE_BYTES_MAX + 1 if size < 0 else min(size, _PIECE_BYTES_MAX + 1))
        if len(piece) > _PIECE_BYTES_MAX:
            raise OSError("the list of names is too long")
        return piece


def lock_files(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Void a room's download tokens: those that somebody minted while it was open work past the rules."""
    del now
    project = ports.store.get(paths.project(params["owner"], params["projectId"]), Project)
    if project is not None:
        for each in ports.objects.list(f"{paths.room(project.value.room_key)}/"):
            ports.objects.lock(each.path)
    return Done()


LOCK_FILES_EFFECT = Effect(prepare=lock_files)
