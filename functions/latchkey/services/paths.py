"""Where documents and objects live: the one spelling of every path."""


def link(link: str) -> str:
    """Name the document behind a URL's secret."""
    return f"links/{link}"


def room(room_key: str) -> str:
    """Name the room both sides share."""
    return f"rooms/{room_key}"


def messages(room_key: str) -> str:
    """Name the collection of a room's messages."""
    return f"rooms/{room_key}/messages"


def files(room_key: str) -> str:
    """Name the collection of a room's file records."""
    return f"rooms/{room_key}/files"


def room_file(room_key: str, file_id: str) -> str:
    """Name a file's record; its object has the same path."""
    return f"rooms/{room_key}/files/{file_id}"


def milestones(room_key: str) -> str:
    """Name the collection of a room's milestones."""
    return f"rooms/{room_key}/milestones"


def room_invoices(room_key: str) -> str:
    """Name the collection of the invoices a room shows."""
    return f"rooms/{room_key}/invoices"


def room_invoice(room_key: str, invoice_id: str) -> str:
    """Name what a room shows of an invoice."""
    return f"rooms/{room_key}/invoices/{invoice_id}"


def freelancer(owner: str) -> str:
    """Name a freelancer's profile."""
    return f"freelancers/{owner}"


def client(owner: str, client_id: str) -> str:
    """Name a customer in the freelancer's private tree."""
    return f"freelancers/{owner}/clients/{client_id}"


def projects(owner: str) -> str:
    """Name the collection of a freelancer's projects."""
    return f"freelancers/{owner}/projects"


def project(owner: str, project_id: str) -> str:
    """Name the stable record behind a room."""
    return f"freelancers/{owner}/projects/{project_id}"


def people(owner: str, project_id: str) -> str:
    """Name the collection of the people on the client's side."""
    return f"freelancers/{owner}/projects/{project_id}/people"


def person(owner: str, project_id: str, person_id: str) -> str:
    """Name somebody on the client's side."""
    return f"freelancers/{owner}/projects/{project_id}/people/{person_id}"


def invoices(owner: str) -> str:
    """Name the books' invoices."""
    return f"freelancers/{owner}/invoices"


def invoice(owner: str, invoice_id: str) -> str:
    """Name an invoice in the books."""
    return f"freelancers/{owner}/invoices/{invoice_id}"


def payments(owner: str) -> str:
    """Name the ledger of a freelancer."""
    return f"freelancers/{owner}/payments"


def payment(owner: str, payment_id: str) -> str:
    """Name a ledger entry; its id is the provider's payment id."""
    return f"freelancers/{owner}/payments/{payment_id}"


def clients(owner: str) -> str:
    """Name the collection of a freelancer's customers."""
    return f"freelancers/{owner}/clients"


def credit_notes(owner: str) -> str:
    """Name the collection of a freelancer's credit notes."""
    return f"freelancers/{owner}/creditNotes"


def credit_note(owner: str, credit_note_id: str) -> str:
    """Name a credit note in the books."""
    return f"freelancers/{owner}/creditNotes/{credit_note_id}"


def letterhead(owner: str, content_hash: str) -> str:
    """Name a logo as it was when an invoice was issued."""
    return f"freelancers/{owner}/letterheads/{content_hash}"


def utr(owner: str, utr: str) -> str:
    """Name the record that a bank's reference was used."""
    return f"freelancers/{owner}/utrs/{utr}"


def certificates(owner: str) -> str:
    """Name what is known of certificates of tax deducted at source."""
    return f"freelancers/{owner}/certificates"


def certificate(owner: str, certificate_id: str) -> str:
    """Name a certificate of tax deducted at source, `{clientId}-{year}`; its object has the same path."""
    return f"freelancers/{owner}/certificates/{certificate_id}"


def pay_link(token: str) -> str:
    """Name the page where one invoice can be paid."""
    return f"payLinks/{token}"


def counter(owner: str, series: str) -> str:
    """Name the last number given out in a series."""
    return f"freelancers/{owner}/counters/{series}"


def outbox(row_id: str) -> str:
    """Name an effect that waits to happen."""
    return f"outbox/{row_id}"


def idempotency(key_hash: str) -> str:
    """Name the record of a create that was answered."""
    return f"idempotency/{key_hash}"


def stripe_event(event_id: str) -> str:
    """Name the record of a webhook event."""
    return f"stripeEvents/{event_id}"


def sign_in_token(token_hash: str) -> str:
    """Name a magic link's token by its hash."""
    return f"signInTokens/{token_hash}"


def rate_limit(subject_hash: str) -> str:
    """Name the count of one subject's tries."""
    return f"rateLimits/{subject_hash}"


def owner_of(path: str) -> str:
    """Give the freelancer in whose private tree a document is."""
    return path.split("/")[1]


def last_of(path: str) -> str:
    """Give the id a path ends in."""
    return path.rpartition("/")[2]


def room_key_of_file(path: str) -> str | None:
    """Give the key of the room an object belongs to, or None for an object that is no room's file."""
    parts = path.split("/")
    is_file = len(parts) == 4 and parts[0] == "rooms" and parts[2] == "files"  # noqa: PLR2004 -- rooms/K/files/F
    return parts[1] if is_file else None
