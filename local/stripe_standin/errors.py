"""Stripe's error answers."""

from http import HTTPStatus

from local.standin.http import Response, json_response


class StripeError(Exception):
    """A refusal in Stripe's form; `is_recorded` says whether an idempotency key keeps it for replay."""

    def __init__(
        self,
        message: str,
        *,
        status: int = HTTPStatus.BAD_REQUEST,
        kind: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        is_recorded: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.is_recorded = is_recorded
        self._fields = {"code": code, "message": message, "param": param, "type": kind}

    def response(self) -> Response:
        """Return the answer; fields without a value are left out, as Stripe does."""
        fields = {name: value for name, value in self._fields.items() if value is not None}
        return json_response({"error": fields}, self.status)


def no_such(kind: str, name: str, param: str) -> StripeError:
    """Say that an id is unknown."""
    return StripeError(
        f"No such {kind}: '{name}'", status=HTTPStatus.NOT_FOUND, code="resource_missing", param=param
    )


def missing(param: str) -> StripeError:
    """Say that a required parameter was not given."""
    return StripeError(f"Missing required param: {param}.", code="parameter_missing", param=param)
