/* The value of a question as forms_app/questions cleans it, as far as rules need it; null: not answered, or
   nothing that the server would accept. */
globalThis.values = (() => {
const controls = (box) => [...box.querySelectorAll("input, select, textarea")].filter((one) => one.type !== "hidden");
const typed = (box) => (box.querySelector("input")?.value ?? "").trim();

function number(box) {
  let text = typed(box).replace(/\s/g, "").replace("−", "-").toLowerCase();
  const unit = (box.querySelector(".ds-field-affix")?.textContent || "").replace(/\s/g, "").toLowerCase();
  if (box.dataset.type === "money") text = text.replace(/(kr|kroner)$/, "").replace(/^kr\.?/, "").replace(/[.,][-–—]$/, "");
  if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length);
  if (text.includes(",")) text = text.replaceAll(".", "").replace(",", ".");
  if (!/^[+-]?[0-9]{1,15}(\.[0-9]{1,10})?$/.test(text)) return null;
  return text.replace(/^\+/, "").replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");
}

function dateOf(parts) {
  if (parts.length !== 3 || !parts.every((part) => /^[0-9]{1,4}$/.test(part)) || parts[2].length === 3) return null;
  const [day, month] = parts.map(Number);
  const year = parts[2].length <= 2 ? 2000 + Number(parts[2]) : Number(parts[2]);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/* Day, month and year in boxes of their own, or all in the first. */
function date(inputs, count = 3) {
  let parts = inputs.map((input) => input.value.trim());
  if (parts[0] && parts.slice(1).every((part) => !part)) {
    parts = parts[0].split(/[\s./-]+/);
    if (parts[0].length === 4) parts.reverse();
  }
  if (parts.length !== count) return null;
  return dateOf(count === 2 ? ["1", ...parts] : parts);
}

function period(box) {
  const inputs = controls(box).filter((one) => one.type !== "checkbox");
  const from = date(inputs.slice(0, 3)), to = date(inputs.slice(3, 6));
  return from && { from, to };
}

function oneValue(box) {
  const control = box.querySelector("textarea, select, input:not([type=radio], [type=hidden]), input:checked");
  return (control && control.value.trim()) || null;
}

const anything = (box) =>
  box.querySelector("[data-answered]") || controls(box).some((one) => (
    ["radio", "checkbox"].includes(one.type) ? one.checked : one.value.trim()
  )) ? { answered: true } : null;

function time(box) {
  const found = /^(?:kl\.?\s*)?([01]?[0-9]|2[0-3])(?:\s*[:.,]?\s*([0-5][0-9]))?$/i.exec(typed(box));
  return found && `${found[1].padStart(2, "0")}:${found[2] || "00"}`;
}

const READERS = {
  time,
  phone: (box) => box.querySelector("input[type=tel]").value.trim() || null, /* a list of countries may come first */
  organisation_number: (box) => typed(box).replace(/^no|mva$/gi, "").replace(/[\s.–-]/g, "") || null,
  number, integer: number, money: number, percent: number,
  date: (box) => date(controls(box)),
  month: (box) => date(controls(box), 2),
  period,
  files: (box) => {
    const way = box.querySelector("input[type=radio]:checked");
    return box.querySelector("[data-file]") || (way && way.value !== "now") ? { answered: true } : null;
  },
  several_of: (box) => [...box.querySelectorAll("input:checked")].map((input) => input.value),
  consent: (box) => box.querySelector("input").checked || null,
  own_child: oneValue,
  information: () => null, warning: () => null, accordion: () => null, image: () => null, link: () => null,
  person: anything, address: anything, name: anything, matrix: anything, files: anything, signature: anything,
  property: anything, map_point: anything,
};

return { of: (box) => (READERS[box.dataset.type] || oneValue)(box) };
})();
