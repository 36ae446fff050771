/* Below each stream: put in ready questions from the bank, or the municipality's own. In the heading of each
   step and question: keep it there. Works on Wagtail's own streams, which the folding blocks make known here. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;
  const lists = new Set();
  let bank;

  portalen.streams = new Map(); // by prefix
  portalen.bank = () => {
    bank = bank || { own: [], ...JSON.parse(document.getElementById("question-bank").textContent) };
    return bank;
  };

  /* The page that is edited, or the one that a new page is made under. */
  const pageId = () => /\/pages\/(?:add\/\w+\/\w+\/)?(\d+)\//.exec(window.location.pathname)?.[1];
  const ownUrl = () => `${portalen.bank().url}${pageId()}/`;

  /* The ids of everything in a state, in order. */
  portalen.idsIn = (state) => {
    if (!state || typeof state !== "object") return [];
    const own = typeof state.id === "string" && "value" in state ? [state.id] : [];
    return [...own, ...Object.values(state).flatMap(portalen.idsIn)];
  };

  /* The entry's blocks at the end of a stream, with ids of their own. */
  function insert(stream, entry) {
    let text = JSON.stringify(entry.questions);
    portalen.idsIn(entry.questions).forEach((id) => {
      text = text.replaceAll(id, crypto.randomUUID());
    });
    JSON.parse(text).forEach(({ value: { stored, ...value }, ...block }) =>
      stream.insert({ ...block, value }, stream.children.length));
    portalen.forgetOutline();
  }

  /* A list of what fits a stream; hidden where nothing does. */
  function offer(stream) {
    const list = document.createElement("select");
    list.className = "question-bank";
    const fits = ({ questions }) => questions.every(({ type }) => stream.blockDef.childBlockDefsByName[type]);
    let choices = [];
    const fill = () => {
      const { entries, own, labels } = portalen.bank();
      list.setAttribute("aria-label", labels.insert);
      list.replaceChildren(new Option(labels.insert, ""));
      choices = [];
      [[labels.ready, entries], [labels.own, own]].forEach(([label, all]) => {
        const group = document.createElement("optgroup");
        group.label = label;
        all.filter(fits).forEach((entry) => group.append(new Option(entry.label, choices.push(entry) - 1)));
        if (group.children.length) list.append(group);
      });
      list.hidden = !choices.length;
    };
    list.addEventListener("change", () => {
      const entry = choices[list.value];
      list.value = "";
      if (entry) insert(stream, entry);
    });
    fill();
    lists.add(fill);
    stream.container.append(list);
  }

  class FoldingStreamDefinition extends StreamBlockDefinition {
    render(placeholder, prefix, state, error) {
      const stream = super.render(placeholder, prefix, state, error);
      portalen.streams.set(prefix, stream);
      offer(stream);
      return stream;
    }
  }

  window.telepath.register("forms_app.FoldingStream", FoldingStreamDefinition);

  function renew(own) {
    portalen.bank().own = own;
    lists.forEach((fill) => fill());
  }

  window.addEventListener("DOMContentLoaded", async () => {
    if (!document.getElementById("question-bank") || !lists.size || !pageId()) return;
    const answer = await fetch(ownUrl());
    if (answer.ok) renew((await answer.json()).entries);
  });

  /* A button in the heading of a block. */
  portalen.headingButton = (child, label, icon, onClick) => {
    const controls = child?.querySelector("[data-panel-controls]");
    if (!controls) return;
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button--icon text-replace white";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.innerHTML = `<svg class="icon icon-${icon}" aria-hidden="true"><use href="#icon-${icon}"></use></svg>`;
    made.addEventListener("click", () => onClick(made));
    controls.prepend(made);
  };

  async function keep(id, name, told) {
    const { labels } = portalen.bank();
    const body = new FormData();
    body.set("block", id);
    body.set("label", name);
    const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    let answer;
    try {
      answer = await fetch(ownUrl(), { method: "POST", headers, body });
      const { entries, message } = await answer.json();
      told.textContent = message;
      if (entries) renew(entries);
    } catch {
      told.textContent = labels.failed;
    }
    return Boolean(answer?.ok);
  }

  /* Asks for a name in the heading, and keeps the block under it. */
  portalen.offerKeeping = (child, prefix) => {
    portalen.headingButton(child, portalen.bank().labels.keep, "download", (button) => {
      const { labels } = portalen.bank();
      const existing = child.querySelector(":scope > .bank-keep, :scope > section > .bank-keep");
      if (existing) {
        existing.remove();
        return;
      }
      const box = document.createElement("div");
      box.className = "bank-keep";
      const input = document.createElement("input");
      input.type = "text";
      input.maxLength = 100;
      const label = document.createElement("label");
      label.append(labels.name, " ", input);
      input.value = portalen.blockAt(`${prefix}-value`)?.title ?? "";
      const told = document.createElement("span");
      told.setAttribute("role", "status");
      const save = async () => {
        // The name is no part of the dialog, and must not be saved with it.
        if (await keep(document.getElementsByName(`${prefix}-id`)[0]?.value ?? "", input.value, told)) {
          box.replaceChildren(told);
          setTimeout(() => box.remove(), 6000);
          button.focus();
        }
      };
      const go = document.createElement("button");
      go.type = "button";
      go.className = "button button-small";
      go.textContent = labels.save;
      go.addEventListener("click", save);
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        save();
      });
      box.append(label, go, told);
      child.querySelector("[data-panel-heading]").closest(".w-panel__header").after(box);
      input.select();
      input.focus();
    });
  };
})();
