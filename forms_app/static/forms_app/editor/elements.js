/* Small makers of elements for the editor's scripts. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});

  portalen.element = (tag, attributes = {}, ...content) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined) made.setAttribute(name, value);
    });
    made.append(...content);
    return made;
  };

  portalen.option = (value, label, selected) => portalen.element("option", { value, selected }, label);

  portalen.button = (label, look, onClick) => {
    const made = portalen.element("button", { type: "button", class: `button button-small ${look}` }, label);
    made.addEventListener("click", onClick);
    return made;
  };

  /* A list to choose from; `choices` are [value, label], and `onChange` gets the chosen value. */
  portalen.select = (attributes, choices, chosen, onChange) => {
    const made = portalen.element(
      "select", attributes, ...choices.map(([value, label]) => portalen.option(value, label, value === chosen)),
    );
    made.addEventListener("change", () => onChange(made.value));
    return made;
  };

  /* Telepath's definition of a widget that is a hidden input with something of ours after it. */
  portalen.registerHidden = (name, Widget) => {
    class Definition {
      constructor(html) {
        this.html = html;
      }

      render(placeholder, inputName, id, initialState) {
        const box = document.createElement("div");
        box.innerHTML = this.html.replaceAll("__NAME__", inputName).replaceAll("__ID__", id);
        placeholder.replaceWith(box);
        const input = box.querySelector("input");
        input.value = initialState || "";
        return new Widget(input);
      }
    }
    window.telepath.register(name, Definition);
  };
})();
