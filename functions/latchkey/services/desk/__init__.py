"""The freelancer's desk: leads, clients, follow-ups, time, and the directory that lists them."""
