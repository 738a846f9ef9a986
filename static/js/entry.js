// Forms of single rows: the first field to look at gets the focus, Escape leaves.
"use strict";

(() => {
  let opener = null;

  function focusIn(form) {
    const wrong = form.querySelector("[aria-invalid=true]");
    const first = form.querySelector(
      "input:not([type=hidden]), select, textarea",
    );
    const field = wrong || first;
    field?.focus();
    // As after Tab: what is typed takes the place of what was filled in.
    if (field?.matches("input[type=text]")) field.select();
  }

  function close(form) {
    const place = form.closest("[data-entry-place]");
    if (!place) return false;
    place.replaceChildren();
    opener?.isConnected && opener.focus();
    return true;
  }

  document.addEventListener("click", (event) => {
    const open = event.target.closest("[data-entry-open]");
    if (open) opener = open;
    const cancel = event.target.closest("[data-entry-cancel]");
    if (!cancel) return;
    const form = cancel.closest("form");
    if (close(form)) event.preventDefault();
    form.dispatchEvent(new CustomEvent("draft:drop"));
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form[data-entry]");
    if (!form) return;
    if (event.key === "Escape") close(form);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // A click: htmx sends the name of a button for those alone.
      const buttons = form.querySelectorAll(".card-footer button");
      buttons[buttons.length - 1].click();
    }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const form = event.target.querySelector?.("form[data-entry]");
    if (form) {
      form.scrollIntoView({ block: "nearest" });
      focusIn(form);
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-entry]");
    if (form) focusIn(form);
  });
})();
