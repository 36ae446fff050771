/* The rules of forms_app/rules in JavaScript, case by case; tests/forms_app/rules/vectors.json drives both. */
globalThis.rules = (() => {
const NUMBER = /^-?[0-9]{1,30}(\.[0-9]{1,30})?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

function isAnswered(answer) {
  if (answer === undefined || answer === null || answer === false || answer === "") return false;
  return typeof answer !== "object" || Object.keys(answer).length > 0;
}

/* A number as a whole count of 10^-30, so that decimals compare exactly; null for what is no number. */
function number(value) {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) * 10n ** 30n : null;
  if (typeof value !== "string" || !NUMBER.test(value)) return null;
  const [whole, part = ""] = value.split(".");
  return BigInt(whole + part.padEnd(30, "0"));
}

function ordered(answer, value, compare) {
  const left = number(answer), right = number(value);
  if (left !== null && right !== null) return compare(left, right);
  const dates = [answer, value].every((side) => typeof side === "string" && DATE.test(side));
  return dates && compare(answer, value);
}

function equals(answer, value) {
  if ((typeof answer === "string" || typeof answer === "boolean") && answer === value) return true;
  return ordered(answer, value, (left, right) => left === right);
}

/* Small letters of the Latin alphabets only, where all versions of Unicode agree. */
const small = (text) => text.replace(/[\u0000-\u012f\u0131-\u024f]/g, (one) => one.toLowerCase());

function contains(answer, value) {
  if (Array.isArray(answer)) return answer.some((item) => equals(item, value));
  if (typeof answer !== "string" || typeof value !== "string" || !answer || !value) return false;
  return small(answer).includes(small(value));
}

const OPERATORS = new Map(Object.entries({
  answered: (answer) => isAnswered(answer),
  not_answered: (answer) => !isAnswered(answer),
  equals,
  not_equals: (answer, value) => isAnswered(answer) && !equals(answer, value),
  one_of: (answer, value) => Array.isArray(value) && value.some((item) => equals(answer, item)),
  contains,
  not_contains: (answer, value) => isAnswered(answer) && !contains(answer, value),
  less_than: (answer, value) => ordered(answer, value, (left, right) => left < right),
  at_most: (answer, value) => ordered(answer, value, (left, right) => left <= right),
  greater_than: (answer, value) => ordered(answer, value, (left, right) => left > right),
  at_least: (answer, value) => ordered(answer, value, (left, right) => left >= right),
}));

/* Whether a rule (its JSON, or null: always) holds for a Map of {question id: value}. */
function holds(rule, answers) {
  if (!rule) return true;
  if (typeof rule.question === "string" && typeof rule.operator === "string") {
    const compare = OPERATORS.get(rule.operator);
    return compare !== undefined && compare(answers.get(rule.question), rule.value);
  }
  if (rule.not) return !holds(rule.not, answers);
  if (rule.all) return rule.all.every((inner) => holds(inner, answers));
  return rule.any.some((inner) => holds(inner, answers));
}

return { holds, isAnswered };
})();
