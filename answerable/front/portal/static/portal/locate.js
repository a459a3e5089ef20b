// "Use my location": shown where the browser can say it, sent like any other answer.
(() => {
  const part = document.querySelector("[data-locate]");
  if (!part || !window.isSecureContext || !navigator.geolocation) return;
  const button = part.querySelector("button");
  const status = part.querySelector("[role=status]");
  const form = part.closest("form");

  const send = ({ coords }) => {
    form.elements.latitude.value = coords.latitude;
    form.elements.longitude.value = coords.longitude;
    form.elements.accuracy.value = coords.accuracy;
    form.elements.shown_by.value = "";
    form.submit();
  };
  const giveUp = () => {
    status.textContent = button.dataset.denied;
    button.disabled = false;
  };

  part.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = button.dataset.wait;
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(send, giveUp, {
      enableHighAccuracy: true,
      timeout: 20000,
      maximumAge: 60000,
    });
  });
})();
