document.querySelector("[data-desk-print]").addEventListener("click", () => window.print());
