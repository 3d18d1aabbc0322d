"""Every case there is for Firestore."""

from typing import Final

from tests.rules import (
    cases_books,
    cases_comments,
    cases_deliveries,
    cases_files,
    cases_interactions,
    cases_leads,
    cases_messages,
    cases_milestones,
    cases_reading,
    cases_rooms,
    cases_seen,
    cases_time,
    cases_work,
)

CASES: Final = (
    *cases_reading.cases(),
    *cases_messages.cases(),
    *cases_files.cases(),
    *cases_milestones.cases(),
    *cases_rooms.cases(),
    *cases_books.cases(),
    *cases_leads.cases(),
    *cases_interactions.cases(),
    *cases_work.cases(),
    *cases_deliveries.cases(),
    *cases_comments.cases(),
    *cases_seen.cases(),
    *cases_time.cases(),
)
