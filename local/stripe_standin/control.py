"""The control API: what a test or a person may ask of the stand-in and never of Stripe."""

from collections.abc import Callable, Sequence
from http import HTTPStatus

from local.standin.http import BadRequestError, Request, Response, Routes, json_response, refusal
from local.stripe_standin.asking import number_in, refuse_other_keys, text_in
from local.stripe_standin.checkout import Alteration, Till, WrongStateError
from local.stripe_standin.errors import StripeError
from local.stripe_standin.events import write_event
from local.stripe_standin.objects import Session, new_id
from local.stripe_standin.outages import Fault, Outage, Outages
from local.stripe_standin.webhooks import DeliveryMode, Signature, Webhooks

Route = tuple[str, str, Callable[..., Response]]

LONGEST_WAIT_SECONDS = 60.0
FAULT_SECONDS = 30.0


class Control:
    """Answers everything under `/api`."""

    def __init__(self, till: Till, webhooks: Webhooks, outages: Outages, more: Sequence[Route]) -> None:
        self._till = till
        self._webhooks = webhooks
        self._outages = outages
        self._routes = Routes(
            ("POST", "/api/control", self._set),
            ("POST", "/api/release", self._release),
            ("POST", "/api/send", self._send),
            ("GET", "/api/deliveries", self._deliveries),
            ("GET", "/api/sessions", self._sessions),
            ("GET", "/api/sessions/{id}", self._session),
            ("POST", "/api/sessions/{id}/complete", self._complete),
            ("POST", "/api/sessions/{id}/settle", self._settle),
            ("POST", "/api/sessions/{id}/expire", self._expire),
            ("POST", "/api/sessions/{id}/alter", self._alter),
            *more,
        )

    def answer(self, request: Request) -> Response:
        """Answer one request."""
        found = self._routes.find(request.method, request.path)
        if found is None:
            return refusal("There is no such control.", HTTPStatus.NOT_FOUND)
        handler, names = found
        try:
            return handler(request, *names)
        except (BadRequestError, ValueError) as problem:
            return refusal(str(problem))
        except WrongStateError as problem:
            return refusal(str(problem), HTTPStatus.CONFLICT)
        except StripeError as problem:
            return refusal(str(problem), problem.status)

    def _set(self, request: Request) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "down", "webhooks", "delaySeconds", "session", "prefix")
        session_id, prefix = text_in(asked, "session"), text_in(asked, "prefix")
        seconds = number_in(asked, "delaySeconds")
        if "webhooks" in asked:
            mode = None if asked["webhooks"] is None else DeliveryMode(str(asked["webhooks"]))
            self._webhooks.choose(mode, session_id=session_id, late_seconds=seconds)
        if "down" in asked:
            self._set_outage(asked["down"], prefix or "", session_id or "", seconds)
        return json_response({})

    def _set_outage(self, down: object, prefix: str, session_id: str, seconds: float | None) -> None:
        if down is False:
            self._outages.switch_off(prefix=prefix, session_id=session_id)
            return
        fault = Fault.UNAVAILABLE if down is True else Fault(str(down))
        delay = FAULT_SECONDS if seconds is None else seconds
        self._outages.switch_on(
            Outage(fault=fault, delay_seconds=delay, prefix=prefix, session_id=session_id)
        )

    def _release(self, request: Request) -> Response:
        return json_response({"released": self._webhooks.release(text_in(request.json(), "session"))})

    def _send(self, request: Request) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "type", "data", "created", "signature", "id", "account")
        kind, data = text_in(asked, "type"), asked.get("data", {})
        if not kind or not isinstance(data, dict):
            raise BadRequestError("An event needs a `type` and, as `data`, the object it is about.")
        subject = data["object"] if isinstance(data.get("object"), dict) else data
        created = number_in(asked, "created")
        event = write_event(
            kind,
            subject,
            session_id=str(subject.get("id") or new_id("none_")),
            event_id=text_in(asked, "id"),
            account=text_in(asked, "account"),
            created=None if created is None else int(created),
        )
        self._webhooks.send(event, Signature(text_in(asked, "signature") or "good"))
        return json_response({"event": event.id, "session": event.session_id}, HTTPStatus.ACCEPTED)

    def _deliveries(self, request: Request) -> Response:
        session_id = request.asked("session")
        wait = min(float(request.asked("wait") or 0), LONGEST_WAIT_SECONDS)
        is_settled = self._webhooks.settled(session_id, wait)
        attempts = [attempt.to_json() for attempt in self._webhooks.attempts(session_id)]
        return json_response(
            {"deliveries": attempts, "settled": is_settled, **self._webhooks.counts(session_id)}
        )

    def _sessions(self, request: Request) -> Response:
        reference = request.asked("client_reference_id")
        chosen = [one for one in self._till.sessions() if reference in {None, one.client_reference_id}]
        return json_response([one.to_json(("payment_intent", "line_items")) for one in chosen])

    def _session(self, _request: Request, session_id: str) -> Response:
        return json_response(self._till.written(session_id, ("payment_intent", "line_items")))

    def _complete(self, request: Request, session_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "method", "outcome", "at")
        choice = (text_in(asked, "method") or "card", text_in(asked, "outcome"))
        if (at := number_in(asked, "at")) is not None and choice == ("card", None):
            return _written(self._till.pay_by_card(session_id, at=int(at)))
        return _written(self._carry_out(choice, session_id))

    def _carry_out(self, choice: tuple[str, str | None], session_id: str) -> Session:
        match choice:
            case ("card", None | "succeeded"):
                return self._till.pay_by_card(session_id)
            case ("card", "declined"):
                return self._till.decline_card(session_id)
            case ("delayed", None | "pending"):
                return self._till.pay_later(session_id)
            case ("delayed", "succeeded" | "failed"):
                self._till.pay_later(session_id)
                return self._till.settle(session_id, is_paid=choice[1] == "succeeded")
        raise BadRequestError("method: card (succeeded, declined) or delayed (pending, succeeded, failed).")

    def _settle(self, request: Request, session_id: str) -> Response:
        succeed = request.json().get("succeed")
        if not isinstance(succeed, bool):
            raise BadRequestError("Say whether it shall `succeed`: true or false.")
        return _written(self._till.settle(session_id, is_paid=succeed))

    def _expire(self, _request: Request, session_id: str) -> Response:
        return json_response(self._till.expire(session_id, ("payment_intent",)))

    def _alter(self, request: Request, session_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "amount_total", "currency", "client_reference_id", "metadata")
        amount, metadata = number_in(asked, "amount_total"), asked.get("metadata")
        alteration = Alteration(
            amount_total=None if amount is None else int(amount),
            currency=text_in(asked, "currency"),
            client_reference_id=text_in(asked, "client_reference_id"),
            metadata={str(key): str(value) for key, value in metadata.items()}
            if isinstance(metadata, dict)
            else None,
        )
        return json_response(self._till.alter(session_id, alteration))


def _written(session: Session) -> Response:
    return json_response(session.to_json(("payment_intent",)))
