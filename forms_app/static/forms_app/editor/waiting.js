// A page that waits for a worker looks now and then whether its work is done, and shows what came of it.
// Without this script there is a link to press.
(() => {
  const AGAIN = 2000; // milliseconds

  async function look() {
    const answer = await fetch(location.href).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page && !page.querySelector("[data-waiting]")) location.reload();
    else setTimeout(look, AGAIN);
  }

  if (document.querySelector("[data-waiting]")) setTimeout(look, AGAIN);
})();
