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


def milestone(room_key: str, milestone_id: str) -> str:
    """Name a milestone."""
    return f"rooms/{room_key}/milestones/{milestone_id}"


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


def leads(owner: str) -> str:
    """Name the collection of a freelancer's leads."""
    return f"freelancers/{owner}/leads"


def lead(owner: str, lead_id: str) -> str:
    """Name a lead."""
    return f"freelancers/{owner}/leads/{lead_id}"


def lead_move(owner: str, lead_id: str, move_id: str) -> str:
    """Name an entry of a lead's stage history."""
    return f"freelancers/{owner}/leads/{lead_id}/moves/{move_id}"


def interactions(owner: str) -> str:
    """Name the collection of a freelancer's interactions, of all clients."""
    return f"freelancers/{owner}/interactions"


def interaction(owner: str, interaction_id: str) -> str:
    """Name an interaction."""
    return f"freelancers/{owner}/interactions/{interaction_id}"


def follow_ups(owner: str) -> str:
    """Name the collection of a freelancer's follow-ups."""
    return f"freelancers/{owner}/followUps"


def follow_up(owner: str, follow_up_id: str) -> str:
    """Name a follow-up."""
    return f"freelancers/{owner}/followUps/{follow_up_id}"


def history(follow_up: str) -> str:
    """Name the collection of a follow-up's occurrences that were done, by the follow-up's own path."""
    return f"{follow_up}/history"


def morning(owner: str) -> str:
    """Name the record of when the freelancer's next daily digest is due."""
    return f"freelancers/{owner}/mornings/next"


def timers(owner: str) -> str:
    """Name the collection of a freelancer's one live timer."""
    return f"freelancers/{owner}/timers"


def timer(owner: str) -> str:
    """Name the one live timer."""
    return f"freelancers/{owner}/timers/live"


def time_entries(owner: str) -> str:
    """Name the collection of a freelancer's time."""
    return f"freelancers/{owner}/timeEntries"


def time_entry(owner: str, entry_id: str) -> str:
    """Name a stretch of work."""
    return f"freelancers/{owner}/timeEntries/{entry_id}"


def directory_shard(owner: str, kind: str, shard: int) -> str:
    """Name a part of the directory: its `kind`, and its `lines` by the ids of the documents."""
    return f"freelancers/{owner}/desk/directory/shards/{kind}-{shard}"


def enquiry_page(slug: str) -> str:
    """Name what a freelancer's enquiry page shows."""
    return f"enquiryPages/{slug}"


def enquiry_owner(slug: str) -> str:
    """Name the record of whose an enquiry page is: functions only, for the page names no account."""
    return f"enquiryOwners/{slug}"


def away(owner: str, project_id: str, reader: str) -> str:
    """Name the record of the message digest that waits for a person, or for the `owner`."""
    return f"freelancers/{owner}/projects/{project_id}/away/{reader}"


def mute_token(token_hash: str) -> str:
    """Name whom a mute link is for, by the hash of its token."""
    return f"muteTokens/{token_hash}"


def seen_mark(room_key: str, person_id: str) -> str:
    """Name when somebody on the client's side last looked."""
    return f"rooms/{room_key}/seen/{person_id}"


def comments(room_key: str) -> str:
    """Name the collection of a room's comments."""
    return f"rooms/{room_key}/comments"


def subject(room_key: str, kind: str, subject_id: str) -> str:
    """Name what a comment is on; its collection has its kind's plural as its name."""
    return f"rooms/{room_key}/{kind}s/{subject_id}"


def deliverables(room_key: str) -> str:
    """Name the collection of what is handed over in a room."""
    return f"rooms/{room_key}/deliverables"


def decision(room_key: str, deliverable_id: str, version: int, verdict: str) -> str:
    """Name the client's word on a version."""
    return f"rooms/{room_key}/decisions/{deliverable_id}_{version}_{verdict}"


def consent(room_key: str, person_id: str) -> str:
    """Name somebody's consent to the privacy text."""
    return f"rooms/{room_key}/consents/{person_id}"


def updates(room_key: str) -> str:
    """Name the collection of a room's project updates."""
    return f"rooms/{room_key}/updates"


def update(room_key: str, update_id: str) -> str:
    """Name a project update."""
    return f"rooms/{room_key}/updates/{update_id}"


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
