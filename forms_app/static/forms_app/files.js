/* Sends chosen files one by one, in pieces, with progress; goes on where it was after a lost connection.
   Without it the form brings the files itself. */
(() => {
  "use strict";
  const WAITS = [1, 2, 5, 10, 20, 30]; /* seconds between tries, the last again and again */

  const pause = (seconds) => new Promise((done) => {
    const timer = setTimeout(finish, seconds * 1000);
    function finish() { clearTimeout(timer); removeEventListener("online", finish); done(); }
    addEventListener("online", finish);
  });

  class Refused extends Error {}

  async function ask(url, options) {
    const answer = await fetch(url, { credentials: "same-origin", ...options });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    /* The server is there but not itself, or says that we were wrong about how far it is: try again. */
    if (answer.status >= 500 || answer.status === 429) throw new TypeError("unwell");
    if (!answer.ok && told.offset === undefined) throw new Refused(told.error || "");
    return told;
  }

  function receiving(box) {
    const form = box.closest("form");
    if (!form.dataset.autosave) return; /* the editor's preview */
    const input = box.querySelector("input[type=file]");
    const list = box.querySelector(".files__list");
    const status = box.querySelector(".files__status");
    const token = form.elements.csrfmiddlewaretoken.value;
    const queue = [];
    let running = false;
    box.querySelector("button[name=upload]").hidden = true;
    const radio = (how) => box.querySelector(`input[type=radio][value=${how}]`);

    /* The first step is also shown at the dialog's start: addresses are seen from where the form goes. */
    const at = (relative) => new URL(relative, form.action).href;
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
    const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));

    /* A line for a file under way: name, progress and a button that stops it. */
    function line(file) {
      const item = document.createElement("li");
      item.className = "files__file";
      item.dataset.state = "sending";
      const name = document.createElement("span");
      name.className = "files__name";
      name.textContent = file.name;
      const bar = document.createElement("progress");
      bar.max = file.size || 1;
      bar.value = 0;
      bar.setAttribute("aria-label", file.name);
      const note = document.createElement("span");
      note.className = "files__size";
      const stop = document.createElement("button");
      stop.type = "button";
      stop.className = "ds-button";
      stop.dataset.variant = "tertiary";
      stop.dataset.size = "sm";
      stop.textContent = `${box.dataset.stop} `;
      const which = document.createElement("span");
      which.className = "ds-sr-only";
      which.textContent = file.name;
      stop.append(which);
      item.append(name, bar, note, stop);
      list.append(item);
      return { item, bar, note, stop };
    }

    /* Everything until the server has it all: its last answer. Only a refusal is given up on. */
    async function send(file, shown, controller) {
      const told = { name: file.name };
      let place = null, tries = 0;
      for (;;) {
        try {
          if (!place) {
            const body = new URLSearchParams();
            for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
            body.set("file-place", box.dataset.files);
            body.set("file-name", file.name);
            body.set("file-size", file.size);
            body.set("file-mark", `${file.name} ${file.size} ${file.lastModified}`);
            place = await ask(at("vedlegg/"), { method: "POST", body, signal: controller.signal });
            list.querySelector(`[data-file="${place.id}"]`)?.remove(); /* the line of what broke off before */
          }
          while (place.html === undefined) {
            const piece = file.slice(place.offset, place.offset + place.piece);
            const answer = await ask(place.url, {
              method: "POST",
              body: piece,
              signal: controller.signal,
              headers: {
                "Content-Type": "application/octet-stream",
                "Upload-Offset": place.offset,
                "X-CSRFToken": token,
              },
            });
            place = { ...place, ...answer };
            tries = 0;
            shown.bar.value = place.offset;
            told.percent = Math.floor((100 * place.offset) / file.size);
            shown.note.textContent = `${told.percent} %`;
            status.textContent = fill(box.dataset.receiving, told);
          }
          return place;
        } catch (error) {
          if (error instanceof Refused || error.name === "AbortError" || !(error instanceof TypeError)) throw error;
          status.textContent = shown.note.textContent = box.dataset.lost;
          await pause(WAITS[Math.min(tries++, WAITS.length - 1)]);
          if (controller.signal.aborted) throw new DOMException("", "AbortError");
          /* How far did the last piece come? Unknown files are begun again. */
          if (place) await ask(place.url, { signal: controller.signal }).then(
            (answer) => { place = { ...place, ...answer }; },
            (failure) => { if (failure instanceof Refused) place = null; },
          );
        }
      }
    }

    async function work() {
      if (running) return;
      running = true;
      while (queue.length) {
        const { file, shown, controller } = queue[0];
        try {
          if (controller.signal.aborted) throw new DOMException("", "AbortError");
          const place = await send(file, shown, controller);
          shown.item.insertAdjacentHTML("beforebegin", place.html);
          const link = shown.item.previousElementSibling.querySelector("a");
          if (link) link.href = at(link.getAttribute("href"));
          status.textContent = fill(box.dataset.received, { name: place.name });
        } catch (error) {
          if (error.name === "AbortError") status.textContent = box.dataset.removed;
          else fail(error.message || fill(box.dataset.failed, { name: file.name }));
        }
        const focused = shown.item.contains(document.activeElement);
        shown.item.remove();
        if (focused) input.focus();
        queue.shift();
        changed();
      }
      running = false;
      waited();
    }

    /* Nothing to wait for any more, or about to be said again. */
    function waited() {
      for (const old of box.querySelectorAll("p.ds-validation-message")) {
        if (old.textContent === box.dataset.wait) old.remove();
      }
    }

    function fail(text) {
      status.textContent = "";
      const said = document.createElement("p");
      said.className = "ds-validation-message";
      said.dataset.field = "validation";
      said.textContent = text;
      said.setAttribute("role", "alert");
      status.before(said);
    }

    input.addEventListener("change", (event) => {
      event.stopPropagation(); /* the list is the answer, not what the input holds for a moment */
      for (const old of box.querySelectorAll("p.ds-validation-message")) old.remove();
      for (const file of input.files) {
        const controller = new AbortController(), shown = line(file);
        shown.stop.addEventListener("click", () => controller.abort());
        queue.push({ file, shown, controller });
      }
      input.value = "";
      if (radio("now")) radio("now").checked = true;
      work();
    });

    list.addEventListener("click", async (event) => {
      const button = event.target.closest("button[name=remove-file]");
      if (!button) return;
      event.preventDefault();
      const item = button.closest("li");
      try {
        await ask(at(`../../vedlegg/${button.value}/fjern/`), { method: "POST", headers: { "X-CSRFToken": token } });
      } catch (error) {
        if (!(error instanceof Refused)) { status.textContent = form.dataset.unsaved; return; }
      }
      item.remove();
      input.focus();
      status.textContent = box.dataset.removed;
      changed();
    });

    /* Next must wait for files under way: they are what the citizen chose. Before filling.js counts the press. */
    form.addEventListener("submit", (event) => {
      if (!queue.length || !box.isConnected) return; /* its row has been removed */
      event.preventDefault();
      event.stopImmediatePropagation();
      waited();
      fail(box.dataset.wait);
      queue[0].shown.stop.focus();
    }, { capture: true });
  }

  document.querySelectorAll("[data-files]").forEach(receiving);
  addEventListener("portalen:added", (event) => event.target.querySelectorAll("[data-files]").forEach(receiving));
})();
