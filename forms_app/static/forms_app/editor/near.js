/* Draws what is on the screen or near it, and draws it again when something in the form changes. A large
   dialog has hundreds of rules and headings; people look at a few. */
(() => {
  "use strict";
  const portalen = (window.portalen = window.portalen || {});
  const drawings = new WeakMap();
  const near = new Set();
  const watching = new IntersectionObserver(
    (entries) => {
      entries.forEach(({ target, isIntersecting }) => {
        if (!isIntersecting) near.delete(target);
        else if (near.add(target)) drawings.get(target)();
      });
    },
    // The admin scrolls inside an element of its own.
    { rootMargin: "1500px", scrollMargin: "1500px" },
  );

  /* Calls `draw` when the element comes near, and after every change while it is. */
  portalen.whenNear = (element, draw) => {
    drawings.set(element, draw);
    watching.observe(element);
  };

  let waiting;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      near.forEach((element) => {
        if (!element.isConnected) near.delete(element);
        else if (!element.contains(document.activeElement)) drawings.get(element)();
      });
    }, 200);
  };
  ["input", "change", "click"].forEach((name) => document.addEventListener(name, refresh));
})();
