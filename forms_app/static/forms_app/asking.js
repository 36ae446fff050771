/* Applies the rules of a form to what stands in it: which questions and options are there, which must be
   answered, what is calculated, what is checked. The server's twin is forms_app/questions/ruling.py. */
globalThis.asking = (() => {
const { holds, compute, isAnswered } = globalThis.rules;
const parsed = new WeakMap();

/* Rules by question id, values of other steps, and today's date, which the server has put on the form. */
function facts(form) {
  if (!parsed.has(form)) {
    const read = (text) => JSON.parse(text || "{}");
    const { rules, known, today } = form.dataset;
    parsed.set(form, { rules: read(rules), known: Object.entries(read(known)), today, optional: form.dataset.optional });
  }
  return parsed.get(form);
}

/* What rules in a row see: the row's own answers over the dialog's. */
function inRow(own, outer) {
  return { get: (id) => (own.has(id) ? own.get(id) : outer.get(id)), set: (id, value) => own.set(id, value) };
}

function applyBox(box, seen, form, unseen) {
  const { rules, today } = facts(form);
  const own = rules[box.dataset.question] || {};
  const show = box.dataset.showIf ? JSON.parse(box.dataset.showIf) : null;
  box.hidden = !holds(show, seen, today) || !offer(box, own.options, seen, today);
  /* In the editor's preview, steps are boxes around their questions. */
  if (box.closest("[hidden]")) {
    unseen.push(place(box));
    for (const inner of box.querySelectorAll("[data-row] [data-question]")) unseen.push(place(inner));
    return;
  }
  if (own.require) mark(box, holds(own.require, seen, today), facts(form).optional);
  const value = own.calculation === undefined ? typedIn(box, seen, form, unseen) : calculated(box, own, seen, today);
  if (isAnswered(value)) seen.set(box.dataset.question, value);
}

/* Where a question stands (Question.place): in a row, after its group and row. */
function place(box) {
  const row = box.closest("[data-row]");
  const own = box.dataset.question;
  return row ? `${row.closest("[data-type=group]").dataset.question}.${row.dataset.row}.${own}` : own;
}

function typedIn(box, seen, form, unseen) {
  if (box.dataset.type === "group") return rowsIn(box, seen, form, unseen);
  /* What the server has refused is no answer, until somebody changes it. */
  if (!("touched" in box.dataset) && box.querySelector("[aria-invalid=true]")) return null;
  return globalThis.values.of(box);
}

function rowsIn(group, seen, form, unseen) {
  const found = [];
  for (const row of group.querySelectorAll("[data-row]")) {
    const own = new Map();
    for (const box of row.querySelectorAll("[data-question]")) applyBox(box, inRow(own, seen), form, unseen);
    found.push(Object.fromEntries(own));
  }
  const optional = group.querySelector(":scope > legend .optional:not([hidden])");
  return optional && found.every((row) => !isAnswered(row)) ? null : found;
}

/* Shows the options that rules leave; false when they leave none. */
function offer(box, options, seen, today) {
  if (!options) return true;
  let left = 0;
  for (const control of box.querySelectorAll("option, input[type=radio], input[type=checkbox]")) {
    if (control.tagName === "OPTION" && !control.value) continue;
    const withheld = !holds(options[control.value] ?? null, seen, today);
    if (!withheld) left += 1;
    if (control.tagName === "OPTION") {
      if (withheld && control.selected) control.closest("select").value = "";
      control.hidden = control.disabled = withheld;
    } else {
      if (withheld) control.checked = false;
      control.closest(".ds-field").hidden = withheld;
    }
  }
  return left > 0;
}

/* Says “optional” where an answer is not needed now. */
function mark(box, required, words) {
  /* Its own label comes first; parts and rows have labels, and such notes, of theirs. */
  const label = box.querySelector("legend, label");
  let note = label?.querySelector(".optional");
  if (!note && !required) {
    note = document.createElement("span");
    note.className = "optional";
    note.textContent = words;
    label?.append(" ", note);
  }
  if (note) note.hidden = required;
}

/* A number or date as people read it; `marks` are those of numbers, and the unit. */
function written(value, marks, decimals) {
  if (!/^-?[0-9]+(\.[0-9]+)?$/.test(value)) {
    const date = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value);
    if (!date) return value;
    return new Date(value).toLocaleDateString(document.documentElement.lang, {
      timeZone: "UTC", day: "numeric", month: "long", year: "numeric",
    });
  }
  let [whole, part = ""] = value.split(".");
  part = part.padEnd(decimals ?? (part ? 2 : 0), "0");
  whole = whole.replace(/\B(?=(\d{3})+$)/g, marks.thousandMark);
  return whole + (part && marks.decimalMark + part) + (marks.unit ? `\u00a0${marks.unit}` : "");
}

function calculated(box, { calculation, lines, decimals }, seen, today) {
  const output = box.querySelector("output");
  const value = compute(
    lines === undefined && isNumber(calculation, seen, today)
      ? { round: calculation, places: decimals || 0 } : calculation, seen, today,
  );
  const amount = value ?? null;
  const text = amount === null || amount === "" ? output.dataset.none : written(String(amount), output.dataset, decimals);
  if (output.textContent !== text) output.textContent = text;
  if (lines === undefined || amount === null) return amount;
  const amounts = {};
  calculation.sum.forEach((part, index) => {
    const line = compute(part, seen, today);
    const shown = box.querySelector(`[data-line="${CSS.escape(lines[index])}"]`);
    shown.hidden = line === null;
    if (line !== null) {
      shown.querySelector("dd").textContent = written(line, output.dataset);
      amounts[lines[index]] = line;
    }
  });
  return { amount, lines: amounts };
}

function isNumber(calculation, seen, today) {
  return compute({ add: [calculation] }, seen, today) !== null;
}

/* The message about an answer that is outside a limit set by other answers. */
function limitWords({ limit, message, marks }, seen, today) {
  const named = { thousandMark: marks.thousand_mark, decimalMark: marks.decimal_mark };
  return message.replace("{limit}", written(String(compute(limit, seen, today)), named));
}

/* Tells at once what a limit or a check has against the answer in a box that somebody has finished. */
function check(box, seen, form) {
  const { rules, today } = facts(form);
  const { checks = [], limits = [] } = rules[box.dataset.question] || {};
  const told = box.querySelector("[data-check]");
  const answered = isAnswered(seen.get(box.dataset.question)) && !box.closest("[hidden]");
  const beyond = answered && limits.find((one) => holds(one.outside, seen, today));
  const failed = answered && checks.find((one) => !holds(one.rule, seen, today));
  const words = beyond ? limitWords(beyond, seen, today) : failed?.message;
  if (!words) told?.remove();
  else if (told) told.textContent = words;
  else {
    const message = document.createElement("p");
    message.className = "ds-validation-message";
    message.dataset.check = "";
    message.setAttribute("role", "status");
    message.textContent = words;
    box.append(message);
  }
}

/* Applies everything; `changed` is the control that somebody has just finished with. */
function apply(form, changed) {
  const seen = new Map(facts(form).known);
  const unseen = [];
  for (const box of form.querySelectorAll("[data-question]")) {
    if (!box.closest("[data-row]")) applyBox(box, seen, form, unseen);
  }
  for (const section of form.querySelectorAll(".filling__section")) {
    section.hidden = [...section.querySelectorAll("[data-question]")].every((box) => box.hidden);
  }
  form.elements.unseen.value = unseen.join(" ");
  const box = changed?.closest?.("[data-question]");
  if (box) check(box, seenFrom(box, seen), form);
}

/* What a box's own rules see: in a row, its answers first. */
function seenFrom(box, seen) {
  const row = box.closest("[data-row]");
  if (!row) return seen;
  const group = row.closest("[data-type=group]");
  const index = [...group.querySelectorAll("[data-row]")].indexOf(row);
  return inRow(new Map(Object.entries(seen.get(group.dataset.question)?.[index] || {})), seen);
}

return { apply };
})();
