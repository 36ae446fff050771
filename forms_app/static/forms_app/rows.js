/* Adds and removes rows of repeatable groups at once. Without it, the same buttons post the step. */
(() => {
  "use strict";
  const ANY_ROW = "ANY-ROW"; /* as in forms_app/filling/rows.py */

  const rowsOf = (group) => [...group.querySelectorAll("[data-row]")];
  const titleOf = (row) => row.querySelector("[data-row-title]").textContent;
  const addButton = (group) => group.querySelector("[name=add-row]");

  function newId() {
    return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function renumber(group) {
    const name = titleOf(group.querySelector("[data-blank-row]").content);
    const rows = rowsOf(group);
    rows.forEach((row, index) => {
      for (const title of row.querySelectorAll("[data-row-title]")) title.textContent = `${name} ${index + 1}`;
    });
    addButton(group).hidden = rows.length >= Number(group.dataset.max);
  }

  function tell(group, kind, title) {
    const status = group.querySelector("[data-rows-told]");
    status.textContent = status.dataset[kind].replace("{}", title);
    /* For rules, and for what is saved meanwhile. */
    group.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function add(group) {
    const made = document.createElement("template");
    made.innerHTML = group.querySelector("[data-blank-row]").innerHTML.replaceAll(ANY_ROW, newId());
    const row = made.content.querySelector("[data-row]");
    group.querySelector("[data-rows]").append(row);
    renumber(group);
    /* Scripts of controls make the new ones livelier too. */
    row.dispatchEvent(new CustomEvent("portalen:added", { bubbles: true }));
    tell(group, "added", titleOf(row));
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  }

  function remove(group, row) {
    const title = titleOf(row);
    row.remove();
    renumber(group);
    tell(group, "removed", title);
    addButton(group).focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[name=add-row], [name=remove-row]");
    const group = button?.closest("[data-type=group]");
    if (!group) return;
    event.preventDefault();
    if (button.name === "add-row") add(group);
    else remove(group, button.closest("[data-row]"));
  });
  /* The summary of a row is of what was there when the page came. */
  document.addEventListener("input", (event) => {
    event.target.closest?.("[data-row]")?.querySelector(".group__summary")?.remove();
  });
})();
