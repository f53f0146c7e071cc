// A task that was opened by its address has the whole window. What is wrong is said beside its field, and whoever has
// completed a task sees what was recorded and what comes next.

const OPEN = /[?&]task=([^&]+)/;
const DONE = /\/task\/([^/?]+)\/(?:submit-form|complete)$/;
const TAKEN = /\/task\/[^/?]+\/claim$/;
const FOCUS = 'slipway-focus';
const ASKED_FOR = 'slipway-asked-for';
const ANSWER_NEXT = 'slipway-answer-next';
const ANSWER = '.fjs-container :is(input, textarea, select, [contenteditable="true"]):not([disabled], [readonly])';

const openTask = () => OPEN.exec(location.hash)?.[1];

/** The task that was open when this page was loaded. */
const loaded = openTask();

/** Since Complete was pressed, until a wrong field was shown. */
let leading = false;

/** Has the server show the task as the release is now, before Tasklist reads it. */
export async function refreshShown() {
  const task = openTask();
  if (task) {
    await fetch(`/tasks/${task}`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => null);
  }
}

/** Tasklist adds the list to the address by itself, so the task that was asked for is remembered. */
function fillWindow() {
  const task = openTask();
  if (task && !location.hash.includes('filter=')) {
    sessionStorage.setItem(ASKED_FOR, task);
  }
  document.body.classList.toggle(FOCUS, Boolean(task) && sessionStorage.getItem(ASKED_FOR) === task);
  document.body.classList.toggle('slipway-task', Boolean(task));
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
    sessionStorage.setItem(ANSWER_NEXT, 'yes');
    setTimeout(() => location.reload());
  }
}

/** Leads to the first field that is wrong; whether there is one. */
function leadToWrong() {
  const wrong = document.querySelector('.fjs-container .fjs-form-field.fjs-has-errors');
  lead(wrong);
  return Boolean(wrong);
}

function lead(field) {
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector('input, textarea, select')?.focus({ preventScroll: true });
}

function fieldNamedIn(words) {
  const row = /\bAction (\d): /.exec(words)?.[1];
  const name = row ? `action${row}What` : /\bcomment\b/i.test(words) ? 'comment' : 'none';
  return document.querySelector(`.fjs-container [id$="-${name}"]`)?.closest('.fjs-form-field');
}

function answerFirst() {
  if (sessionStorage.getItem(ANSWER_NEXT)) {
    const field = document.querySelector(ANSWER);
    if (field) {
      sessionStorage.removeItem(ANSWER_NEXT);
      field.focus({ preventScroll: true });
    }
  }
}

function pressed(event) {
  if (event.target.closest?.('button[ng-click="complete()"]')) {
    leading = true;
    setTimeout(() => {
      complete();
      leading = false;
    }, 1000);
  }
}

/** On a narrow screen the rows of a table are cards, in which each cell says what it is. */
function labelCells(table) {
  const labels = [...table.querySelectorAll('th')].map((head) => head.textContent.trim());
  table.querySelectorAll('tbody tr').forEach((row) => [...row.cells].forEach((cell, at) => {
    if (labels[at] && cell.dataset.label !== labels[at]) {
      cell.dataset.label = labels[at];
    }
  }));
}

/** What Tasklist draws again and again gets what it lacks. */
function complete() {
  answerFirst();
  if (leading && leadToWrong()) {
    leading = false;
  }
  document.querySelectorAll('.fjs-container :is(.fjs-table, .fjs-form-field-text table)').forEach(labelCells);
  const top = document.querySelector('.task-details > header.top');
  if (top && !top.querySelector('.slipway-all')) {
    const link = document.createElement('a');
    link.className = 'slipway-all';
    link.href = '/camunda/app/tasklist/default/';
    link.textContent = 'All my tasks';
    top.prepend(link);
  }
  document.querySelectorAll('.notifications .alert-danger:not([data-read])').forEach((alert) => {
    alert.dataset.read = 'true';
    setTimeout(() => leadToWrong() || lead(fieldNamedIn(alert.textContent)));
  });
}

watchRequests();
// Leaving a field for the button may already disable it, and then it gets no click.
['pointerdown', 'click'].forEach((press) => document.addEventListener(press, pressed, true));
window.addEventListener('hashchange', () => {
  const task = openTask();
  if (task && task !== loaded) {
    // Chosen from the list: by its address it shows the release as it is now.
    location.assign(`/tasks/${task}`);
  } else {
    fillWindow();
  }
});
fillWindow();
new MutationObserver(complete).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class'],
});


