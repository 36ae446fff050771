// The browser's own print command does the same: the button is only shown where it works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// What is folded away on the screen belongs on the paper.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".receipt details")) details.open = true;
});
