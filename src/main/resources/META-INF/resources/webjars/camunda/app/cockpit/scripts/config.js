import { prepare } from '/assets/webapps-1.js';

await prepare();

export default { customScripts: ['scripts/slipway/history-1.js'], disableWelcomeMessage: true };
