// A click on a figure of the text opens what it was computed from beside it.
"use strict";

const reading = document.querySelector("[data-evidence-address]");

reading?.addEventListener("click", async (event) => {
  const figure = event.target.closest("[data-evidence]");
  if (!figure || !figure.dataset.evidence) return;
  event.preventDefault();
  for (const chosen of reading.querySelectorAll(".is-chosen")) {
    chosen.classList.remove("is-chosen");
  }
  figure.classList.add("is-chosen");
  const key = encodeURIComponent(figure.dataset.evidence);
  await htmx.ajax("GET", `${reading.dataset.evidenceAddress}?key=${key}`, {
    target: "#evidence",
    swap: "innerHTML",
  });
  const evidence = document.getElementById("evidence");
  // From its beginning, and the text stays where it is.
  evidence.parentElement.scrollTop = 0;
  evidence.focus({ preventScroll: true });
});

reading?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName === "A") return;
  const figure = event.target.closest("[data-evidence][tabindex]");
  if (figure) figure.click();
});
