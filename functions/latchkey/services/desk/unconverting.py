"""Take a conversion back, while nobody but the freelancer can have seen or used what it made.

The room is shut before the last look, so that nobody who was handed the link can write into it meanwhile;
then either everything goes in one commit, or the room is opened again. Killed in between it stays shut, with
its lead converted: asking once more goes on from there, and the room's own switch opens it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from latchkey.domain.billing.invoices import Invoice
from latchkey.domain.clients import Client
from latchkey.domain.desk.conversions import put_back
from latchkey.domain.desk.leads import Conversion, Lead
from latchkey.domain.errors.desk import LeadConversionInUseError
from latchkey.domain.errors.rooms import RoomNoLiveLinkError
from latchkey.domain.links import Person
from latchkey.domain.projects import Project
from latchkey.domain.rooms import Room
from latchkey.services import paths
from latchkey.services.desk.leads import lead_of, moving
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rooms import links_of, reopen_room
from latchkey.services.store import ContendedError, Delete, Stored, Update, Where, Write

_SHARED: Final = ("messages", "files", "deliverables", "comments", "consents", "updates", "seen")
"""What of a room shows that somebody else was or is to be there; the plan goes with the room."""
_PLANS: Final = ("milestones", "tasks")
_PLAN_MAX: Final = 400
"""A commit holds 500 writes; a plan this long was made by hand, and no undo throws it away."""


def unconvert_lead(ports: Ports, *, owner: str, lead_id: str, now: datetime) -> None:
    """Put a lead back to where it stood and remove what it became; nothing happens to one that is no project.

    Raises:
        LeadNotFoundError: the owner has no such lead.
        LeadConversionInUseError: the link was mailed or opened, the room is in use, time was booked, or
            something was issued.

    """
    is_shut = False

    def attempt() -> None:
        nonlocal is_shut
        lead = lead_of(ports, owner, lead_id)
        if lead.value.conversion is None:
            return
        _require_untouched(ports, _made(ports, owner, lead, lead.value.conversion))
        is_shut = _shut(ports, owner, lead.value.conversion) or is_shut
        made = _made(ports, owner, lead, lead.value.conversion)
        _require_untouched(ports, made)
        ports.store.commit(_removing(ports, made, now))

    try:
        retry_optimistic(ports.clock, attempt)
    except LeadConversionInUseError:
        if is_shut:
            _open_again(ports, owner, lead_id, now)
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What a conversion made, as it is now."""

    owner: str
    lead: Stored[Lead]
    conversion: Conversion
    project: Stored[Project]
    room: Stored[Room]
    people: Sequence[Stored[Person]]
    invoices: Sequence[Stored[Invoice]]


def _shut(ports: Ports, owner: str, conversion: Conversion) -> bool:
    """Shut the room for its client; False where it was shut before."""
    project = _project_of(ports, owner, conversion)
    if not project.value.open:
        return False
    ports.store.commit(
        [
            Update(path=project.path, fields={"open": False}, read=project),
            Update(path=paths.room(project.value.room_key), fields={"open": False}),
        ]
    )
    return True


def _project_of(ports: Ports, owner: str, conversion: Conversion) -> Stored[Project]:
    project = ports.store.get(paths.project(owner, conversion.project_id), Project)
    if project is None:
        # Another tab took it back since the lead was read; the lead says so now.
        raise ContendedError
    return project


def _made(ports: Ports, owner: str, lead: Stored[Lead], conversion: Conversion) -> _Made:
    project_id = conversion.project_id
    project = _project_of(ports, owner, conversion)
    room = ports.store.get(paths.room(project.value.room_key), Room)
    if room is None:
        # Another tab took it back since the project was read.
        raise ContendedError
    if project.value.move is not None:
        raise LeadConversionInUseError
    where: list[Where] = [("project_id", "==", project_id)]
    return _Made(
        owner=owner,
        lead=lead,
        conversion=conversion,
        project=project,
        room=room,
        people=ports.store.find(paths.people(owner, project_id), Person),
        invoices=ports.store.find(paths.invoices(owner), Invoice, where=where),
    )


def _require_untouched(ports: Ports, made: _Made) -> None:
    """Refuse where somebody was sent the link, looked in or wrote, time was booked or something issued."""
    owner, project_id = made.owner, made.project.id
    is_untouched = (
        all(person.value.mail is None and person.value.revoked_at is None for person in made.people)
        and made.room.value.client_seen_at is None
        and all(invoice.value.issued_at is None for invoice in made.invoices)
        and not any(ports.store.count(f"{made.room.path}/{name}") for name in _SHARED)
        and not ports.store.count(paths.time_entries(owner), where=[("project_id", "==", project_id)])
        and not ports.store.count(paths.timers(owner), where=[("project_id", "==", project_id)])
        and not ports.store.count(paths.follow_ups(owner), where=[("about.id", "==", project_id)])
    )
    if not is_untouched:
        raise LeadConversionInUseError


def _removing(ports: Ports, made: _Made, now: datetime) -> list[Write]:
    owner = made.owner
    links = links_of(ports, owner, made.project.id)
    plans = [
        each.path
        for name in _PLANS
        for each in ports.store.find(f"{made.room.path}/{name}", dict, limit=_PLAN_MAX + 1)
    ]
    if len(plans) > _PLAN_MAX:
        raise LeadConversionInUseError
    moved = put_back(made.lead.value, made.conversion, move_id=ports.tokens.id(), at=now)
    return [
        *moving(made.lead, moved),
        *(Delete(path=each.path, read=each) for each in made.invoices),
        *(Delete(path=each.path, read=each) for each in made.people),
        *(Delete(path=each.path, read=each) for each in links),
        *(Delete(path=path) for path in plans),
        Delete(path=made.room.path, read=made.room),
        Delete(path=made.project.path, read=made.project),
        *_without_client(ports, made),
    ]


def _without_client(ports: Ports, made: _Made) -> list[Write]:
    """Remove the client who came with this lead, unless there is more to them by now."""
    if not made.conversion.is_new_client:
        return []
    client_id = made.conversion.client_id
    client = ports.store.get(paths.client(made.owner, client_id), Client)
    theirs: list[Where] = [("client_id", "==", client_id)]
    about: list[Where] = [("about.id", "==", client_id)]
    has_more = (
        ports.store.count(paths.projects(made.owner), where=theirs) > 1
        or ports.store.count(paths.interactions(made.owner), where=theirs)
        or ports.store.count(paths.follow_ups(made.owner), where=about)
    )
    return [] if client is None or has_more else [Delete(path=client.path, read=client)]


def _open_again(ports: Ports, owner: str, lead_id: str, now: datetime) -> None:
    """Give a room back that was shut for the last look and has to stay."""
    conversion = lead_of(ports, owner, lead_id).value.conversion
    if conversion is None:
        return
    # A link that was revoked meanwhile stays dead: reopening looks at that itself.
    with suppress(RoomNoLiveLinkError):
        reopen_room(ports, owner=owner, project_id=conversion.project_id, now=now)
