"use strict";
for (const place of document.querySelectorAll("[data-live]")) {
  let shown = place.innerHTML;
  setInterval(async () => {
    if (document.hidden || place.contains(document.activeElement)) return;
    try {
      const answer = await fetch(place.dataset.live);
      const newest = answer.ok ? await answer.text() : shown;
      if (newest !== shown) { place.innerHTML = newest; shown = newest; }
    } catch { /* the stand-in is being restarted: try again at the next tick */ }
  }, 1500);
}
