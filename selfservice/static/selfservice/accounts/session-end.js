/* Warns before the citizen is logged out, and lets them stay. Without it, the page says when in text. */
(() => {
  "use strict";
  const box = document.querySelector("[data-session]");
  if (!box) return;
  const dialog = box.querySelector("dialog");
  const text = dialog.querySelector("[data-text]");
  const title = dialog.querySelector("[data-title]");
  const extend = dialog.querySelector("[data-extend]");
  const form = dialog.querySelector("form");
  const soonTitle = title.textContent;
  const warn = Number(box.dataset.warn) * 1000;
  let endsAt = Date.now() + Number(box.dataset.endsIn) * 1000;
  let final = Boolean(box.dataset.final);
  let timer = 0, closed = false;

  /* Said anew at these seconds only: a screen reader that hears every second hears nothing else. */
  const SAID = [120, 60, 30, 10];
  let said = Infinity;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(0, endsAt - warn - Date.now()));
  }

  function learn(told) {
    endsAt = Date.now() + told.ends_in * 1000;
    final = told.final;
    if (told.at) box.querySelector("[data-session-at]").textContent = told.at;
  }

  /* Other tabs and what is saved meanwhile put the end off: only the server knows. */
  async function check() {
    try {
      const answer = await fetch(box.dataset.session, { headers: { Accept: "application/json" } });
      if (answer.ok) learn(await answer.json());
    } catch { /* no connection: what was known holds */ }
    if (endsAt - Date.now() > warn) {
      if (dialog.open) dialog.close();
      closed = false;
      return wait();
    }
    said = Infinity;
    tick();
  }

  function tick() {
    clearTimeout(timer);
    const left = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
    const over = left === 0;
    if (over || said === Infinity || SAID.some((at) => left <= at && said > at)) {
      said = left;
      title.textContent = over ? title.dataset.over : soonTitle;
      text.textContent = over ? text.dataset.over
        : (final ? text.dataset.final : text.dataset.soon).replace("{}", left);
      extend.hidden = over || final;
    }
    if (!dialog.open && (!closed || over)) {
      dialog.showModal();
      closed = true;
    }
    if (!over) timer = setTimeout(tick, 1000);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.delete("next");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      learn(await answer.json());
      if (endsAt - Date.now() > warn) {
        dialog.close();
        closed = false;
        wait();
      } else {
        said = Infinity;
        tick();
      }
    } catch {
      text.textContent = text.dataset.failed;
    }
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  /* A computer that slept has missed its timers. */
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wait(); });
  wait();
})();
