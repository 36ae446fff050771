// Suggests titles while somebody types. They are fetched once; what is typed stays in the browser.
"use strict";

(() => {
  const MOST = 8;

  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  const suggest = (field, list, titles) => {
    const typed = words(field.value);
    const found = typed.length
      ? titles.filter((title) => {
          const lower = title.toLowerCase();
          return typed.every((word) => lower.includes(word));
        })
      : [];
    list.replaceChildren(...found.slice(0, MOST).map((title) => new Option("", title)));
  };

  for (const field of document.querySelectorAll("input[data-suggestions]")) {
    field.addEventListener("focus", async () => {
      const answer = await fetch(field.dataset.suggestions).catch(() => null);
      if (!answer || !answer.ok) return;
      const { titles } = await answer.json();
      const list = document.createElement("datalist");
      list.id = `${field.id}-suggestions`;
      field.after(list);
      field.setAttribute("list", list.id);
      field.addEventListener("input", () => suggest(field, list, titles));
      suggest(field, list, titles);
    }, { once: true });
  }
})();
