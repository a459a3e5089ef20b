/* What is typed in the composer is kept: in this browser at once, on the server a moment
   later, and there until it is sent. What could not reach the server is put back when the
   page is opened again, and its writer is told in words. Below: who else is here, and
   saved answers by a slash.

   Nothing depends on it: a button keeps a draft without a script, and the page says who
   was here when it was opened. */
"use strict";

(() => {
  const A_MOMENT = 1000; // milliseconds without a key
  const AGAIN = 5000;
  const PATIENCE = 2000;
  const wasTaken = document.querySelector(".messages .notice.ok") !== null;

  for (const form of document.querySelectorAll("form[data-draft]")) keep(form);

  function keep(form) {
    const words = form.querySelector("textarea");
    const status = form.querySelector("[data-kept]");
    const { draft: address, kind, by } = form.dataset;
    const place = `answerable ${by} ${address} ${kind}`;
    const version = form.elements.draft;
    let timer = 0;
    let saving = null;
    let unheard = ""; // sent, and no answer came
    let isStopped = false;

    restore();

    function say(text) {
      status.textContent = text;
    }

    function store(isSent) {
      const entry = { words: words.value, version: version.value, isSent };
      try {
        localStorage.setItem(place, JSON.stringify(entry));
      } catch {
        // A browser that keeps nothing still sends it to the server.
      }
    }

    function stored() {
      try {
        return JSON.parse(localStorage.getItem(place));
      } catch {
        return null;
      }
    }

    /* Put back what the server never got; what was sent and taken is no longer ours. */
    function restore() {
      const entry = stored();
      if (!entry) return;
      const typed = entry.words.trim();
      if ((entry.isSent && wasTaken) || words.value.includes(typed)) {
        localStorage.removeItem(place);
        return;
      }
      const isNewer = entry.version === version.value || !words.value;
      words.value = isNewer ? entry.words : `${words.value}\n\n${entry.words}`;
      const folded = form.closest("details");
      if (folded) folded.open = true;
      say(status.dataset.restored);
      later(A_MOMENT);
    }

    function later(delay) {
      clearTimeout(timer);
      timer = setTimeout(save, delay);
    }

    function save() {
      if (isStopped || saving) return;
      saving = send(words.value).finally(() => { saving = null; });
    }

    async function send(text) {
      const data = new FormData(form);
      data.set("kind", kind);
      data.set("words", text);
      data.set("before", unheard);
      unheard = text;
      const headers = { Accept: "application/json" };
      try {
        const answer = await fetch(address, { method: "POST", body: data, headers });
        heard(answer, await answer.json(), text);
      } catch {
        // No connection, or somebody signed out: a page came where JSON was asked for.
        say(status.dataset.offline);
        later(AGAIN);
      }
    }

    function heard(answer, { draft, told }, text) {
      if (!answer.ok) {
        isStopped = true;
        say(told);
        return;
      }
      unheard = "";
      version.value = draft;
      if (words.value !== text) {
        store(false);
        later(A_MOMENT);
        return;
      }
      localStorage.removeItem(place);
      say(draft ? status.dataset.kept : "");
    }

    words.addEventListener("input", () => {
      store(false);
      later(A_MOMENT);
    });

    addEventListener("online", () => { if (stored()) save(); });

    // Whoever comes back to the page writes on.
    addEventListener("pageshow", (event) => { if (event.persisted) isStopped = false; });

    /* A draft that is on its way must not arrive after the letter it became. */
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (saving) {
        event.preventDefault();
        const patience = new Promise((done) => { setTimeout(done, PATIENCE); });
        Promise.race([saving, patience]).then(() => {
          saving = null;
          form.requestSubmit(event.submitter);
        });
        return;
      }
      isStopped = true;
      store(true);
    });
  }
})();

/* Who else is here: the page says so every few seconds while it is looked at, and as soon
   as it may when somebody types. The first one lets the page open before it: who was here
   then stands in the page. Two of these waits together stay below ten seconds. */
(() => {
  const BEAT = 7000;
  const FIRST = 1500;
  const SOONEST = 2000; // between two beats
  const here = document.querySelector("[data-here]");
  if (!here) return;
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  let isTyping = false;
  let last = 0;

  async function beat() {
    if (document.visibilityState !== "visible") return;
    last = Date.now();
    const said = new URLSearchParams({ csrfmiddlewaretoken: token });
    if (isTyping) said.set("typing", "yes");
    isTyping = false;
    try {
      const answer = await fetch(here.dataset.here, { method: "POST", body: said });
      const { told } = await answer.json();
      // A status that is written again is read out again.
      if (here.textContent !== told) here.textContent = told;
    } catch {
      // The next beat tries again.
    }
  }

  document.addEventListener("input", (event) => {
    if (!event.target.closest("form[data-draft]")) return;
    if (isTyping) return;
    isTyping = true;
    setTimeout(beat, Math.max(0, last + SOONEST - Date.now()));
  });
  document.addEventListener("visibilitychange", beat);
  setTimeout(() => {
    beat();
    setInterval(beat, BEAT);
  }, FIRST);
})();

/* Saved answers by a slash: "/" at the start of a line opens a list, filtered by what is
   typed, and puts the chosen answer where the slash was. The list and the button beside
   it work by themselves. Keys are turned off by data-keys="off" on the body. */
(() => {
  const box = document.querySelector("[data-answers]");
  if (!box) return;
  const words = box.closest("form").querySelector("textarea");
  const { used, articles } = box.closest("form").elements;
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
    const kept = answer.mark ? articles : used;
    kept.value = `${kept.value} ${answer.mark || answer.id}`.trim();
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

/* Whoever was led to a field begins there, as if its key had been hit. */
(() => {
  const field = document.getElementById(location.hash.slice(1));
  if (field && field.matches("input, textarea, select")) field.focus();
})();
