/* The editor's field for a calculation: a formula with the names of questions, what it means in words, and
   what is wrong with it. The calculation itself is JSON in a hidden input. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { element, option } = portalen;
  const INSERTED = {
    sum: "(; )", count: "()", min: "(; )", max: "(; )", round: "(; 0)", if: "( = ; ; )", days: "(; )",
    months: "(; )", years: "(; )", today: "",
  };

  /* A box with a formula. `known` gives the questions it may look at; `changed` gets the calculation. */
  portalen.formulaField = (expression, known, changed) => {
    const { labels, functions } = portalen.ruleWords();
    const box = element("div", { class: "formula" });
    const input = element("input", {
      type: "text", class: "formula__text", "aria-label": labels.formula, spellcheck: "false", autocomplete: "off",
    });
    const told = element("p", { class: "formula__told help", "aria-live": "polite" });
    const names = element("ul", { class: "formula__names", hidden: true });
    const written = expression === null || expression === undefined ? "" : portalen.printFormula(expression, known());
    input.value = written ?? "";
    /* What no formula can say stays as it is until somebody writes another. */
    let current = expression;

    function say(error) {
      box.classList.toggle("formula--wrong", Boolean(error));
      if (error) told.textContent = error;
      else if (current === null || current === undefined) told.textContent = labels.formula_help;
      else told.textContent = `= ${portalen.formulaWords(current, known())}`;
    }

    function read() {
      try {
        current = portalen.parseFormula(input.value, known());
        say("");
      } catch (error) {
        if (!(error instanceof portalen.FormulaError)) throw error;
        current = null;
        /* A name that is still being written is not wrong yet. */
        const unfinished = /\[[^\]]*$/.test(input.value.slice(0, input.selectionStart));
        say(unfinished ? "" : error.message);
      }
      changed(current);
    }

    function insert(text, back = 0) {
      const [start, end] = [input.selectionStart, input.selectionEnd];
      input.setRangeText(text, start, end, "end");
      input.focus();
      input.setSelectionRange(input.selectionStart - back, input.selectionStart - back);
      read();
    }

    /* The questions whose names begin with what stands after “[”. */
    function suggest() {
      const before = input.value.slice(0, input.selectionStart);
      const open = /\[([^\]]*)$/.exec(before);
      const byId = portalen.formulaNames(inScope());
      const wanted = open?.[1].toLowerCase() ?? "";
      const found = open ? [...byId.values()].filter((name) => name.toLowerCase().includes(wanted)).slice(0, 8) : [];
      names.hidden = !found.length;
      names.replaceChildren(...found.map((name) => {
        const choose = portalen.button(name, "button-secondary", () => {
          const start = before.length - open[0].length;
          input.setSelectionRange(start, input.selectionStart);
          names.hidden = true;
          insert(`[${name}]`);
        });
        return element("li", {}, choose);
      }));
    }

    const inScope = () => known().flatMap((question) => [question, ...question.inner]);

    input.addEventListener("input", () => {
      read();
      suggest();
    });
    input.addEventListener("keydown", (event) => {
      if (names.hidden) return;
      if (event.key === "Escape") names.hidden = true;
      if (event.key === "ArrowDown") names.querySelector("button").focus();
      if (event.key === "Enter") names.querySelector("button").click();
      if (["Escape", "ArrowDown", "Enter"].includes(event.key)) event.preventDefault();
    });
    const questions = element(
      "select", { "aria-label": labels.insert_question, class: "formula__insert" }, option("", labels.insert_question),
      ...[...portalen.formulaNames(inScope()).values()].map((name) => option(name, name)),
    );
    questions.addEventListener("change", () => {
      if (questions.value) insert(`[${questions.value}]`);
      questions.value = "";
    });
    const calls = element(
      "select", { "aria-label": labels.insert_function, class: "formula__insert" }, option("", labels.insert_function),
      ...Object.keys(INSERTED).map((name) => option(name, functions[name])),
    );
    calls.addEventListener("change", () => {
      const after = INSERTED[calls.value];
      if (calls.value) insert(functions[calls.value].replace(/\s/g, "") + after, Math.max(0, after.length - 1));
      calls.value = "";
    });
    box.append(input, names, element("div", { class: "rule__actions" }, questions, calls), told);
    say("");
    return box;
  };

  class FormulaInput {
    constructor(input) {
      this.input = input;
      this.idForLabel = null;
      this.root = element("div", { class: "rule" });
      input.after(this.root);
      this.drawn = null;
      portalen.whenNear(this.root, () => this.draw());
    }

    /* Drawn anew only when something else has changed the questions' names, never while it is written in. */
    draw() {
      const known = () => portalen.earlierQuestions(this.input.name, portalen.ruleWords().types);
      const state = this.input.value + JSON.stringify([...portalen.formulaNames(known()).values()]);
      if (this.drawn === state || this.root.querySelector(".formula--wrong")) return;
      this.drawn = state;
      /* Few questions have a limit that other answers set. */
      if (this.input.name.endsWith("_from") && !this.input.value && !this.open) {
        const start = () => {
          this.open = true;
          this.drawn = null;
          this.draw();
          this.focus();
        };
        this.root.replaceChildren(portalen.button(portalen.ruleWords().labels.limit_add, "button-secondary", start));
        return;
      }
      let expression = null;
      try {
        expression = JSON.parse(this.input.value || "null");
      } catch {
        expression = null;
      }
      this.root.replaceChildren(portalen.formulaField(expression, known, (changed) => {
        this.input.value = changed === null ? "" : JSON.stringify(changed);
        this.drawn = null;
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
      }));
    }

    getState() {
      return this.input.value;
    }

    getValue() {
      return this.input.value;
    }

    setState(state) {
      this.input.value = state || "";
      this.drawn = null;
      this.draw();
    }

    getTextLabel() {
      return "";
    }

    setInvalid(invalid) {
      this.root.classList.toggle("rule--invalid", Boolean(invalid));
    }

    focus() {
      this.root.querySelector("input, button")?.focus();
    }
  }

  portalen.registerHidden("forms_app.FormulaInput", FormulaInput);
})();
