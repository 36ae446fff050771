/* One condition of a rule, in lists: what is looked at, how it is compared, and with what. Conditions in
   groups: see rule-input.js. `put(rule, focus, quietly)` stores the condition anew; null removes it. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const { element, option, button, select } = portalen;
  const UNARY = ["answered", "not_answered"];
  const NUMERIC = ["equals", "not_equals", "less_than", "at_most", "greater_than", "at_least"];
  const QUANTIFIERS = ["some", "every", "count"];
  const CALC = "=";
  const ORDERED = { number: ["value", "question", "calc"], date: ["value", "question", "today", "calc"] };

  const labels = () => portalen.ruleWords().labels;
  const subject = (row) => row.some ?? row.every ?? row.count ?? row.question;
  const quantifier = (row) => QUANTIFIERS.find((name) => name in row);

  portalen.isRow = (rule) => "operator" in rule || quantifier(rule) !== undefined;

  /* A first condition about a question. */
  portalen.newRow = (question) => withValue({ question: question.id, operator: question.type.operators[0] }, question);

  function choices(question) {
    const { texts } = portalen.ruleWords();
    if (question.type.compared_with === "options") return question.options;
    if (question.type.compared_with !== "yes_no") return [];
    return ["yes", "no"].map((value) => ({ value, label: texts[value] }));
  }

  /* The row with a value that its operator and question can take. */
  function withValue({ question: id, operator, value }, question) {
    const row = { question: id, operator };
    if (UNARY.includes(operator)) return row;
    if (portalen.isExpression(value) && operator !== "one_of") return { ...row, value };
    const values = choices(question).map((choice) => choice.value);
    let kept = value;
    if (operator === "one_of") {
      kept = [value ?? []].flat().filter((item) => values.includes(item));
    } else {
      kept = Array.isArray(value) ? value[0] : value;
      if (values.length && !values.includes(kept)) [kept] = values;
    }
    return { ...row, value: kept ?? "" };
  }

  function subjects(row, known, put) {
    const chosen = "calc" in row ? CALC : subject(row);
    const made = element("select", { "aria-label": labels().question, class: "rule__question" });
    const groups = new Map();
    known.forEach((candidate) => {
      if (!groups.has(candidate.step)) groups.set(candidate.step, element("optgroup", { label: candidate.step }));
      groups.get(candidate.step).append(option(candidate.id, candidate.label, candidate.id === chosen));
    });
    if (chosen !== CALC && !known.some(({ id }) => id === chosen)) {
      made.append(option("", portalen.ruleWords().texts.gone, true));
    }
    made.append(...groups.values(), option(CALC, labels().calculation, chosen === CALC));
    made.addEventListener("change", () => {
      if (made.value === CALC) return put({ calc: null, operator: "at_least", value: "" }, ".rule__question");
      const question = known.find((candidate) => candidate.id === made.value);
      if (!question) return undefined;
      const fits = question.type.operators.includes(row.operator);
      const operator = fits ? row.operator : question.type.operators[0];
      return put(withValue({ question: question.id, operator }, question), ".rule__question");
    });
    return made;
  }

  /* How a question is compared; a repeated group has its rows to look at too. */
  function operators(row, question, put) {
    const words = (question?.isGroup ? QUANTIFIERS.map((name) => [name, labels()[`rows_${name}`]]) : []).concat(
      (question ? question.type.operators : NUMERIC).map((name) => [name, portalen.operatorWords(question, name)]),
    );
    const chosen = quantifier(row) || row.operator;
    return select({ "aria-label": labels().operator, class: "rule__operator" }, words, chosen, (name) => {
      if (name === "count") put({ count: question.id, rule: null, operator: "at_least", value: "1" }, ".rule__operator");
      else if (QUANTIFIERS.includes(name)) {
        const first = question.inner[0];
        if (first) put({ [name]: question.id, rule: row.rule || { all: [portalen.newRow(first)] } }, ".rule__operator");
      } else if (!question) put({ ...row, operator: name }, ".rule__operator");
      else put(withValue({ question: question.id, operator: name, value: row.value }, question), ".rule__operator");
    });
  }

  /* Numbers and dates can be compared with other answers, today and calculations. */
  function comparedWith(row, kind, known, put) {
    const now = ["calc", "question", "today"].find((name) => portalen.isExpression(row.value) && name in row.value);
    const ways = (ORDERED[kind] || ["value", "question"]).filter((way) => way !== "question" || others(row, kind, known).length);
    if (ways.length < 2) return null;
    const words = ways.map((way) => [way, labels()[`with_${way}`]]);
    return select({ "aria-label": labels().compare_with, class: "rule__with" }, words, now || "value", (way) => {
      const values = { value: "", today: { today: 0 }, calc: { calc: null } };
      const value = way === "question" ? { question: others(row, kind, known)[0].id } : values[way];
      put({ ...row, value }, ".rule__with");
    });
  }

  const others = (row, kind, known) =>
    known.filter(({ id, type }) => id !== row.question && type.compared_with === kind);

  function valueControl(row, question, known, put) {
    const attributes = { "aria-label": labels().value, class: "rule__value" };
    const kind = question ? question.type.compared_with : "number";
    const { value } = row;
    if (portalen.isExpression(value)) {
      if ("question" in value) {
        const words = others(row, kind, known).map(({ id, label }) => [id, label]);
        return select(attributes, words, value.question, (id) => put({ ...row, value: { question: id } }, ".rule__value"));
      }
      if ("calc" in value) {
        return portalen.formulaField(value.calc, () => known, (calc) => put({ ...row, value: { calc } }, null, true));
      }
      const days = element("input", { ...attributes, type: "number", "aria-label": labels().days_from_today, title: labels().days_from_today });
      days.value = value.today;
      days.addEventListener("input", () => put({ ...row, value: { today: Math.trunc(Number(days.value)) || 0 } }, null, true));
      return days;
    }
    const found = question ? choices(question) : [];
    if (found.length) {
      const many = row.operator === "one_of";
      const made = element(
        "select",
        { ...attributes, multiple: many, size: many ? Math.min(found.length, 6) : undefined },
        ...found.map((choice) => option(choice.value, choice.label, [value].flat().includes(choice.value))),
      );
      made.addEventListener("change", () => {
        const chosen = [...made.selectedOptions].map((item) => item.value);
        put({ ...row, value: many ? chosen : chosen[0] }, ".rule__value");
      });
      return made;
    }
    const type = { number: "number", date: "date" }[kind] || "text";
    const input = element("input", { ...attributes, type, step: type === "number" ? "any" : undefined });
    input.value = value ?? "";
    // While typing only the sentence follows, so that the cursor stays where it is.
    input.addEventListener("input", () => put({ ...row, value: input.value }, null, true));
    return input;
  }

  /* The controls of a condition; `within` draws the conditions about the rows of a group. */
  portalen.ruleRow = (row, known, put, within) => {
    const made = element("div", { class: "rule__row" });
    const question = known.find((candidate) => candidate.id === subject(row));
    made.append(subjects(row, known, put));
    if ("calc" in row) {
      made.append(portalen.formulaField(row.calc, () => known, (calc) => put({ ...row, calc }, null, true)));
    }
    if (question || "calc" in row) made.append(operators(row, question, put));
    if (row.count !== undefined) {
      const words = NUMERIC.map((name) => [name, portalen.operatorWords(null, name)]);
      made.append(select(
        { "aria-label": labels().operator, class: "rule__count" }, words, row.operator,
        (operator) => put({ ...row, operator }, ".rule__count"),
      ));
    }
    if (row.value !== undefined && (question || "calc" in row)) {
      const compared = question && row.count === undefined ? question : null;
      const kind = compared ? compared.type.compared_with : "number";
      const control = choices(compared || { type: {} }).length ? null : comparedWith(row, kind, known, put);
      if (control) made.append(control);
      made.append(valueControl(row, compared, known, put));
    }
    made.append(button(labels().remove, "button-secondary no", () => put(null)));
    const name = ["some", "every"].find((one) => one in row);
    if (name && question) {
      const inside = portalen.insideRows(question.id, known);
      made.append(within(row.rule, inside, (rule, focus, quietly) => put(rule && { [name]: question.id, rule }, focus, quietly)));
    }
    return made;
  };
})();
