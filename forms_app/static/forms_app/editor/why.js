/* In the preview, in the place of what is hidden: the rule that hides it, and the answers it looks at. */
(() => {
  "use strict";
  const asked = (id) => document.querySelector(`[data-question="${CSS.escape(id)}"]`);
  const words = (element) => element?.textContent.trim() ?? "";

  function answers(question) {
    const controls = [...question.querySelectorAll("input, select, textarea")].filter((control) => {
      if (control.type === "hidden" || control.closest("[hidden]")) return false;
      return ["radio", "checkbox"].includes(control.type) ? control.checked : control.value.trim();
    });
    return controls.map((control) => {
      if (control.tagName === "SELECT") return words(control.selectedOptions[0]);
      return ["radio", "checkbox"].includes(control.type) ? words(control.labels[0]) : control.value;
    });
  }

  function show(why) {
    why.hidden = !asked(why.dataset.why)?.hidden;
    if (why.hidden) return;
    const lines = why.dataset.looksAt.split(" ").map((id) => {
      const question = asked(id);
      const line = document.createElement("li");
      const given = question ? answers(question).join(" ") : "";
      line.textContent = `${words(question?.querySelector("legend, label"))}: ${given || why.dataset.nothing}`;
      return line;
    });
    why.querySelector("[data-why-answers]").replaceChildren(...lines);
  }

  const refresh = () => document.querySelectorAll("[data-why]").forEach(show);
  // After the scripts that hide and show.
  ["input", "change"].forEach((name) => document.addEventListener(name, () => setTimeout(refresh)));
  window.addEventListener("load", refresh);
})();
