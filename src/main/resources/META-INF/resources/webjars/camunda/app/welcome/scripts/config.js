import { prepare } from '/assets/webapps-1.js';

await prepare();

export default { disableWelcomeMessage: true };
