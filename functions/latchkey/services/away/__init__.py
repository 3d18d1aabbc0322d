"""Mail about messages to whoever is not looking."""
