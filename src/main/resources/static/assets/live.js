// Keeps the runs of a release up to date while one is in progress. Without it the page reloads itself.
const EVERY = 2000;

async function refresh() {
  const shown = document.querySelector("[data-live]");
  if (!shown) {
    return;
  }
  const answer = await fetch(shown.dataset.live, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#runs");
    if (fresh) {
      shown.replaceWith(document.adoptNode(fresh));
      if (!fresh.hasAttribute("data-live")) {
        location.reload();
        return;
      }
    }
  }
  setTimeout(refresh, EVERY);
}

setTimeout(refresh, EVERY);
