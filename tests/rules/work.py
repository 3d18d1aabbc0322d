"""Valid documents of the work that a room shows."""

from collections.abc import Mapping

from tests.rules.firestore_rest import SERVER_TIME, Value


def task() -> Mapping[str, Value]:
    """Give a valid task, given to the client."""
    return {
        "position": 1,
        "title": "Send the menu",
        "milestoneId": None,
        "forClient": True,
        "isDone": False,
        "doneAt": None,
        "doneBy": None,
    }


def deliverable() -> Mapping[str, Value]:
    """Give a valid deliverable of which nothing was delivered yet."""
    return {"position": 1, "title": "Logo", "milestoneId": None, "version": 0}


def version(deliverable_id: str, number: int, file_id: str) -> Mapping[str, Value]:
    """Give a valid delivery."""
    return {
        "deliverableId": deliverable_id,
        "version": number,
        "fileId": file_id,
        "note": "",
        "at": SERVER_TIME,
    }


def decision(deliverable_id: str, number: int, verdict: str) -> Mapping[str, Value]:
    """Give the client's valid word on a version."""
    return {
        "deliverableId": deliverable_id,
        "version": number,
        "verdict": verdict,
        "note": "A little larger",
        "name": "Mira",
        "at": SERVER_TIME,
    }


def consent() -> Mapping[str, Value]:
    """Give somebody's valid consent."""
    return {"version": 1, "at": SERVER_TIME, "withdrawnAt": None}


def comment(person_id: str, kind: str, subject_id: str) -> Mapping[str, Value]:
    """Give somebody's valid comment on something of the room."""
    return {
        "personId": person_id,
        "name": "Mira",
        "subject": {"kind": kind, "id": subject_id},
        "text": "Lovely",
        "at": SERVER_TIME,
        "consentVersion": 1,
        "state": "pending",
        "publishedAt": None,
    }
