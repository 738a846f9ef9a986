// The contents beside a report: folded on a narrow screen, the part being read marked.
// Without this they stand open, and the browser marks what a link has led to.
"use strict";

const contents = document.querySelector(".reading-contents details");
const narrow = window.matchMedia("(max-width: 1199.98px)");

function fold() {
  if (contents) contents.open = !narrow.matches;
}

fold();
narrow.addEventListener("change", fold);

const links = [...document.querySelectorAll(".reading-contents a")];
const headings = links
  .map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .filter(Boolean);

function markCurrent() {
  // The last heading that has come to where a link brings it (reading.css), and a
  // little below; the next heading may follow it closely.
  const line = narrow.matches ? 90 : 48;
  const passed = headings.filter((each) => each.getBoundingClientRect().top <= line);
  const current = passed.at(-1) ?? headings[0];
  for (const link of links) {
    const isCurrent = link.hash.slice(1) === encodeURI(current?.id ?? "");
    if (isCurrent && !link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      if (!narrow.matches) link.scrollIntoView({ block: "nearest" });
    } else if (!isCurrent) {
      link.removeAttribute("aria-current");
    }
  }
}

let waiting = false;
document.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markCurrent();
  });
});
if (headings.length) markCurrent();

// On a narrow screen the contents make room for what was chosen.
contents?.addEventListener("click", (event) => {
  if (narrow.matches && event.target.closest("a")) contents.open = false;
});
