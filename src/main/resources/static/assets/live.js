// Keeps the runs of a release up to date while one is in progress. Without it the page reloads itself.
const EVERY = 2000;

/** Carries over what the reader opened and where the keyboard is, so that a refresh disturbs nobody. */
function replace(shown, fresh) {
  const open = [...shown.querySelectorAll("details")].map((details) => details.open);
  const focus = shown.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  shown.replaceWith(fresh);
  [...fresh.querySelectorAll("details")].forEach((details, at) => {
    details.open = open[at] ?? details.open;
  });
  if (focus) {
    [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === focus)?.focus();
  }
}

async function refresh() {
  const shown = document.querySelector("[data-live]");
  if (!shown) {
    return;
  }
  const answer = await fetch(shown.dataset.live, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#runs");
    if (fresh && !fresh.hasAttribute("data-live")) {
      location.reload();
      return;
    }
    if (fresh && fresh.textContent !== shown.textContent) {
      replace(shown, document.adoptNode(fresh));
    }
  }
  setTimeout(refresh, EVERY);
}

setTimeout(refresh, EVERY);
