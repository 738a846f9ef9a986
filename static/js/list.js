// Ticking all rows of a page, and telling how many are ticked.
"use strict";

function ticks() {
  return [...document.querySelectorAll('#results input[name="row"]')];
}

function tellTicks() {
  const rows = ticks();
  const ticked = rows.filter((row) => row.checked).length;
  const every = document.querySelector("[data-ticks-all]");
  if (every) {
    every.hidden = rows.length === 0;
    every.checked = ticked > 0 && ticked === rows.length;
    every.indeterminate = ticked > 0 && ticked < rows.length;
  }
  for (const place of document.querySelectorAll("[data-ticked-count]")) {
    place.textContent = ticked ? `(${ticked})` : "";
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-ticks-all]")) {
    for (const row of ticks()) row.checked = event.target.checked;
  }
  if (event.target.matches('[data-ticks-all], #results input[name="row"]')) tellTicks();
});

document.addEventListener("htmx:afterSettle", tellTicks);
tellTicks();
