"""What the business may answer besides success, by subject."""
