// What every page does: menus that close, forms that are sent once, and words when a
// request fails.
"use strict";

function closeOpenMenus(except) {
  for (const menu of document.querySelectorAll("details[data-closes-outside][open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeOpenMenus(event.target.closest("details[data-closes-outside]"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest("details[data-closes-outside][open]");
  closeOpenMenus(null);
  if (open) open.querySelector("summary").focus();
});

// A second click before the answer would store the same once more. What is typed
// between the two makes it another form; htmx keeps its own from being sent twice.
const ANSWERED_WITHIN = 30_000;
let sentAt = new WeakMap();

document.addEventListener(
  "submit",
  (event) => {
    if (!(Date.now() - sentAt.get(event.target) < ANSWERED_WITHIN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  sentAt.set(form, Date.now());
});

document.addEventListener("input", (event) => sentAt.delete(event.target.form));

// Back at a page as it was left, everything can be sent again.
window.addEventListener("pageshow", () => {
  sentAt = new WeakMap();
});

function sayTrouble() {
  const place = document.getElementById("messages");
  if (!place || place.querySelector("[data-trouble-note]")) return;
  const note = document.createElement("div");
  note.className = "alert alert-danger";
  note.dataset.troubleNote = "";
  note.textContent = document.body.dataset.trouble;
  place.append(note);
}

// Signing in again, in whichever tab, changes the token; the cookie has the new one.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];
  if (!token || event.detail.verb === "get") return;
  event.detail.headers["X-CSRFToken"] = token;
  if (event.detail.parameters.csrfmiddlewaretoken) {
    event.detail.parameters.csrfmiddlewaretoken = token;
  }
});

document.addEventListener("htmx:responseError", sayTrouble);
document.addEventListener("htmx:sendError", sayTrouble);
document.addEventListener("htmx:afterOnLoad", () => {
  document.querySelector("[data-trouble-note]")?.remove();
});
