"""The work a room shows, as far as functions have a hand in it."""
