/* Reads the dialog as it stands in the editor's form, saved or not: steps, questions and their options.
   Wagtail names every input after its place ("steps-0-value-questions-2-value-label") and gives a new block
   its id at once, so a rule can refer to a question that has never been saved. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  const field = (name) => document.getElementsByName(name)[0];
  const value = (name) => field(name)?.value ?? "";

  /* The children of a stream or list that are not deleted, in the order they stand in. */
  function children(prefix) {
    const found = [];
    for (let index = 0; index < Number(value(`${prefix}-count`)); index += 1) {
      const child = `${prefix}-${index}`;
      if (field(`${child}-id`) && !value(`${child}-deleted`)) {
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

  /* The questions that the rule in the input called `name` may look at: those before its own block. */
  portalen.earlierQuestions = (name, types) => {
    const own = name.replace(/-value-show_if$/, "");
    const root = name.replace(/-\d+-value-.*$/, "");
    const found = [];
    for (const [number, step] of children(root).entries()) {
      if (step.prefix === own) break;
      const title = value(`${step.prefix}-value-title`);
      for (const question of children(`${step.prefix}-value-questions`)) {
        if (question.prefix === own) return found;
        const type = types[question.type];
        if (type?.operators.length) {
          found.push({
            id: question.id,
            type,
            label: value(`${question.prefix}-value-label`),
            step: `${number + 1}. ${title}`,
            options: type.compared_with === "options" ? options(`${question.prefix}-value-options`) : [],
          });
        }
      }
    }
    return found;
  };
})();
