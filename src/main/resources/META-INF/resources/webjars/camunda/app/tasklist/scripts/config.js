import { prepare } from '/assets/webapps-1.js';
import { refreshShown } from './slipway/focus-1.js';

await prepare({
  CLAIM_TASK: 'Take it',
  UNCLAIM_TASK: 'Hand back',
  CLAIM_ERROR: 'This task cannot be yours',
  COMPLETE_ERROR: 'Nothing is recorded yet',
  NO_MATCHING_TASK: 'Nothing waits for you or your teams.',
  NO_HISTORY: 'Nobody has done anything with this task yet.',
  SAVE_HINT: 'Keep what you typed in this browser, to go on later',
});
await refreshShown();

export default {
  customScripts: ['scripts/slipway/drafts-1.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' },
  },
};
