/* The sample follows what is being chosen. Without this script it shows what is saved. */
(() => {
  "use strict";
  const sample = document.querySelector("[data-appearance]"), form = document.querySelector(".appearance form");
  let wait, arms = "";
  const show = () => {
    const chosen = new URLSearchParams({ colour: form.elements.colour.value, typeface: form.elements.typeface.value, photo: form.elements.header_photo.value });
    sample.src = `${sample.dataset.appearance}?${chosen}`;
  };
  // The drawing is shown as a picture, which runs no scripts; the server keeps only its shapes.
  const draw = () => {
    if (arms) sample.contentDocument.querySelectorAll("[data-arms]").forEach((image) => { image.src = arms; image.hidden = false; });
  };
  const chosen = (event) => {
    if (!["colour", "typeface", "header_photo"].includes(event.target.name)) return;
    clearTimeout(wait);
    wait = setTimeout(show, 150);
  };
  form.addEventListener("input", chosen);
  form.addEventListener("change", chosen);
  form.elements.drawing.addEventListener("change", (event) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => { arms = reader.result; draw(); });
    if (event.target.files.length) reader.readAsDataURL(event.target.files[0]);
  });
  sample.addEventListener("load", draw);
})();
