"""The work a room shows: tasks, deliverables, comments and updates."""
