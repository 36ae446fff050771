/* A rule in words, as forms_app/rules/sentence.py and calculation_words.py say it. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  let words;

  /* Words and question types, which the server puts on the page. */
  portalen.ruleWords = () => {
    words = words || JSON.parse(document.getElementById("rule-words").textContent);
    return words;
  };

  const fill = (pattern, parts) => pattern.replace(/%\((\w+)\)[sd]/g, (_match, name) => parts[name]);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const SIGNS = { add: " + ", subtract: " − ", multiply: " × ", divide: " ÷ " };

  portalen.isExpression = (value) =>
    isObject(value) && ("calc" in value || "question" in value || "today" in value);

  portalen.operatorWords = (question, operator) => {
    const { operators, date_operators: dates } = portalen.ruleWords();
    return (question?.type.compared_with === "date" && dates[operator]) || operators[operator] || "?";
  };

  const dateWords = (value) =>
    new Date(`${value}T00:00`).toLocaleDateString(document.documentElement.lang || undefined);

  function valueWords(value, question, known) {
    if (Array.isArray(value)) return value.map((item) => valueWords(item, question, known)).join(", ");
    if (portalen.isExpression(value)) return portalen.formulaWords("calc" in value ? value.calc : value, known);
    const { texts } = portalen.ruleWords();
    if (question?.type.compared_with === "yes_no") return texts[value] || value;
    if (question?.type.compared_with === "options") {
      return question.options.find((option) => option.value === value)?.label ?? value;
    }
    if (question?.type.compared_with === "date" && value) return dateWords(value);
    return value ?? "";
  }

  const find = (id, known) => known.find((candidate) => candidate.id === id);
  const nameOf = (id, known) => find(id, known)?.label ?? portalen.ruleWords().texts.gone;
  /* What a rule about the rows of a group knows: the questions of the row too. */
  portalen.insideRows = (id, known) => [...known, ...(find(id, known)?.inner || [])];

  function comparison(rule, known) {
    const { texts } = portalen.ruleWords();
    const question = find(rule.question, known);
    if (!question) return texts.gone;
    const parts = {
      question: question.label,
      left: fill(texts.named, { name: question.label }),
      operator: portalen.operatorWords(question, rule.operator),
      value: valueWords(rule.value, question, known),
    };
    if (rule.value === undefined) return fill(texts.unary, parts);
    return fill(portalen.isExpression(rule.value) ? texts.compared : texts.comparison, parts);
  }

  function rowsWords(rule, known) {
    const { texts } = portalen.ruleWords();
    const group = rule.some ?? rule.every ?? rule.count;
    const parts = {
      group: nameOf(group, known),
      operator: portalen.operatorWords(null, rule.operator),
      value: valueWords(rule.value, null, known),
      condition: rule.rule ? condition(rule.rule, portalen.insideRows(group, known), true) : "",
    };
    if (rule.count !== undefined) return fill(rule.rule ? texts.count_where : texts.count, parts);
    return fill(rule.some === undefined ? texts.every : texts.some, parts);
  }

  function condition(rule, known, nested) {
    const { texts } = portalen.ruleWords();
    if (["some", "every", "count"].some((name) => name in rule)) return rowsWords(rule, known);
    if ("calc" in rule) {
      return fill(texts.compared, {
        left: portalen.formulaWords(rule.calc, known),
        operator: portalen.operatorWords(null, rule.operator),
        value: valueWords(rule.value, null, known),
      }).trim();
    }
    if (rule.question !== undefined) return comparison(rule, known);
    if (rule.not) return fill(texts.not, { condition: condition(rule.not, known, false) });
    const match = rule.all ? "all" : "any";
    const text = rule[match].map((inner) => condition(inner, known, true)).join(texts[match]);
    return nested && rule[match].length > 1 ? `(${text})` : text;
  }

  portalen.ruleSentence = (rule, known, purpose = "show") => {
    const { texts, purposes } = portalen.ruleWords();
    const [without, withRule] = purposes[purpose];
    return rule ? fill(texts[withRule], { condition: condition(rule, known, false) }) : texts[without];
  };

  function literal(value) {
    const { calculation } = portalen.ruleWords();
    if (value === null || value === "") return calculation.nothing;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateWords(value);
    if (/^-?\d+(\.\d+)?$/.test(value)) return String(value).replace(".", portalen.decimalMark());
    return fill(calculation.text, { name: value });
  }

  portalen.decimalMark = () => (portalen.ruleWords().labels.decimal_mark || ",");

  /* A calculation in words, with the names of the questions. */
  portalen.formulaWords = (expression, known) => {
    const { calculation, counted } = portalen.ruleWords();
    const say = (name, parts) => fill(calculation[name], parts);
    const sayCounted = (name, parts) => fill(counted[name][parts.count === 1 ? 0 : 1], parts);
    const quoted = (id) => say("text", { name: nameOf(id, known) });
    const of = (part) => {
      const text = portalen.formulaWords(part, known);
      return isObject(part) && Object.keys(SIGNS).some((name) => name in part) ? `(${text})` : text;
    };
    if (!isObject(expression)) return literal(expression);
    if (expression.if) {
      return say("if", {
        then: of(expression.then),
        condition: condition(expression.if, known, false),
        otherwise: of(expression.else),
      });
    }
    if (expression.question !== undefined) return quoted(expression.question);
    if (expression.today !== undefined) {
      if (!expression.today) return calculation.today;
      const way = expression.today > 0 ? "days_ahead" : "days_ago";
      return sayCounted(way, { count: Math.abs(expression.today) });
    }
    if (expression.difference) {
      const [start, end] = expression.difference.map(of);
      return say(expression.unit, { start, end });
    }
    if (expression.round !== undefined) {
      return sayCounted("round", { of: of(expression.round), count: expression.places });
    }
    if (expression.count !== undefined) return say("row_count", { group: quoted(expression.count) });
    const sign = Object.keys(SIGNS).find((name) => name in expression);
    if (sign) return expression[sign].map(of).join(SIGNS[sign]);
    const total = ["sum", "min", "max"].find((name) => name in expression);
    if (Array.isArray(expression[total])) {
      return say(total, { parts: expression[total].map(of).join(calculation.between) });
    }
    const inside = portalen.insideRows(expression[total], known);
    const parts = { of: portalen.formulaWords(expression.of, inside), group: quoted(expression[total]) };
    return say(`row_${total}`, parts);
  };
})();
