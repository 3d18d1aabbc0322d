"""What is being made for the café, and what it thinks of it so far."""

from latchkey.domain.room_work.comments import CommentState
from latchkey.domain.room_work.deliverables import Verdict
from latchkey.domain.rooms import Side
from local.demo import pictures
from local.demo.history import Attachment, History
from local.demo.rooms import RoomHistory
from local.demo.work import Delivery, PlannedDeliverable, PlannedTask, WorkHistory

US, THEM = Side.FREELANCER, Side.CLIENT
DISCOVERY, IDENTITY, DESIGN, LAUNCH = (
    "Discovery and moodboard",
    "Logo and identity",
    "Website design",
    "Launch and handover",
)


def tell_work_for_the_cafe(history: History, room: RoomHistory) -> None:
    """Note tasks, deliverables, decisions and comments."""
    work, day = WorkHistory(history=history, room=room), history.day
    work.plan_tasks(
        day(1, "18:00"),
        PlannedTask(milestone=DISCOVERY, title="Workshop with the team", done_by=US, done=30),
        PlannedTask(
            milestone=DISCOVERY, title="Photographs of the shop", done_by=THEM, done=29, for_client=True
        ),
        PlannedTask(milestone=IDENTITY, title="Two directions for the mark", done_by=US, done=18),
        PlannedTask(milestone=IDENTITY, title="Vote on a direction", done_by=THEM, done=17, for_client=True),
        PlannedTask(milestone=IDENTITY, title="Drawings for the sign maker", done_by=US, done=3),
        PlannedTask(milestone=DESIGN, title="Home page", done_by=US, done=6),
        PlannedTask(milestone=DESIGN, title="Menu page", done_by=US, done=5),
        PlannedTask(milestone=DESIGN, title="Story and find-us pages"),
        PlannedTask(milestone=DESIGN, title="Final prices for the menu", for_client=True),
        PlannedTask(milestone=LAUNCH, title="Access to the domain", for_client=True),
        PlannedTask(milestone=LAUNCH, title="Guide for the team"),
    )
    work.deliver(
        day(1, "18:10"),
        PlannedDeliverable(
            milestone=IDENTITY,
            title="The mark",
            deliveries=(
                Delivery(
                    file=_picture("mark, first round.png"),
                    days_ago=12,
                    note="The umbrella, drawn with one line.",
                    verdict=Verdict.CHANGES,
                    word="Lovely. A bit rounder at the top, please: it looks like a tent from the street.",
                ),
                Delivery(
                    file=_picture("mark, second round.png"),
                    days_ago=8,
                    note="Rounder. The handle is now the C of Café.",
                    verdict=Verdict.APPROVED,
                ),
            ),
        ),
        PlannedDeliverable(
            milestone=IDENTITY,
            title="Sign for the shopfront",
            deliveries=(
                Delivery(
                    file=Attachment(
                        name="sign.png",
                        content_type="image/png",
                        content=pictures.png(480, 320, pictures.storefront),
                    ),
                    days_ago=1,
                    note="To scale, with the awning as it is. The fitter needs a yes by Friday.",
                ),
            ),
        ),
        PlannedDeliverable(milestone=DESIGN, title="Pages, ready to build"),
    )
    work.comment(
        day(16, "19:02"),
        IDENTITY,
        "The whole team stood around one phone for this. Thank you for making it a party.",
        CommentState.PUBLISHED,
    )
    work.comment(
        history.minutes_ago(120),
        DESIGN,
        "Could the opening hours be the first thing one sees on a phone?",
        CommentState.PENDING,
    )


def _picture(name: str) -> Attachment:
    return Attachment(
        name=name, content_type="image/png", content=pictures.png(480, 320, pictures.umbrella_logo)
    )
