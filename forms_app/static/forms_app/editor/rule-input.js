/* The editor's picker for a rule: question, operator and value from lists, and the rule as a sentence.
   The rule itself is JSON in a hidden input. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  function element(tag, attributes = {}, ...content) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, value);
    });
    made.append(...content);
    return made;
  }

  const option = (value, label, selected) => element("option", { value, selected }, label);
  const button = (label, look, onClick) => {
    const made = element("button", { type: "button", class: `button button-small ${look}` }, label);
    made.addEventListener("click", onClick);
    return made;
  };

  /* {match, rows} of a flat rule; null where conditions are nested, which only the sentence can show. */
  function flat(rule) {
    if (!rule) return { match: "all", rows: [] };
    if (rule.question !== undefined) return { match: "all", rows: [rule] };
    const match = rule.all ? "all" : "any";
    const rows = rule[match];
    return rows && rows.every((row) => row.question !== undefined) ? { match, rows } : null;
  }

  /* A large dialog has hundreds of rules. Only those on the screen or near it are drawn, and drawn again
     when something changes: labels, options and the order of questions, while people edit. */
  const drawn = new WeakMap();
  const near = new Set();
  const nearby = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ target, isIntersecting }) => {
        if (!isIntersecting) near.delete(target);
        else if (near.add(target)) drawn.get(target).draw();
      });
    },
    { rootMargin: "1500px" },
  );
  let waiting;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      near.forEach((root) => {
        if (!root.isConnected) near.delete(root);
        else if (!root.contains(document.activeElement)) drawn.get(root).draw();
      });
    }, 200);
  };
  ["input", "change", "click"].forEach((name) => document.addEventListener(name, refresh));

  class RuleInput {
    constructor(input) {
      this.input = input;
      this.idForLabel = null;
      this.open = false;
      this.root = element("div", { class: "rule" });
      input.after(this.root);
      nearby.observe(this.root);
      drawn.set(this.root, this);
    }

    get rule() {
      try {
        return JSON.parse(this.input.value || "null");
      } catch {
        return null;
      }
    }

    set rule(rule) {
      this.input.value = rule ? JSON.stringify(rule) : "";
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    known() {
      return portalen.earlierQuestions(this.input.name, portalen.ruleWords().types);
    }

    /* Draws everything anew; `focus` is a selector of what to focus afterwards. */
    draw(focus) {
      const { labels } = portalen.ruleWords();
      const known = this.known();
      const rule = this.rule;
      const shape = flat(rule);
      this.sentence = element("p", { class: "rule__sentence" }, portalen.ruleSentence(rule, known));
      this.root.replaceChildren(this.sentence);
      if (this.open && shape) {
        this.root.append(this.editor(shape, known));
      } else if (!known.length && !rule) {
        this.root.append(element("p", { class: "help" }, labels.no_questions));
      } else {
        const actions = element("div", { class: "rule__actions" });
        if (shape) {
          actions.append(
            button(rule ? labels.change : labels.add_first, "button-secondary rule__open", () => this.start()),
          );
        }
        if (rule) actions.append(button(labels.remove_all, "button-secondary no", () => this.change(null)));
        this.root.append(actions);
      }
      if (focus) this.root.querySelector(focus)?.focus();
    }

    start() {
      this.open = true;
      if (this.rule) this.draw(".rule__question");
      else this.addRow({ match: "all", rows: [] });
    }

    change(rule, focus) {
      if (!rule) this.open = false;
      this.rule = rule;
      this.draw(focus || ".rule__open");
    }

    addRow({ match, rows }) {
      const known = this.known();
      const question = known[known.length - 1];
      const row = { question: question.id, operator: question.type.operators[0] };
      this.change({ [match]: [...rows, this.withValue(row, question)] }, ".rule__row:last-of-type .rule__question");
    }

    /* The row with a value that its operator and question can take. */
    withValue({ question: id, operator, value }, question) {
      const row = { question: id, operator };
      if (["answered", "not_answered"].includes(operator)) return row;
      const choices = this.choices(question).map((choice) => choice.value);
      let kept = value;
      if (operator === "one_of") {
        kept = [value ?? []].flat().filter((item) => choices.includes(item));
      } else {
        kept = Array.isArray(value) ? value[0] : value;
        if (choices.length && !choices.includes(kept)) [kept] = choices;
      }
      return { ...row, value: kept ?? "" };
    }

    choices(question) {
      const { texts } = portalen.ruleWords();
      if (question.type.compared_with === "options") return question.options;
      if (question.type.compared_with !== "yes_no") return [];
      return ["yes", "no"].map((value) => ({ value, label: texts[value] }));
    }

    editor(shape, known) {
      const { labels } = portalen.ruleWords();
      const box = element("fieldset", { class: "rule__editor" }, element("legend", {}, labels.legend));
      const put = (index, row, focus) => {
        const rows = shape.rows.map((old, place) => (place === index ? row : old)).filter(Boolean);
        this.change(rows.length ? { [shape.match]: rows } : null, focus);
      };
      if (shape.rows.length > 1) {
        const match = element(
          "select",
          { "aria-label": labels.match, class: "rule__match" },
          option("all", labels.match_all, shape.match === "all"),
          option("any", labels.match_any, shape.match === "any"),
        );
        match.addEventListener("change", () => this.change({ [match.value]: shape.rows }, ".rule__match"));
        box.append(match);
      }
      shape.rows.forEach((row, index) => box.append(this.row(row, index, known, put)));
      const actions = element("div", { class: "rule__actions" });
      if (known.length) actions.append(button(labels.add, "button-secondary", () => this.addRow(shape)));
      actions.append(
        button(labels.done, "rule__done", () => {
          this.open = false;
          this.draw(".rule__open");
        }),
      );
      box.append(actions);
      return box;
    }

    row(row, index, known, put) {
      const { labels } = portalen.ruleWords();
      const place = `.rule__row[data-index="${index}"] `;
      const question = known.find((candidate) => candidate.id === row.question);
      const made = element("div", { class: "rule__row", "data-index": index });

      const questions = element("select", { "aria-label": labels.question, class: "rule__question" });
      if (!question) questions.append(option("", portalen.ruleWords().texts.gone, true));
      const groups = new Map();
      known.forEach((candidate) => {
        if (!groups.has(candidate.step)) groups.set(candidate.step, element("optgroup", { label: candidate.step }));
        groups.get(candidate.step).append(option(candidate.id, candidate.label, candidate.id === row.question));
      });
      questions.append(...groups.values());
      questions.addEventListener("change", () => {
        const chosen = known.find((candidate) => candidate.id === questions.value);
        if (!chosen) return;
        const fits = chosen.type.operators.includes(row.operator);
        const operator = fits ? row.operator : chosen.type.operators[0];
        put(index, this.withValue({ question: chosen.id, operator }, chosen), `${place}.rule__question`);
      });
      made.append(questions);

      if (question) {
        const operators = element(
          "select",
          { "aria-label": labels.operator, class: "rule__operator" },
          ...question.type.operators.map((name) =>
            option(name, portalen.operatorWords(question, name), name === row.operator),
          ),
        );
        operators.addEventListener("change", () => {
          put(index, this.withValue({ ...row, operator: operators.value }, question), `${place}.rule__operator`);
        });
        made.append(operators);
        if (row.value !== undefined) made.append(this.valueControl(row, index, question, put));
      }
      made.append(button(labels.remove, "button-secondary no", () => put(index, null)));
      return made;
    }

    valueControl(row, index, question, put) {
      const { labels } = portalen.ruleWords();
      const attributes = { "aria-label": labels.value, class: "rule__value" };
      const choices = this.choices(question);
      if (choices.length) {
        const many = row.operator === "one_of";
        const select = element(
          "select",
          { ...attributes, multiple: many, size: many ? Math.min(choices.length, 6) : undefined },
          ...choices.map((choice) => option(choice.value, choice.label, [row.value].flat().includes(choice.value))),
        );
        select.addEventListener("change", () => {
          const chosen = [...select.selectedOptions].map((item) => item.value);
          put(index, { ...row, value: many ? chosen : chosen[0] }, `.rule__row[data-index="${index}"] .rule__value`);
        });
        return select;
      }
      const kind = { number: "number", date: "date" }[question.type.compared_with] || "text";
      const input = element("input", { ...attributes, type: kind, step: kind === "number" ? "any" : undefined });
      input.value = row.value;
      // While typing only the sentence follows, so that the cursor stays where it is.
      input.addEventListener("input", () => {
        const shape = flat(this.rule);
        shape.rows[index] = { ...shape.rows[index], value: input.value };
        this.rule = { [shape.match]: shape.rows };
        this.sentence.textContent = portalen.ruleSentence(this.rule, this.known());
      });
      return input;
    }

    getState() {
      return this.input.value;
    }

    getValue() {
      return this.input.value;
    }

    setState(state) {
      this.input.value = state || "";
      this.draw();
    }

    getTextLabel() {
      return "";
    }

    setInvalid(invalid) {
      this.root.classList.toggle("rule--invalid", Boolean(invalid));
    }

    focus() {
      this.root.querySelector("button, select")?.focus();
    }
  }

  class RuleInputDefinition {
    constructor(html) {
      this.html = html;
    }

    render(placeholder, name, id, initialState) {
      const box = document.createElement("div");
      box.innerHTML = this.html.replaceAll("__NAME__", name).replaceAll("__ID__", id);
      placeholder.replaceWith(box);
      const input = box.querySelector("input");
      input.value = initialState || "";
      return new RuleInput(input);
    }
  }

  window.telepath.register("forms_app.RuleInput", RuleInputDefinition);
})();
