/* Saved answers by a slash: "/" at the start of a line opens a list, filtered by what
   is typed, and puts the chosen answer where the slash was.

   Nothing depends on it: the list and the button beside it work by themselves. Keys are
   turned off by data-keys="off" on the body. */
"use strict";

(() => {
  const box = document.querySelector("[data-answers]");
  if (!box) return;
  const words = box.closest("form").querySelector("textarea");
  const used = box.closest("form").elements.used;
  const panel = box.querySelector(".finder");
  const field = panel.querySelector("input");
  const list = panel.querySelector("ul");
  const status = box.querySelector("[role=status]");
  let everything = null;
  let shown = [];
  let at = 0;
  let slash = 0; // where the caret stands behind the slash
  let turn = 0;
  let ready = Promise.resolve();

  async function ask(sought) {
    const address = `${box.dataset.answers}?q=${encodeURIComponent(sought)}`;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  function all() {
    everything = everything || ask("");
    // What failed is asked again the next time.
    return everything.catch(() => { everything = null; return { answers: [], more: false }; });
  }

  async function find(sought) {
    const found = await all();
    if (found.more && sought) return (await ask(sought)).answers;
    return found.answers.filter((answer) => fits(answer, sought));
  }

  function fits(answer, sought) {
    return `${answer.name}\n${answer.text}`.toLowerCase().includes(sought);
  }

  async function update() {
    const mine = ++turn;
    const sought = field.value.trim().toLowerCase();
    const found = await find(sought).catch(() => []);
    if (mine !== turn || panel.hidden) return;
    // What is called so comes before what only has the word somewhere.
    const called = found.filter((answer) => answer.name.startsWith(sought));
    draw([...called, ...found.filter((answer) => !called.includes(answer))]);
  }

  function draw(answers) {
    shown = answers;
    list.replaceChildren(...answers.map(option));
    list.hidden = !answers.length;
    field.setAttribute("aria-expanded", String(answers.length > 0));
    const { fits: some, nothing } = box.dataset;
    status.textContent = answers.length ? `${some} ${answers.length}` : nothing;
    mark(0);
  }

  function option(answer, number) {
    const item = piece("li", "q", "");
    item.id = `answer-${answer.id}`;
    item.setAttribute("role", "option");
    const name = piece("b", "", answer.name);
    const text = piece("span", "muted small", answer.text.slice(0, 120));
    text.lang = answer.language;
    name.dir = text.dir = "auto";
    item.append(name, text, piece("span", "muted small", answer.told || answer.group));
    item.addEventListener("click", () => choose(number));
    return item;
  }

  function piece(kind, look, text) {
    const made = document.createElement(kind);
    made.className = look;
    made.textContent = text;
    return made;
  }

  function mark(number) {
    at = shown.length ? (number + shown.length) % shown.length : 0;
    [...list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === at));
    });
    const item = list.children[at];
    field.setAttribute("aria-activedescendant", item ? item.id : "");
    if (item) item.scrollIntoView({ block: "nearest" });
  }

  function open() {
    panel.hidden = false;
    field.value = "";
    field.focus();
    ready = update();
  }

  function close() {
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    status.textContent = "";
  }

  function choose(number) {
    const answer = shown[number];
    if (!answer) return;
    close();
    write(answer.text, slash - 1, slash);
    used.value = `${used.value} ${answer.id}`.trim();
    status.textContent = answer.told || `${box.dataset.put} ${answer.name}`;
    selectOpenField(slash - 1);
  }

  /* What the case could not fill in is what its writer types next. */
  function selectOpenField(from) {
    const field = /\{\{[^{}]*\}\}/g;
    field.lastIndex = from;
    const found = field.exec(words.value);
    if (found) words.setSelectionRange(found.index, field.lastIndex);
  }

  /* As if typed, so that Undo takes it back; where that is not possible, plainly. */
  function write(text, from, to) {
    words.focus();
    words.setSelectionRange(from, to);
    if (text && !document.execCommand("insertText", false, text)) {
      words.setRangeText(text, from, to, "end");
      words.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /* Leave without choosing: what was typed goes behind the slash, nothing is lost. */
  function leave() {
    const typed = field.value;
    close();
    write(typed, slash, slash);
  }

  words.addEventListener("focus", all, { once: true });

  words.addEventListener("input", (event) => {
    const caret = words.selectionStart;
    const isFirst = caret < 2 || words.value[caret - 2] === "\n";
    if (event.data !== "/" || !isFirst || event.isComposing) return;
    if (document.body.dataset.keys === "off") return;
    slash = caret;
    open();
  });

  field.addEventListener("input", () => { ready = update(); });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter") ready.then(() => choose(at));
    else if (event.key === "Escape") leave();
    else if (event.key === "Backspace" && !field.value) {
      close();
      words.focus();
      words.setRangeText("", slash - 1, slash, "end");
    } else return;
    event.preventDefault();
  });

  field.addEventListener("blur", () => {
    if (panel.hidden || !document.hasFocus()) return;
    words.setRangeText(field.value, slash, slash, "end");
    close();
  });

  // The field keeps the focus while an answer is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  if (document.body.dataset.keys !== "off") box.querySelector("p[hidden]").hidden = false;
})();
