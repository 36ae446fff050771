// The checks' list in the editor: asked for when the page is shown and whenever Wagtail has saved the draft.
// Its links lead to the block or field that they are about, opening what is folded on the way.
(() => {
  const WAIT = 600; // milliseconds; several saves in a row ask once
  let timer = 0;
  let asking = null;

  async function renew(panel) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${panel.dataset.findingsUrl}?fragment=1`, { signal });
      if (!answer.ok) return;
      const list = panel.querySelector("[data-findings-list]");
      const before = list.querySelector("input:checked")?.value;
      const text = await answer.text();
      if (list.dataset.shown === text) return; // nothing new for screen readers to read out
      list.dataset.shown = text;
      list.innerHTML = text;
      const box = list.querySelector("input");
      if (box && box.value === before) box.checked = true;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => document.querySelectorAll("[data-findings-url]").forEach(renew), WAIT);
  }

  function uncover(target) {
    const tab = target.closest("[role=tabpanel]");
    if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${tab.id}"]`)?.click();
    for (let node = target; node; node = node.parentElement) {
      if (!node.matches("section, [data-panel], .w-panel")) continue;
      const toggle = node.querySelector("[data-panel-toggle], .w-panel__toggle");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
  }

  function lead(event) {
    const link = event.target.closest?.("[data-findings] a[data-finding-block], [data-findings] a[data-finding-field]");
    if (!link) return;
    const { findingBlock: block, findingField: field } = link.dataset;
    const target = block
      ? document.getElementById(`block-${block}-section`) ||
        document.querySelector(`input[value="${CSS.escape(block)}"][name$="-id"]`)?.parentElement
      : document.getElementById(`id_${field}`) || document.getElementById(`panel-child-content-${field}-section`);
    if (!target) return;
    event.preventDefault();
    uncover(target);
    target.scrollIntoView({ block: "center" });
    const controls = target.matches("input, textarea, select")
      ? [target]
      : target.querySelectorAll("input:not([type=hidden]), textarea, select");
    const control = [...controls].find((one) => one.checkVisibility());
    // When what was folded has been laid out, and the click is over.
    setTimeout(() => control?.focus({ preventScroll: true }));
  }

  document.addEventListener("w-autosave:success", ({ detail }) => {
    // A new page has its address only now that it has been saved.
    const page = detail?.response?.pk ?? detail?.data?.pk ?? location.pathname.match(/\/pages\/(\d+)\/edit/)?.[1];
    document.querySelectorAll("[data-findings]:not([data-findings-url])").forEach((panel) => {
      if (page) panel.dataset.findingsUrl = location.pathname.replace(/\/pages\/.*$/, `/dialoger/${page}/funn/`);
    });
    later();
  });
  document.addEventListener("click", lead);
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-findings-url][data-findings-loaded=no]").forEach(renew);
  });
})();
