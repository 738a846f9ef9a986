// Ticking all rows of a page, telling how many are ticked, moving columns in their
// menu, and short addresses.
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

// The order is kept once the form is sent; without a script each move sends it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  event.preventDefault();
  const line = button.closest("[data-column]");
  if (button.dataset.move === "up") line.previousElementSibling?.before(line);
  else line.nextElementSibling?.after(line);
  button.focus();
});

// Filters left empty say nothing, in the address neither.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.id !== "filters") return;
  const asked = event.detail.formData;
  for (const [name, value] of [...asked]) {
    if (value === "") asked.delete(name);
  }
});

document.addEventListener("htmx:afterSettle", tellTicks);
tellTicks();
