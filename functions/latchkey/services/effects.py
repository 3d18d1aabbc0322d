"""Which effect each outbox template stands for."""

from collections.abc import Mapping
from typing import Final

from latchkey.services.checkout import EXPIRE_CHECKOUT_EFFECT
from latchkey.services.files import LOCK_FILES_EFFECT
from latchkey.services.invoice_mails import INVOICE_SENT_EFFECT, PAYMENT_NOTICE_EFFECT, RECEIPT_EFFECT
from latchkey.services.links import ROOM_LINK_EFFECT
from latchkey.services.moves import FINISH_MOVE_EFFECT
from latchkey.services.outbox import Effect, Template
from latchkey.services.payout import SHOW_PAYOUT_EFFECT
from latchkey.services.profile import FOLLOW_LADDER_EFFECT
from latchkey.services.recovery import RECOVERY_EFFECT
from latchkey.services.reminders import REMINDER_EFFECT
from latchkey.services.sign_in import SIGN_IN_EFFECT

EFFECTS: Final[Mapping[Template, Effect]] = {
    Template.SIGN_IN: SIGN_IN_EFFECT,
    Template.RECOVERY: RECOVERY_EFFECT,
    Template.ROOM_LINK: ROOM_LINK_EFFECT,
    Template.LOCK_FILES: LOCK_FILES_EFFECT,
    Template.FINISH_MOVE: FINISH_MOVE_EFFECT,
    Template.INVOICE_SENT: INVOICE_SENT_EFFECT,
    Template.PAYMENT_RECEIVED: RECEIPT_EFFECT,
    Template.PAYMENT_NOTICE: PAYMENT_NOTICE_EFFECT,
    Template.INVOICE_REMINDER: REMINDER_EFFECT,
    Template.SHOW_PAYOUT: SHOW_PAYOUT_EFFECT,
    Template.FOLLOW_LADDER: FOLLOW_LADDER_EFFECT,
    Template.EXPIRE_CHECKOUT: EXPIRE_CHECKOUT_EFFECT,
}
