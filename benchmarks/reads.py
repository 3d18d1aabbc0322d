"""How many documents Firestore hands out to open a page, counted in what the page receives."""

from playwright.sync_api import Browser, Page

from benchmarks import rooms
from benchmarks.table import Row
from local.suite import Suite

MESSAGES = 500

# A document that Firestore hands out says when it was created, once, over REST as in a listener's stream.
# What rules read to decide is billed too: one room for each request under it.
COUNT = """() => {
  window.documentsRead = 0;
  const documentsIn = (text) => text.split('"createTime"').length - 1;
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...args) {
    let counted = 0;
    this.addEventListener('readystatechange', () => {
      if (this.readyState < 3 || (this.responseType !== '' && this.responseType !== 'text')) return;
      const found = documentsIn(this.responseText);
      window.documentsRead += found - counted;
      counted = found;
    });
    return open.apply(this, args);
  };
  const countStream = async (stream) => {
    let text = '';
    let counted = 0;
    for await (const part of stream.pipeThrough(new TextDecoderStream())) {
      text += part;
      const found = documentsIn(text);
      window.documentsRead += found - counted;
      counted = found;
    }
  };
  const fetched = window.fetch;
  window.fetch = async (...args) => {
    const response = await fetched(...args);
    if (response.body) countStream(response.clone().body);
    return response;
  };
}"""


def measure(suite: Suite, chromium: Browser) -> list[Row]:
    """Open a room with 500 messages for the first time."""
    room = rooms.open_room(suite)
    rooms.fill_with_messages(suite, room, MESSAGES)
    return [
        Row(
            what=f"documents read to open the room with {MESSAGES} messages",
            measured=str(_in_room(chromium, room)),
            beside="first read and live listeners; a page of messages is 50",
        ),
    ]


def _in_room(chromium: Browser, room: rooms.BenchRoom) -> int:
    with chromium.new_context() as context:
        context.add_init_script(f"({COUNT})()")
        page = context.new_page()
        page.goto(room.url)
        page.get_by_text("Live", exact=False).first.wait_for()
        return settled(page)


def settled(page: Page) -> int:
    """Wait until nothing more arrives for a moment, and give the count."""
    page.wait_for_function(
        """() => {
          const {documentsRead, lastCount, stableSince} = window;
          if (documentsRead !== lastCount) {
            window.lastCount = documentsRead;
            window.stableSince = Date.now();
          }
          return documentsRead === lastCount && Date.now() - stableSince > 2000;
        }""",
        polling=100,
    )
    return int(page.evaluate("window.documentsRead"))
