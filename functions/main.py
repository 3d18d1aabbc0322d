"""The register of every deployed function."""

from firebase_functions import firestore_fn, https_fn, options, scheduler_fn, storage_fn
from firebase_functions.core import CloudEvent
from flask import Request, Response

from latchkey.config import REGION
from latchkey.container import container
from latchkey.entrypoints.events import Created, Written

options.set_global_options(region=REGION, memory=options.MemoryOption.MB_512, max_instances=20)

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


@firestore_fn.on_document_created(document="rooms/{roomKey}/messages/{messageId}", timeout_sec=120)
def on_message_created(event: Created) -> None:
    """Recount after a message."""
    from latchkey.entrypoints.triggers import note_message

    if event.data is not None:
        note_message(container(), room_key=event.params["roomKey"], side=event.data.get("from"))


# Each collection by itself: most writes in a room are messages, marks and steps of the plan, and a move makes
# all of them anew. A comment on a step that was deleted waits until the sweep has looked.
@firestore_fn.on_document_written(document="rooms/{roomKey}/comments/{rowId}", timeout_sec=120)
def on_comment_written(event: Written) -> None:
    """Keep in step what waits for the freelancer."""
    from latchkey.entrypoints.triggers import note_work

    note_work(container(), "comments", event)


@firestore_fn.on_document_written(document="rooms/{roomKey}/decisions/{rowId}", timeout_sec=120)
def on_decision_written(event: Written) -> None:
    """Keep in step what waits for the freelancer."""
    from latchkey.entrypoints.triggers import note_work

    note_work(container(), "decisions", event)


@firestore_fn.on_document_written(document="rooms/{roomKey}/deliverables/{rowId}", timeout_sec=120)
def on_deliverable_written(event: Written) -> None:
    """Keep in step what waits for the freelancer."""
    from latchkey.entrypoints.triggers import note_work

    note_work(container(), "deliverables", event)


@firestore_fn.on_document_written(document="freelancers/{uid}/{kind}/{rowId}", timeout_sec=120)
def on_desk_written(event: Written) -> None:
    """Keep lists and sums in step with what was written."""
    from latchkey.entrypoints.triggers import note_desk

    note_desk(container(), event)


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
