"""The document store on Firestore: plain reads, and batches whose preconditions make them optimistic."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from google.api_core import exceptions
from google.cloud.firestore import DELETE_FIELD, Client, FieldFilter
from google.cloud.firestore_v1.aggregation import AggregationQuery
from google.cloud.firestore_v1.base_query import BaseQuery
from google.cloud.firestore_v1.field_path import FieldPath
from google.cloud.firestore_v1.query import Query

from latchkey.adapters.codec import decode, document_path, encode
from latchkey.services.store import (
    REMOVED,
    ContendedError,
    Create,
    Delete,
    Merge,
    Replace,
    Stored,
    Update,
    Where,
    Write,
)

T = TypeVar("T")


class FirestoreStore:
    """Reads and commits; transactions are left aside because they queue on hot documents and give up."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self, path: str, kind: type[T]) -> Stored[T] | None:
        """Read one document."""
        return _stored(self._client.document(path).get(), kind)

    def get_many(self, paths: Sequence[str], kind: type[T]) -> Sequence[Stored[T] | None]:
        """Read several documents, in the order asked for."""
        found = self._client.get_all([self._client.document(path) for path in paths]) if paths else ()
        by_path = {snapshot.reference.path: _stored(snapshot, kind) for snapshot in found}
        return [by_path.get(path) for path in paths]

    def find(
        self,
        collection: str,
        kind: type[T],
        *,
        where: Sequence[Where] = (),
        order_by: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        after: Stored[object] | None = None,
    ) -> Sequence[Stored[T]]:
        """Query one collection."""
        query = _narrowed(self._client.collection(collection), where)
        if order_by is not None:
            direction = Query.DESCENDING if descending else Query.ASCENDING
            query = query.order_by(_api_path(order_by), direction=direction)
        if after is not None:
            query = self._behind(query, after, is_ordered=order_by is not None)
        return _results(query, kind, limit)

    def find_anywhere(
        self,
        collection_id: str,
        kind: type[T],
        *,
        where: Sequence[Where] = (),
        order_by: str | None = None,
        limit: int | None = None,
    ) -> Sequence[Stored[T]]:
        """Query every collection of that name."""
        query = _narrowed(self._client.collection_group(collection_id), where)
        if order_by is not None:
            query = query.order_by(_api_path(order_by))
        return _results(query, kind, limit)

    def count(self, collection: str, *, where: Sequence[Where] = ()) -> int:
        """Count documents without reading them."""
        query = _narrowed(self._client.collection(collection), where)
        return int(query.count().get()[0][0].value)

    def total(self, collection: str, field: str, *, where: Sequence[Where] = ()) -> int:
        """Sum an integer field without reading the documents."""
        return self.totals(collection, [field], where=where)[0]

    def totals(self, collection: str, fields: Sequence[str], *, where: Sequence[Where] = ()) -> Sequence[int]:
        """Sum several integer fields of the same documents, in the order asked for."""
        query: Any = AggregationQuery(_narrowed(self._client.collection(collection), where))
        for field in fields:
            query = query.sum(_api_path(field), alias=_alias(field))
        sums = {each.alias: int(each.value) for each in query.get()[0]}
        return [sums[_alias(field)] for field in fields]

    def commit(self, writes: Sequence[Write]) -> None:
        """Write all or nothing, or raise `ContendedError`."""
        batch = self._client.batch()
        for write in writes:
            self._add(batch, write)
        with _contention():
            batch.commit()

    def _behind(self, query: Any, after: Stored[object], *, is_ordered: bool) -> Any:  # noqa: ANN401 -- untyped
        reference = self._client.document(after.path)
        if is_ordered:
            return query.start_after(reference.get())
        # By name alone a page can follow a document that was deleted in the meantime.
        return query.order_by(FieldPath.document_id()).start_after({FieldPath.document_id(): reference})

    def _add(self, batch: Any, write: Write) -> None:  # noqa: ANN401 -- the vendor's batch is untyped
        reference = self._client.document(write.path)
        match write:
            case Create():
                batch.create(reference, encode(write.value))
            case Replace():
                batch.set(reference, encode(write.value))
            case Update():
                fields = {_api_path(name): _encoded(value) for name, value in write.fields.items()}
                batch.update(reference, fields, option=self._unchanged_since(write.read))
            case Merge():
                ends = [FieldPath(*keys).to_api_repr() for keys in _ends(write.fields)]
                batch.set(reference, _encoded(write.fields), merge=ends)
            case Delete():
                batch.delete(reference, option=self._unchanged_since(write.read))

    def _unchanged_since(self, read: Stored[object] | None) -> Any:  # noqa: ANN401 -- the vendor's option
        return None if read is None else self._client.write_option(last_update_time=read.version)


@contextmanager
def _contention() -> Iterator[None]:
    try:
        yield
    except (
        exceptions.Aborted,
        exceptions.AlreadyExists,
        exceptions.FailedPrecondition,
        exceptions.NotFound,
    ) as error:
        raise ContendedError from error


def _stored(snapshot: Any, kind: type[T]) -> Stored[T] | None:  # noqa: ANN401 -- the vendor's snapshot
    if not snapshot.exists:
        return None
    value: T = decode(kind, snapshot.to_dict())
    return Stored(path=snapshot.reference.path, value=value, version=snapshot.update_time)


def _results(query: BaseQuery, kind: type[T], limit: int | None) -> Sequence[Stored[T]]:
    bounded: Any = query if limit is None else query.limit(limit)
    return [stored for snapshot in bounded.stream() if (stored := _stored(snapshot, kind))]


def _narrowed(query: Any, where: Sequence[Where]) -> Any:  # noqa: ANN401 -- collections and queries share this
    for field, operator, value in where:
        query = query.where(filter=FieldFilter(_api_path(field), operator, encode(value)))
    return query


def _api_path(field: str) -> str:
    return FieldPath(*document_path(field)).to_api_repr()


def _alias(field: str) -> str:
    return field.replace(".", "_")


def _ends(fields: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Go through mappings to where values stand; those are replaced, not merged into what was there."""
    for key, value in fields.items():
        if isinstance(value, Mapping):
            yield from ((key, *rest) for rest in _ends(value))
        else:
            yield (key,)


def _encoded(value: object) -> object:
    """Encode a value or a mapping of values, with the vendor's own sign for what is taken out."""
    if isinstance(value, Mapping):
        return {key: _encoded(item) for key, item in value.items()}
    return DELETE_FIELD if value is REMOVED else encode(value)
