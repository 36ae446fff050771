/* Makes a step livelier: rules at once, autosave, character count, focus on errors. Nothing depends on it. */
(() => {
  "use strict";

  /* The value of a question as forms_app/questions cleans it, as far as rules need it; null: not answered. */
  const VALUES = {
    number: (box) => {
      let text = box.querySelector("input").value.replace(/\s/g, "").replace("−", "-");
      const unit = (box.querySelector(".ds-field-affix")?.textContent || "").replace(/\s/g, "").toLowerCase();
      if (unit && text.toLowerCase().endsWith(unit)) text = text.slice(0, -unit.length);
      if (text.includes(",")) text = text.replaceAll(".", "").replace(",", ".");
      if (!/^[+-]?[0-9]{1,15}(\.[0-9]{1,10})?$/.test(text)) return null;
      return text.replace(/^\+/, "").replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");
    },
    date: (box) => {
      let parts = [...box.querySelectorAll("input")].map((input) => input.value.trim());
      if (parts[0] && !parts[1] && !parts[2]) {
        parts = parts[0].split(/[\s./-]+/);
        if (parts[0].length === 4) parts.reverse();
      }
      if (parts.length !== 3 || !parts.every((part) => /^[0-9]{1,4}$/.test(part))) return null;
      const [day, month] = parts.map(Number);
      const year = parts[2].length <= 2 ? 2000 + Number(parts[2]) : Number(parts[2]);
      const date = new Date(Date.UTC(year, month - 1, day));
      if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
      return date.toISOString().slice(0, 10);
    },
    several_of: (box) => [...box.querySelectorAll("input:checked")].map((input) => input.value),
    consent: (box) => box.querySelector("input").checked || null,
    information: () => null,
    person: (box) =>
      box.querySelector("[data-answered]") || [...box.querySelectorAll("input")].some((input) => input.value.trim())
        ? { answered: true } : null,
  };

  function oneValue(box) {
    const control = box.querySelector("textarea, select, input:not([type=radio]), input:checked");
    return (control && control.value.trim()) || null;
  }

  function applyRules(form) {
    const answers = new Map(Object.entries(JSON.parse(form.dataset.known || "{}")));
    const unseen = [];
    for (const box of form.querySelectorAll("[data-question]")) {
      const rule = box.dataset.showIf ? JSON.parse(box.dataset.showIf) : null;
      box.hidden = !globalThis.rules.holds(rule, answers);
      /* In the editor's preview, steps are boxes around their questions. */
      if (box.closest("[hidden]")) unseen.push(box.dataset.question);
      else answers.set(box.dataset.question, (VALUES[box.dataset.type] || oneValue)(box));
    }
    form.elements.unseen.value = unseen.join(" ");
  }

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
    const refresh = () => applyRules(form);
    form.addEventListener("input", refresh);
    form.addEventListener("change", refresh);
    addEventListener("pageshow", refresh);
    refresh();
    for (const note of form.querySelectorAll(".counter")) {
      let timer = 0;
      form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => count(note), 500); });
      count(note);
    }
    /* The editor's preview has nowhere to save to. */
    if (form.dataset.autosave) autosave(form);
  }
  /* For browsers that give autofocus to form controls only. */
  addEventListener("load", () => document.querySelector("[data-errors]")?.focus());
})();
