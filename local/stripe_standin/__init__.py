"""A local server that speaks as much of Stripe as Latchkey uses."""
