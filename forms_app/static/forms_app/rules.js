/* The rules of forms_app/rules in JavaScript, case by case; tests/forms_app/rules/vectors.json drives both. */
globalThis.rules = (() => {
const NUMBER = /^-?[0-9]{1,30}(\.[0-9]{1,30})?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const ONE = 10n ** 30n;
const LIMIT = ONE * ONE;
const DAY = 86_400_000;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const size = (count) => (count < 0n ? -count : count);

function isAnswered(answer) {
  if (answer === undefined || answer === null || answer === false || answer === "") return false;
  return typeof answer !== "object" || Object.keys(answer).length > 0;
}

/* A number as a whole count of 10^-30, so that decimals compare exactly; null for what is no number. */
function number(value) {
  if (isObject(value)) value = Object.hasOwn(value, "amount") ? value.amount : null;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) * ONE : null;
  if (typeof value !== "string" || !NUMBER.test(value)) return null;
  const [whole, part = ""] = value.split(".");
  return BigInt(whole + part.padEnd(30, "0"));
}

const withinLimits = (count) => (size(count) < LIMIT ? count : null);

/* Whole division where half goes away from zero. */
function divide(dividend, divisor) {
  const by = size(divisor);
  let whole = size(dividend) / by;
  if (2n * (size(dividend) % by) >= by) whole += 1n;
  return (dividend < 0n) !== (divisor < 0n) ? -whole : whole;
}

/* A number as text, without zeros that say nothing. */
function text(count) {
  const decimals = (size(count) % ONE).toString().padStart(30, "0").replace(/0+$/, "");
  return `${count < 0n ? "-" : ""}${size(count) / ONE}${decimals && `.${decimals}`}`;
}

const isDate = (value) => typeof value === "string" && DATE.test(value);

/* [year, month, day, days since 1970] of an ISO date that exists. */
function day(value) {
  if (!isDate(value)) return null;
  const [year, month, date] = value.split("-").map(Number);
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  if (year < 1 || time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date) return null;
  return [year, month, date, time.getTime() / DAY];
}

function difference(start, end, unit) {
  if (unit === "days") return end[3] - start[3];
  if (end[3] < start[3]) return 0 - difference(end, start, unit);
  const months = (end[0] - start[0]) * 12 + end[1] - start[1] - (end[2] < start[2] ? 1 : 0);
  return unit === "years" ? Math.floor(months / 12) : months;
}

function fromToday(days, today) {
  const start = day(today);
  return start && new Date((start[3] + days) * DAY).toISOString().slice(0, 10);
}

function ordered(answer, value, compare) {
  const left = number(answer), right = number(value);
  if (left !== null && right !== null) return compare(left, right);
  return isDate(answer) && isDate(value) && compare(answer, value);
}

function equals(answer, value) {
  if ((typeof answer === "string" || typeof answer === "boolean") && answer === value) return true;
  return ordered(answer, value, (left, right) => left === right);
}

/* Small letters of the Latin alphabets only, where all versions of Unicode agree. */
const small = (letters) => letters.replace(/[\u0000-\u012f\u0131-\u024f]/g, (one) => one.toLowerCase());

function contains(answer, value) {
  if (Array.isArray(answer)) return answer.some((item) => equals(item, value));
  if (typeof answer !== "string" || typeof value !== "string" || !answer || !value) return false;
  return small(answer).includes(small(value));
}

function startsWith(answer, value) {
  if (typeof answer !== "string" || typeof value !== "string" || !answer || !value) return false;
  return small(answer).startsWith(small(value));
}

const OPERATORS = new Map(Object.entries({
  answered: (answer) => isAnswered(answer),
  not_answered: (answer) => !isAnswered(answer),
  equals,
  not_equals: (answer, value) => isAnswered(answer) && !equals(answer, value),
  one_of: (answer, value) => Array.isArray(value) && value.some((item) => equals(answer, item)),
  contains,
  not_contains: (answer, value) => isAnswered(answer) && !contains(answer, value),
  starts_with: startsWith,
  less_than: (answer, value) => ordered(answer, value, (left, right) => left < right),
  at_most: (answer, value) => ordered(answer, value, (left, right) => left <= right),
  greater_than: (answer, value) => ordered(answer, value, (left, right) => left > right),
  at_least: (answer, value) => ordered(answer, value, (left, right) => left >= right),
}));

/* The rows of a group, each as a rule inside it sees the answers: the row's own over the dialog's. */
function rowsOf(group, answers) {
  const rows = answers.get(group);
  return Array.isArray(rows) ? rows.filter(isObject).map((row) => inRow(row, answers)) : [];
}

const inRow = (row, answers) => ({
  get: (name) => (Object.hasOwn(row, name) ? row[name] : answers.get(name)),
});

function operand(value, answers, today) {
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, "calc")) return compute(value.calc, answers, today);
  const isOne = typeof value.question === "string" || Number.isInteger(value.today);
  return isOne ? compute(value, answers, today) : value;
}

function compares(operator, answer, value, answers, today) {
  const compare = OPERATORS.get(operator);
  return compare !== undefined && compare(answer, operand(value, answers, today));
}

/* Whether a rule (its JSON, or null: always) holds for a Map of {question id: value}; today is an ISO date. */
function holds(rule, answers, today) {
  if (!rule) return true;
  const inner = (row) => holds(rule.rule, row, today);
  if (typeof rule.some === "string" && isObject(rule.rule)) return rowsOf(rule.some, answers).some(inner);
  if (typeof rule.every === "string" && isObject(rule.rule)) return rowsOf(rule.every, answers).every(inner);
  if (typeof rule.operator === "string") {
    const { operator, value } = rule;
    if (typeof rule.count === "string") {
      const count = rowsOf(rule.count, answers).filter(inner).length;
      return compares(operator, count, value, answers, today);
    }
    if (typeof rule.question === "string") {
      return compares(operator, answers.get(rule.question), value, answers, today);
    }
    if (Object.hasOwn(rule, "calc")) {
      return compares(operator, compute(rule.calc, answers, today), value, answers, today);
    }
  }
  if (rule.not) return !holds(rule.not, answers, today);
  if (rule.all) return rule.all.every((one) => holds(one, answers, today));
  return rule.any.some((one) => holds(one, answers, today));
}

const OPERATIONS = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => divide(left * right, ONE),
  divide: (left, right) => (right ? divide(left * ONE, right) : null),
};

/* Sum, min or max of what is answered; min and max take dates too, when they are all dates. */
function total(name, values) {
  const there = values.filter((value) => value !== null && value !== undefined);
  if (name !== "sum" && there.length && there.every(isDate)) {
    there.sort();
    return name === "min" ? there[0] : there.at(-1);
  }
  const counts = there.map(number);
  if (counts.includes(null)) return null;
  if (name === "sum") return reduce(OPERATIONS.add, [0n, ...counts]);
  if (!counts.length) return null;
  return text(counts.reduce((one, other) => ((name === "min") === (other < one) ? other : one)));
}

function reduce(operation, [first, ...counts]) {
  let found = first;
  for (const count of counts) {
    found = found === null ? null : operation(found, count);
    if (found !== null) found = withinLimits(found);
  }
  return found === null ? null : text(found);
}

/* The value of a calculation (its JSON); null where it cannot be computed. */
function compute(expression, answers, today) {
  if (!isObject(expression)) return expression;
  const of = (part) => compute(part, answers, today);
  if (isObject(expression.if) && "then" in expression && "else" in expression) {
    return of(holds(expression.if, answers, today) ? expression.then : expression.else);
  }
  if (typeof expression.question === "string") return answers.get(expression.question) ?? null;
  if (Number.isInteger(expression.today)) return fromToday(expression.today, today);
  if (Array.isArray(expression.difference)) {
    const [start, end] = expression.difference.map((side) => day(of(side)));
    return start && end ? String(difference(start, end, expression.unit)) : null;
  }
  if (Object.hasOwn(expression, "round")) {
    const count = number(of(expression.round));
    const unit = 10n ** BigInt(30 - expression.places);
    const found = count === null ? null : withinLimits(divide(count, unit) * unit);
    return found === null ? null : text(found);
  }
  if (typeof expression.count === "string") {
    const counted = answers.get(expression.count);
    return String(Array.isArray(counted) ? counted.length : 0);
  }
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    if (Array.isArray(expression[name])) {
      const counts = expression[name].map((part) => number(of(part)));
      return counts.includes(null) ? null : reduce(operation, counts);
    }
  }
  for (const name of ["sum", "min", "max"]) {
    if (Array.isArray(expression[name])) return total(name, expression[name].map(of));
    if (typeof expression[name] === "string") {
      return total(name, rowsOf(expression[name], answers).map((row) => compute(expression.of, row, today)));
    }
  }
  return null;
}

return { holds, compute, inRow, isAnswered };
})();
