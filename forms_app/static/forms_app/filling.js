/* Makes a step livelier: rules at once, autosave, character count, focus on errors. Nothing depends on it. */
(() => {
  "use strict";

  function count(note) {
    const text = document.getElementById(note.id.replace(/-c$/, "")).value;
    if (!text) return;
    const left = Number(note.dataset.limit) - [...text.trim()].length;
    note.dataset.state = left < 0 ? "over" : "left";
    note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{}", Math.abs(left));
  }

  function autosave(form) {
    const status = form.querySelector("[data-saved]");
    let timer = 0, last = "", controller = null;
    const content = () => new URLSearchParams(new FormData(form));

    async function save() {
      const body = content();
      if (body.toString() === last) return;
      controller = new AbortController();
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body, signal: controller.signal });
        const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        status.textContent = told.message || form.dataset.unsaved;
        if (answer.ok) last = body.toString();
      } catch (error) {
        if (error.name !== "AbortError") status.textContent = form.dataset.unsaved;
      }
    }
    const soon = () => { clearTimeout(timer); timer = setTimeout(save, 1200); };
    last = content().toString();
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    /* What Next posts is newer than any autosave still under way. */
    form.addEventListener("submit", () => { clearTimeout(timer); controller?.abort(); });
    addEventListener("pagehide", () => clearTimeout(timer));
  }

  /* A second press within seconds is a slip; later ones go through, in case the first was lost. */
  function once(form) {
    let sentAt = -Infinity;
    form.addEventListener("submit", (event) => {
      if (performance.now() - sentAt < 4000) event.preventDefault();
      else sentAt = performance.now();
    });
    addEventListener("pageshow", () => { sentAt = -Infinity; });
  }

  for (const form of document.querySelectorAll(".filling__form")) {
    once(form);
    if (!form.elements.unseen) continue;
    const refresh = (event) => {
      const box = event.target.closest?.("[data-question]");
      if (box) box.dataset.touched = "";
      globalThis.asking.apply(form, event.type === "change" ? event.target : null);
    };
    form.addEventListener("input", refresh);
    form.addEventListener("change", refresh);
    addEventListener("pageshow", refresh);
    globalThis.asking.apply(form);
    const counting = (note) => {
      let timer = 0;
      form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => count(note), 500); });
      count(note);
    };
    form.querySelectorAll(".counter").forEach(counting);
    /* In a new row of a group (rows.js). */
    form.addEventListener("portalen:added", (event) => event.target.querySelectorAll(".counter").forEach(counting));
    /* The editor's preview has nowhere to save to. */
    if (form.dataset.autosave) {
      autosave(form);
      /* The way in shows the first step at its own address: back and reload are to show the step. */
      if (location.pathname.endsWith("/start/")) history.replaceState(null, "", form.action);
    }
  }
  /* For browsers that give autofocus to form controls only. */
  addEventListener("load", () => document.querySelector("[data-errors]")?.focus());
})();
