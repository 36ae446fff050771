/* Shows a place on a map. The map and its tiles are fetched only when somebody opens it; the page tells in words
   where the place is. */
(() => {
  "use strict";
  const load = (box) => new Promise((resolve, reject) => {
    const style = document.createElement("link"), script = document.createElement("script");
    style.rel = "stylesheet";
    style.href = box.dataset.style;
    script.src = box.dataset.leaflet;
    script.addEventListener("load", () => resolve(globalThis.L));
    script.addEventListener("error", reject);
    document.head.append(style, script);
  });

  async function open(box) {
    const L = await load(box), point = [Number(box.dataset.latitude), Number(box.dataset.longitude)];
    const map = L.map(box.querySelector("[data-view]"), { maxZoom: 20 }).setView(point, 15);
    map.attributionControl.setPrefix('<a href="https://leafletjs.com/">Leaflet</a>');
    L.tileLayer(box.dataset.map, {
      maxNativeZoom: 18, maxZoom: 20,
      attribution: '© <a href="https://www.kartverket.no/">Kartverket</a>',
    }).addTo(map);
    L.circleMarker(point, { radius: 10, weight: 4, color: "#b3003b", fillOpacity: 0.3 })
      .bindTooltip(document.createTextNode(box.dataset.place)).addTo(map);
  }

  document.querySelectorAll("[data-place]").forEach((box) => {
    box.hidden = false;
    box.addEventListener("toggle", () => { if (box.open) open(box); }, { once: true });
  });
})();
