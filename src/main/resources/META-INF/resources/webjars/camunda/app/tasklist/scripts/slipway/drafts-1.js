// Tasklist keeps what somebody typed into a form when their session ends, and finds it again after they signed in. Here
// it says so, and a draft is kept from everybody but who typed it, on a shared computer too.

const DRAFT = 'camunda-form:';
const OWNER = 'slipway-draft-owner:';
const WHO = /\/auth\/user\/[^/]+(\/login\/[^/]+)?$/;

let person = null;
let sessionEnded = false;

/** These listeners come before Tasklist's own, which opens a form, or takes it away. */
function watchRequests() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    open.call(this, method, address, ...more);
    this.addEventListener('readystatechange', () => {
      if (this.status === 401) {
        sessionEnded = true;
      } else if (this.readyState === XMLHttpRequest.DONE && this.status === 200 && WHO.test(address)) {
        signedIn(JSON.parse(this.responseText).userId);
      }
    });
  };
}

function watchDrafts() {
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    if (key.startsWith(DRAFT) && person) {
      setItem.call(this, OWNER + key.slice(DRAFT.length), person);
      if (sessionEnded) {
        tell('Your session has ended. Sign in again: what you typed is kept.');
      }
    }
  };
}

function signedIn(who) {
  person = who;
  sessionEnded = false;
  document.querySelector('.slipway-note')?.remove();
  Object.keys(localStorage)
    .filter((key) => key.startsWith(DRAFT))
    .map((key) => key.slice(DRAFT.length))
    .filter((task) => localStorage.getItem(OWNER + task) !== person)
    .forEach((task) => {
      localStorage.removeItem(DRAFT + task);
      localStorage.removeItem(OWNER + task);
    });
}

/** Instead of Tasklist's own message, which says only that something went wrong. */
function tell(words) {
  document.querySelector('.slipway-note')?.remove();
  const note = document.createElement('p');
  note.className = 'slipway-note';
  note.setAttribute('role', 'status');
  note.textContent = words;
  document.body.append(note);
}

watchRequests();
watchDrafts();

export default [];
