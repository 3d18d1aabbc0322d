"""What a browser may ask of Firestore, as plain data, and a client that asks it over REST."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from typing import Any, Final, TypeAlias

import httpx


class ServerTime:
    """Stand for the time at which the server commits the write."""


Value: TypeAlias = (
    "bool | int | float | str | bytes | datetime | Sequence[Value] | Mapping[str, Value] | ServerTime | None"
)
Json: TypeAlias = dict[str, Any]

SERVER_TIME: Final = ServerTime()


@dataclass(frozen=True, slots=True, kw_only=True)
class Get:
    """Read one document."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Read the documents of a collection, or of every collection of that name under `parent`."""

    collection: str
    parent: str = ""
    where: tuple[str, Value] | None = None
    limit: int | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Write a document that must not exist yet."""

    path: str
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Change the named fields (dots lead into maps) of a document that must exist."""

    path: str
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Leave exactly these fields in a document, whether it exists or not."""

    path: str
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Remove a document."""

    path: str


Write: TypeAlias = Create | Update | Replace | Delete


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """Write several documents or none."""

    writes: Sequence[Write]


Request: TypeAlias = Get | Query | Write | Commit

COVERAGE_SECONDS: Final = 120

ADMIN: Final = "owner"
"""The emulator's own name for a server account, which no rule holds back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firestore:
    """One project in a Firestore emulator."""

    http: httpx.Client
    host: str
    project_id: str

    def is_allowed(self, request: Request, token: str | None) -> bool:
        """Carry out `request` for the bearer of `token` and say whether the rules let it through."""
        answer = self._send(request, token)
        if answer.status_code == httpx.codes.FORBIDDEN:
            return False
        assert answer.status_code == httpx.codes.OK, answer.text
        return True

    def load_rules(self, source: str) -> Sequence[object]:
        """Judge this project's requests by `source` from now on; return what the compiler warns of."""
        files = [{"name": "firestore.rules", "content": source}]
        url = f"http://{self.host}/emulator/v1/projects/{self.project_id}:securityRules"
        answer = self.http.put(url, json={"rules": {"files": files}})
        assert answer.status_code == httpx.codes.OK, answer.text
        issues: Sequence[object] = answer.json().get("issues", [])
        return issues

    def rule_coverage(self) -> Json:
        """Report what every expression of the loaded rules has come to so far."""
        url = f"http://{self.host}/emulator/v1/projects/{self.project_id}:ruleCoverage"
        # Thousands of requests with every expression they came through: the emulator takes its time.
        report: Json = self.http.get(url, timeout=COVERAGE_SECONDS).raise_for_status().json()
        return report

    def store(self, documents: Mapping[str, Mapping[str, Value]]) -> None:
        """Set up documents past the rules."""
        writes = [Replace(path=path, data=data) for path, data in documents.items()]
        assert self.is_allowed(Commit(writes=writes), ADMIN)

    def put(self, path: str, document: Mapping[str, Value] | None) -> None:
        """Set up one document past the rules, or take it away if it is there."""
        if document is not None:
            self.store({path: document})
            return
        url = f"http://{self.host}/v1/{self._root}/{path}"
        self.http.delete(url, headers={"authorization": f"Bearer {ADMIN}"}).raise_for_status()

    def _send(self, request: Request, token: str | None) -> httpx.Response:
        base = f"http://{self.host}/v1/{self._root}"
        headers = {} if token is None else {"authorization": f"Bearer {token}"}
        match request:
            case Get():
                return self.http.get(f"{base}/{request.path}", headers=headers)
            case Query():
                parent = f"/{request.parent}" if request.parent else ""
                return self.http.post(f"{base}{parent}:runQuery", json=_query(request), headers=headers)
            case Commit():
                body = {"writes": [self._write(write) for write in request.writes]}
                return self.http.post(f"{base}:commit", json=body, headers=headers)
            case _:
                return self._send(Commit(writes=[request]), token)

    def _write(self, write: Write) -> Json:
        name = f"{self._root}/{write.path}"
        if isinstance(write, Delete):
            return {"delete": name, "currentDocument": {"exists": True}}
        stored = {path: value for path, value in write.data.items() if not isinstance(value, ServerTime)}
        by_server = [path for path, value in write.data.items() if isinstance(value, ServerTime)]
        body: Json = {"update": {"name": name, "fields": _fields(_nested(stored))}}
        if isinstance(write, Update):
            body["updateMask"] = {"fieldPaths": list(stored)}
        if not isinstance(write, Replace):
            body["currentDocument"] = {"exists": isinstance(write, Update)}
        body["updateTransforms"] = [
            {"fieldPath": path, "setToServerValue": "REQUEST_TIME"} for path in by_server
        ]
        return body

    @property
    def _root(self) -> str:
        return f"projects/{self.project_id}/databases/(default)/documents"


def _query(request: Query) -> Json:
    query: Json = {"from": [{"collectionId": request.collection, "allDescendants": request.everywhere}]}
    if request.where is not None:
        path, value = request.where
        query["where"] = {
            "fieldFilter": {"field": {"fieldPath": path}, "op": "EQUAL", "value": _encoded(value)}
        }
    if request.limit is not None:
        query["limit"] = request.limit
    return {"structuredQuery": query}


def _nested(data: Mapping[str, Value]) -> dict[str, Value]:
    nested: dict[str, Value] = {}
    for path, value in data.items():
        *parents, last = path.split(".")
        place = nested
        for parent in parents:
            inner = place.setdefault(parent, {})
            assert isinstance(inner, dict)
            place = inner
        place[last] = value
    return nested


def _fields(data: Mapping[str, Value]) -> Json:
    return {key: _encoded(value) for key, value in data.items()}


def _encoded(value: Value) -> Json:  # noqa: PLR0911 - one line for each of Firestore's types
    match value:
        case None:
            return {"nullValue": None}
        case bool():
            return {"booleanValue": value}
        case int():
            return {"integerValue": str(value)}
        case float():
            return {"doubleValue": "NaN" if isnan(value) else value}
        case str():
            return {"stringValue": value}
        case bytes():
            return {"bytesValue": b64encode(value).decode()}
        case datetime():
            return {"timestampValue": value.isoformat()}
        case Mapping():
            return {"mapValue": {"fields": _fields(value)}}
        case Sequence():
            return {"arrayValue": {"values": [_encoded(item) for item in value]}}
        case _:
            raise TypeError(f"Firestore has no such type: {value!r}")
