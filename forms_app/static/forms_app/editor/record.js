// Takes what an editor has answered in the preview along when it is recorded.
document.querySelector("[data-record]")?.addEventListener("submit", (event) => {
  const frame = document.querySelector("[data-record-frame]");
  const answers = frame?.contentDocument?.querySelector("form.filling__form");
  if (!answers) {
    event.preventDefault(); // the preview is not there yet
    return;
  }
  const form = event.target;
  form.querySelectorAll("[data-answer]").forEach((input) => input.remove());
  for (const [name, value] of new FormData(answers)) {
    if (typeof value !== "string" || name === "csrfmiddlewaretoken" || name === "name") continue;
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    input.dataset.answer = "";
    form.append(input);
  }
});
