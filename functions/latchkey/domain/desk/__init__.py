"""The freelancer's desk: leads, clients, follow-ups and time."""
