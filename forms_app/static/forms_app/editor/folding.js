/* Steps and questions that become fields when somebody opens them (forms_app/questions/folding.py). Until
   then each is a heading and one hidden input with its value as it is stored. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;
  const FEW = 10; // a dialog with no more questions than this is shown open
  const SOME = 60; // with no more than this, its steps are open and its questions folded

  const withoutStored = ({ stored, ...state }) => state;

  /* Stands in for Wagtail's StructBlock, and becomes one. */
  class Folded {
    constructor(definition, placeholder, prefix, { stored, ...state }) {
      this.definition = definition;
      this.type = definition.name;
      this.prefix = prefix;
      this.state = state;
      this.input = document.createElement("input");
      this.input.type = "hidden";
      this.input.name = prefix;
      this.input.value = stored;
      this.input.setAttribute("data-folded", "");
      placeholder.replaceWith(this.input);
      this.toggle = this.input.closest("[data-panel]").querySelector("[data-panel-toggle]");
      this.toggle.addEventListener("wagtail:panel-toggle", ({ detail }) => detail.expanded && this.block);
      folded.add(this);
    }

    get isOpen() {
      return !this.input;
    }

    /* The real block: reading it opens this one. */
    get block() {
      if (this.input) {
        const placeholder = document.createElement("div");
        this.input.replaceWith(placeholder);
        this.input = null;
        folded.delete(this);
        portalen.forgetOutline();
        this.real = this.definition.renderOpen(placeholder, this.prefix, this.state);
      }
      return this.real;
    }

    open() {
      if (this.toggle.getAttribute("aria-expanded") === "false") this.toggle.click();
      return this.block;
    }

    get childBlocks() {
      return this.block.childBlocks;
    }

    get container() {
      return this.block.container;
    }

    setState(state) {
      this.block.setState(withoutStored(state));
    }

    setError(error) {
      if (error) this.block.setError(error);
      else this.real?.setError(error);
    }

    getState() {
      return this.input ? { ...this.state, stored: this.input.value } : this.real.getState();
    }

    getDuplicatedState() {
      return this.block.getDuplicatedState();
    }

    getValue() {
      return this.block.getValue();
    }

    getTextLabel(options) {
      if (!this.input) return this.real.getTextLabel(options);
      const text = this.state.title ?? this.state.label ?? "";
      return options?.maxLength && text.length > options.maxLength ? `${text.slice(0, options.maxLength)}…` : text;
    }

    focus(options) {
      this.block.focus(options);
    }
  }

  const folded = new Set();

  /* A copy has no key (it is one question's), and its rules look at the copies of what was copied along. */
  function ofItsOwn(state, copy) {
    const before = portalen.idsIn(state);
    const after = portalen.idsIn(copy);
    let text = JSON.stringify("key" in copy ? { ...copy, key: "" } : copy);
    before.forEach((id, index) => {
      text = text.replaceAll(id, after[index]);
    });
    return JSON.parse(text);
  }

  class FoldingBlockDefinition extends StructBlockDefinition {
    renderOpen(placeholder, prefix, state, error) {
      const block = super.render(placeholder, prefix, state, error);
      const copy = block.getDuplicatedState.bind(block);
      block.getDuplicatedState = () => ofItsOwn(block.getState(), copy());
      return block;
    }

    /* What the server sent is folded; what an editor adds, pastes or must mend is open. */
    render(placeholder, prefix, state, error) {
      const child = placeholder.closest("[data-streamfield-child]");
      portalen.summarise(child, prefix);
      portalen.offerMoving(child, prefix.replace(/-value$/, ""));
      portalen.offerKeeping(child, prefix.replace(/-value$/, ""));
      if (state?.stored && !error) return new Folded(this, placeholder, prefix, state);
      return this.renderOpen(placeholder, prefix, state ? withoutStored(state) : state, error);
    }
  }

  window.telepath.register("forms_app.FoldingBlock", FoldingBlockDefinition);

  const questionsIn = (block) =>
    (block.state.questions || []).reduce((count, { value }) => count + 1 + (value.questions || []).length, 0);

  /* A small dialog is shown as it is. */
  function openFew() {
    const steps = [...folded].filter((block) => block.state.questions && block.type === "step");
    const count = steps.reduce((sum, step) => sum + questionsIn(step), 0);
    if (steps.length > 1 && count > SOME) return;
    steps.forEach((step) => step.open());
    // Opening a group or section folds what is in it.
    while (count <= FEW && folded.size) [...folded].forEach((block) => block.open());
  }

  /* Opens the question that the address names (#block-<id>-section), with all that it stands in. */
  function openNamed() {
    const id = /^#block-([\w-]+)-section$/.exec(window.location.hash)?.[1];
    if (!id) return;
    let around;
    while ((around = [...folded].find((block) => block.input.value.includes(`"id": "${id}"`)))) around.open();
    const panel = document.getElementById(`block-${id}-section`);
    const toggle = panel?.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    // What has been opened is drawn first.
    setTimeout(() => panel?.scrollIntoView(), 100);
  }

  window.addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => {
      openFew();
      openNamed();
    }),
  );
  window.addEventListener("hashchange", openNamed);
})();
