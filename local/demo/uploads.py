"""Bytes on their way into the storage emulator."""

import httpx

from local.demo.history import Attachment
from local.suite import Suite


def upload(suite: Suite, path: str, attachment: Attachment) -> None:
    """Put an object where the browser's upload would, as a download and never as a page."""
    boundary = "latchkey-demo"
    metadata = f'{{"contentType": "{attachment.content_type}", "contentDisposition": "attachment"}}'
    head = (
        f"--{boundary}\r\nContent-Type: application/json\r\n\r\n{metadata}\r\n"
        f"--{boundary}\r\nContent-Type: {attachment.content_type}\r\n\r\n"
    )
    answer = httpx.post(
        f"http://{suite.storage_host}/v0/b/{suite.bucket}/o",
        params={"name": path},
        content=head.encode() + attachment.content + f"\r\n--{boundary}--".encode(),
        headers={
            "Authorization": "Bearer owner",
            "X-Goog-Upload-Protocol": "multipart",
            "Content-Type": f"multipart/related; boundary={boundary}",
        },
        timeout=30,
    )
    answer.raise_for_status()
