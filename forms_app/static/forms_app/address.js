/* The address register suggests while somebody types a street, and fills in postcode and place too. */
(() => {
  "use strict";
  const PAUSE = 250; // ms without a key pressed before the register is asked

  function suggesting(box) {
    const part = (name) => box.querySelector(`[name$="-${name}"]`);
    const street = part("street"), postcode = part("postcode"), place = part("place");
    const country = part("country");
    let timer = 0, settle = () => {}, told = null;

    function tell(text) {
      if (!told) {
        told = document.createElement("p");
        told.className = "ds-paragraph";
        told.dataset.size = "sm";
        told.setAttribute("role", "status");
        box.append(told);
      }
      told.textContent = text;
    }

    async function ask(text) {
      const token = street.form?.elements.csrfmiddlewaretoken?.value;
      if (!token || text.length < 3 || country?.value) return [];
      try {
        const body = new URLSearchParams({ csrfmiddlewaretoken: token, text });
        const answer = await fetch(box.dataset.lookup, { method: "POST", body });
        const { addresses } = await answer.json();
        tell(answer.ok ? "" : box.dataset.down);
        return addresses.map((one) => ({ ...one, label: `${one.street}, ${one.postcode} ${one.place}` }));
      } catch {
        tell(box.dataset.down);
        return [];
      }
    }

    globalThis.combobox(street, {
      find: (text) => new Promise((resolve) => {
        clearTimeout(timer);
        settle([]);
        settle = resolve;
        timer = setTimeout(async () => resolve(await ask(text)), PAUSE);
      }),
      choose: (one) => {
        street.value = one.street;
        postcode.value = one.postcode;
        place.value = one.place;
        street.dispatchEvent(new Event("change", { bubbles: true }));
      },
      none: box.dataset.none,
    });
  }
  document.querySelectorAll("[data-lookup]").forEach(suggesting);
  /* In a new row of a group (rows.js). */
  addEventListener("portalen:added", (event) => event.target.querySelectorAll("[data-lookup]").forEach(suggesting));
})();
