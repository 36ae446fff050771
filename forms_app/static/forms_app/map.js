/* A map to point out a place on. It and its tiles are fetched only when somebody opens it; the fields above it
   take the same point in words or numbers. */
(() => {
  "use strict";
  const FINNMARK = [70.1, 23.8], FAR = 7, NEAR = 14;
  let leaflet = null;

  const load = (box) => (leaflet ??= new Promise((resolve, reject) => {
    const style = document.createElement("link"), script = document.createElement("script");
    style.rel = "stylesheet";
    style.href = box.dataset.style;
    script.src = box.dataset.leaflet;
    script.addEventListener("load", () => resolve(globalThis.L));
    script.addEventListener("error", reject);
    document.head.append(style, script);
  }));

  function pointing(box) {
    const part = (name) => box.closest(".question").querySelector(`[name$="-${name}"]`);
    const latitude = part("latitude"), longitude = part("longitude"), told = box.querySelector("[data-told]");
    const number = (input) => Number.parseFloat(input.value.replace(",", "."));

    async function open() {
      const L = await load(box);
      const map = L.map(box.querySelector("[data-view]"), { maxZoom: 20 });
      map.attributionControl.setPrefix('<a href="https://leafletjs.com/">Leaflet</a>');
      L.tileLayer(box.dataset.map, {
        maxNativeZoom: 18, maxZoom: 20,
        attribution: '© <a href="https://www.kartverket.no/">Kartverket</a>',
      }).addTo(map);
      const mark = L.circleMarker(FINNMARK, { radius: 10, weight: 4, color: "#b3003b", fillOpacity: 0.3 });

      function choose({ lat, lng }) {
        latitude.value = lat.toFixed(6);
        longitude.value = lng.toFixed(6);
        mark.setLatLng([lat, lng]).addTo(map);
        told.textContent = told.dataset.chosen.replace("{latitude}", lat.toFixed(4)).replace("{longitude}", lng.toFixed(4));
        latitude.dispatchEvent(new Event("change", { bubbles: true }));
      }
      const known = [number(latitude), number(longitude)];
      const isKnown = known.every(Number.isFinite);
      map.setView(isKnown ? known : FINNMARK, isKnown ? NEAR : FAR);
      if (isKnown) mark.setLatLng(known).addTo(map);
      map.on("click", (event) => choose(event.latlng));
      box.querySelector("[data-centre]").addEventListener("click", () => choose(map.getCenter()));
    }
    box.hidden = false;
    box.addEventListener("toggle", () => { if (box.open) open(); }, { once: true });
  }
  document.querySelectorAll("[data-map]").forEach(pointing);
  /* In a new row of a group (rows.js). */
  addEventListener("portalen:added", (event) => event.target.querySelectorAll("[data-map]").forEach(pointing));
})();
