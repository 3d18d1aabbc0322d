"""What runs on a developer's machine instead of the cloud: emulators, stand-ins, demo data."""
