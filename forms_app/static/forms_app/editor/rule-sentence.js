/* A rule in words, as forms_app/rules/sentence.py says it. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  let words;

  /* Words and question types, which the server puts on the page. */
  portalen.ruleWords = () => {
    words = words || JSON.parse(document.getElementById("rule-words").textContent);
    return words;
  };

  const fill = (pattern, parts) => pattern.replace(/%\((\w+)\)s/g, (_match, name) => parts[name]);

  portalen.operatorWords = (question, operator) => {
    const { operators, date_operators: dates } = portalen.ruleWords();
    return (question.type.compared_with === "date" && dates[operator]) || operators[operator] || "?";
  };

  function valueWords(value, question) {
    if (Array.isArray(value)) return value.map((item) => valueWords(item, question)).join(", ");
    const { texts } = portalen.ruleWords();
    if (question.type.compared_with === "yes_no") return texts[value] || value;
    if (question.type.compared_with === "options") {
      return question.options.find((option) => option.value === value)?.label ?? value;
    }
    if (question.type.compared_with === "date" && value) {
      return new Date(`${value}T00:00`).toLocaleDateString(document.documentElement.lang || undefined);
    }
    return value;
  }

  function condition(rule, known, nested) {
    const { texts } = portalen.ruleWords();
    if (rule.question !== undefined) {
      const question = known.find((candidate) => candidate.id === rule.question);
      if (!question) return texts.gone;
      return fill(rule.value === undefined ? texts.unary : texts.comparison, {
        question: question.label,
        operator: portalen.operatorWords(question, rule.operator),
        value: valueWords(rule.value, question),
      });
    }
    if (rule.not) return fill(texts.not, { condition: condition(rule.not, known, false) });
    const match = rule.all ? "all" : "any";
    const text = rule[match].map((inner) => condition(inner, known, true)).join(texts[match]);
    return nested && rule[match].length > 1 ? `(${text})` : text;
  }

  portalen.ruleSentence = (rule, known) => {
    const { texts } = portalen.ruleWords();
    return rule ? fill(texts.only_when, { condition: condition(rule, known, false) }) : texts.always;
  };
})();
