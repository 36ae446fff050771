/* Search in long lists: a text field with suggestions (WAI-ARIA 1.2, combobox with a listbox popup) over a
   <select data-search>, which goes on holding the answer. Without JavaScript the plain select is there. */
(() => {
  "use strict";
  if (globalThis.combobox) return;
  let number = 0;

  /* Gives `input` suggestions. `find(text)` returns (a promise of) [{label, ...}], `choose(one)` takes the one
     that was picked, `leave(text)` is told when people go on without picking. `none`: text when nothing is found,
     `browse`: whether everything can be looked through before anything is typed. */
  globalThis.combobox = (input, { find, choose, leave = () => {}, none = "", browse = false }) => {
    const list = document.createElement("ul");
    const status = document.createElement("span");
    const frame = document.createElement("div");
    let found = [], active = -1, asked = 0;
    list.id = `suggestions-${(number += 1)}`;
    list.className = "combobox__list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent.trim() || "");
    status.className = "ds-sr-only";
    status.setAttribute("role", "status");
    frame.className = "combobox";
    if (browse) frame.dataset.browse = "";
    input.before(frame);
    frame.append(input, list, status);
    Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
      spellcheck: "false",
    }).forEach(([name, value]) => input.setAttribute(name, value));
    if (!input.hasAttribute("autocomplete")) input.setAttribute("autocomplete", "off");

    function close() {
      asked += 1; /* an answer under way comes too late */
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    async function open(text) {
      const turn = (asked += 1);
      const answer = await find(text);
      if (turn !== asked) return;
      found = answer;
      active = -1;
      list.replaceChildren(...found.map((one, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = one.label;
        item.addEventListener("click", () => pick(index));
        return item;
      }));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      input.removeAttribute("aria-activedescendant");
      status.textContent = found.length || !text ? "" : none;
    }

    function move(to) {
      if (!found.length) return;
      active = (to + found.length) % found.length;
      [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function pick(index) {
      const one = found[index];
      close();
      choose(one);
    }

    list.addEventListener("mousedown", (event) => event.preventDefault()); /* the field keeps its focus */
    input.addEventListener("input", () => open(input.value.trim()));
    input.addEventListener("click", () => { if (list.hidden && browse) open(""); });
    input.addEventListener("blur", () => { close(); leave(input.value.trim()); });
    input.addEventListener("keydown", async (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) await open(browse ? "" : input.value.trim());
        move(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        if (active >= 0) pick(active);
        else if (found.length === 1) pick(0);
        else close();
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
  };

  function searchable(select) {
    const input = document.createElement("input");
    /* An option without a value says “Choose”, unless it is marked as an answer too. */
    const answers = (one) => one && (one.value || "answer" in one.dataset);
    const options = () => [...select.options].filter((one) => answers(one) && !one.hidden && !one.disabled);
    const show = () => { input.value = answers(select.selectedOptions[0]) ? select.selectedOptions[0].label : ""; };
    input.type = "text";
    input.className = select.className;
    for (const name of ["id", "aria-describedby", "aria-invalid"]) {
      if (!select.hasAttribute(name)) continue;
      input.setAttribute(name, select.getAttribute(name));
      select.removeAttribute(name);
    }
    select.hidden = true;
    select.removeAttribute("data-search");
    select.after(input);

    function set(value) {
      if (select.value !== value) {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      show();
    }
    globalThis.combobox(input, {
      find: (text) => {
        const wanted = text.toLocaleLowerCase("nb");
        const matching = options().filter((one) => one.label.toLocaleLowerCase("nb").includes(wanted));
        const begins = (one) => one.label.toLocaleLowerCase("nb").startsWith(wanted);
        return [...matching.filter(begins), ...matching.filter((one) => !begins(one))];
      },
      choose: (one) => set(one.value),
      leave: (text) => {
        const same = options().find((one) => one.label.toLocaleLowerCase("nb") === text.toLocaleLowerCase("nb"));
        if (!text) set("");
        else if (same) set(same.value);
        else show(); /* what is chosen, never what was half written */
      },
      none: select.dataset.none,
      browse: true,
    });
    addEventListener("pageshow", show);
    show();
  }
  document.querySelectorAll("select[data-search]").forEach(searchable);
  /* In a new row of a group (rows.js). */
  addEventListener("portalen:added", (event) => event.target.querySelectorAll("select[data-search]").forEach(searchable));
})();
