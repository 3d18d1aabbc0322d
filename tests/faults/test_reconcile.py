"""The nightly walk: what webhooks did not bring is found, once, whatever happens to the walk itself."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest

from latchkey.container import Container
from latchkey.domain.freelancers import ConnectedAccount
from latchkey.services import paths
from latchkey.services.cards.reconcile import reconcile
from local.backend import connect
from tests.cards import connected, link_url, own_account, visit
from tests.desks import eventually
from tests.faults.clocks import later
from tests.faults.kills import KilledError, doomed
from tests.studio import TOTAL_MINOR, Studio, at_once


def lost(studio: Studio, session_id: str) -> None:
    """Let every webhook about a checkout get lost from now on."""
    studio.stripe("/control", webhooks="lose", session=session_id)


def paid_in_silence(studio: Studio, method: str = "card") -> tuple[str, str]:
    """Let a client pay while no webhook comes; return the invoice and the session."""
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    lost(studio, session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method=method)
    return invoice_id, session_id


def tonight(studio: Studio) -> Container:
    """Build the outside of the next night."""
    return connect(studio.suite)


def test_a_week_of_lost_webhooks_is_made_up_for(studio: Studio) -> None:
    """Guards the walk: payment, refund, failure and dispute, none of which anybody told."""
    paid, _ = paid_in_silence(studio)
    refunded, session_id = paid_in_silence(studio)
    studio.stripe(f"/sessions/{session_id}/refund", amount=18_000)
    disputed, session_id = paid_in_silence(studio)
    dispute_id = studio.stripe(f"/sessions/{session_id}/dispute")["id"]
    failed, session_id = paid_in_silence(studio, "delayed")
    reconcile(tonight(studio))
    assert studio.invoice(failed)["processing"] != {}
    studio.stripe(f"/sessions/{session_id}/settle", succeed=False)
    reconcile(later(studio.suite, timedelta(days=7)))
    assert studio.invoice(paid)["paidMinor"] == TOTAL_MINOR
    assert studio.invoice(refunded)["refundedMinor"] == 18_000
    assert studio.invoice(disputed)["disputes"][dispute_id]["state"] == "open"
    assert (studio.invoice(failed)["processing"], studio.ledger(failed)) == ({}, [])
    assert studio.history(paid)[-1] == ("sent", "paid", "reconcile")
    assert studio.ledger(paid)[0]["source"] == "reconcile"


def test_a_checkout_the_books_never_wrote_down_is_found(studio: Studio) -> None:
    """Guards walking the provider's own list: we were killed before the commit, and the webhook was lost."""
    invoice_id, _ = paid_in_silence(studio)
    forgotten: dict[str, object] = {"openCheckouts": {}, "checkouts": {}, "checkoutAttempt": 0}
    path = paths.invoice(studio.desk.uid, invoice_id)
    studio.overwrite(path, studio.invoice(invoice_id) | forgotten)
    reconcile(tonight(studio))
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_what_was_told_of_a_payment_later_is_found_too(studio: Studio) -> None:
    """Guards walking refunds and disputes apart: the payment itself is in the ledger for long."""
    invoice_id, session_id = paid_in_silence(studio)
    reconcile(tonight(studio))
    refund_id = studio.stripe(f"/sessions/{session_id}/refund", amount=18_000)["id"]
    reconcile(tonight(studio))
    assert studio.invoice(invoice_id)["refundedMinor"] == 18_000
    studio.stripe(f"/refunds/{refund_id}/settle", status="failed")
    reconcile(later(studio.suite, timedelta(days=25)))
    assert studio.invoice(invoice_id)["refundedMinor"] == 0


def test_a_dispute_that_took_months_is_found(studio: Studio) -> None:
    """Guards asking for what the books have open: the provider's recent list does not show it any more."""
    invoice_id, session_id = paid_in_silence(studio)
    dispute_id = studio.stripe(f"/sessions/{session_id}/dispute")["id"]
    reconcile(tonight(studio))
    studio.stripe(f"/disputes/{dispute_id}/close", outcome="lost")
    reconcile(later(studio.suite, timedelta(days=90)))
    assert studio.invoice(invoice_id)["disputes"][dispute_id]["state"] == "lost"
    assert studio.invoice(invoice_id)["paidMinor"] == 0


def test_a_link_used_a_long_time_ago_is_found(studio: Studio) -> None:
    """Guards walking the links that the books have for active."""
    invoice_id = studio.issued()
    session_id = visit(link_url(studio, invoice_id)) or ""
    lost(studio, session_id)
    studio.stripe(f"/sessions/{session_id}/complete", method="card")
    reconcile(later(studio.suite, timedelta(days=60)))
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


def test_an_expired_page_is_put_aside(studio: Studio) -> None:
    invoice_id = studio.issued()
    session_id = studio.checkout(invoice_id)
    lost(studio, session_id)
    studio.stripe(f"/sessions/{session_id}/expire")
    reconcile(tonight(studio))
    assert studio.invoice(invoice_id)["openCheckouts"] == {}


def test_a_connected_account_is_walked_too(studio: Studio) -> None:
    """Guards going through the accounts: what happens at one shows in no other's list."""
    connected(studio)
    invoice_id, session_id = paid_in_silence(studio)
    reconcile(tonight(studio))
    studio.stripe(f"/sessions/{session_id}/refund", amount=18_000)
    reconcile(tonight(studio))
    assert studio.invoice(invoice_id)["refundedMinor"] == 18_000


def test_walking_again_changes_nothing(studio: Studio) -> None:
    invoice_id, _ = paid_in_silence(studio)
    reconcile(tonight(studio))
    before = studio.invoice(invoice_id)
    assert reconcile(tonight(studio))["repaired"] == 0
    assert studio.invoice(invoice_id) == before
    assert len(studio.promises("payment-notice", invoice_id)) == 1


def test_two_walks_at_once_find_everything_once(studio: Studio) -> None:
    """Guards the ledger entry that must not exist yet: two nights may overlap."""
    invoices = [paid_in_silence(studio)[0] for _ in range(3)]
    at_once([partial(reconcile, tonight(studio)) for _ in range(2)])
    for invoice_id in invoices:
        assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]
        assert len(studio.promises("payment-notice", invoice_id)) == 1


@pytest.mark.parametrize("after", [1, 2])
def test_a_walk_killed_half_way_is_finished_by_the_next(studio: Studio, after: int) -> None:
    invoices = [paid_in_silence(studio)[0] for _ in range(3)]
    dying, _ = doomed(studio.suite, after=after)
    with pytest.raises(KilledError):
        reconcile(dying)
    assert sum(len(studio.ledger(invoice_id)) for invoice_id in invoices) < len(invoices)
    reconcile(tonight(studio))
    for invoice_id in invoices:
        assert [entry["amountMinor"] for entry in studio.ledger(invoice_id)] == [TOTAL_MINOR]


def test_one_that_fails_does_not_keep_the_others_waiting(studio: Studio) -> None:
    """Guards every step on its own: one broken payment would otherwise stop the walk every night."""
    broken, session_id = paid_in_silence(studio)
    sound = [paid_in_silence(studio)[0] for _ in range(2)]
    studio.stripe("/control", down=True, session=session_id)
    assert reconcile(tonight(studio))["failed"] >= 1
    assert [studio.invoice(invoice_id)["paidMinor"] for invoice_id in sound] == [TOTAL_MINOR] * 2
    assert studio.ledger(broken) == []
    studio.stripe("/control", down=False, session=session_id)
    reconcile(tonight(studio))
    assert studio.invoice(broken)["paidMinor"] == TOTAL_MINOR


def test_an_account_that_threw_us_out_in_silence_is_forgotten_and_stops_nothing(studio: Studio) -> None:
    account_id = connected(studio)
    studio.stripe(f"/accounts/{account_id}/revoke")
    eventually(lambda: own_account(studio) is None)
    since = studio.desk.outside.clock.now()
    gone = ConnectedAccount(account_id=account_id, charges_enabled=True, connected_at=since)
    studio.set_profile(stripe=gone)
    reconcile(tonight(studio))
    assert own_account(studio) is None
    invoice_id, _ = paid_in_silence(studio)
    reconcile(tonight(studio))
    assert studio.invoice(invoice_id)["paidMinor"] == TOTAL_MINOR


class CountingStore:
    """A store that counts which invoices the walk reads."""

    def __init__(self, inner: object) -> None:
        self._inner = inner
        self.read: list[str] = []

    def get(self, path: str, kind: type) -> object:
        """Read one document."""
        self.read.append(path)
        return self._inner.get(path, kind)  # type: ignore[attr-defined]  # stands before the real one

    def __getattr__(self, name: str) -> object:
        """Pass everything else on."""
        return getattr(self._inner, name)


def test_what_is_settled_already_is_not_read_again(studio: Studio) -> None:
    """Guards the cost: a checkout whose money is in the ledger costs one read a night, not a settlement."""
    settled, _ = paid_in_silence(studio)
    idle = studio.issued()
    reconcile(tonight(studio))
    outside = tonight(studio)
    counting = CountingStore(outside.store)
    outside.__dict__["store"] = counting
    reconcile(outside)
    assert not _reads_of(counting.read, settled)
    assert not _reads_of(counting.read, idle)


def _reads_of(read: Sequence[str], invoice_id: str) -> list[str]:
    return [path for path in read if path.endswith(f"/invoices/{invoice_id}")]


def test_the_walk_promises_its_mails_like_a_webhook(studio: Studio) -> None:
    invoice_id, _ = paid_in_silence(studio)
    reconcile(tonight(studio))
    assert len(studio.promises("payment-received", invoice_id)) == 1
    assert len(studio.promises("payment-notice", invoice_id)) == 1
