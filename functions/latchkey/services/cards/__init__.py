"""The card provider: pages to pay on, what came of them, and whose account it was."""
