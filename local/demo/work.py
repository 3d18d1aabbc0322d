"""The work a room shows: tasks, deliverables and what was said of them, written as browsers do."""

from dataclasses import dataclass
from datetime import datetime

from latchkey.domain.room_work.comments import (
    CONSENT_VERSION,
    Comment,
    CommentState,
    Consent,
    Subject,
    SubjectKind,
)
from latchkey.domain.room_work.deliverables import Decision, Deliverable, Verdict, Version
from latchkey.domain.room_work.tasks import Task
from latchkey.domain.rooms import Milestone, Side
from latchkey.services import paths
from latchkey.services.store import Create, Write
from local.demo.history import Attachment, History
from local.demo.rooms import RoomHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """A task and who ticked it how many days ago."""

    milestone: str
    title: str
    done_by: Side | None = None
    done: int = 0
    for_client: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A version that was handed over, and what the client said of it; days count back from today."""

    file: Attachment
    days_ago: int
    note: str = ""
    verdict: Verdict | None = None
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDeliverable:
    """A deliverable with its versions, the oldest first."""

    milestone: str
    title: str
    deliveries: tuple[Delivery, ...] = ()


@dataclass
class WorkHistory:
    """The work of one room. Each method notes an event; nothing happens before the history is told."""

    history: History
    room: RoomHistory

    def plan_tasks(self, moment: datetime, *tasks: PlannedTask) -> None:
        """Have the freelancer write the tasks down, as they stand today."""

        def happen() -> None:
            milestones = self._milestones()
            self._write(
                [
                    Create(path=self._path("tasks"), value=self._task(place, each, milestones))
                    for place, each in enumerate(tasks, start=1)
                ]
            )

        self.history.note(moment, happen)

    def deliver(self, moment: datetime, *deliverables: PlannedDeliverable) -> None:
        """Have the freelancer hand over what there is, and the client answer."""

        def happen() -> None:
            milestones = self._milestones()
            for place, each in enumerate(deliverables, start=1):
                self._deliver(place, each, milestones[each.milestone])

        self.history.note(moment, happen)

    def comment(self, moment: datetime, milestone: str, text: str, state: CommentState) -> None:
        """Have the client consent and comment on a milestone."""

        def happen() -> None:
            person = self.room.opened.person_id
            comment = Comment(
                person_id=person,
                name=self.room.new.person.name,
                subject=Subject(kind=SubjectKind.MILESTONE, id=self._milestones()[milestone]),
                text=text,
                at=moment,
                consent_version=CONSENT_VERSION,
                state=state,
                published_at=moment if state is CommentState.PUBLISHED else None,
            )
            store, consent = self.history.ports.store, paths.consent(self.room.opened.room_key, person)
            writes: list[Write] = [Create(path=self._path("comments"), value=comment)]
            if store.get(consent, Consent) is None:
                given = Consent(version=CONSENT_VERSION, at=moment, withdrawn_at=None)
                writes.append(Create(path=consent, value=given))
            self._write(writes)

        self.history.note(moment, happen)

    def _task(self, place: int, planned: PlannedTask, milestones: dict[str, str]) -> Task:
        is_done = planned.done_by is not None
        return Task(
            position=float(place),
            title=planned.title,
            milestone_id=milestones[planned.milestone],
            for_client=planned.for_client,
            is_done=is_done,
            done_at=self.history.day(planned.done, "16:40") if is_done else None,
            done_by=planned.done_by,
        )

    def _deliver(self, place: int, planned: PlannedDeliverable, milestone_id: str) -> None:
        deliverable_id = self.history.ports.tokens.id()
        writes: list[Write] = [
            Create(
                path=f"{self._collection('deliverables')}/{deliverable_id}",
                value=Deliverable(
                    position=float(place),
                    title=planned.title,
                    milestone_id=milestone_id,
                    version=len(planned.deliveries),
                ),
            )
        ]
        for number, delivery in enumerate(planned.deliveries, start=1):
            moment = self.history.day(delivery.days_ago, "17:45")
            version = Version(
                deliverable_id=deliverable_id,
                version=number,
                file_id=self.room.share(moment, Side.FREELANCER, delivery.file),
                note=delivery.note,
                at=moment,
            )
            name = f"{deliverable_id}_{number}"
            writes.append(Create(path=f"{self._collection('versions')}/{name}", value=version))
            if delivery.verdict is not None:
                decision = Decision(
                    deliverable_id=deliverable_id,
                    version=number,
                    verdict=delivery.verdict,
                    note=delivery.word,
                    name=self.room.new.person.name,
                    at=self.history.day(delivery.days_ago - 1, "11:20"),
                )
                path = f"{self._collection('decisions')}/{name}_{delivery.verdict}"
                writes.append(Create(path=path, value=decision))
        self._write(writes)

    def _milestones(self) -> dict[str, str]:
        found = self.history.ports.store.find(paths.milestones(self.room.opened.room_key), Milestone)
        return {each.value.title: each.id for each in found}

    def _collection(self, name: str) -> str:
        return f"{paths.room(self.room.opened.room_key)}/{name}"

    def _path(self, collection: str) -> str:
        return f"{self._collection(collection)}/{self.history.ports.tokens.id()}"

    def _write(self, writes: list[Write]) -> None:
        self.history.ports.store.commit(writes)
