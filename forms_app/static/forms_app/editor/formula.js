/* Formulas as people write them, “[Length] * 250 + if([Power?] = "Yes"; 1200; 0)”, to and from the JSON of
   forms_app/rules/expressions.py. Questions are named in brackets; what is stored is their ids. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  class FormulaError extends Error {}
  portalen.FormulaError = FormulaError;

  const COMPARED = {
    "=": "equals", "<>": "not_equals", "≠": "not_equals", "<": "less_than", "<=": "at_most", "≤": "at_most",
    ">": "greater_than", ">=": "at_least", "≥": "at_least",
  };
  const WRITTEN = {
    equals: "=", not_equals: "<>", less_than: "<", at_most: "<=", greater_than: ">", at_least: ">=",
  };
  const TOKEN = /\s*(?:(\d+(?:[.,]\d+)?)|\[([^\]]*)\]|"([^"]*)"|(<=|>=|<>|[-+*/():;=<>≤≥≠−×÷])|([\p{L}_]+))/uy;
  const FUNCTIONS = ["sum", "count", "min", "max", "round", "if", "days", "months", "years", "today", "answered", "not"];

  /* The functions' names in the editor's language, each as one word. */
  const words = () => Object.fromEntries(
    Object.entries(portalen.ruleWords().functions).map(([name, word]) => [name, word.replace(/\s/g, "")]),
  );
  const say = (name, parts = {}) =>
    portalen.ruleWords().labels[name].replace(/%\((\w+)\)s/g, (_match, part) => parts[part]);
  const fail = (name, parts) => {
    throw new FormulaError(say(name, parts));
  };

  /* What questions are called in brackets: where two have one name, the later ones get a number. */
  function names(known) {
    const byId = new Map();
    const taken = new Map();
    known.forEach(({ id, label }) => {
      const plain = label.replace(/[[\]]/g, "").trim();
      const count = (taken.get(plain) || 0) + 1;
      taken.set(plain, count);
      byId.set(id, count > 1 ? `${plain} #${count}` : plain);
    });
    return byId;
  }
  portalen.formulaNames = names;

  function tokens(text) {
    const found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match) fail("formula_unexpected", { text: text.slice(at).trim()[0], before: text.slice(Math.max(0, at - 15), at) });
      const [, number, name, string, sign, word] = match;
      const kind = { number, name, string, sign, word };
      const type = Object.keys(kind).find((one) => kind[one] !== undefined);
      found.push({ type, text: kind[type], at });
    }
    return found;
  }

  /* Reads a formula by recursive descent. Throws FormulaError, which says in words what is wrong. */
  portalen.parseFormula = (text, known) => {
    if (!text.trim()) return null;
    const list = tokens(text);
    let place = 0;
    const canonical = new Map(Object.entries(words()).map(([name, word]) => [word.toLowerCase(), name]));
    const wordOf = (token) => {
      const lower = token.text.toLowerCase();
      return canonical.get(lower) || lower;
    };
    const peek = () => list[place];
    const isSign = (...signs) => peek()?.type === "sign" && signs.includes(peek().text);
    const isWord = (name) => peek()?.type === "word" && wordOf(peek()) === name;
    const unexpected = (token) => (token
      ? fail("formula_unexpected", { text: token.text, before: text.slice(Math.max(0, token.at - 15), token.at) })
      : fail("formula_end"));
    const expect = (sign) => (isSign(sign) ? (place += 1) : unexpected(peek()));

    function find(name, among) {
      const byId = names(among);
      const wanted = name.trim().toLowerCase();
      const found = among.find(({ id }) => byId.get(id).toLowerCase() === wanted);
      return found || fail("formula_unknown", { name });
    }

    function sum(among) {
      let left = product(among);
      while (isSign("+", "-", "−")) {
        const isPlus = list[place++].text === "+";
        const right = product(among);
        const isDay = left?.today !== undefined && /^\d{1,5}$/.test(right);
        if (isDay) left = { today: left.today + (isPlus ? 1 : -1) * Number(right) };
        else left = isPlus ? { add: [...(left?.add || [left]), right] } : { subtract: [left, right] };
      }
      return left;
    }

    function product(among) {
      let left = unary(among);
      while (isSign("*", "×", "/", "÷", ":")) {
        const isTimes = ["*", "×"].includes(list[place++].text);
        const right = unary(among);
        left = isTimes ? { multiply: [...(left?.multiply || [left]), right] } : { divide: [left, right] };
      }
      return left;
    }

    function unary(among) {
      if (!isSign("-", "−")) return atom(among);
      place += 1;
      const inner = atom(among);
      return typeof inner === "string" && /^\d/.test(inner) ? `-${inner}` : { subtract: ["0", inner] };
    }

    function atom(among) {
      const token = list[place++];
      if (!token) return fail("formula_end");
      if (token.type === "number") return token.text.replace(",", ".");
      if (token.type === "string") return token.text;
      if (token.type === "name") return { question: find(token.text, among).id };
      if (token.text === "(") {
        const inner = sum(among);
        expect(")");
        return inner;
      }
      if (token.type === "word") return call(token, among);
      return unexpected(token);
    }

    /* The parts of a function, each read by the reader of its place (the last serves the rest). */
    function parts(name, readers, least, most) {
      const found = [];
      expect("(");
      while (!isSign(")")) {
        found.push(readers[Math.min(found.length, readers.length - 1)](found));
        if (!isSign(";")) break;
        place += 1;
      }
      expect(")");
      if (found.length < least || found.length > most) {
        fail("formula_parts", { name, count: least === most ? least : `${least}–${most}` });
      }
      return found;
    }

    function call(token, among) {
      const name = wordOf(token);
      const value = () => sum(among);
      const groupNamed = (id) => {
        const group = among.find((one) => one.id === id);
        return group?.isGroup ? group : fail("formula_group", { name: names(among).get(id) ?? id });
      };
      if (name === "today") {
        if (isSign("(")) parts(token.text, [value], 0, 0);
        return { today: 0 };
      }
      if (["sum", "min", "max"].includes(name)) {
        /* After the name of a repeated group, its questions can be named. */
        const rest = (found) => {
          const group = among.find((one) => one.id === found[0]?.question);
          return sum(group?.isGroup ? [...among, ...group.inner] : among);
        };
        const found = parts(token.text, [value, rest], 1, 99);
        const group = among.find((one) => one.id === found[0]?.question);
        if (!group?.isGroup) return { [name]: found };
        return found.length === 2 ? { [name]: group.id, of: found[1] } : fail("formula_parts", { name: token.text, count: 2 });
      }
      if (name === "count") {
        /* The rows of a repeated group, or the options that are chosen. */
        const [counted] = parts(token.text, [value], 1, 1);
        const several = among.find((one) => one.id === counted?.question && one.type.name === "several_of");
        return { count: several ? several.id : groupNamed(counted?.question).id };
      }
      if (name === "round") {
        const [of, places = "0"] = parts(token.text, [value], 1, 2);
        return /^\d{1,2}$/.test(places) && Number(places) <= 30 ? { round: of, places: Number(places) } : unexpected(list[place - 2]);
      }
      if (["days", "months", "years"].includes(name)) {
        return { difference: parts(token.text, [value], 2, 2), unit: name };
      }
      if (name === "if") {
        const [rule, then, otherwise = null] = parts(token.text, [() => either(among), value, value], 2, 3);
        return { if: rule, then, else: otherwise };
      }
      return fail("formula_function", {
        name: token.text, functions: FUNCTIONS.map((one) => words()[one]).join(", "),
      });
    }

    function either(among) {
      const rules = [both(among)];
      while (isWord("or")) {
        place += 1;
        rules.push(both(among));
      }
      return rules.length > 1 ? { any: rules } : rules[0];
    }

    function both(among) {
      const rules = [comparison(among)];
      while (isWord("and")) {
        place += 1;
        rules.push(comparison(among));
      }
      return rules.length > 1 ? { all: rules } : rules[0];
    }

    function comparison(among) {
      if (isWord("not")) {
        place += 1;
        expect("(");
        const rule = either(among);
        expect(")");
        return { not: rule };
      }
      if (isWord("answered")) {
        const token = list[place++];
        const [of] = parts(token.text, [() => sum(among)], 1, 1);
        return of?.question ? { question: of.question, operator: "answered" } : unexpected(token);
      }
      if (isSign("(")) {
        /* A group of comparisons, or a sum to be compared: try the first. */
        const before = place;
        try {
          place += 1;
          const rule = either(among);
          expect(")");
          if (!(peek()?.text in COMPARED)) return rule;
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
        }
        place = before;
      }
      const left = sum(among);
      const token = list[place++];
      const operator = token && COMPARED[token.text];
      if (!operator) fail("formula_condition");
      const right = sum(among);
      const question = left?.question && among.find(({ id }) => id === left.question);
      const value = question ? operandOf(right, question) : calcOf(right);
      return question ? { question: question.id, operator, value } : { calc: left, operator, value };
    }

    const calcOf = (right) => {
      if (typeof right !== "object" || right === null) return right;
      return "question" in right || "today" in right ? right : { calc: right };
    };

    /* The stored value of an option or of yes and no, which people write by its text. */
    function operandOf(right, question) {
      if (typeof right !== "string") return calcOf(right);
      const { texts } = portalen.ruleWords();
      const same = (one) => one.trim().toLowerCase() === right.trim().toLowerCase();
      const among = question.type.compared_with === "yes_no"
        ? ["yes", "no"].map((value) => ({ value, label: texts[value] })) : question.options;
      if (!["yes_no", "options"].includes(question.type.compared_with)) return right;
      return (among.find(({ label, value }) => same(label) || same(value))
        || fail("formula_option", { name: right, question: question.label })).value;
    }

    const found = sum(known);
    return place < list.length ? unexpected(peek()) : found;
  };

  /* The formula of an expression; null for what has no formula (nested rules about rows, for example). */
  portalen.printFormula = (expression, known) => {
    try {
      return print(expression, known, 0);
    } catch (error) {
      if (error instanceof FormulaError) return null;
      throw error;
    }
  };

  function print(expression, known, strength) {
    const wrap = (text, own) => (own < strength ? `(${text})` : text);
    const of = (part, own = 0) => print(part, known, own);
    const call = (name, ...inner) => `${words()[name]}(${inner.join("; ")})`;
    const name = (id, among = known) => {
      const found = names(among).get(id);
      if (found === undefined) throw new FormulaError();
      return `[${found}]`;
    };
    if (expression === null) throw new FormulaError();
    if (typeof expression !== "object") {
      const text = String(expression);
      if (/^\d+(\.\d+)?$/.test(text)) return text.replace(".", portalen.decimalMark());
      return /^-\d/.test(text) ? wrap(text.replace(".", portalen.decimalMark()), 2) : `"${text}"`;
    }
    if (expression.if) {
      const rest = expression.else === null ? [] : [of(expression.else)];
      return call("if", printRule(expression.if, known), of(expression.then), ...rest);
    }
    if (expression.question !== undefined) return name(expression.question);
    if (expression.today === 0) return words().today;
    if (expression.today) {
      return wrap(`${words().today} ${expression.today > 0 ? "+" : "-"} ${Math.abs(expression.today)}`, 1);
    }
    if (expression.difference) return call(expression.unit, ...expression.difference.map((part) => of(part)));
    if (expression.round !== undefined) return call("round", of(expression.round), expression.places);
    if (expression.count !== undefined) return call("count", name(expression.count));
    if (expression.add) return wrap(expression.add.map((part) => of(part, 1)).join(" + "), 1);
    if (expression.subtract) return wrap(`${of(expression.subtract[0], 1)} - ${of(expression.subtract[1], 2)}`, 1);
    if (expression.multiply) return wrap(expression.multiply.map((part) => of(part, 2)).join(" * "), 2);
    if (expression.divide) return wrap(`${of(expression.divide[0], 2)} / ${of(expression.divide[1], 3)}`, 2);
    const total = ["sum", "min", "max"].find((one) => one in expression);
    if (!total) throw new FormulaError();
    if (Array.isArray(expression[total])) return call(total, ...expression[total].map((part) => of(part)));
    const inside = portalen.insideRows(expression[total], known);
    return call(total, name(expression[total]), print(expression.of, inside, 0));
  }

  function printRule(rule, known) {
    if (rule.all || rule.any) {
      const match = rule.all ? "all" : "any";
      const inner = rule[match].map((one) => printRule(one, known));
      const text = inner.join(` ${words()[match === "all" ? "and" : "or"]} `);
      return inner.length > 1 ? `(${text})` : text;
    }
    if (rule.not) return `${words().not}(${printRule(rule.not, known)})`;
    const left = "calc" in rule ? rule.calc : { question: rule.question };
    if (rule.operator === "answered") return `${words().answered}(${print(left, known, 0)})`;
    if (!WRITTEN[rule.operator] || (rule.question === undefined && !("calc" in rule))) throw new FormulaError();
    const question = known.find(({ id }) => id === rule.question);
    const { texts } = portalen.ruleWords();
    let right = rule.value;
    if (typeof right === "string" && question?.type.compared_with === "yes_no") right = texts[right] ?? right;
    const chosen = question?.options.find((option) => option.value === right);
    right = portalen.isExpression(right) ? print("calc" in right ? right.calc : right, known, 1) : print(chosen?.label ?? right ?? "", known, 1);
    return `${print(left, known, 1)} ${WRITTEN[rule.operator]} ${right}`;
  }
})();
