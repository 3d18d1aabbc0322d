"""Controls for what the shop's owner does at Stripe's dashboard, and for what banks do."""

from local.standin.http import BadRequestError, Request, Response, json_response
from local.stripe_standin.accounts import Accounts
from local.stripe_standin.asking import number_in, refuse_other_keys, text_in
from local.stripe_standin.charges import RefundStatus
from local.stripe_standin.control import Route
from local.stripe_standin.returns import Returns


class BackOffice:
    """Refunds, disputes and accounts, at somebody's word."""

    def __init__(self, returns: Returns, accounts: Accounts) -> None:
        self._returns = returns
        self._accounts = accounts

    @property
    def routes(self) -> tuple[Route, ...]:
        """Which addresses it answers."""
        return (
            ("POST", "/api/sessions/{id}/refund", self._refund),
            ("POST", "/api/refunds/{id}/settle", self._settle_refund),
            ("POST", "/api/sessions/{id}/dispute", self._dispute),
            ("POST", "/api/disputes/{id}/close", self._close_dispute),
            ("POST", "/api/accounts/{id}/finish", self._finish_account),
            ("POST", "/api/accounts/{id}/restrict", self._restrict_account),
            ("POST", "/api/accounts/{id}/revoke", self._revoke_account),
        )

    def _refund(self, request: Request, session_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "amount", "status")
        status = RefundStatus(text_in(asked, "status") or "succeeded")
        return json_response(self._returns.refund_at_the_dashboard(session_id, _amount(asked), status))

    def _settle_refund(self, request: Request, refund_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "status")
        status = RefundStatus(text_in(asked, "status") or "succeeded")
        return json_response(self._returns.settle_refund(refund_id, status))

    def _dispute(self, request: Request, session_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "amount")
        return json_response(self._returns.dispute(session_id, _amount(asked)))

    def _close_dispute(self, request: Request, dispute_id: str) -> Response:
        asked = request.json()
        refuse_other_keys(asked, "outcome")
        outcome = text_in(asked, "outcome")
        if outcome not in {"won", "lost"}:
            raise BadRequestError("The `outcome` of a dispute is won or lost.")
        return json_response(self._returns.close_dispute(dispute_id, is_won=outcome == "won"))

    def _finish_account(self, _request: Request, account_id: str) -> Response:
        return json_response(self._accounts.finish(account_id).to_json())

    def _restrict_account(self, _request: Request, account_id: str) -> Response:
        return json_response(self._accounts.restrict(account_id).to_json())

    def _revoke_account(self, _request: Request, account_id: str) -> Response:
        return json_response(self._accounts.revoke(account_id).to_json())


def _amount(asked: dict[str, object]) -> int | None:
    amount = number_in(asked, "amount")
    return None if amount is None else int(amount)
