// What a script adds to the page that asks where it is; one file, so that it is one request.

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

// A map that can be moved, of our own layers alone: nothing is loaded before somebody asks.
(() => {
  const part = document.querySelector("[data-map]");
  if (!part) return;
  const FINGER = 8; // pixels that a finger may be off
  const NEAR = 2; // steps closer than the whole, from where places are shown
  const [show, take] = part.querySelectorAll("button");
  const box = part.querySelector(".movable");
  const status = part.querySelector("[role=status]");
  const form = part.closest("form");

  const load = (tag, about) =>
    new Promise((resolve, reject) => {
      const node = Object.assign(document.createElement(tag), about);
      node.onload = resolve;
      node.onerror = reject;
      document.head.append(node);
    });
  const layers = async () => {
    const answer = await fetch(part.dataset.layers);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const nameOf = (feature) => {
    const name = document.createElement("bdi");
    name.textContent = feature.properties.name;
    return name;
  };
  const drawn = (whole, kind) =>
    L.geoJSON(
      whole.features.filter((one) => one.properties.kind === kind),
      {
        interactive: false,
        style: { className: `map-${kind}` },
        pointToLayer: (_feature, at) =>
          L.circleMarker(at, { radius: 4, interactive: false }),
        onEachFeature: (feature, layer) =>
          layer.bindTooltip(nameOf(feature), {
            permanent: true,
            direction: kind === "area" ? "center" : "right",
            className: `name-${kind}`,
          }),
      },
    );

  const open = (whole) => {
    box.hidden = false;
    const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box, {
      attributionControl: false,
      zoomSnap: 0.25,
      zoomControl: false,
      zoomAnimation: moves,
      fadeAnimation: moves,
      inertia: moves,
    });
    const { closer: zoomInTitle, farther: zoomOutTitle } = box.dataset;
    L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(map);
    const areas = drawn(whole, "area").addTo(map);
    const places = L.layerGroup(["office", "place"].map((kind) => drawn(whole, kind)));
    const bounds = areas.getBounds();
    map.fitBounds(bounds);
    map.setMinZoom(map.getZoom() - 1).setMaxBounds(bounds.pad(0.5));
    const near = map.getZoom() + NEAR;

    let pin;
    const setPin = (at) => {
      pin ??= L.circleMarker(at, { radius: 9, className: "map-set", interactive: false });
      pin.setLatLng(at).addTo(map).bringToFront();
      const [here, there] = [[0, 0], [FINGER, 0]].map((to) => map.containerPointToLatLng(to));
      form.elements.latitude.value = at.lat.toFixed(6);
      form.elements.longitude.value = at.lng.toFixed(6);
      form.elements.accuracy.value = Math.ceil(map.distance(here, there));
      form.elements.shown_by.value = "map";
      status.textContent = part.dataset.set;
      take.parentElement.hidden = false;
    };
    map.on("click", ({ latlng }) => setPin(latlng));
    map.on("zoomend", () => {
      if (map.getZoom() >= near) places.addTo(map);
      else places.remove();
      pin?.bringToFront();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== box) return;
      event.preventDefault();
      setPin(map.getCenter());
    });
    box.focus();
  };

  part.hidden = false;
  take.addEventListener("click", () => form.submit());
  show.addEventListener("click", async () => {
    show.disabled = true;
    status.textContent = part.dataset.wait;
    try {
      const styles = part.dataset.styles.split(" ");
      const [whole] = await Promise.all([
        layers(),
        load("script", { src: part.dataset.script }),
        ...styles.map((href) => load("link", { rel: "stylesheet", href })),
      ]);
      open(whole);
      show.parentElement.hidden = true;
      status.textContent = part.dataset.ready;
    } catch {
      status.textContent = part.dataset.failed;
      show.disabled = false;
    }
  });
})();
