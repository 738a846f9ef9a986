// What people type is kept in their browser until the portal has stored it.
//
// <form data-draft="KEY">      KEY names the row; see portal/drafts.py
//   data-draft-unsaved         the form comes back with errors: its values are typed
// <input data-draft-version>   hidden: the version of the row the form was read at
// <input data-stored="...">    the stored value, where it is not the one first shown
// data-draft-skip              on a control, or around some: never kept
// "draft:drop"                 an event sent to the form: it was left on purpose
//
// A draft belongs to one user of the portal. Once another one signs in, it is gone.
"use strict";

const DRAFT = "draft:";
const DRAFT_DAYS = 14;
const NEVER_KEPT = ["hidden", "password", "file", "submit", "button", "image", "reset"];
const draftOwner = document.body.dataset.user || "";
const draftNote = document.getElementById("draft-note");
const draftForms = new Set();

function storedDraft(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function storeDraft(key, draft) {
  try {
    if (Object.keys(draft.fields).length) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // The browser keeps nothing for this site: the form works as it did without.
  }
}

function draftKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(DRAFT));
  } catch {
    return [];
  }
}

const ownDrafts = () => draftKeys().filter((key) => key.startsWith(`${DRAFT}${draftOwner}:`));
const draftKeyOf = (form) => `${DRAFT}${draftOwner}:${form.dataset.draft}`;

function dropDraftsOfOthers() {
  const oldest = Date.now() - DRAFT_DAYS * 24 * 60 * 60 * 1000;
  for (const key of draftKeys()) {
    const isOthers = draftOwner && !key.startsWith(`${DRAFT}${draftOwner}:`);
    if (isOthers || !(storedDraft(key)?.at > oldest)) localStorage.removeItem(key);
  }
}

function isKept(control) {
  return (
    control.name &&
    !NEVER_KEPT.includes(control.type) &&
    control.tagName !== "FIELDSET" &&
    !control.closest("[data-draft-skip]")
  );
}

function namedControls(form, name) {
  return [...form.elements].filter((each) => each.name === name && isKept(each));
}

const isTick = (control) => control.type === "checkbox" || control.type === "radio";

function chosenOptions(select, is) {
  const chosen = [...select.options].filter((option) => option[is]);
  if (!chosen.length && !select.multiple) chosen.push(...[...select.options].slice(0, 1));
  return chosen.map((option) => option.value);
}

function typedValues(controls) {
  return controls.flatMap((control) => {
    if (isTick(control)) return control.checked ? [control.value] : [];
    if (control.tagName === "SELECT") return chosenOptions(control, "selected");
    return [control.value];
  });
}

function shownFirst(controls) {
  return controls.flatMap((control) => {
    if (isTick(control)) return control.defaultChecked ? [control.value] : [];
    if (control.dataset.stored !== undefined) return [control.dataset.stored];
    if (control.tagName === "SELECT") return chosenOptions(control, "defaultSelected");
    return [control.defaultValue];
  });
}

function setValues(controls, values) {
  controls.forEach((control, place) => {
    if (isTick(control)) {
      control.checked = values.includes(control.value);
    } else if (control.tagName === "SELECT") {
      for (const option of control.options) option.selected = values.includes(option.value);
      control.tomselect?.sync();
    } else {
      control.value = values[place] ?? "";
    }
    control.dispatchEvent(new CustomEvent("draft:set", { bubbles: true }));
  });
}

const sameValues = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function versionInput(form) {
  return form.querySelector("input[data-draft-version]");
}

function keepDraft(control) {
  const form = control.form;
  if (!form?.dataset.draft || !draftOwner || !isKept(control)) return;
  const key = draftKeyOf(form);
  const draft = storedDraft(key) || { fields: {} };
  draft.version ??= versionInput(form)?.value;
  const controls = namedControls(form, control.name);
  const values = typedValues(controls);
  const isBack = sameValues(values, shownFirst(controls));
  if (isBack && form.dataset.draftUnsaved === undefined) delete draft.fields[control.name];
  else draft.fields[control.name] = values;
  draft.at = Date.now();
  storeDraft(key, draft);
}

// How many entries were put back into the form.
function restoreDraft(form) {
  const key = draftKeyOf(form);
  const draft = storedDraft(key);
  if (!draft || form.dataset.draftUnsaved !== undefined) return 0;
  let restored = 0;
  for (const [name, values] of Object.entries(draft.fields)) {
    const controls = namedControls(form, name);
    if (!controls.length) continue;
    if (sameValues(values, shownFirst(controls))) {
      delete draft.fields[name];
      continue;
    }
    setValues(controls, values);
    restored += 1;
  }
  // Typed over an older version: the portal shall say what has changed since.
  const version = versionInput(form);
  if (restored && version && draft.version !== undefined) {
    version.dataset.served = version.value;
    version.value = draft.version;
  }
  storeDraft(key, draft);
  return restored;
}

function discardDraft(form) {
  const draft = storedDraft(draftKeyOf(form));
  for (const name of Object.keys(draft?.fields || {})) {
    const controls = namedControls(form, name);
    setValues(controls, shownFirst(controls));
  }
  const version = versionInput(form);
  if (version?.dataset.served !== undefined) version.value = version.dataset.served;
  localStorage.removeItem(draftKeyOf(form));
}

// The portal names the forms it has stored in a cookie, which reaches the page
// after a redirect and inside of an answer to htmx alike.
function forgetSaved() {
  const found = document.cookie.match(/(?:^|; )drafts_saved=([^;]*)/);
  if (!found) return;
  document.cookie = "drafts_saved=; path=/; max-age=0";
  for (const name of found[1].replaceAll('"', "").split("~")) {
    const key = `${DRAFT}${draftOwner}:${name}`;
    const draft = storedDraft(key);
    if (!draft) continue;
    // What was typed while the answer was on its way is not stored yet.
    for (const [field, values] of Object.entries(draft.fields)) {
      if (!draft.sent || sameValues(values, draft.sent[field])) delete draft.fields[field];
    }
    delete draft.sent;
    delete draft.version;
    storeDraft(key, draft);
  }
}

function noteSent(form) {
  const draft = storedDraft(draftKeyOf(form));
  if (draft) storeDraft(draftKeyOf(form), { ...draft, sent: { ...draft.fields } });
}

function findDraftForms(within) {
  const forms = [...within.querySelectorAll("form[data-draft]")];
  if (within.matches?.("form[data-draft]")) forms.push(within);
  let restored = 0;
  for (const form of forms) {
    if (!draftOwner || draftForms.has(form)) continue;
    draftForms.add(form);
    // A form that is left is taken off the page first: it is asked by itself.
    form.addEventListener("draft:drop", () => discardDraft(form));
    restored += restoreDraft(form);
  }
  return restored;
}

function sayRestored(count, form) {
  if (!draftNote || !count) return;
  if (form) form.prepend(draftNote.parentElement);
  const text = count === 1 ? draftNote.dataset.one : draftNote.dataset.many;
  draftNote.querySelector("[data-draft-text]").textContent = text.replace("{n}", count);
  draftNote.hidden = false;
}

// Not "change": it also comes from a field that has the focus while its form, stored
// by then, is taken off the page, and would bring the value back into the next form.
document.addEventListener("input", (event) => keepDraft(event.target));

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.dataset.draft && draftOwner) noteSent(form);
    if (form.dataset.signsOut === undefined) return;
    // Whoever signs out may leave the computer to somebody else.
    const kept = ownDrafts();
    if (kept.length && draftNote && !window.confirm(draftNote.dataset.leave)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    for (const key of kept) localStorage.removeItem(key);
  },
  true,
);

draftNote?.querySelector("[data-draft-discard]").addEventListener("click", () => {
  for (const form of draftForms) if (form.isConnected) discardDraft(form);
  draftNote.hidden = true;
});

document.addEventListener("htmx:beforeOnLoad", forgetSaved);
document.addEventListener("htmx:load", (event) => {
  for (const form of draftForms) if (!form.isConnected) draftForms.delete(form);
  const opened = event.detail.elt;
  const restored = findDraftForms(opened);
  // A form of a group of figures comes back by itself: it shows what is not saved.
  if (opened.matches("form[data-entry]")) sayRestored(restored, opened);
});

dropDraftsOfOthers();
forgetSaved();
sayRestored(findDraftForms(document));
