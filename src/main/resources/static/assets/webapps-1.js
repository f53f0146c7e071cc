// What Tasklist, Cockpit and Admin need before they start on a slow or busy machine. Each waits for this in its config.js.

const TRIES = 3;
const SPLASH = '.app-splash';
const PATIENCE = 90_000;
const SIGNS = { 'region-toggle': 'Fold or unfold', maximize: 'Use the whole window', 'reset-regions': 'Show all columns' };
const RELOADS = 'slipway-reloads';

/**
 * Resolves when the application may start; whatever fails here keeps nobody from starting.
 *
 * @param words what the application says otherwise than by itself, by its own keys
 */
export async function prepare(words = {}) {
  waitForScripts();
  reloadIfStuck();
  nameButtons();
  await haveWords(words);
}

/** RequireJS gives up after 7 seconds, and nothing is ever shown; the page's own setting does not reach it. */
function waitForScripts() {
  window.require?.config?.({ waitSeconds: 0 });
}

/** The words arrive after the first drawing, which keeps the keys of some; from its own store they are there at once. */
async function haveWords(words) {
  const base = document.querySelector('base');
  const app = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
  const store = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  const key = `${app}_locales_data_en_${window.bust}`;
  for (let tries = 0; !store[key] && tries < TRIES; tries++) {
    try {
      const answer = await fetch(`${app}en.json?bust=${window.bust}`);
      if (answer.ok) {
        store[key] = JSON.stringify(await answer.json());
        localStorage.setItem('camunda-web', JSON.stringify(store));
      }
    } catch (unreachable) {
      console.warn('The words cannot be read', unreachable);
    }
  }
  try {
    const known = JSON.parse(store[key]);
    Object.assign(known.labels, words);
    store[key] = JSON.stringify(known);
    localStorage.setItem('camunda-web', JSON.stringify(store));
  } catch (unusable) {
    console.warn('The words stay as they are', unusable);
  }
}

/** Buttons that show only a sign get a name for those who hear the page. */
function nameButtons() {
  const name = () => document.querySelectorAll('button:not([aria-label])').forEach((button) => {
    const said = button.getAttribute('uib-tooltip') || SIGNS[[...button.classList].find((one) => SIGNS[one])];
    if (said && !button.textContent.trim()) {
      button.setAttribute('aria-label', said);
    }
  });
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
}

/** A page that shows nothing but its spinner is asked for once more, twice at the most. */
function reloadIfStuck() {
  setTimeout(() => {
    const reloads = Number(sessionStorage.getItem(RELOADS) || 0);
    if (!document.querySelector(SPLASH)) {
      sessionStorage.removeItem(RELOADS);
    } else if (reloads < 2) {
      sessionStorage.setItem(RELOADS, String(reloads + 1));
      location.reload();
    }
  }, PATIENCE);
}
