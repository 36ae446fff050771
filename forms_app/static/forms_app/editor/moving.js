/* In each question's heading: move it to another step, or into or out of a group or section. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  const questionsDef = (blockDef) => blockDef.childBlockDefs.find(({ name }) => name === "questions");

  /* Where a question of this type can stand: [{label, path: ids of what is around it, outermost first}]. */
  function places(root, moved) {
    const steps = portalen.streams.get(root).blockDef;
    const found = [];
    const visit = (block, blockDef, label, path) => {
      if (block.id === moved.id) return; // nothing goes into itself
      const def = questionsDef(blockDef);
      const isHere = block.children.some(({ id }) => id === moved.id);
      if (!isHere && def.childBlockDefsByName[moved.type]) found.push({ label, path });
      block.children.filter(({ type }) => questionsDef(def.childBlockDefsByName[type] ?? { childBlockDefs: [] }))
        .forEach((inner) =>
          visit(inner, def.childBlockDefsByName[inner.type], `${label} › ${inner.title}`, [...path, inner.id]));
    };
    portalen.outline(root).forEach((step, index) =>
      visit(step, steps.childBlockDefsByName.step, `${index + 1}. ${step.title}`, [step.id]));
    return found;
  }

  /* The stream of questions inside the block at a path; what is folded on the way opens, to be seen. */
  const streamAt = (root, path) =>
    path.reduce((stream, id) => {
      const around = stream.children.find((child) => child.id === id);
      const toggle = around.element.querySelector("[data-panel-toggle]");
      if (toggle.getAttribute("aria-expanded") === "false") toggle.click();
      return around.block.childBlocks.questions;
    }, portalen.streams.get(root));

  /* Moves a question to the end of a place. It keeps its id, so what looks at it still does. */
  function move(root, prefix, place) {
    const from = portalen.streams.get(prefix.replace(/-\d+$/, ""));
    const to = streamAt(root, place.path);
    const index = from.children.findIndex((child) => child.prefix === prefix);
    if (index < 0) return;
    const state = from.children[index].getState();
    const old = from.children[index].element;
    from.deleteBlock(index);
    old.querySelector("[data-panel]").remove(); // its ids are the moved one's now
    to.insert(state, to.children.length, { collapsed: true });
    portalen.forgetOutline();
    to.children[to.children.length - 1].element.scrollIntoView({ block: "nearest" });
  }

  portalen.offerMoving = (child, prefix) => {
    const root = /^(.+?)-\d+-value-questions-/.exec(prefix)?.[1];
    if (!root) return;
    const { labels } = portalen.bank();
    portalen.headingButton(child, labels.move, "arrow-right-full", (button) => {
      const existing = button.parentElement.querySelector("select");
      if (existing) {
        existing.remove();
        return;
      }
      const found = places(root, portalen.blockAt(`${prefix}-value`));
      const list = document.createElement("select");
      list.className = "question-bank";
      list.setAttribute("aria-label", labels.move);
      list.append(new Option(labels.move, ""), ...found.map(({ label }, index) => new Option(label, index)));
      list.addEventListener("change", () => list.value && move(root, prefix, found[list.value]));
      button.after(list);
      list.focus();
    });
  };
})();
