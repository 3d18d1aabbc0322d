"""A local server that speaks as much of Stripe as Latchkey uses.

Beside Stripe's own paths, and pages for a person, tests have these controls (JSON):

- `POST /api/control {"webhooks": normal|twice|late|out-of-order|hold|lose|null, "session"?,
  "delaySeconds"?}`: how events are delivered, for one session (its refunds and disputes included) or all;
  `lose` never delivers what happens meanwhile; `null` takes a session's own mode back.
- `POST /api/control {"down": false|true|"kept"|"hang"|"slow"|"lost", "prefix"?, "session"?, …}`: a 503, a 500
  that is replayed under its key, no answer, a late one, or a lost one (for or after `delaySeconds`); for all,
  for requests whose idempotency key begins with the prefix, or for requests about one session. `false` with
  the same scope ends it at once.
- `POST /api/release {"session"?}`: deliver what is held or late; `out-of-order` comes newest first.
- `POST /api/send {"type", "data", "id"?, "created"?, "account"?, "signature"?: good|bad|old}`: made up.
- `GET /api/deliveries?session=&wait=`: attempts, oldest first; `wait` answers once nothing is on its way.
- `GET /api/sessions?client_reference_id=`, `GET /api/sessions/{id}`.
- `POST /api/sessions/{id}/complete {"method": card|delayed, "outcome"?, "at"?}`, `…/settle {"succeed"}`,
  `…/expire`, and `…/alter {"amount_total"?, "currency"?, "client_reference_id"?, "metadata"?}` to falsify it.
- `POST /api/sessions/{id}/refund {"amount"?, "status"?: succeeded|pending}` as at the dashboard, and
  `POST /api/refunds/{id}/settle {"status": succeeded|failed|canceled}`, even after it had succeeded.
- `POST /api/sessions/{id}/dispute {"amount"?}` and `POST /api/disputes/{id}/close {"outcome": won|lost}`.
- `POST /api/accounts/{id}/finish`, `…/restrict` and `…/revoke`: what happens to a connected account.

`/link/{payment link}` opens a session for every visit, `/connect/{token}` is an account's onboarding.
"""
