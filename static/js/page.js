// What every page does: menus that close, and words when a request fails.
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
