"""Write the mail about messages nobody looked at, if there still are any when its time comes.

The rows' params: `owner`, `projectId` and `reader`, a person's id or `owner`. Link and mute link are made at
the moment of sending and are at rest nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from latchkey.domain import ids
from latchkey.domain.away import OWNER_READER, PATIENCE, AwayRecord, MuteToken, later_of, quiet_until
from latchkey.domain.mail import Mail
from latchkey.domain.rooms import Message
from latchkey.services import paths
from latchkey.services.away.promising import promise_digest
from latchkey.services.away.readers import Reader, first_unseen, reader_of, unseen
from latchkey.services.mail.message_digest import Digest, message_digest_mail
from latchkey.services.outbox import Dropped, Effect, Later, Prepared, RowState
from latchkey.services.ports import Ports
from latchkey.services.store import Create, Stored, Update

_SHOWN: Final = 5
# Somebody may clear out last year's mail and want no more of it.
_MUTE_LINK_LIVES: Final = timedelta(days=400)
_MOVE_TAKES: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What a reader missed."""

    reader: Reader
    record: Stored[AwayRecord]
    after: datetime | None


def prepare_message_digest(ports: Ports, params: Mapping[str, str], now: datetime) -> Prepared:
    """Tell a reader of everything they missed, unless they looked, do not want to know, or are asleep."""
    owner, project_id, reader_id = params["owner"], params["projectId"], params["reader"]
    reader = reader_of(ports, owner=owner, project_id=project_id, reader=reader_id, now=now)
    record = ports.store.get(paths.away(owner, project_id, reader_id), AwayRecord)
    if reader is None or record is None:
        return Dropped(reason="nobody to tell")
    if reader.is_muted:
        return Dropped(reason="muted")
    if reader.is_moving:
        return Later(at=now + _MOVE_TAKES)
    news = _News(reader=reader, record=record, after=later_of(reader.seen_at, record.value.told_until))
    first = first_unseen(ports, reader, after=news.after)
    if first is None:
        return Dropped(reason="seen")
    # The message this was promised for was seen; another one came since, and has its own twenty minutes.
    if first.at + PATIENCE > now:
        return Later(at=first.at + PATIENCE)
    morning = quiet_until(reader.quiet, reader.zone, now)
    return Later(at=morning) if morning else _mail(ports, news, now)


def settle_message_digest(ports: Ports, params: Mapping[str, str], state: RowState, now: datetime) -> None:
    """Look once more: what came while the mail was written found a row on its way, and promised nothing."""
    del state, now
    promise_digest(ports, owner=params["owner"], project_id=params["projectId"], reader=params["reader"])


MESSAGE_DIGEST_EFFECT: Final = Effect(prepare=prepare_message_digest, settle=settle_message_digest)


def _mail(ports: Ports, news: _News, now: datetime) -> Mail:
    reader = news.reader
    where = unseen(reader, news.after)
    messages = paths.messages(reader.room_key)
    latest = ports.store.find(messages, Message, where=where, order_by="at", descending=True, limit=_SHOWN)
    count = ports.store.count(messages, where=where)
    token = ports.tokens.link()
    # What the mail will have told is noted before it goes: should this run die in between, the row's own
    # state says whether it was told, and whoever takes the row over tells it again.
    ports.store.commit(
        [
            Create(path=paths.mute_token(ids.hashed(token)), value=_mute_token(reader, now)),
            Update(path=news.record.path, fields={"telling_until": latest[0].value.at}, read=news.record),
        ]
    )
    public_url = ports.settings.public_url
    digest = Digest(
        reader=reader.name,
        to=reader.email,
        is_owner=reader.id == OWNER_READER,
        room=reader.room,
        freelancer=reader.freelancer,
        zone=reader.zone,
        messages=tuple(message.value for message in reversed(latest)),
        earlier=count - len(latest),
        url=reader.url,
        preferences_url=f"{public_url}/mail#{token}",
        unsubscribe_url=f"{public_url}/api/portal/mail/{ids.hashed(token)}/mute",
        from_name=ports.settings.mail_from_name,
    )
    return message_digest_mail(digest)


def _mute_token(reader: Reader, now: datetime) -> MuteToken:
    return MuteToken(
        owner=reader.owner,
        project_id=reader.project_id,
        reader=reader.id,
        created_at=now,
        expire_at=now + _MUTE_LINK_LIVES,
    )
