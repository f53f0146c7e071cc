export default { customScripts: ['scripts/slipway/history-1.js'], disableWelcomeMessage: true };
