"""Invoices from the draft to the ledger, and what is told and printed of them."""
