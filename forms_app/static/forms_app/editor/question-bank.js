/* Below each step's questions: put in ready questions from the bank. In each question's heading: move it to
   another step. Both work on Wagtail's own streams, which the folding blocks make known here. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;
  const streams = new Map();
  let bank;

  const entries = () => {
    bank = bank || JSON.parse(document.getElementById("question-bank").textContent);
    return bank;
  };

  function select(label, choices, onChoose) {
    const made = document.createElement("select");
    made.className = "question-bank";
    made.setAttribute("aria-label", label);
    made.append(new Option(label, ""), ...choices.map((choice, index) => new Option(choice, index)));
    made.addEventListener("change", () => {
      const index = made.value;
      made.value = "";
      if (index !== "") onChoose(Number(index));
    });
    return made;
  }

  /* The entry's questions at the end of a stream, with ids of their own. */
  function insert(stream, entry) {
    let text = JSON.stringify(entry.questions);
    entry.questions.forEach(({ id }) => {
      text = text.replaceAll(id, crypto.randomUUID());
    });
    JSON.parse(text).forEach((question) => stream.insert(question, stream.children.length));
    portalen.forgetOutline();
  }

  const isSteps = (stream) => Boolean(stream.blockDef.childBlockDefsByName.step);

  class FoldingStreamDefinition extends StreamBlockDefinition {
    render(placeholder, prefix, state, error) {
      const stream = super.render(placeholder, prefix, state, error);
      streams.set(prefix, stream);
      if (!isSteps(stream)) {
        const { labels } = entries();
        const choices = entries().entries.filter(({ questions }) =>
          questions.every(({ type }) => stream.blockDef.childBlockDefsByName[type]),
        );
        const names = choices.map(({ label }) => label);
        stream.container.append(select(labels.insert, names, (index) => insert(stream, choices[index])));
      }
      return stream;
    }
  }

  window.telepath.register("forms_app.FoldingStream", FoldingStreamDefinition);

  /* Moves a question to the end of another step. It keeps its id, so what looks at it still does. */
  function move(prefix, step) {
    const from = streams.get(prefix.replace(/-\d+$/, ""));
    const to = step.block.childBlocks.questions;
    const index = from.children.findIndex((child) => child.prefix === prefix);
    if (to === from || index < 0) return;
    const { stored, ...state } = from.children[index].getState();
    const old = from.children[index].element;
    from.deleteBlock(index);
    old.querySelector("[data-panel]").remove(); // its ids are the moved one's now
    to.insert(state, to.children.length, { collapsed: true });
    portalen.forgetOutline();
  }

  /* The control that moves a question; only those that stand in a step itself can be moved. */
  portalen.offerMoving = (child, prefix) => {
    const place = /^(.+)-\d+-value-questions-\d+$/.exec(prefix);
    const controls = child?.querySelector("[data-panel-controls]");
    if (!place || !controls || place[1].includes("-value-questions")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--icon text-replace white";
    button.title = entries().labels.move;
    button.innerHTML = '<svg class="icon icon-arrow-right-full" aria-hidden="true"><use href="#icon-arrow-right-full"></use></svg>';
    button.addEventListener("click", () => {
      const existing = controls.querySelector("select");
      if (existing) {
        existing.remove();
        return;
      }
      const steps = streams.get(place[1]).children;
      const names = steps.map((step, index) => `${index + 1}. ${step.getTextLabel({ maxLength: 60 }) || ""}`);
      const list = select(entries().labels.move, names, (index) => move(prefix, steps[index]));
      button.after(list);
      list.focus();
    });
    controls.prepend(button);
  };
})();
