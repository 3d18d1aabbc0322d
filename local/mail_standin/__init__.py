"""A local server that takes mail as SendGrid does and shows it instead of sending it.

Beside `POST /v3/mail/send`, and the mailbox at `/` for a person, tests have these controls (JSON):

- `GET /api/messages?to=&wait=&count=`: messages, oldest first, one for each recipient; `wait` (seconds)
  holds the answer until there are `count` of them. `GET /api/messages/{id}` is one of them.
- `DELETE /api/messages?to=`: throw away all, or one recipient's.
- `POST /api/outage {"down": false|true|"hang"|"lost", "to"?, "status"?, "delaySeconds"?}`: refuse, never
  answer, or take the mail and lose the answer; for everybody or for one recipient.
"""
