/* Reads the dialog as it stands in the editor's form, saved or not: steps, questions and their options.
   Wagtail names every input after its place ("steps-0-value-questions-2-value-label") and gives a new block
   its id at once, so a rule can refer to a question that has never been saved. A folded block is one input
   with its stored value (folding.js).

   Reading is one walk over all inputs: what was read is kept until something changes, and for a moment only,
   since blocks come and go without an event of their own. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const KEPT = 300; // ms
  const NOTHING = { at: -Infinity };
  let kept = NOTHING;

  function read() {
    if (performance.now() - kept.at > KEPT) {
      const fields = new Map();
      document.querySelectorAll("form [name]").forEach((field) => {
        if (!fields.has(field.name)) fields.set(field.name, field);
      });
      kept = { at: performance.now(), fields, outlines: new Map() };
    }
    return kept;
  }

  portalen.forgetOutline = () => {
    kept = NOTHING;
  };
  ["input", "change", "click"].forEach((name) => document.addEventListener(name, portalen.forgetOutline, true));

  const field = (name) => read().fields.get(name);
  const value = (name) => field(name)?.value ?? "";

  function json(text) {
    try {
      return JSON.parse(text || "null");
    } catch {
      return null;
    }
  }

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

  /* A block as it is stored; `place` is where it stands, as far as it is in the form. */
  function stored(place, data) {
    return {
      ...place,
      title: data.title ?? data.label ?? "",
      required: Boolean(data.required),
      rule: data.show_if,
      options: (data.options || []).map((option) => ({
        value: option.value?.value || option.id,
        label: option.value?.label ?? "",
      })),
      children: (data.questions || []).map((inner) => stored({ id: inner.id, type: inner.type }, inner.value)),
    };
  }

  /* A step or question with what stands in it, open or folded. */
  function block(place) {
    const prefix = `${place.prefix}-value`;
    const folded = field(prefix);
    if (folded) return stored(place, json(folded.value) || {});
    return {
      ...place,
      title: value(`${prefix}-title`) || value(`${prefix}-label`),
      required: Boolean(field(`${prefix}-required`)?.checked),
      rule: json(value(`${prefix}-show_if`)),
      options: options(`${prefix}-options`),
      children: children(`${prefix}-questions`).map(block),
    };
  }

  /* All questions in a block; `group` is the prefix of the repeated group that one stands in. */
  function flat(blocks, group = "") {
    return blocks.flatMap((found) => [
      { ...found, label: found.title, group },
      ...flat(found.children, found.type === "group" ? found.prefix || "folded" : group),
    ]);
  }

  /* The steps of a stream called `root`, each with all its `questions` in order, those in others included. */
  portalen.outline = (root = "steps") => {
    const { outlines } = read();
    if (!outlines.has(root)) {
      const steps = children(root).map(block);
      outlines.set(
        root,
        steps.map((step) => ({ ...step, questions: flat(step.children) })),
      );
    }
    return outlines.get(root);
  };

  /* The step or question whose fields begin with `prefix` and end in -value. */
  portalen.blockAt = (prefix) => {
    const own = prefix.replace(/-value$/, "");
    const steps = portalen.outline(own.replace(/-\d+(-value-.*)?$/, ""));
    return steps.find((step) => step.prefix === own) ||
      steps.flatMap((step) => step.questions).find((question) => question.prefix === own);
  };

  /* A question as rules know it; `inner` are those that a repeated group asks in each of its rows. */
  function asKnown(question, types, step) {
    const type = types[question.type];
    const inner = question.type === "group" ? question.children.filter((one) => types[one.type]?.operators.length) : [];
    return {
      id: question.id,
      type,
      label: question.label ?? question.title,
      step,
      isGroup: question.type === "group",
      options: type.options.length || type.compared_with !== "options" ? type.options : question.options,
      inner: inner.map((one) => asKnown(one, types, question.title)),
    };
  }

  /* The questions that the rule in the input called `name` may look at: those before its own block, and of
     those in a repeated group only the ones in its own. A check looks at its own question or step too. */
  portalen.earlierQuestions = (name, types) => {
    const own = name.replace(/-value-((checks|options|lines)-\d+-value-)?\w+$/, "");
    const isCheck = /-checks-\d+-value-\w+$/.test(name);
    const root = name.replace(/-\d+-value-.*$/, "");
    const found = [];
    for (const [number, step] of portalen.outline(root).entries()) {
      if (step.prefix === own && !isCheck) break;
      for (const question of step.questions) {
        if (question.prefix === own && !isCheck) return found;
        const type = types[question.type];
        if (type?.operators.length && (!question.group || own.startsWith(`${question.group}-`))
          && !own.startsWith(`${question.prefix}-`)) {
          found.push(asKnown(question, types, `${number + 1}. ${step.title}`));
        }
        if (question.prefix === own) return found;
      }
      if (step.prefix === own) break;
    }
    return found;
  };
})();
