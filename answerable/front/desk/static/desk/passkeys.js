/* Passkeys: asks the browser for one when a form with data-passkey is sent, and sends
   what it answered.

   Where a browser cannot do it, the form stays hidden: the code does the same. */
"use strict";

(() => {
  const keys = window.PublicKeyCredential;
  const can = keys && keys.parseRequestOptionsFromJSON && keys.parseCreationOptionsFromJSON;

  async function answer(form) {
    const token = form.elements.csrfmiddlewaretoken.value;
    const asked = await fetch(form.dataset.options, {
      method: "POST",
      headers: { "X-CSRFToken": token },
    });
    if (!asked.ok) throw new Error(asked.status);
    const options = await asked.json();
    if (form.dataset.passkey === "new") {
      const publicKey = keys.parseCreationOptionsFromJSON(options);
      return navigator.credentials.create({ publicKey });
    }
    const publicKey = keys.parseRequestOptionsFromJSON(options);
    return navigator.credentials.get({ publicKey });
  }

  async function send(event) {
    const form = event.target;
    const status = form.querySelector("[role=status]");
    event.preventDefault();
    status.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify((await answer(form)).toJSON());
      form.submit();
    } catch {
      // Closed, timed out, or no such key: the person can press again.
      status.textContent = form.dataset.failed;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!can) continue;
    form.hidden = false;
    form.addEventListener("submit", send);
  }
})();
