// A button beside each text that is there to be copied.
for (const text of document.querySelectorAll(".promotion__text")) {
  const words = document.querySelector(".promotion").dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = words.copied;
    setTimeout(() => (button.textContent = words.copy), 2000);
  });
  text.after(button);
}
