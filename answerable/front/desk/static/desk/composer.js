/* What is typed in the composer is kept: in this browser at once, on the server a moment
   later, and there until it is sent. What could not reach the server is put back when the
   page is opened again, and its writer is told in words. Below: who else is here.

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

/* Who else is here: the page says so every few seconds while it is looked at, and at
   once when somebody begins to type. */
(() => {
  const BEAT = 8000;
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
    const hasBegun = !isTyping && Date.now() - last > SOONEST;
    isTyping = true;
    if (hasBegun) beat();
  });
  document.addEventListener("visibilitychange", beat);
  setInterval(beat, BEAT);
  beat();
})();
