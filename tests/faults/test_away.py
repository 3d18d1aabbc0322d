"""Messages nobody looked at: one mail each, only if they still did not look, and never at night."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

import httpx
import pytest

from latchkey.domain import ids
from latchkey.domain.away import PersonAway, QuietHours
from latchkey.domain.freelancers import AwayMails
from latchkey.domain.projects import Move, MovePhase
from latchkey.domain.rooms import Side
from latchkey.services import paths
from latchkey.services.away.preferences import mute
from latchkey.services.away.promising import promise_digest
from latchkey.services.delivery import deliver
from latchkey.services.effects import EFFECTS
from latchkey.services.outbox import RowState
from latchkey.services.store import Delete
from latchkey.services.sweep import recount_recent_rooms
from tests.faults.away_room import NOON, SOON, AwayRoom, room
from tests.faults.kills import Fuse, Fused, KilledError
from tests.studio import at_once

__all__ = ["room"]

US: Final = Side.FREELANCER
THEM: Final = Side.CLIENT
DUE: Final = NOON + SOON
MINUTE: Final = timedelta(minutes=1)
NEVER_QUIET: Final = QuietHours(from_hour=0, until_hour=0)


def test_a_message_unseen_for_twenty_minutes_becomes_a_mail_to_each(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.deliver(DUE - timedelta(seconds=1))
    assert room.mails(room.mira) == room.mails(room.dev) == []
    room.deliver(DUE)
    (to_mira,), (to_dev,) = room.mails(room.mira), room.mails(room.dev)
    assert "The proofs are in." in to_mira["text"]
    assert room.mira.link in to_mira["text"]
    assert room.dev.link not in to_mira["text"]
    assert room.dev.link in to_dev["text"]
    assert room.mails("owner") == []


def test_the_owner_is_told_of_what_a_client_wrote(room: AwayRoom) -> None:
    room.say(THEM, "Where are the proofs?", NOON)
    room.deliver(DUE)
    (mail,) = room.mails("owner")
    assert "Where are the proofs?" in mail["text"]
    assert "/desk/rooms/project" in mail["text"]
    assert room.mails(room.mira) == room.mails(room.dev) == []


def test_two_messages_become_one_mail_and_a_later_one_another(room: AwayRoom) -> None:
    room.say(US, "One", NOON)
    room.say(US, "Two", NOON + 5 * MINUTE)
    assert len(room.rows(room.mira)) == 1
    room.deliver(DUE)
    room.deliver(DUE + timedelta(hours=1))
    (mail,) = room.mails(room.mira)
    assert "2 new messages" in mail["subject"]
    room.say(US, "Three", DUE + timedelta(hours=2))
    room.deliver(DUE + timedelta(hours=3))
    later = room.mails(room.mira)[1]
    assert "Three" in later["text"]
    assert "Two" not in later["text"]


def test_whoever_looked_gets_no_mail_and_others_still_do(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.look(room.mira, NOON + MINUTE)
    room.deliver(DUE)
    assert room.mails(room.mira) == []
    assert len(room.mails(room.dev)) == 1
    assert room.states(room.mira) == [RowState.DROPPED]


def test_an_owner_who_looked_gets_no_mail(room: AwayRoom) -> None:
    room.say(THEM, "The proofs are fine.", NOON)
    room.owner_looks(NOON + MINUTE)
    room.deliver(DUE)
    assert room.mails("owner") == []


@pytest.mark.parametrize("moment", [NOON, DUE], ids=["of the message", "of the mail"])
def test_a_message_seen_in_the_same_second_is_seen(room: AwayRoom, moment: datetime) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.look(room.mira, moment)
    room.deliver(DUE)
    assert room.mails(room.mira) == []


def test_what_came_after_the_last_look_has_its_own_twenty_minutes(room: AwayRoom) -> None:
    room.say(US, "One", NOON)
    room.look(room.mira, NOON + 10 * MINUTE)
    room.say(US, "Two", NOON + 15 * MINUTE)
    room.deliver(DUE)
    assert room.mails(room.mira) == []
    assert room.next_tries(room.mira) == [NOON + 35 * MINUTE]
    room.deliver(NOON + 35 * MINUTE)
    (mail,) = room.mails(room.mira)
    assert "Two" in mail["text"]
    assert "One" not in mail["text"]


def test_a_round_that_runs_twice_or_side_by_side_sends_one_mail(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    at_once([partial(room.deliver, DUE)] * 4)
    room.deliver(DUE)
    room.deliver(DUE + timedelta(days=1))
    assert len(room.mails(room.mira)) == 1


def test_triggers_side_by_side_promise_one_mail(room: AwayRoom) -> None:
    room.flood(US, 8, NOON)
    at_once([partial(room.trigger, US, NOON + MINUTE)] * 8)
    assert len(room.rows(room.mira)) == len(room.rows(room.dev)) == 1


def test_a_flood_becomes_one_mail_that_shows_the_last(room: AwayRoom) -> None:
    room.flood(US, 500, NOON)
    room.trigger(US, NOON + timedelta(minutes=10))
    room.deliver(DUE)
    (mail,) = room.mails(room.mira)
    assert mail["subject"].endswith("500 new messages from Meera")
    assert "495 earlier messages" in mail["text"]
    assert "Number 499" in mail["text"]
    assert "Number 494" not in mail["text"]
    assert len(mail["html"]) < 20_000


def test_killed_between_sending_and_noting_it_the_mail_is_sent_again_and_then_no_more(room: AwayRoom) -> None:
    """At least once is all that a mail provider allows; but the one told again must be the last."""
    room.say(US, "The proofs are in.", NOON)
    (row,) = room.rows(room.mira)
    dying = room.at(DUE)
    # The claim, the note of what is told, the mail.
    fuse = Fuse(left=3)
    dying.__dict__["store"] = Fused(dying.store, fuse)
    dying.__dict__["mailer"] = Fused(dying.mailer, fuse)
    with pytest.raises(KilledError):
        deliver(dying, row.id, EFFECTS)
    assert len(room.mails(room.mira)) == 1
    room.deliver(DUE + timedelta(hours=1))
    room.trigger(US, DUE + timedelta(hours=2))
    room.deliver(DUE + timedelta(hours=3))
    assert len(room.mails(room.mira)) == 2


def test_killed_before_it_was_settled_the_next_message_still_makes_a_mail(room: AwayRoom) -> None:
    room.say(US, "One", NOON)
    (row,) = room.rows(room.mira)
    dying = room.at(DUE)
    fuse = Fuse(left=4)
    dying.__dict__["store"] = Fused(dying.store, fuse)
    dying.__dict__["mailer"] = Fused(dying.mailer, fuse)
    with pytest.raises(KilledError):
        deliver(dying, row.id, EFFECTS)
    assert room.states(room.mira) == [RowState.SENT]
    room.say(US, "Two", DUE + MINUTE)
    room.deliver(DUE + timedelta(hours=1))
    mails = room.mails(room.mira)
    assert len(mails) == 2
    assert "One" not in mails[1]["text"]


def test_what_came_while_the_mail_was_written_is_told_later(room: AwayRoom) -> None:
    """Its trigger found a promise on its way; whoever keeps that promise looks again."""
    room.say(US, "One", NOON)
    (row,) = room.rows(room.mira)
    sending = room.at(DUE)

    class Writing:
        """The provider takes its time, and somebody writes on meanwhile."""

        def send(self, mail: object, *, reference: str) -> None:
            del mail, reference
            room.say(US, "Two", DUE + timedelta(seconds=1))

    sending.__dict__["mailer"] = Writing()
    deliver(sending, row.id, EFFECTS)
    room.deliver(DUE + timedelta(hours=1))
    (mail,) = room.mails(room.mira)
    assert "Two" in mail["text"]
    assert "One" not in mail["text"]


def test_a_lost_trigger_is_made_good_by_the_sweep(room: AwayRoom) -> None:
    room.write(US, "The proofs are in.", NOON)
    recount_recent_rooms(room.at(NOON + timedelta(hours=1)))
    room.deliver(NOON + timedelta(hours=1))
    assert len(room.mails(room.mira)) == 1


def test_messages_written_again_by_a_move_are_no_news(room: AwayRoom) -> None:
    room.write(US, "From last week", NOON - timedelta(days=7))
    room.trigger(US, NOON)
    assert room.rows(room.mira) == []


def test_while_a_room_moves_the_mail_waits(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    project = paths.project(room.town.owner, "project")
    key = room.town.room_key
    move = Move(from_=key, to="n" * 24, started_at=DUE, phase=MovePhase.COPYING, copied=0, total=0)
    room.town.change(project, move=move, open=False)
    room.town.change(paths.room(key), open=False)
    room.deliver(DUE)
    assert room.states(room.mira) == [RowState.WAITING]
    room.town.change(project, move=None, open=True)
    room.town.change(paths.room(key), open=True)
    room.deliver(DUE + timedelta(hours=1))
    assert len(room.mails(room.mira)) == 1


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("person", {"link": None, "revoked_at": NOON}),
        ("link", {"revoked_at": NOON}),
        ("link", {"expires_at": NOON}),
        ("room", {"open": False}),
        ("room", {"closes_at": NOON + MINUTE}),
    ],
    ids=["person revoked", "link revoked", "link expired", "room closed", "room past its end"],
)
def test_whoever_may_not_enter_any_more_is_told_nothing(
    room: AwayRoom, path: str, fields: dict[str, object]
) -> None:
    room.say(US, "The proofs are in.", NOON)
    town = room.town
    places = {
        "person": paths.person(town.owner, "project", room.mira.id),
        "link": paths.link(room.mira.link),
        "room": paths.room(town.room_key),
    }
    town.change(places[path], **fields)
    room.deliver(DUE)
    assert room.mails(room.mira) == []
    assert room.states(room.mira) == [RowState.DROPPED]


def test_a_room_that_is_gone_drops_every_promise(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.say(THEM, "Thank you", NOON)
    room.town.outside.store.commit([Delete(path=paths.project(room.town.owner, "project"))])
    room.deliver(DUE)
    assert room.states(room.mira) == room.states() == [RowState.DROPPED]


def test_muted_means_no_mail(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.prefer(room.mira, PersonAway(is_muted=True))
    room.deliver(DUE)
    assert room.mails(room.mira) == []
    assert len(room.mails(room.dev)) == 1
    room.say(US, "Still there?", DUE + timedelta(hours=1))
    assert room.states(room.mira) == [RowState.DROPPED]


@pytest.mark.parametrize("where", ["room", "settings"])
def test_the_owner_may_mute_a_room_or_all(room: AwayRoom, where: str) -> None:
    room.say(THEM, "Where are the proofs?", NOON)
    owner = room.town.owner
    if where == "room":
        room.town.change(paths.project(owner, "project"), away_muted=True)
    else:
        room.town.change(paths.freelancer(owner), away=AwayMails(is_on=False))
    room.deliver(DUE)
    assert room.mails("owner") == []


def test_the_link_in_a_mail_mutes_that_reader_alone(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.deliver(DUE)
    (mail,) = room.mails(room.mira)
    (token,) = re.findall(r"/mail#(\w+)", mail["text"])
    mute(room.at(DUE), token_hash=ids.hashed(token))
    room.say(US, "And the cover.", DUE + timedelta(hours=1))
    room.deliver(DUE + timedelta(hours=2))
    assert len(room.mails(room.mira)) == 1
    assert len(room.mails(room.dev)) == 2


def test_a_mail_says_how_to_unsubscribe_and_keeps_its_secrets_out_of_the_outbox(room: AwayRoom) -> None:
    room.say(US, "The proofs are in.", NOON)
    room.deliver(DUE)
    (mail,) = room.mails(room.mira)
    (token,) = re.findall(r"/mail#(\w+)", mail["text"])
    assert mail["headers"]["List-Unsubscribe"].endswith(f"/api/portal/mail/{ids.hashed(token)}/mute>"), (
        "addresses are written into logs"
    )
    assert mail["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (row,) = room.rows(room.mira)
    at_rest = repr(row.value)
    assert room.mira.link not in at_rest
    assert token not in at_rest
    assert not httpx.QueryParams(mail["headers"]["List-Unsubscribe"]).get("link")


def test_messages_are_inert_in_the_mail(room: AwayRoom) -> None:
    room.say(US, "<script>alert(1)</script>\n" + "x" * 3_900, NOON)
    room.say(US, "", NOON + MINUTE, attachments=("f" * 20,))
    room.deliver(DUE)
    (mail,) = room.mails(room.mira)
    assert "<script" not in mail["html"]
    assert "&lt;script&gt;" in mail["html"]
    assert "x" * 700 not in mail["html"]
    assert "[1 file]" in mail["text"]


NIGHT = datetime(2026, 6, 3, 17, 0, tzinfo=UTC)
"""Half past ten at night in Kolkata."""


def test_at_night_the_mail_waits_for_the_morning_and_tells_everything_then(room: AwayRoom) -> None:
    room.look(room.mira, NOON)
    room.say(US, "One", NIGHT)
    room.deliver(NIGHT + SOON)
    assert room.mails(room.mira) == []
    morning = datetime(2026, 6, 4, 2, 30, tzinfo=UTC)
    assert room.next_tries(room.mira) == [morning]
    (row,) = room.rows(room.mira)
    assert row.value.attempts == 0
    room.say(US, "Two", NIGHT + timedelta(hours=3))
    room.deliver(morning)
    (mail,) = room.mails(room.mira)
    assert "2 new messages" in mail["subject"]


def test_in_the_morning_whoever_looked_at_night_gets_none(room: AwayRoom) -> None:
    room.look(room.mira, NOON)
    room.say(US, "One", NIGHT)
    room.deliver(NIGHT + SOON)
    room.look(room.mira, NIGHT + timedelta(hours=1))
    room.deliver(NIGHT + timedelta(hours=12))
    assert room.mails(room.mira) == []


@pytest.mark.parametrize(
    ("zone", "until"),
    [
        # NIGHT + 20 minutes is 06:20 of the next day in Tongatapu, and 06:20 of the same in Pago Pago.
        ("Pacific/Tongatapu", datetime(2026, 6, 3, 19, 0, tzinfo=UTC)),
        ("Pacific/Pago_Pago", datetime(2026, 6, 3, 19, 0, tzinfo=UTC)),
        # An invented zone is as good as none: the freelancer's counts.
        ("Middle/Earth", datetime(2026, 6, 4, 2, 30, tzinfo=UTC)),
        ("../../etc/passwd", datetime(2026, 6, 4, 2, 30, tzinfo=UTC)),
        ("", datetime(2026, 6, 4, 2, 30, tzinfo=UTC)),
    ],
)
def test_quiet_hours_are_those_of_where_the_reader_is(room: AwayRoom, zone: str, until: datetime) -> None:
    room.look(room.mira, NOON, zone)
    room.say(US, "One", NIGHT)
    room.deliver(NIGHT + SOON)
    assert room.next_tries(room.mira) == [until]


def test_somebody_who_never_opened_the_room_is_told_in_the_freelancers_day(room: AwayRoom) -> None:
    room.say(US, "Welcome", NIGHT)
    room.deliver(NIGHT + SOON)
    assert room.next_tries(room.mira) == [datetime(2026, 6, 4, 2, 30, tzinfo=UTC)]
    room.deliver(datetime(2026, 6, 4, 2, 30, tzinfo=UTC))
    assert len(room.mails(room.mira)) == 1


def test_whoever_wants_no_quiet_is_told_at_night(room: AwayRoom) -> None:
    room.prefer(room.mira, PersonAway(quiet=NEVER_QUIET))
    room.say(US, "One", NIGHT)
    room.deliver(NIGHT + SOON)
    assert len(room.mails(room.mira)) == 1


def test_a_row_that_left_the_outbox_long_ago_blocks_no_promise(room: AwayRoom) -> None:
    room.say(US, "One", NOON)
    room.deliver(DUE)
    (row,) = room.rows(room.mira)
    room.town.outside.store.commit([Delete(path=row.path)])
    room.say(US, "Two", NOON + timedelta(days=60))
    room.deliver(NOON + timedelta(days=60, minutes=20))
    assert "One" not in room.mails(room.mira)[1]["text"]


def test_nobody_is_promised_anything_who_does_not_exist(room: AwayRoom) -> None:
    room.write(US, "One", NOON)
    promise_digest(room.at(NOON), owner=room.town.owner, project_id="project", reader="n" * 20)
    promise_digest(room.at(NOON), owner=room.town.owner, project_id="nothing", reader=room.mira.id)
    assert room.rows(room.mira) == []
