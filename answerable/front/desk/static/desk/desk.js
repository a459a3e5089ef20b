/* Keys of the desk, and its command bar; below, words that are kept until they were taken.

   A key does what a control of the page does: the one that has it in aria-keyshortcuts.
   So nothing depends on this script, and what is not on the page has no key. Single
   keys are turned off by data-keys="off" on the body, and never work in a field. */
"use strict";

(() => {
  const usesKeys = document.body.dataset.keys === "on";
  const bar = document.getElementById("commands");

  function isWritten(element) {
    if (element.matches("input")) return !/^(checkbox|radio|button|submit)$/.test(element.type);
    return element.matches("textarea, select") || element.isContentEditable;
  }

  /* The sign on the key; where a script has other letters, the place of the key. */
  function signOf(event) {
    if (/^[!-~]$/.test(event.key)) return event.key.toLowerCase();
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
  }

  function controlOf(sign) {
    return document.querySelector(`[aria-keyshortcuts="${CSS.escape(sign)}"]`);
  }

  /* Do what the control does: unfold, write, choose or press. */
  function use(control) {
    if (control.matches("summary")) unfold(control.parentElement);
    else if (control.matches("form")) control.querySelector("textarea").focus();
    else if (isWritten(control)) control.focus();
    else control.click();
  }

  function unfold(details) {
    details.open = true;
    const fields = "textarea, select, input:not([type=hidden])";
    const first = details.querySelector(fields);
    if (first) first.focus();
  }

  /* In the queue the focus walks; beside a case, the page does. */
  function walk(step) {
    const list = document.querySelector("[data-walk]");
    const links = list ? [...list.querySelectorAll("li a, th a")] : [];
    const here = links.findIndex((link) => isHere(link));
    const link = links[Math.max(0, here < 0 ? 0 : here + step)];
    if (!link) return;
    if (list.matches("ul")) link.click();
    else link.focus();
  }

  /* Choose the row that has the focus, for something that is done with several. */
  function pick() {
    const row = document.activeElement.closest("tr");
    const box = row && row.querySelector(".pick");
    if (box) box.click();
  }

  function isHere(link) {
    const row = link.closest("tr");
    return row ? row.contains(document.activeElement) : link.parentElement.ariaCurrent === "true";
  }

  function send(field) {
    const form = field.closest("form");
    if (form && form.method === "post") form.requestSubmit();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const sign = signOf(event);
    const isChord = event.ctrlKey || event.metaKey;
    if (isChord && sign === "k" && bar) open();
    else if (isChord && sign === "Enter" && isWritten(event.target)) send(event.target);
    else if (isChord || event.altKey) return;
    else if (sign === "Escape" && isWritten(event.target)) event.target.blur();
    else if (isWritten(event.target) || !usesKeys || (bar && bar.open)) return;
    else if (sign === "j") walk(1);
    else if (sign === "k") walk(-1);
    else if (sign === "x") pick();
    else if (controlOf(sign)) use(controlOf(sign));
    else return;
    event.preventDefault();
  });

  /* A change of a case is a link to the same page with its form; the form alone comes here,
     so that what is being written stays where it is. */
  async function openInPlace(link) {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const item = link.closest("li");
    const form = page.getElementById(item.id);
    if (answer.redirected || !form) throw new Error("not the page of the case");
    item.replaceWith(form);
    document.dispatchEvent(new Event("opened"));
    form.querySelector("[autofocus]").focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-in-place]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openInPlace(link).catch(() => location.assign(link.href));
  });

  if (!bar) return;
  const field = bar.querySelector("#command");
  const list = bar.querySelector("#command-list");
  const status = bar.querySelector("[role=status]");
  let shown = [];
  let at = 0;

  /* What can be done here: what has a key, and where the links of the desk lead. */
  function commands() {
    const links = ".rail a, .views a, [aria-keyshortcuts]";
    return [...document.querySelectorAll(links)]
      .map((control) => ({ control, name: nameOf(control) }))
      .filter(({ name }) => name);
  }

  function nameOf(control) {
    const said = control.labels && control.labels.length ? control.labels[0].textContent : control.textContent;
    return (control.getAttribute("aria-label") || said).replace(/\s+/g, " ").trim();
  }

  function update() {
    const typed = field.value.trim();
    const fitting = commands().filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
    const search = { name: `${bar.dataset.search} ${typed}`, control: null };
    shown = typed ? [...fitting, search] : fitting;
    list.replaceChildren(...shown.map(option));
    field.setAttribute("aria-expanded", String(shown.length > 0));
    status.textContent = shown.length ? "" : bar.dataset.nothing;
    mark(0);
  }

  function option({ name, control }, number) {
    const item = document.createElement("li");
    item.className = "q row";
    item.id = `command-${number}`;
    item.setAttribute("role", "option");
    item.append(Object.assign(document.createElement("bdi"), { textContent: name }));
    const sign = control && control.getAttribute("aria-keyshortcuts");
    if (sign && usesKeys) item.append(Object.assign(document.createElement("kbd"), { textContent: sign.toUpperCase() }));
    item.addEventListener("click", () => run(number));
    return item;
  }

  function mark(number) {
    at = shown.length ? (number + shown.length) % shown.length : 0;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    const item = list.children[at];
    field.setAttribute("aria-activedescendant", item ? item.id : "");
    if (item) item.scrollIntoView({ block: "nearest" });
  }

  function open() {
    if (bar.open) return;
    bar.showModal();
    field.value = "";
    update();
  }

  function run(number) {
    const chosen = shown[number];
    if (!chosen) return;
    if (!chosen.control) {
      field.form.submit();
      return;
    }
    bar.close();
    use(chosen.control);
  }

  field.addEventListener("input", update);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter") run(at);
    else if (event.key === "Escape") bar.close();
    else return;
    event.preventDefault();
  });
})();

/* Long words in any form that is sent are kept in this browser until they were taken: after a
   lost connection they are put back when the page is opened again, and their writer is told.
   The composer keeps its own, on the server as well. data-keep="off" keeps nothing. */
(() => {
  const { me, restored } = document.body.dataset;
  const PREFIX = `answerable words ${me} `;
  const SENT = `answerable sent ${me}`; // of this window: what the last page was sent with
  const LONGEST = 30 * 24 * 3600 * 1000; // milliseconds until they are forgotten

  function isKept(field) {
    const form = field.form;
    if (!field.matches("textarea") || !form || form.method !== "post") return false;
    const isOfComposer = form.matches("[data-draft]") && form.querySelector("textarea") === field;
    return !isOfComposer && !form.closest("[data-keep=off]");
  }

  function placeOf(field) {
    return `${PREFIX}${new URL(field.form.action).pathname} ${field.name}`;
  }

  function fieldsOf(root) {
    return [...root.querySelectorAll("textarea")].filter(isKept);
  }

  /* A browser that keeps nothing still sends what was typed. */
  function tried(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  function store(field) {
    const place = placeOf(field);
    const entry = { words: field.value, first: field.defaultValue, at: Date.now() };
    if (field.value === field.defaultValue) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(entry));
  }

  function restore(field) {
    const entry = JSON.parse(localStorage.getItem(placeOf(field)));
    if (!entry) return;
    if (field.value.includes(entry.words.trim())) return;
    // Where somebody else has written meanwhile, theirs stays and ours stands below.
    const isAsBefore = entry.first === field.defaultValue || !field.value;
    field.value = isAsBefore ? entry.words : `${field.value}\n\n${entry.words}`;
    const folded = field.closest("details");
    if (folded) folded.open = true;
    tell(field);
  }

  function tell(field) {
    const status = document.createElement("p");
    status.className = "muted small";
    status.setAttribute("role", "status");
    field.after(status);
    // What is there from the beginning is not read out.
    setTimeout(() => { status.textContent = restored; }, 100);
  }

  /* What the last page was sent with was taken where this one says so. */
  function forgetTaken() {
    const sent = JSON.parse(sessionStorage.getItem(SENT)) || [];
    sessionStorage.removeItem(SENT);
    if (!document.querySelector(".messages .notice.ok")) return;
    for (const place of sent) localStorage.removeItem(place);
  }

  function forgetOld() {
    for (const place of Object.keys(localStorage)) {
      if (!place.startsWith(PREFIX)) continue;
      const { at } = JSON.parse(localStorage.getItem(place));
      if (Date.now() - at > LONGEST) localStorage.removeItem(place);
    }
  }

  function restoreAll() {
    for (const field of fieldsOf(document)) tried(() => restore(field));
  }

  tried(forgetTaken);
  tried(forgetOld);
  restoreAll();
  document.addEventListener("opened", restoreAll);
  document.addEventListener("input", (event) => {
    if (event.target.form && isKept(event.target)) tried(() => store(event.target));
  });
  document.addEventListener("submit", (event) => {
    const sent = fieldsOf(event.target).map(placeOf);
    tried(() => sessionStorage.setItem(SENT, JSON.stringify(sent)));
  });
})();

/* Without a connection the page says so, until it is back. */
(() => {
  const bar = document.getElementById("offline");
  if (!bar) return;
  const tell = () => { bar.hidden = navigator.onLine; };
  addEventListener("offline", tell);
  addEventListener("online", tell);
  tell();
})();
