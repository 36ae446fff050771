/* The editor's picker for a rule: conditions from lists, in groups of all, any or none, and the rule as a
   sentence. The rule itself is JSON in a hidden input; what it decides follows from the input's name. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { element, button, select } = portalen;
  const DEEPEST = 4; // groups within groups; what is deeper is shown as a sentence only

  /* What a rule decides, by the name of its input: see PURPOSES in forms_app/rules/sentence.py. */
  function purposeOf(name) {
    if (/-options-\d+-value-show_if$/.test(name)) return "offer";
    if (/-require_if$/.test(name)) return "require";
    if (/-checks-\d+-value-rule$/.test(name)) return "check";
    return /-lines-\d+-value-rule$/.test(name) ? "pay" : "show";
  }

  /* {match, rows} of a rule: rows that hold all, any or none. */
  function shapeOf(rule) {
    if (!rule) return { match: "all", rows: [] };
    if (rule.not) return { match: "none", rows: rule.not.any || [rule.not] };
    if (rule.all) return { match: "all", rows: rule.all };
    if (rule.any) return { match: "any", rows: rule.any };
    return { match: "all", rows: [rule] };
  }

  function ruleOf({ match, rows }) {
    if (!rows.length) return null;
    return match === "none" ? { not: { any: rows } } : { [match]: rows };
  }

  const depth = (rule) => (rule && !portalen.isRow(rule) ? 1 + Math.max(0, ...shapeOf(rule).rows.map(depth)) : 0);

  class RuleInput {
    constructor(input) {
      this.input = input;
      this.idForLabel = null;
      this.open = false;
      this.purpose = purposeOf(input.name);
      this.root = element("div", { class: "rule" });
      input.after(this.root);
      portalen.whenNear(this.root, () => this.draw());
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

    words(name, shown) {
      const { labels } = portalen.ruleWords();
      return labels[this.purpose === "show" ? shown : `${this.purpose}_${name}`];
    }

    /* Draws everything anew; `focus` is a selector of what to focus afterwards. */
    draw(focus) {
      const { labels } = portalen.ruleWords();
      const known = this.known();
      const { rule } = this;
      this.sentence = element("p", { class: "rule__sentence" }, portalen.ruleSentence(rule, known, this.purpose));
      this.root.replaceChildren(this.sentence);
      if (this.open && depth(rule) <= DEEPEST) {
        this.root.append(this.editor(rule, known));
      } else if (!known.length && !rule) {
        this.root.append(element("p", { class: "help" }, labels.no_questions));
      } else {
        const actions = element("div", { class: "rule__actions" });
        if (depth(rule) <= DEEPEST) {
          const label = rule ? labels.change : this.words("add", "add_first");
          actions.append(button(label, "button-secondary rule__open", () => this.start()));
        }
        if (rule) {
          actions.append(button(this.words("remove", "remove_all"), "button-secondary no", () => this.change(null)));
        }
        this.root.append(actions);
      }
      if (focus) this.root.querySelector(focus)?.focus();
    }

    start() {
      this.open = true;
      if (this.rule) return this.draw(".rule__question");
      const known = this.known();
      return this.change({ all: [portalen.newRow(known[known.length - 1])] }, ".rule__question");
    }

    change(rule, focus, quietly) {
      if (!rule) this.open = false;
      this.rule = rule;
      if (quietly) this.sentence.textContent = portalen.ruleSentence(rule, this.known(), this.purpose);
      else this.draw(focus || ".rule__open");
    }

    editor(rule, known) {
      const { labels } = portalen.ruleWords();
      const box = element("fieldset", { class: "rule__editor" }, element("legend", {}, this.words("legend", "legend")));
      box.append(
        this.group(rule, known, "", (changed, focus, quietly) => this.change(changed, focus, quietly)),
        button(labels.done, "rule__done", () => {
          this.open = false;
          this.draw(".rule__open");
        }),
      );
      return box;
    }

    /* The conditions of a group, and the groups in it; `path` says where it stands, for the focus. */
    group(rule, known, path, put) {
      const { labels } = portalen.ruleWords();
      const shape = shapeOf(rule);
      const box = element("div", { class: "rule__group", "data-path": path });
      const here = (selector) => selector && `.rule__group[data-path="${path}"] > ${selector}`;
      if (shape.rows.length > 1 || shape.match === "none" || path) {
        const words = ["all", "any", "none"].map((match) => [match, labels[`match_${match}`]]);
        box.append(select({ "aria-label": labels.match, class: "rule__match" }, words, shape.match, (match) => {
          put(ruleOf({ match, rows: shape.rows }), here(".rule__match"));
        }));
      }
      shape.rows.forEach((row, index) => {
        const inner = `${path}.${index}`;
        const place = here(`[data-index="${index}"] `);
        const putRow = (changed, focus, quietly) => {
          /* Without drawing anew, the controls of all rows go on with the objects that they have. */
          if (quietly) Object.assign(row, changed);
          const rows = quietly ? shape.rows
            : shape.rows.map((old, at) => (at === index ? changed : old)).filter(Boolean);
          const isOwn = focus && !focus.startsWith(".rule__group[");
          put(ruleOf({ match: shape.match, rows }), isOwn ? `${place}${focus}` : focus, quietly);
        };
        const within = (inside, knownInside, putInside) => this.group(inside, knownInside, inner, putInside);
        const made = portalen.isRow(row)
          ? portalen.ruleRow(row, known, putRow, within)
          : element("div", { class: "rule__row rule__nested" }, this.group(row, known, inner, putRow));
        made.dataset.index = index;
        box.append(made);
      });
      const actions = element("div", { class: "rule__actions" });
      if (known.length) {
        const last = portalen.newRow(known[known.length - 1]);
        const add = (row) => put(
          ruleOf({ match: shape.match, rows: [...shape.rows, row] }),
          here(`[data-index="${shape.rows.length}"] .rule__question`),
        );
        actions.append(button(labels.add, "button-secondary", () => add(last)));
        if (path.split(".").length < DEEPEST) {
          const other = shape.match === "any" ? "all" : "any";
          actions.append(button(labels.add_group, "button-secondary rule__add-group", () => add({ [other]: [last, last] })));
        }
      }
      if (path) actions.append(button(labels.remove_group, "button-secondary no", () => put(null)));
      box.append(actions);
      return box;
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

  portalen.registerHidden("forms_app.RuleInput", RuleInput);
})();
