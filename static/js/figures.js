// Figures by keyboard: fields follow one another, groups are saved or confirmed by
// one key, and every figure shows whether it is stored. What the portal has to say
// of a value comes from the portal; without this script the forms work by mouse.
"use strict";

(() => {
  const page = document.querySelector("[data-figures]");
  const served = new WeakMap();
  let lastForm = null;
  let advances = false;
  let noteOf = "";

  const groups = () => [...page.querySelectorAll("[data-group]")];
  const groupOf = (element) => element?.closest("[data-group]");
  const fieldsIn = (place) => [...place.querySelectorAll("[data-figure]:enabled")];
  const fieldNamed = (name) => page.querySelector(`[data-figure][name="${name}"]`);
  const isField = (element) => Boolean(element?.dataset?.figure) && !element.disabled;
  const isWaiting = (field) => field.value.trim() !== field.dataset.stored;
  const wrongOf = (field) => document.getElementById(`wrong-${field.name}`);
  const isWrong = (field) => Boolean(wrongOf(field)?.textContent.trim());

  function signOf(state) {
    const template = page.querySelector(`template[data-cell-state="${state}"]`);
    return template.content.cloneNode(true);
  }

  // Shows a state instead of the one the portal has sent, or that one again.
  function show(place, state, count) {
    if (!place) return;
    if (!served.has(place)) served.set(place, [...place.childNodes]);
    if (!state) {
      place.replaceChildren(...served.get(place));
      return;
    }
    place.replaceChildren(signOf(state));
    if (count) place.append(` ${count}`);
  }

  function showField(field) {
    const state = isWrong(field) ? "invalid" : isWaiting(field) ? "waiting" : "";
    if (isWrong(field)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    show(document.getElementById(`state-${field.name}`), state);
  }

  function showGroup(group) {
    const fields = fieldsIn(group);
    const wrong = fields.filter(isWrong).length;
    const waiting = fields.filter(isWaiting).length;
    const place = page.querySelector(`[data-bar="${group.dataset.group}"] [data-bar-state]`);
    show(place, wrong ? "invalid" : waiting ? "waiting" : "", wrong || waiting);
  }

  function showAll(place) {
    fieldsIn(place).forEach(showField);
    groups().forEach(showGroup);
  }

  function say(text) {
    document.getElementById("figures-said").textContent = text;
  }

  // Asks what the portal has to say of the values as they stand.
  function look() {
    htmx.trigger(document.getElementById("figures-look"), "look");
  }

  function goTo(element) {
    if (!element) return;
    element.focus();
    if (element.tagName === "INPUT" && element.type === "text") element.select();
  }

  function move(field, step) {
    const fields = fieldsIn(page);
    const next = fields[fields.indexOf(field) + step];
    const group = groupOf(field);
    const leaves = step > 0 && (!next || groupOf(next) !== group);
    // What was typed is saved by one more key before the next group begins.
    if (leaves && fieldsIn(group).some(isWaiting)) group.querySelector("[data-save]").focus();
    else goTo(next);
  }

  function moveGroup(group, step) {
    const every = groups();
    const next = every[every.indexOf(group) + step];
    if (next) goTo(fieldsIn(next)[0]);
  }

  function set(field, value) {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const YES_NO = {
    1: "true", y: "true", Y: "true", 0: "false", n: "false", N: "false", Backspace: "", Delete: "",
  };

  function fieldKey(event, field) {
    const group = groupOf(field);
    const isSelect = field.tagName === "SELECT";
    if (event.key === "Enter") move(field, event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowUp" && !isSelect) move(field, -1);
    else if (event.key === "ArrowDown" && !isSelect) move(field, 1);
    else if (event.key === "PageDown") moveGroup(group, 1);
    else if (event.key === "PageUp") moveGroup(group, -1);
    else if (event.key === "F2") document.getElementById(`note-link-${field.name}`)?.click();
    else if (event.key === "Escape") set(field, field.dataset.stored);
    else if (field.dataset.figure === "yes-no" && event.key in YES_NO) {
      set(field, YES_NO[event.key]);
    } else return;
    event.preventDefault();
  }

  // A click, since htmx sends a button's name for those alone.
  function press(button, isLeft) {
    button?.click();
    advances = isLeft;
  }

  function closeNote(form) {
    const field = fieldNamed(form.dataset.note);
    form.parentElement.replaceChildren();
    form.dispatchEvent(new CustomEvent("draft:drop"));
    goTo(field);
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const note = event.target.closest?.("form[data-note]");
    const isSave = event.code === "KeyS" && (event.ctrlKey || event.metaKey || event.altKey);
    if (isSave && !event.shiftKey) {
      event.preventDefault();
      if (note) note.requestSubmit();
      else press(lastForm?.querySelector("[data-save]"), false);
    } else if (event.key === "F8") {
      event.preventDefault();
      if (event.shiftKey) press(document.getElementById("confirm-all"), false);
      else press(lastForm?.querySelector("[data-confirm]"), true);
    } else if (note && event.key === "Escape") {
      event.preventDefault();
      closeNote(note);
    } else if (isField(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      fieldKey(event, event.target);
    }
  });

  page.addEventListener("focusin", (event) => {
    const form = event.target.closest("form.figure-form");
    if (form) lastForm = form;
  });

  page.addEventListener("click", (event) => {
    advances = Boolean(event.target.closest("[data-save], [data-confirm]"));
    const link = event.target.closest("[data-note-of]");
    if (link) noteOf = link.dataset.noteOf;
    const cancel = event.target.closest("[data-note-cancel]");
    if (cancel) {
      event.preventDefault();
      closeNote(cancel.closest("form"));
    }
  });

  for (const kind of ["input", "draft:set"]) {
    page.addEventListener(kind, (event) => {
      if (!isField(event.target)) return;
      showField(event.target);
      showGroup(groupOf(event.target));
    });
  }

  page.addEventListener("change", (event) => {
    if (isField(event.target)) look();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.id === "figures-look") showAll(page);
  });

  function afterSave(place) {
    const group = groupOf(place) || place;
    lastForm = lastForm?.isConnected ? lastForm : group.querySelector("form.figure-form");
    const wrong = place.querySelector("[aria-invalid=true]");
    const choice = place.querySelector(".clash-table input");
    if (wrong || choice) goTo(wrong || choice);
    else if (advances) moveGroup(group, 1);
    advances = false;
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    const place = event.detail.elt;
    if (place.matches?.(".note-place")) {
      const form = place.querySelector("form[data-note]");
      if (form) form.querySelector("[aria-invalid=true], select, textarea").focus();
      else if (noteOf) goTo(fieldNamed(noteOf));
      groups().forEach(showGroup);
    } else if (place.matches?.("[data-group]") || place.id === "figure-groups") {
      showAll(place);
      afterSave(place);
    }
  });

  for (const trouble of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(trouble, () => say(document.body.dataset.trouble));
  }

  // Those who have keys need not pass each note on their way through the fields.
  function prepare(place) {
    for (const link of place.querySelectorAll("[data-note-of]")) link.tabIndex = -1;
  }

  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));

  document.addEventListener("DOMContentLoaded", () => {
    prepare(page);
    showAll(page);
    if (fieldsIn(page).some(isWaiting)) look();
  });

  // After the browser has gone to the part of the page that the address names.
  window.addEventListener("load", () => {
    const named = document.getElementById(window.location.hash.slice(1));
    const first = named && fieldsIn(named)[0];
    const wrong = page.querySelector("[aria-invalid=true]");
    if (wrong || first || !window.location.hash) goTo(wrong || first || fieldsIn(page)[0]);
  });
})();
