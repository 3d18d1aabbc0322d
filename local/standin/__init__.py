"""What both stand-ins share: a small HTTP server and the look of their pages."""
