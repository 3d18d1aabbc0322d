"""Which effect each outbox template stands for."""

from collections.abc import Mapping
from typing import Final

from latchkey.services.away.digests import MESSAGE_DIGEST_EFFECT
from latchkey.services.billing.invoice_mails import (
    CLAIM_REFUSED_EFFECT,
    CREDIT_NOTE_SENT_EFFECT,
    INVOICE_SENT_EFFECT,
    RECEIPT_EFFECT,
    REFUND_NOTICE_EFFECT,
)
from latchkey.services.billing.owner_notices import (
    CLAIM_NOTICE_EFFECT,
    DISPUTE_NOTICE_EFFECT,
    PAYMENT_NOTICE_EFFECT,
    PAYOUT_CHANGED_EFFECT,
)
from latchkey.services.billing.reminders import REMINDER_EFFECT
from latchkey.services.cards.checkout import EXPIRE_CHECKOUT_EFFECT
from latchkey.services.cards.connect import SHOW_CARDS_EFFECT
from latchkey.services.cards.payment_links import END_PAYMENT_LINK_EFFECT
from latchkey.services.desk.enquiries import ENQUIRY_NOTICE_EFFECT
from latchkey.services.desk.mornings import DAY_DIGEST_EFFECT
from latchkey.services.files import LOCK_FILES_EFFECT
from latchkey.services.links import ROOM_LINK_EFFECT
from latchkey.services.moves import FINISH_MOVE_EFFECT
from latchkey.services.outbox import Effect, Template
from latchkey.services.payout import SHOW_PAYOUT_EFFECT
from latchkey.services.profile import FOLLOW_LADDER_EFFECT
from latchkey.services.recovery import RECOVERY_EFFECT
from latchkey.services.room_work.updates import PROJECT_UPDATE_EFFECT
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
    Template.CLAIM_NOTICE: CLAIM_NOTICE_EFFECT,
    Template.CLAIM_REFUSED: CLAIM_REFUSED_EFFECT,
    Template.CREDIT_NOTE_SENT: CREDIT_NOTE_SENT_EFFECT,
    Template.REFUND_NOTICE: REFUND_NOTICE_EFFECT,
    Template.DISPUTE_NOTICE: DISPUTE_NOTICE_EFFECT,
    Template.PAYOUT_CHANGED: PAYOUT_CHANGED_EFFECT,
    Template.INVOICE_REMINDER: REMINDER_EFFECT,
    Template.SHOW_PAYOUT: SHOW_PAYOUT_EFFECT,
    Template.FOLLOW_LADDER: FOLLOW_LADDER_EFFECT,
    Template.EXPIRE_CHECKOUT: EXPIRE_CHECKOUT_EFFECT,
    Template.END_PAYMENT_LINK: END_PAYMENT_LINK_EFFECT,
    Template.SHOW_CARDS: SHOW_CARDS_EFFECT,
    Template.ENQUIRY_NOTICE: ENQUIRY_NOTICE_EFFECT,
    Template.MESSAGE_DIGEST: MESSAGE_DIGEST_EFFECT,
    Template.DAY_DIGEST: DAY_DIGEST_EFFECT,
    Template.PROJECT_UPDATE: PROJECT_UPDATE_EFFECT,
}
