"""A local server that takes mail as SendGrid does and shows it instead of sending it."""
