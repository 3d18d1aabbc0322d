"""The register of every deployed function."""

from firebase_functions import firestore_fn, https_fn, options, scheduler_fn, storage_fn
from firebase_functions.core import Change, CloudEvent
from flask import Request, Response
from google.cloud.firestore import DocumentReference, DocumentSnapshot

from latchkey.config import REGION
from latchkey.container import container

options.set_global_options(region=REGION, memory=options.MemoryOption.MB_512, max_instances=20)

Snapshot = DocumentSnapshot[DocumentReference] | None
Created = firestore_fn.Event[Snapshot]
Written = firestore_fn.Event[Change[Snapshot]]

_STRIPE = ["STRIPE_SECRET_KEY"]
_MAIL = ["SENDGRID_API_KEY"]


@https_fn.on_request(invoker="public", timeout_sec=300, secrets=_STRIPE)
def portals(request: Request) -> Response:
    """Answer the signed-in freelancer."""
    from latchkey.entrypoints.http import answer
    from latchkey.entrypoints.portals import door

    return answer(door(), container(), request)


@https_fn.on_request(invoker="public", timeout_sec=60, secrets=_STRIPE)
def portal(request: Request) -> Response:
    """Answer the public."""
    from latchkey.entrypoints.http import answer
    from latchkey.entrypoints.portal import door

    ports = container()
    return answer(door(proxy_hops=ports.config.proxy_hops), ports, request)


@https_fn.on_request(invoker="public", timeout_sec=60, secrets=[*_STRIPE, "STRIPE_WEBHOOK_SECRET"])
def stripe_webhook(request: Request) -> Response:
    """Hear from Stripe."""
    from latchkey.entrypoints.stripe_webhook import receive

    return receive(container(), request)


@firestore_fn.on_document_written(document="rooms/{roomKey}/{kind}/{rowId}", timeout_sec=120)
def on_room_written(event: Written) -> None:
    """Keep badges, caps and what waits in step with what was written in a room."""
    from latchkey.entrypoints.triggers import note_room

    note_room(
        container(),
        room_key=event.params["roomKey"],
        kind=event.params["kind"],
        row_id=event.params["rowId"],
        before=event.data.before.to_dict() if event.data.before else None,
        after=event.data.after.to_dict() if event.data.after else None,
    )


@firestore_fn.on_document_written(document="freelancers/{uid}/{kind}/{rowId}", timeout_sec=120)
def on_desk_written(event: Written) -> None:
    """Keep lists and sums in step with what was written."""
    from latchkey.entrypoints.triggers import note_desk

    note_desk(
        container(),
        owner=event.params["uid"],
        kind=event.params["kind"],
        row_id=event.params["rowId"],
        before=event.data.before.to_dict() if event.data.before else None,
        after=event.data.after.to_dict() if event.data.after else None,
    )


# One at a time: a text is read as a whole, and several large ones would not fit into one instance together.
@storage_fn.on_object_finalized(timeout_sec=300, memory=options.MemoryOption.GB_1, concurrency=1)
def on_file_finalized(event: CloudEvent[storage_fn.StorageObjectData]) -> None:
    """Check what was uploaded."""
    from latchkey.entrypoints.triggers import check_object

    check_object(container(), path=event.data.name)


@firestore_fn.on_document_created(
    document="outbox/{rowId}", timeout_sec=540, memory=options.MemoryOption.GB_1, secrets=[*_STRIPE, *_MAIL]
)
def on_outbox_created(event: Created) -> None:
    """Send what was promised."""
    from latchkey.entrypoints.triggers import send_row

    send_row(container(), row_id=event.params["rowId"])


@scheduler_fn.on_schedule(
    schedule="*/5 * * * *", timeout_sec=1800, memory=options.MemoryOption.GB_1, secrets=[*_STRIPE, *_MAIL]
)
def deliver_often(event: scheduler_fn.ScheduledEvent) -> None:
    """Do what has become due."""
    from latchkey.entrypoints.triggers import deliver_now

    del event
    deliver_now(container())


@scheduler_fn.on_schedule(
    schedule="17 * * * *", timeout_sec=1800, memory=options.MemoryOption.GB_1, secrets=[*_STRIPE, *_MAIL]
)
def sweep_hourly(event: scheduler_fn.ScheduledEvent) -> None:
    """Look after what was dropped."""
    from latchkey.entrypoints.triggers import sweep_now

    del event
    sweep_now(container())


@scheduler_fn.on_schedule(
    schedule="43 2 * * *", timeout_sec=1800, memory=options.MemoryOption.MB_512, secrets=_STRIPE
)
def reconcile_nightly(event: scheduler_fn.ScheduledEvent) -> None:
    """Ask Stripe what became of money."""
    from latchkey.entrypoints.triggers import reconcile_now

    del event
    reconcile_now(container())
