/* Reads the dialog as it stands in the editor's form, saved or not: steps, questions and their options.
   Wagtail names every input after its place ("steps-0-value-questions-2-value-label") and gives a new block
   its id at once, so a rule can refer to a question that has never been saved.

   Reading is one walk over all inputs, and a large dialog has ten thousand of them: what was read is kept
   until something changes, and for a moment only, since blocks come and go without an event of their own. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const KEPT = 300; // ms
  let kept = { at: -Infinity };

  function fields() {
    if (performance.now() - kept.at > KEPT) {
      const byName = new Map();
      document.querySelectorAll("form [name]").forEach((field) => {
        if (!byName.has(field.name)) byName.set(field.name, field);
      });
      kept = { at: performance.now(), byName, outlines: new Map() };
    }
    return kept;
  }

  portalen.forgetOutline = () => {
    kept = { at: -Infinity };
  };
  ["input", "change", "click"].forEach((name) => document.addEventListener(name, portalen.forgetOutline, true));

  const value = (name) => fields().byName.get(name)?.value ?? "";

  /* The children of a stream or list that are not deleted, in the order they stand in. */
  function children(prefix) {
    const found = [];
    for (let index = 0; index < Number(value(`${prefix}-count`)); index += 1) {
      const child = `${prefix}-${index}`;
      if (fields().byName.has(`${child}-id`) && !value(`${child}-deleted`)) {
        found.push({
          prefix: child,
          id: value(`${child}-id`),
          type: value(`${child}-type`),
          order: Number(value(`${child}-order`)),
        });
      }
    }
    return found.sort((first, second) => first.order - second.order);
  }

  function options(prefix) {
    return children(prefix).map((option) => ({
      value: value(`${option.prefix}-value-value`) || option.id,
      label: value(`${option.prefix}-value-label`),
    }));
  }

  function questionsOf(stream, found) {
    for (const question of children(stream)) {
      found.push({ ...question, label: value(`${question.prefix}-value-label`) });
      questionsOf(`${question.prefix}-value-questions`, found);
    }
    return found;
  }

  /* The steps of a stream called `root`, each with all its questions in order, those within others included. */
  portalen.outline = (root = "steps") => {
    const { outlines } = fields();
    if (!outlines.has(root)) {
      const steps = children(root).map((step) => ({
        ...step,
        title: value(`${step.prefix}-value-title`),
        questions: questionsOf(`${step.prefix}-value-questions`, []),
      }));
      outlines.set(root, steps);
    }
    return outlines.get(root);
  };

  /* The options of a question's block, by its prefix. */
  portalen.optionsOf = (prefix) => options(`${prefix}-value-options`);

  /* The questions that the rule in the input called `name` may look at: those before its own block. */
  portalen.earlierQuestions = (name, types) => {
    const own = name.replace(/-value-show_if$/, "");
    const root = name.replace(/-\d+-value-.*$/, "");
    const found = [];
    for (const [number, step] of portalen.outline(root).entries()) {
      if (step.prefix === own) break;
      for (const question of step.questions) {
        if (question.prefix === own) return found;
        const type = types[question.type];
        if (type?.operators.length) {
          found.push({
            id: question.id,
            type,
            label: question.label,
            step: `${number + 1}. ${step.title}`,
            options: type.compared_with === "options" ? portalen.optionsOf(question.prefix) : [],
          });
        }
      }
    }
    return found;
  };
})();
