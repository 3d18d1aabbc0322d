"""What a browser may ask of Storage, as plain data, and a client that asks it over REST."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import quote

import httpx

from tests.rules.firestore_rest import ADMIN

BOUNDARY: Final = "a-part-ends-here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Send an object with its metadata, in one request or, with progress, in several."""

    path: str
    content: bytes
    metadata: Mapping[str, object]
    is_resumable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """Read an object's bytes, or its metadata."""

    path: str
    parameters: Mapping[str, str] = field(default_factory=lambda: {"alt": "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Ask which objects there are under a folder."""

    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabel:
    """Change an object's metadata."""

    path: str
    metadata: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Delete an object."""

    path: str


ObjectRequest: TypeAlias = Upload | Fetch | Listing | Relabel | Remove


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """One bucket in a Storage emulator."""

    http: httpx.Client
    host: str
    bucket: str

    def is_allowed(self, request: ObjectRequest, token: str | None) -> bool:
        """Carry out `request` for the bearer of `token` and say whether the rules let it through."""
        headers = {} if token is None else {"authorization": f"Firebase {token}"}
        answer = self._send(request, headers)
        if answer.status_code == httpx.codes.FORBIDDEN:
            return False
        assert answer.status_code in (httpx.codes.OK, httpx.codes.NO_CONTENT), answer.text
        return True

    def store(self, upload: Upload) -> None:
        """Set up an object past the rules."""
        assert self.is_allowed(upload, ADMIN)

    def load_rules(self, source: str, path: str) -> None:
        """Judge every bucket's requests by `source` from now on, as if it stood in the file `path`."""
        files = [{"name": path, "content": source}]
        answer = self.http.put(f"http://{self.host}/internal/setRules", json={"rules": {"files": files}})
        assert answer.status_code == httpx.codes.OK, answer.text

    def _send(self, request: ObjectRequest, headers: Mapping[str, str]) -> httpx.Response:
        if isinstance(request, Listing):
            return self.http.get(self._objects, params={"prefix": request.folder}, headers=headers)
        url = f"{self._objects}/{quote(request.path, safe='')}"
        match request:
            case Upload(is_resumable=True):
                return self._upload_in_steps(request, headers)
            case Upload():
                return self._upload_at_once(request, headers)
            case Fetch():
                return self.http.get(url, params=request.parameters, headers=headers)
            case Relabel():
                return self.http.patch(url, json=request.metadata, headers=headers)
            case Remove():
                return self.http.delete(url, headers=headers)

    def _upload_at_once(self, upload: Upload, headers: Mapping[str, str]) -> httpx.Response:
        parts = (
            ("application/json; charset=utf-8", json.dumps(upload.metadata).encode()),
            ("application/octet-stream", upload.content),
        )
        body = b"".join(
            f"--{BOUNDARY}\r\nContent-Type: {type_}\r\n\r\n".encode() + content + b"\r\n"
            for type_, content in parts
        )
        return self.http.post(
            self._objects,
            params={"name": upload.path},
            content=body + f"--{BOUNDARY}--".encode(),
            headers={
                **headers,
                "x-goog-upload-protocol": "multipart",
                "content-type": f"multipart/related; boundary={BOUNDARY}",
            },
        )

    def _upload_in_steps(self, upload: Upload, headers: Mapping[str, str]) -> httpx.Response:
        steps = {**headers, "x-goog-upload-protocol": "resumable"}
        started = self.http.post(
            self._objects,
            params={"name": upload.path},
            json=upload.metadata,
            headers={
                **steps,
                "x-goog-upload-command": "start",
                "x-goog-upload-header-content-length": str(len(upload.content)),
            },
        )
        assert started.status_code == httpx.codes.OK, started.text
        return self.http.post(
            started.headers["x-goog-upload-url"],
            content=upload.content,
            headers={**steps, "x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"},
        )

    @property
    def _objects(self) -> str:
        return f"http://{self.host}/v0/b/{self.bucket}/o"
