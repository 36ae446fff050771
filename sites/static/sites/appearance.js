/* The sample follows what is being chosen. Without this script it shows what is saved. */
(() => {
  "use strict";
  const sample = document.querySelector("[data-appearance]"), form = document.querySelector(".appearance form");
  let wait;
  const show = () => {
    const chosen = new URLSearchParams({ colour: form.elements.colour.value, typeface: form.elements.typeface.value });
    sample.src = `${sample.dataset.appearance}?${chosen}`;
  };
  form.addEventListener("input", (event) => {
    if (!["colour", "typeface"].includes(event.target.name)) return;
    clearTimeout(wait);
    wait = setTimeout(show, 150);
  });
})();
