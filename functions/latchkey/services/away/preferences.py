"""What somebody wants of mails about messages: by the link in such a mail, or at the desk."""

from dataclasses import dataclass, replace
from datetime import datetime

from latchkey.domain import ids
from latchkey.domain.away import OWNER_READER, MuteToken, PersonAway, QuietHours, SeenMark, zone_or
from latchkey.domain.errors.rooms import LinkNotFoundError
from latchkey.domain.freelancers import AwayMails, Freelancer, Morning
from latchkey.domain.links import Person
from latchkey.domain.projects import Project
from latchkey.domain.rates import RateKind
from latchkey.services import paths
from latchkey.services.desk.mornings import plan_morning
from latchkey.services.optimistic import retry_optimistic
from latchkey.services.ports import Ports
from latchkey.services.rates import hold_to_rate
from latchkey.services.rooms import freelancer_of, project_of
from latchkey.services.store import Stored, Update, Write

_DEAD = "This link does not work any more. Use the one in a newer mail."


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How one reader's mails about one room are set."""

    title: str
    business: str
    is_owner: bool
    is_muted: bool
    quiet: QuietHours
    time_zone: str
    """Where the quiet hours are reckoned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """Whom a mute link is about."""

    token: MuteToken
    project: Stored[Project]
    person: Stored[Person] | None
    """None where it is the freelancer."""
    freelancer: Stored[Freelancer]


def read_preferences(ports: Ports, *, token: str, ip: str) -> Preferences:
    """Say how the mails are set; nothing changes."""
    hold_to_rate(ports, RateKind.AWAY_IP, ip)
    return _preferences(ports, _subject(ports, ids.hashed(token)))


def set_preferences(
    ports: Ports, *, token: str, is_muted: bool, quiet: QuietHours | None, ip: str
) -> Preferences:
    """Mute a room's mails for whoever got this one, or let them come again; `quiet` of None leaves the hours.

    Raises:
        LinkNotFoundError: unknown, too old, or whomever it was for is gone: the answer never tells which.

    """
    hold_to_rate(ports, RateKind.AWAY_IP, ip)
    _set(ports, ids.hashed(token), is_muted=is_muted, quiet=quiet)
    return _preferences(ports, _subject(ports, ids.hashed(token)))


def mute(ports: Ports, *, token_hash: str) -> None:
    """Do what a mail program's own "unsubscribe" asks for.

    By the token's hash: an address is written into logs, and whoever reads those must not get to the page
    with it. Held to no rate: large mail providers ask for all their readers from few addresses, and a hash is
    long enough that nobody finds one by trying.
    """
    _set(ports, token_hash, is_muted=True, quiet=None)


def save_notifications(ports: Ports, *, owner: str, morning: Morning, away: AwayMails, now: datetime) -> None:
    """Save which mails the freelancer gets, and when."""

    def attempt() -> None:
        freelancer = freelancer_of(ports, owner)
        fields = {"morning": morning, "away": away, "updated_at": now}
        ports.store.commit([Update(path=freelancer.path, fields=fields, read=freelancer)])

    retry_optimistic(ports.clock, attempt)
    plan_morning(ports, owner=owner, now=now)


def mute_room(ports: Ports, *, owner: str, project_id: str, is_muted: bool) -> None:
    """Mute one room's mails for its freelancer, or let them come again."""
    project = project_of(ports, owner, project_id)
    ports.store.commit([Update(path=project.path, fields={"away_muted": is_muted})])


def _set(ports: Ports, token_hash: str, *, is_muted: bool, quiet: QuietHours | None) -> None:
    def attempt() -> None:
        ports.store.commit(_setting(_subject(ports, token_hash), is_muted=is_muted, quiet=quiet))

    retry_optimistic(ports.clock, attempt)


def _setting(subject: _Subject, *, is_muted: bool, quiet: QuietHours | None) -> list[Write]:
    person, freelancer = subject.person, subject.freelancer
    if person is not None:
        away = PersonAway(is_muted=is_muted, quiet=quiet or person.value.away.quiet)
        return [Update(path=person.path, fields={"away": away}, read=person)]
    writes: list[Write] = [Update(path=subject.project.path, fields={"away_muted": is_muted})]
    if quiet is not None:
        away_mails = replace(freelancer.value.away, quiet=quiet)
        writes.append(Update(path=freelancer.path, fields={"away": away_mails}, read=freelancer))
    return writes


def _subject(ports: Ports, token_hash: str) -> _Subject:
    stored = ports.store.get(paths.mute_token(token_hash), MuteToken)
    if stored is None or stored.value.expire_at <= ports.clock.now():
        raise LinkNotFoundError(_DEAD)
    found = stored.value
    project = ports.store.get(paths.project(found.owner, found.project_id), Project)
    person = (
        ports.store.get(paths.person(found.owner, found.project_id, found.reader), Person)
        if found.reader != OWNER_READER
        else None
    )
    # A mail outlives its room's link; whoever was shut out is not told how the room is called by now.
    if project is None or (found.reader != OWNER_READER and (person is None or person.value.link is None)):
        raise LinkNotFoundError(_DEAD)
    freelancer = freelancer_of(ports, found.owner)
    return _Subject(token=found, project=project, person=person, freelancer=freelancer)


def _preferences(ports: Ports, subject: _Subject) -> Preferences:
    freelancer, project, person = subject.freelancer.value, subject.project.value, subject.person
    own_zone = freelancer.time_zone
    if person is None:
        is_muted, quiet, zone = project.away_muted, freelancer.away.quiet, own_zone
    else:
        seen = ports.store.get(paths.seen_mark(project.room_key, person.id), SeenMark)
        is_muted, quiet = person.value.away.is_muted, person.value.away.quiet or QuietHours()
        zone = zone_or(seen.value.time_zone if seen else None, own_zone).key
    return Preferences(
        title=project.title,
        business=freelancer.business_name,
        is_owner=person is None,
        is_muted=is_muted,
        quiet=quiet,
        time_zone=zone,
    )
