"""Files' bytes in Cloud Storage for Firebase."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from google.api_core.exceptions import NotFound, PreconditionFailed
from google.auth.credentials import AnonymousCredentials
from google.cloud.storage import Bucket, Client

from latchkey.domain.files import download_disposition
from latchkey.services.ports import StoredObject
from latchkey.services.store import ContendedError

# Firebase keeps an object's permanent download tokens in its metadata, under this name.
_TOKENS: Final = "firebaseStorageDownloadTokens"
_CHECKED: Final = "latchkeyChecked"
_TIMEOUT_SECONDS: Final = 30


class StorageObjects:
    """The bucket the rooms' files are in."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def describe(self, path: str) -> StoredObject | None:
        """Look an object up."""
        blob = self._bucket.get_blob(path, timeout=_TIMEOUT_SECONDS)
        return None if blob is None else _described(blob)

    def list(self, prefix: str) -> Iterator[StoredObject]:
        """Go through the objects below a prefix."""
        for blob in self._bucket.list_blobs(prefix=prefix, timeout=_TIMEOUT_SECONDS):
            yield _described(blob)

    def open(self, path: str) -> BinaryIO:
        """Open an object for seeking and reading."""
        stream: BinaryIO = self._bucket.blob(path).open("rb", chunk_size=1024 * 1024)
        return stream

    def seal(self, path: str, *, file_name: str, generation: int) -> None:
        """Mark an object as checked, make it a download by that name, and void its download tokens."""
        blob = self._bucket.blob(path)
        blob.content_disposition = download_disposition(file_name)
        try:
            self._label(blob, {_CHECKED: "yes"}, generation)
        except (NotFound, PreconditionFailed) as error:
            raise ContendedError from error

    def lock(self, path: str) -> None:
        """Void the object's download tokens."""
        try:
            self._label(self._bucket.blob(path), {})
        except NotFound:
            return

    def _label(
        self,
        blob: Any,  # noqa: ANN401 -- untyped vendor
        labels: Mapping[str, str],
        generation: int | None = None,
    ) -> None:
        blob.metadata = {_TOKENS: None, **labels}
        blob.patch(timeout=_TIMEOUT_SECONDS, if_generation_match=generation)
        kept = dict(blob.metadata or {})
        if kept.pop(_TOKENS, None) is None:
            return
        # Where tokens outlive their removal, as in the emulator, a rewritten object has none.
        fresh = self._bucket.blob(blob.name)
        fresh.content_type, fresh.content_disposition = blob.content_type, blob.content_disposition
        fresh.metadata = {_CHECKED: "no", **kept}
        fresh.rewrite(blob, timeout=_TIMEOUT_SECONDS)

    def copy(self, source: str, target: str) -> None:
        """Copy an object with its metadata but without its download tokens."""
        try:
            self._bucket.copy_blob(self._bucket.blob(source), self._bucket, target, timeout=_TIMEOUT_SECONDS)
        except NotFound:
            return
        self.lock(target)

    def delete(self, path: str) -> None:
        """Delete an object; one that is gone already is fine."""
        try:
            self._bucket.delete_blob(path, timeout=_TIMEOUT_SECONDS)
        except NotFound:
            return


def open_bucket(name: str, *, project_id: str, emulator_host: str | None) -> StorageObjects:
    """Connect to the bucket, or to the emulator's."""
    if emulator_host is None:
        return StorageObjects(Client(project=project_id).bucket(name))
    # The emulator serves changes and copies at the shorter of the two addresses that Google's API has.
    anonymous = AnonymousCredentials()  # type: ignore[no-untyped-call]  # untyped vendor
    client = Client(
        project=project_id,
        credentials=anonymous,
        client_options={"api_endpoint": f"http://{emulator_host}"},
    )
    client._connection.API_URL_TEMPLATE = "{api_base_url}{path}"  # noqa: SLF001 -- no public way
    return StorageObjects(client.bucket(name))


def _described(blob: Any) -> StoredObject:  # noqa: ANN401 -- the vendor ships no types
    return StoredObject(
        path=blob.name,
        size=blob.size,
        content_type=blob.content_type or "",
        content_hash=blob.md5_hash or blob.crc32c,
        generation=int(blob.generation or 0),
        created_at=blob.time_created,
        is_checked=(blob.metadata or {}).get(_CHECKED) == "yes",
    )
