// A task that was opened by its address has the whole window. What is wrong is said beside its field, and whoever has
// completed a task sees what was recorded and what comes next.

const OPEN = /[?&]task=([^&]+)/;
const DONE = /\/task\/([^/?]+)\/(?:submit-form|complete)$/;
const TAKEN = /\/task\/[^/?]+\/claim$/;
const FOCUS = 'slipway-focus';
const BAR = '.task-details .form-actions';
const ANSWER = '.fjs-container :is(input, textarea, select, [contenteditable="true"]):not([disabled], [readonly])';

const openTask = () => OPEN.exec(location.hash)?.[1];

/** Has the server show the task as the release is now, before Tasklist reads it; whether it shows something else then. */
export async function refreshShown() {
  const task = openTask();
  if (task) {
    await fetch(`/tasks/${task}`, { redirect: 'manual' }).catch(() => null);
  }
}

function fillWindow() {
  document.body.classList.toggle(FOCUS, Boolean(openTask()) && !location.hash.includes('filter='));
  document.body.classList.toggle('slipway-task', Boolean(openTask()));
}

function watchRequests() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    open.call(this, method, address, ...more);
    if (method.toUpperCase() === 'POST') {
      this.addEventListener('load', () => answered(this, String(address)));
    }
  };
}

function answered(request, address) {
  if (request.status >= 300) {
    return;
  }
  const done = DONE.exec(address);
  if (done) {
    setTimeout(() => location.assign(`/tasks/${done[1]}`));
  } else if (TAKEN.test(address)) {
    // Tasklist would draw the form once more at a moment of its choice, and forget what was typed until then.
    sessionStorage.setItem(FOCUS, 'answer');
    setTimeout(() => location.reload());
  }
}

/** Leads to the first field that is wrong, and names it where Tasklist says only that something is. */
function leadToField(alert) {
  const wrong = document.querySelector('.fjs-container .fjs-form-field.fjs-has-errors');
  const named = wrong ?? fieldNamedIn(alert.textContent);
  if (wrong) {
    const label = wrong.querySelector('.fjs-form-field-label')?.textContent.replace('*', '').trim();
    const error = wrong.querySelector('.fjs-form-field-error')?.textContent.trim();
    const message = alert.querySelector('.message') ?? alert;
    message.textContent = `${label}: ${error}`;
  }
  named?.scrollIntoView({ block: 'center' });
  named?.querySelector('input, textarea, select')?.focus({ preventScroll: true });
}

function fieldNamedIn(words) {
  return /\bcomment\b/i.test(words) ? document.querySelector('.fjs-container [id$="-comment"]')?.closest('.fjs-form-field') : null;
}

function answerFirst() {
  if (sessionStorage.getItem(FOCUS) === 'answer') {
    const field = document.querySelector(ANSWER);
    if (field) {
      sessionStorage.removeItem(FOCUS);
      field.focus({ preventScroll: true });
    }
  }
}

/** What Tasklist draws again and again gets what it lacks. */
function complete() {
  answerFirst();
  const top = document.querySelector('.task-details > header.top');
  if (top && !top.querySelector('.slipway-all')) {
    const link = document.createElement('a');
    link.className = 'slipway-all';
    link.href = '/camunda/app/tasklist/default/';
    link.textContent = 'All my tasks';
    top.prepend(link);
  }
  document.querySelectorAll('.region-toggle:not([aria-label])').forEach((button) => button.setAttribute('aria-label', `Fold or unfold: ${button.dataset.region}`));
  document.querySelectorAll('.notifications .alert-danger:not([data-read])').forEach((alert) => {
    alert.dataset.read = 'true';
    setTimeout(() => leadToField(alert));
  });
}

watchRequests();
window.addEventListener('hashchange', fillWindow);
fillWindow();
new MutationObserver(complete).observe(document.documentElement, { childList: true, subtree: true });


