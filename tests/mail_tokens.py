"""The token that a mail about messages would hold, made as the mail's sender makes it."""

from datetime import timedelta

from latchkey.domain import ids
from latchkey.domain.away import MuteToken
from latchkey.services import paths
from latchkey.services.store import Create
from tests.desks import TOKENS, Desk, Room


def mute_token(desk: Desk, room: Room, reader: str, *, lives: timedelta = timedelta(days=1)) -> str:
    """Give what stands behind `/mail#` in a mail to this reader of a room."""
    token, now = TOKENS.link(), desk.outside.clock.now()
    record = MuteToken(
        owner=desk.uid, project_id=room.project_id, reader=reader, created_at=now, expire_at=now + lives
    )
    desk.outside.store.commit([Create(path=paths.mute_token(ids.hashed(token)), value=record)])
    return token
