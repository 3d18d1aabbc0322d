"""Move a room to a new key, so that whoever kept the old one is left outside.

The steps: shut the old key and make the new room, still shut (one commit) → copy documents, then objects →
compare → open the new key and repoint every live link (one commit) → delete what is left under the old key.
`project.move` says where it stands; each step may be run again, also by two processes at once, so a killed
move is finished by whoever comes next: a repeated request, the outbox or the hourly sweep.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from latchkey.domain.links import Link, is_live
from latchkey.domain.projects import Move, MovePhase, Project
from latchkey.domain.rooms import Room
from latchkey.services import paths
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.outbox import Done, Effect, Prepared, Template, enqueue
from latchkey.services.ports import Ports, StoredObject
from latchkey.services.store import ContendedError, Create, Delete, Replace, Stored, Update, Write

COLLECTIONS: Final = (
    "messages",
    "files",
    "milestones",
    "invoices",
    "seen",
    "tasks",
    "deliverables",
    "versions",
    "decisions",
    "consents",
    "comments",
    "updates",
)
_PAGE: Final = 200
# Hosting gives up on an answer after 60 seconds.
_PATIENCE: Final = timedelta(seconds=40)
# Past any request's life, so that the promise does not race the request that is still at work.
_TAKEN_OVER_AFTER: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunMove:
    """The first commit of a move, and the key it leads to."""

    room_key: str
    writes: list[Write]


class MoveUnfinishedError(Exception):
    """The move has to be run again: time ran out, or the copy did not equal the original yet."""


def begin_move(ports: Ports, owner: str, project: Stored[Project], *, now: datetime) -> BegunMove:
    """Give the commit that shuts the old key for good and promises to finish the move."""
    old_key, new_key = project.value.room_key, ports.tokens.link()
    room = ports.store.get(paths.room(old_key), Room)
    if room is None:
        raise ContendedError
    move = Move(from_=old_key, to=new_key, started_at=now, phase=MovePhase.COPYING, copied=0, total=0)
    params = {"owner": owner, "projectId": project.id}
    return BegunMove(
        room_key=new_key,
        writes=[
            Update(path=room.path, fields={"open": False}, read=room),
            Create(path=paths.room(new_key), value=replace(room.value, open=False)),
            Update(path=project.path, fields={"open": False, "move": move}, read=project),
            enqueue(ports, Template.FINISH_MOVE, params, now=now, not_before=now + _TAKEN_OVER_AFTER),
        ],
    )


def finish_move(ports: Ports, *, owner: str, project_id: str, until: datetime | None = None) -> None:
    """Bring a move to its end from wherever it stands; nothing happens when there is none.

    Raises:
        MoveUnfinishedError: time ran out, or the copy did not equal the original yet; run it again.

    """
    path = paths.project(owner, project_id)
    project = ports.store.get(path, Project)
    if project is None or project.value.move is None:
        return
    run = _Run(
        ports=ports, owner=owner, project_id=project_id, path=path, move=project.value.move, until=until
    )
    if run.move.phase is MovePhase.COPYING:
        _copy_documents(run)
        _copy_objects(run)
        _verify(run)
        retry_optimistic(ports.clock, lambda: _open_new_key(run))
    _delete_old_key(run)
    retry_optimistic(ports.clock, lambda: _end(run))


def finish_move_soon(ports: Ports, *, owner: str, project_id: str) -> None:
    """Finish a move while somebody waits; what takes longer goes on in the background."""
    now = ports.clock.now()
    try:
        finish_move(ports, owner=owner, project_id=project_id, until=now + _PATIENCE)
    except MoveUnfinishedError:
        params = {"owner": owner, "projectId": project_id}
        ports.store.commit([enqueue(ports, Template.FINISH_MOVE, params, now=ports.clock.now())])


def prepare_finish_move(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Finish a move that outlived its request, or whose request was cut short."""
    del now
    finish_move(ports, owner=params["owner"], project_id=params["projectId"])
    return Done()


FINISH_MOVE_EFFECT = Effect(prepare=prepare_finish_move)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    ports: Ports
    owner: str
    project_id: str
    path: str
    move: Move
    until: datetime | None

    def collection(self, room_key: str, name: str) -> str:
        return f"{paths.room(room_key)}/{name}"

    def moved(self, path: str) -> str:
        return paths.room(self.move.to) + path.removeprefix(paths.room(self.move.from_))

    def project(self) -> Stored[Project] | None:
        """Read the project, if this very move is still on it."""
        project = self.ports.store.get(self.path, Project)
        is_ours = project is not None and project.value.move and project.value.move.to == self.move.to
        return project if is_ours else None

    def check_time(self) -> None:
        if self.until is not None and self.ports.clock.now() > self.until:
            raise MoveUnfinishedError("time")


def _copy_documents(run: _Run) -> None:
    store = run.ports.store
    total = sum(store.count(run.collection(run.move.from_, name)) for name in COLLECTIONS)
    copied = 0
    for name in COLLECTIONS:
        last: Stored[object] | None = None
        while True:
            run.check_time()
            page = retry_optimistic(
                run.ports.clock, partial(_copy_page, run, name, after=last, copied=copied, total=total)
            )
            copied += len(page)
            if len(page) < _PAGE:
                break
            last = page[-1]


def _copy_page(
    run: _Run, name: str, *, after: Stored[object] | None, copied: int, total: int
) -> Sequence[Stored[object]]:
    project = run.project()
    if project is None or not project.value.is_between_keys:
        return ()
    source, target = run.collection(run.move.from_, name), run.collection(run.move.to, name)
    page = run.ports.store.find(source, dict, limit=_PAGE, after=after)
    progress = {"move.copied": copied + len(page), "move.total": total}
    run.ports.store.commit(
        [
            *(Replace(path=f"{target}/{each.id}", value=_rewritten(run, each.value)) for each in page),
            # With this precondition a slow run cannot write old copies over a room that a faster one opened.
            Update(path=run.path, fields=progress, read=project),
        ]
    )
    return page


def _rewritten(run: _Run, document: Mapping[str, object]) -> dict[str, object]:
    path = document.get("path")
    if isinstance(path, str) and path.startswith(f"{paths.room(run.move.from_)}/"):
        return {**document, "path": run.moved(path)}
    return dict(document)


def _missing_copies(run: _Run) -> Iterator[StoredObject]:
    objects = run.ports.objects
    there = {each.path: each for each in objects.list(f"{paths.room(run.move.to)}/")}
    for each in objects.list(f"{paths.room(run.move.from_)}/"):
        copy = there.get(run.moved(each.path))
        if copy is None or (copy.size, copy.content_hash) != (each.size, each.content_hash):
            yield each


def _copy_objects(run: _Run) -> None:
    # After the documents: an object that arrives before its record would be taken for an orphan and deleted.
    for each in _missing_copies(run):
        run.check_time()
        run.ports.objects.copy(each.path, run.moved(each.path))


def _verify(run: _Run) -> None:
    store = run.ports.store
    for name in COLLECTIONS:
        old, new = run.collection(run.move.from_, name), run.collection(run.move.to, name)
        if store.count(old) != store.count(new):
            raise MoveUnfinishedError(name)
    if next(_missing_copies(run), None) is not None:
        raise MoveUnfinishedError("objects")


def _open_new_key(run: _Run) -> None:
    store, now = run.ports.store, run.ports.clock.now()
    project = run.project()
    if project is None or project.value.move is None or project.value.move.phase is MovePhase.OPENED:
        return
    links = store.find(
        "links", Link, where=[("owner", "==", run.owner), ("project_id", "==", run.project_id)]
    )
    live = [link for link in links if is_live(link.value, now)]
    fields = {"room_key": run.move.to, "open": bool(live), "move.phase": MovePhase.OPENED}
    store.commit(
        [
            *_carried_invoices(run),
            Update(path=run.path, fields=fields, read=project),
            Update(path=paths.room(run.move.to), fields={"open": bool(live)}),
            *(write for link in live for write in _led_to_new_key(run, link, now)),
        ]
    )


def _carried_invoices(run: _Run) -> list[Write]:
    # Copied once more and deleted here, each as it was read: what a payment or a view changes in the meantime
    # makes this commit start over, and what comes later is written under the new key.
    target = run.collection(run.move.to, "invoices")
    writes: list[Write] = []
    for each in run.ports.store.find(run.collection(run.move.from_, "invoices"), dict):
        writes += [Replace(path=f"{target}/{each.id}", value=each.value), Delete(path=each.path, read=each)]
    return writes


def _led_to_new_key(run: _Run, link: Stored[Link], now: datetime) -> list[Write]:
    # With its precondition even where nothing changes: a link revoked this moment must not count as live.
    writes: list[Write] = [Update(path=link.path, fields={"room_key": run.move.to}, read=link)]
    if link.value.room_key == run.move.to:
        # Made for this move, so its holder has not heard of it yet.
        params = {"owner": run.owner, "projectId": run.project_id, "personId": link.value.person.id}
        writes.append(enqueue(run.ports, Template.ROOM_LINK, params, now=now))
    return writes


def _delete_old_key(run: _Run) -> None:
    store, objects = run.ports.store, run.ports.objects
    for each in objects.list(f"{paths.room(run.move.from_)}/"):
        run.check_time()
        objects.delete(each.path)
    for name in COLLECTIONS:
        while page := store.find(run.collection(run.move.from_, name), dict, limit=_PAGE):
            run.check_time()
            store.commit([Delete(path=each.path) for each in page])
    store.commit([Delete(path=paths.room(run.move.from_))])


def _end(run: _Run) -> None:
    project = run.project()
    if project is not None:
        run.ports.store.commit([Update(path=run.path, fields={"move": None}, read=project)])
