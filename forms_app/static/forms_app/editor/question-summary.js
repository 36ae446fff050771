/* What a folded question is, in its heading: whether it must be answered, and when it is shown. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  function words(found, name) {
    const { texts, labels, types } = portalen.ruleWords();
    const parts = [];
    if (found.questions) parts.push(labels.question_count.replace("%(count)s", found.questions.length));
    else if (found.required) parts.push(labels.required);
    if (found.rule) {
      const known = portalen.earlierQuestions(name, types);
      parts.push(portalen.ruleSentence(found.rule, known) || texts.always);
    }
    return parts.join(" · ");
  }

  /* Keeps the heading of the stream child `child`, whose block has this prefix, true while people edit. */
  portalen.summarise = (child, prefix) => {
    const heading = child?.querySelector("[data-panel-heading]");
    if (!heading) return;
    const summary = document.createElement("span");
    summary.className = "question-summary";
    heading.append(summary);
    portalen.whenNear(heading, () => {
      const found = portalen.blockAt(prefix);
      summary.textContent = found ? words(found, `${prefix}-show_if`) : "";
    });
  };
})();
